"""Buttons and inputs carry the labels that people, and other clients of the bot, know them by."""

import pytest

from bot.i18n.speech import speaking
from bot.localteams.cards import actions, labels
from cards.kit import Card
from cards.samples.every import every_sample

SAMPLES = {sample.name: sample for sample in every_sample()}

PROPOSAL = (
    "Rubrik · Typ · Föredragande · Tid (minuter) · Bakgrund · Länk · Möte · Kvittens till",
    "Title · Kind · Presenters · Time (minutes) · Background · Link · Meeting · Receipt to",
)
SETUP = (
    (
        "Gruppens namn · Ordförande · Sekreterare · Språk · Tidszon · Mötesdag · Rytm · Starttid · Längd (minuter)"
        " · Påminnelsedag · Påminnelsetid · Plats · Länk till mötet · Sista dag för förslag · Dagordningen publiceras"
        " · Vecka i månaden · Sista dag att planera möten för · Fria texter"
        " · Namn i kanalens sammanställning · Personliga påminnelser tidigast · Personliga påminnelser senast"
        " · Sidhuvud i dokument · Sidfot i dokument"
    ),
    (
        "Group name · Chair · Secretary · Language · Time zone · Meeting day · Rhythm · Start time · Length (minutes)"
        " · Reminder day · Reminder time · Place · Link to the meeting · Last day for proposals"
        " · The agenda is published · Week of the month · Last day to plan meetings for · Free texts"
        " · Names in the channel's digest · Reminders in people's own chats from"
        " · Reminders in people's own chats until · Letterhead of documents · Footer of documents"
    ),
)
MEETING = (
    "Datum · Starttid · Längd (minuter) · Plats · Länk",
    "Date · Start time · Length (minutes) · Place · Link",
)
INPUTS = {
    "meetings-book": MEETING,
    "meetings-move": MEETING,
    "meetings-cancel": ("Motivering", "Reason"),
    "meetings-breaks-empty": ("Första dag · Sista dag · Namn", "First day · Last day · Name"),
    "setup-form": SETUP,
    "proposals-form": PROPOSAL,
    "proposals-edit": PROPOSAL,
    "proposals-decide": ("Motivering", "Reason"),
    "proposals-decide-late": ("Motivering · Skjut upp till", "Reason · Postpone to"),
    "proposals-accept-form": (
        "Möte · Plats i dagordningen · Tid (minuter) · Föredragande · Motivering",
        "Meeting · Place on the agenda · Time (minutes) · Presenters · Reason",
    ),
    "proposals-hand-form": ("Systergrupp · Motivering", "Sister group · Reason"),
    "reports-new": ("Ämne · Rapportör", "Topic · Reporter"),
    "reports-ask": ("Återkoppling", "Report"),
    "comebacks-question": ("Svar", "Answer"),
    "dates-form": ("Datum · Vad", "Date · What"),
    "minutes-draft-candidate": ("Ansvarig · Klart senast · Text", "Owner · Due · Text"),
    "polls-check-in": ("Närvaro · Läget (1–5) · Fokus i dag", "Attendance · Mood (1–5) · Focus today"),
    "assignments-open": ("Kommentar · Nytt datum · Ny ansvarig", "Comment · New date · New owner"),
    "assignments-form": (
        "Vad · Ansvarig · Grupp eller roll · Klart senast · Eller till mötet",
        "What · Owner · Group or role · Due · Or at the meeting",
    ),
    "polls-check-out": (
        "Vad har varit bra i dag? · Vad kan vi göra bättre? · Betyg (1–5)",
        "What went well today? · What can we do better? · Rating (1–5)",
    ),
}
ANSWERS = ("Anta · Skjut upp · Hantera i Teams · Avslå", "Accept · Postpone · Handle in Teams · Decline")
BUTTONS = {
    "meetings-to-start": (
        (
            "fredag 18 december kl. 09.00 · fredag 15 januari 2027 kl. 09.00"
            " · Boka · Lov och uppehåll · Starta mötet · Dagordning · Lägg i kalendern · Flytta · Ställ in"
        ),
        (
            "Friday 18 December at 09:00 · Friday 15 January 2027 at 09:00"
            " · Book · Breaks · Start the meeting · Agenda · Add to calendar · Move · Cancel meeting"
        ),
    ),
    "meetings-closed": ("Nästa möte · Boka", "Next meeting · Book"),
    "meetings-none-organiser": ("Boka · Lov och uppehåll", "Book · Breaks"),
    "meetings-book": ("Boka", "Book"),
    "meetings-move": ("Flytta", "Move"),
    "meetings-cancel": ("Ställ in", "Cancel meeting"),
    "setup-form": ("Spara", "Save"),
    "setup-form-filled": ("Spara", "Save"),
    "proposals-form": ("Skicka förslag", "Send proposal"),
    "proposals-receipt": ("Ändra · Dra tillbaka", "Edit · Withdraw"),
    "proposals-receipt-accepted": ("", ""),
    "proposals-decide": (f"{ANSWERS[0]} · Anta med ändringar", f"{ANSWERS[1]} · Accept with changes"),
    "proposals-decide-late": (
        f"{ANSWERS[0]} · Anta med ändringar · Lämna till",
        f"{ANSWERS[1]} · Accept with changes · Hand to",
    ),
    "proposals-decided": ("", ""),
    "agenda-planned": (
        "Lägg i kalendern · Publicera · Ändra ordning · Lägg till punkt · Ta bort · Ändra punkt · Stående punkter",
        "Add to calendar · Publish · Reorder · Add item · Remove · Edit item · Standing items",
    ),
    "agenda-published": (
        "Lägg i kalendern · Ändra ordning · Lägg till punkt · Ta bort · Ändra punkt · Stående punkter",
        "Add to calendar · Reorder · Add item · Remove · Edit item · Standing items",
    ),
    "agenda-seen": ("Lägg i kalendern", "Add to calendar"),
    "minutes-draft-candidate": (
        (
            "Ta med · Hoppa över · Ångra det senaste · Ta med resten (3) · Hoppa över resten (3)"
            f" · Ta med · minutes.look{' · Lägg till ur punkten' * 5}"
            " · Redigera · Lägg till det som saknas · Kasta utkastet · Word · PDF"
        ),
        (
            "Keep · Skip · Undo the latest · Keep the rest (3) · Skip the rest (3)"
            f" · Keep · minutes.look{' · Add from this item' * 5} · Edit"
            " · Add what is missing · Discard draft · Word · PDF"
        ),
    ),
    "minutes-standing": (
        "Läs hela · Justera · Rätta · Utse justerare · Word · PDF",
        "Read all · Approve · Correct · Name approvers · Word · PDF",
    ),
    "decisions-organiser": (
        "Genomfört · Ersatt · Spara · Upphävt · Visa anteckningarna",
        "Carried out · Replaced · Save · Revoked · Show the minutes",
    ),
    "minutes-draft-nothing-found": (
        f"Publicera{' · Lägg till ur punkten' * 5} · Redigera · Lägg till det som saknas · Kasta utkastet · Word · PDF",
        f"Publish{' · Add from this item' * 5} · Edit · Add what is missing · Discard draft · Word · PDF",
    ),
    "reports-ask": ("Skicka · Inget att rapportera", "Send · Nothing to report"),
    "reports-sent": ("Ändra", "Edit"),
    "reports-begun": ("", ""),
    "comebacks-question": ("Skicka", "Send"),
    "comebacks-begun": ("", ""),
    "assignments-open": (
        "Visa i anteckningarna · Lägg till delsteg · Klart · Pågår · Kommentera · Flytta datum · Lämna över · Stryk",
        "Show in the minutes · Add a step · Done · In progress · Comment · Move date · Hand over · Drop",
    ),
    "assignments-in-progress": (
        "Visa i anteckningarna · Lägg till delsteg · Klart · Kommentera · Flytta datum · Lämna över · Stryk",
        "Show in the minutes · Add a step · Done · Comment · Move date · Hand over · Drop",
    ),
    "assignments-done": ("Visa i anteckningarna · Öppna igen", "Show in the minutes · Open it again"),
    "assignments-hand-over": ("Ta över · Tacka nej", "Take over · Decline to take over"),
    "polls-check-in": ("Checka in · Stäng · Påminn", "Check in · Close · Remind"),
    "polls-check-out": ("Checka ut · Stäng · Påminn", "Check out · Close · Remind"),
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
    row = ["assignments.show", "Klart", "Pågår"]
    titles = [*row * 2, "assignments.show", "Klart", "Pausa påminnelser"]
    assert button_titles(card("reminders-ping", "sv")) == titles
