"""Buttons and inputs carry the labels that people, and other clients of the bot, know them by."""

import pytest

from bot.i18n.speech import speaking
from bot.localteams.cards import actions, labels
from cards.kit import Card
from cards.samples.every import every_sample

SAMPLES = {sample.name: sample for sample in every_sample()}

PROPOSAL = (
    "Rubrik · Typ · Föredragande · Tid (minuter) · Bakgrund · Länk · Möte",
    "Title · Kind · Presenters · Time (minutes) · Background · Link · Meeting",
)
SETUP = (
    (
        "Gruppens namn · Ordförande · Sekreterare · Språk · Tidszon · Mötesdag · Rytm · Starttid · Längd (minuter)"
        " · Påminnelsedag · Påminnelsetid"
    ),
    (
        "Group name · Chair · Secretary · Language · Time zone · Meeting day · Rhythm · Start time · Length (minutes)"
        " · Reminder day · Reminder time"
    ),
)
INPUTS = {
    "setup-form": SETUP,
    "proposals-form": PROPOSAL,
    "proposals-edit": PROPOSAL,
    "proposals-decide": ("Motivering", "Reason"),
    "minutes-draft-candidate": ("Ansvarig · Klart senast · Text", "Owner · Due · Text"),
}
ANSWERS = ("Anta · Skjut upp · Hantera i Teams · Avslå", "Accept · Postpone · Handle in Teams · Decline")
BUTTONS = {
    "setup-form": ("Spara", "Save"),
    "setup-form-filled": ("Spara", "Save"),
    "proposals-form": ("Skicka förslag", "Send proposal"),
    "proposals-receipt": ("Ändra · Dra tillbaka", "Edit · Withdraw"),
    "proposals-receipt-accepted": ("", ""),
    "proposals-decide": ANSWERS,
    "proposals-decided": ("", ""),
    "agenda-planned": ("Publicera", "Publish"),
    "agenda-published": ("", ""),
    "minutes-draft-candidate": (
        "Ta med · Hoppa över · Ångra det senaste · Kasta utkastet",
        "Keep · Skip · Undo the latest · Discard draft",
    ),
    "minutes-draft-nothing-found": ("Publicera · Kasta utkastet", "Publish · Discard draft"),
    "assignments-open": ("Klart · Pågår", "Done · In progress"),
    "assignments-in-progress": ("Klart", "Done"),
    "assignments-done": ("", ""),
}


def card(name: str, lang: str) -> Card:
    return SAMPLES[name].cards(speaking(lang))[0]


def button_titles(card: Card) -> list[str]:
    """The buttons; rows that fold are none."""
    return [found.name for found in actions(card.json) if found.action["type"] != "Action.ToggleVisibility"]


@pytest.mark.parametrize(("name", "expected"), INPUTS.items())
def test_inputs_carry_their_labels(name: str, expected: tuple[str, str]) -> None:
    assert tuple(" · ".join(labels(card(name, lang).json)) for lang in ("sv", "en")) == expected


@pytest.mark.parametrize(("name", "expected"), BUTTONS.items())
def test_buttons_carry_their_labels(name: str, expected: tuple[str, str]) -> None:
    assert tuple(" · ".join(button_titles(card(name, lang))) for lang in ("sv", "en")) == expected


def test_each_proposal_in_the_queue_has_its_answers() -> None:
    assert button_titles(card("proposals-queue", "sv")) == ANSWERS[0].split(" · ") * 3


def test_each_assignment_in_the_reminder_has_its_buttons() -> None:
    assert button_titles(card("assignments-ping", "sv")) == ["Klart", "Pågår"] * 2
