"""What the reader missed is added by the secretary: from a sentence of the text, or in words of her own."""

import pytest

from bot.localteams.board import Seen
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.localteams.world import Dialog
from tests.stories.conftest import GUEST
from tests.stories.forging import (
    SV,
    Json,
    again,
    dialog_raw,
    draft_of,
    facts,
    gone_through,
    hidden,
    second_group,
    shown,
    sqlite_only,
    word,
)
from tests.stories.stage import Stage, said
from tests.stories.test_draft_answers import press, state

pytestmark = pytest.mark.thorough

NOTES = """Mötesanteckningar ledningsgruppen
2026-11-20

Deltagare: Karin Ek, Johan Lind, Amira Haddad, Sven Åberg

1. Lokaler
Amira skickar ut lokalplanen senast den 4 december.
Det blev klart att lokalplanen gäller.
Frågan om skyltar landade hos Sven till den 11 december.

2. Budget
Karin gick igenom läget.
Amira tar fram en prognos till nästa möte.
"""

SKYLTAR = "Frågan om skyltar landade hos Sven till den 11 december."
GONE = SV("I can't find that any more. Ask for the list again.")


def opened(pressed: Pressed) -> Dialog:
    """The dialog that a press led to."""
    assert pressed.dialog is not None, pressed.word
    return pressed.dialog


def values(card: Json) -> dict[str, str]:
    """What stands in a dialog's inputs, by label."""
    return {one["label"]: one.get("value", "") for one in card["body"] if one["type"].startswith("Input.")}


async def sentences_of(stage: Stage, draft: Seen, item: str) -> Dialog:
    """Let Johan ask for the sentences of an item, by its heading."""
    asked = opened(await stage.local.press(JOHAN, draft, "Lägg till det som saknas"))
    return opened(await stage.local.press(JOHAN, asked, "Nästa", Punkt=item))


async def added(stage: Stage, draft: Seen, item: str, given: Json, filled: Json | None = None) -> Seen:
    """Let Johan add something, and return the draft as it stands then."""
    form = opened(await stage.local.press(JOHAN, await sentences_of(stage, draft, item), "Nästa", **given))
    assert (await stage.local.press(JOHAN, form, "Lägg till", **(filled or {}))).dialog is None
    await stage.settled()
    return shown(stage, JOHAN, draft)


def kept_in(seen: Seen) -> list[str]:
    """The assignments that the draft will publish."""
    lines = said(seen)
    return [line for line in lines[lines.index("Uppdrag som tas med") :] if line.startswith("**")]


async def test_a_missed_assignment_is_filled_in_from_its_sentence_and_stands_at_its_place(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    sentences = await sentences_of(group, draft, "1. Lokaler")
    form = opened(await group.local.press(JOHAN, sentences, "Nästa", Mening=SKYLTAR))
    done = await group.local.press(JOHAN, form, "Lägg till", Text="Ordna skyltar")
    await group.settled()
    seen = shown(group, JOHAN, draft)
    ready = await gone_through(group, seen)

    assert values(form.card) == {
        "Ansvarig": values(form.card)["Ansvarig"],
        "Klart senast": "2026-12-11",
        "Text": SKYLTAR,
    }
    assert done.word == "Uppdraget är tillagt. Det syns i utkastet."
    assert (state(draft), state(seen)) == (
        "Uppdrag 1 av 2: ta med eller hoppa över",
        "Uppdrag 1 av 3: ta med eller hoppa över",
    )
    assert kept_in(ready) == [
        "**Amira Haddad**: Amira skickar ut lokalplanen senast den 4 december.",
        "**Sven Åberg**: Ordna skyltar",
        "**Amira Haddad**: Amira tar fram en prognos till nästa möte.",
    ]
    await press(group, ready, "Publicera")
    assert said(await group.sees(SVEN, "U-2"))[1:3] == ["U-2 · Ordna skyltar", "Klart senast fredag 11 december"]


@sqlite_only
async def test_what_was_added_is_taken_back(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    before = (await facts(group))["candidate"]
    with_it = await added(group, draft, "1. Lokaler", {"Mening": SKYLTAR})
    without = await press(group, with_it, "Ångra det senaste")

    assert [state(seen) for seen in (with_it, without)] == [
        "Uppdrag 1 av 3: ta med eller hoppa över",
        "Uppdrag 1 av 2: ta med eller hoppa över",
    ]
    left = (await facts(group))["candidate"]
    assert [len(left), len(before)] == [2, 2]


@sqlite_only
async def test_a_missed_decision_gets_its_number_in_the_order_of_the_text(group: Stage) -> None:
    draft = await draft_of(group, words=f"{NOTES}Gruppen beslutar att avvakta.\n")
    seen = await added(
        group, draft, "1. Lokaler", {"Vad saknas?": "Beslut", "Mening": "Det blev klart att lokalplanen gäller."}
    )
    await press(group, await gone_through(group, seen), "Publicera")

    root = said(group.newest_root(AMIRA))
    assert [root[root.index(number) + 1] for number in ("B-1", "B-2")] == [
        "Det blev klart att lokalplanen gäller.",
        "Gruppen beslutar att avvakta.",
    ]


@sqlite_only
async def test_a_missed_comeback_goes_to_the_next_meeting_with_its_question(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    given = {"Vad saknas?": "Återkommer", "Mening": SKYLTAR}
    seen = await added(group, draft, "1. Lokaler", given, {"Fråga att fundera över": "Vilka skyltar saknas?"})
    ready = await gone_through(group, seen)
    await press(group, ready, "Publicera")

    assert SKYLTAR in said(ready)
    [row] = (await facts(group))["comeback"]
    assert {"Lokaler", SKYLTAR, "Vilka skyltar saknas?"} <= {str(one) for one in row}


@sqlite_only
async def test_words_of_her_own_come_last_in_their_item_and_the_reader_fills_them_in_too(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    sentences = await sentences_of(group, draft, "1. Lokaler")
    own = {"Med egna ord": "Karin ringer fastighetsbolaget senast den 1 december"}
    form = opened(await group.local.press(JOHAN, sentences, "Nästa", **own))
    await group.local.press(JOHAN, form, "Lägg till")
    await group.settled()

    assert values(form.card)["Klart senast"] == "2026-12-01"
    assert kept_in(await gone_through(group, shown(group, JOHAN, draft)))[1] == (
        "**Karin Ek**: Karin ringer fastighetsbolaget senast den 1 december"
    )


@sqlite_only
async def test_an_items_own_button_leads_to_its_sentences_at_once(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    dialog = opened(await group.local.press(JOHAN, draft, "Lägg till ur punkten"))

    assert said(dialog)[0] == "1\\. Lokaler"
    assert [one["title"] for one in dialog.card["body"][2]["choices"]][2] == SKYLTAR


@sqlite_only
async def test_a_long_item_shows_its_sentences_page_by_page(group: Stage) -> None:
    words = "\n".join(f"Mening {number} handlar om läget i skolorna just nu." for number in range(1, 151))
    draft = await draft_of(group, words=f"1. Långt\nSven tar fram ett underlag.\n\n{words}\n\n2. Kort\nInget.\n")
    first = await sentences_of(group, draft, "1. Långt")
    second = opened(await group.local.press(JOHAN, first, "Fler meningar"))
    third = opened(await group.local.press(JOHAN, second, "Fler meningar"))
    form = opened(
        await group.local.press(JOHAN, third, "Nästa", Mening="Mening 150 handlar om läget i skolorna just nu.")
    )

    assert [len(one.card["body"][2]["choices"]) for one in (first, second, third)] == [60, 60, 31]
    assert values(form.card)["Text"] == "Mening 150 handlar om läget i skolorna just nu."


@sqlite_only
async def test_nothing_chosen_is_refused_and_what_was_typed_stays(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    sentences = await sentences_of(group, draft, "2. Budget")
    refused = opened(await group.local.press(JOHAN, sentences, "Nästa", **{"Vad saknas?": "Beslut"}))
    form = opened(await group.local.press(JOHAN, refused, "Nästa", **{"Med egna ord": "Vi avvaktar"}))
    too_long = opened(await group.local.press(JOHAN, form, "Lägg till", Text="x" * 1001))

    assert said(refused)[0] == "Välj en mening, eller skriv det som saknas med egna ord."
    assert values(refused.card)["Vad saknas?"] == "decision"
    assert values(too_long.card)["Text"] == "x" * 1001
    assert (await facts(group))["decision"] == []


@sqlite_only
async def test_sent_twice_it_is_added_once(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    form = opened(
        await group.local.press(JOHAN, await sentences_of(group, draft, "1. Lokaler"), "Nästa", Mening=SKYLTAR)
    )
    for _ in range(2):
        await group.local.press(JOHAN, form, "Lägg till")
    await group.local.deliver(again(group))

    assert len((await facts(group))["candidate"]) == 3


@sqlite_only
async def test_only_organisers_of_the_group_add_and_only_to_a_draft(group: Stage) -> None:
    await second_group(group)
    theirs = await draft_of(group, by=AMIRA, words=NOTES)
    draft = await draft_of(group, words=NOTES)
    forms, foreign = _forms(draft), _forms(theirs)
    before = await facts(group)
    organisers = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")

    for name, data in forms:
        for who in (SVEN, GUEST, AMIRA):
            assert (data["verb"], word(await dialog_raw(group, who, name, data))) == (data["verb"], organisers)
    for name, data in foreign:
        assert (data["verb"], word(await dialog_raw(group, JOHAN, name, data))) == (data["verb"], GONE)
    for name, data in forms[1:]:
        for wrong in ({"part": "9"}, {"sentence": "99"}, {"part": "-1"}, {"part": "x"}, {"kind": "annat"}):
            if wrong.keys() <= data.keys():
                assert (await dialog_raw(group, JOHAN, name, {**data, **wrong})).status == 200
    assert await facts(group) == before

    await press(group, await gone_through(group, draft), "Publicera")
    published = await facts(group)
    for name, data in forms:
        assert word(await dialog_raw(group, KARIN, name, data)) == SV(
            "These minutes are published already. You find them in the channel."
        )
    assert await facts(group) == published


def _forms(draft: Seen) -> list[tuple[str, Json]]:
    minutes = hidden(draft, "Kasta utkastet")["minutes"]
    chosen = {"minutes": minutes, "part": "0", "kind": "assignment", "sentence": "1"}
    return [
        ("task/fetch", {"verb": "minutes.add_open", "minutes": minutes}),
        ("task/submit", {"verb": "minutes.add_from", "minutes": minutes, "part": "0"}),
        ("task/submit", {"verb": "minutes.add_fill", **chosen}),
        ("task/submit", {"verb": "minutes.add", **chosen, "text": "Gör det"}),
    ]


@sqlite_only
async def test_the_draft_asked_for_again_is_the_one_that_shows_what_is_added(group: Stage) -> None:
    await draft_of(group, words=NOTES)
    draft = await group.told(JOHAN, "anteckningar")
    seen = await added(group, draft, "1. Lokaler", {"Mening": SKYLTAR})

    assert state(seen) == "Uppdrag 1 av 3: ta med eller hoppa över"
