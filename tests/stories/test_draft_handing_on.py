"""What the text holds besides assignments: shown in the draft, and handed on where the secretary lets it."""

import pytest
from sqlalchemy import select

from bot.comebacks.models import Comeback
from bot.db.transaction import reading
from bot.localteams.board import Seen
from bot.localteams.cards import walk
from bot.localteams.people import AMIRA, JOHAN, SVEN
from tests.stories.forging import SV, draft_of, facts, hidden, press_raw, second_group, shown, sqlite_only, word
from tests.stories.stage import Stage, said
from tests.stories.test_draft_answers import GONE, press, state

pytestmark = pytest.mark.thorough

NOTES = """Mötesanteckningar ledningsgruppen
2026-11-20

Deltagare: Karin Ek, Johan Lind, Amira Haddad, Sven Åberg

1. Lokaler
Amira skickar ut lokalplanen senast den 4 december.
Frågan om skyltar återkommer på nästa möte.
Att fundera över till nästa gång: Vilka skyltar saknas?

2. Prov
Den nationella provdagen är den 3 februari 2027.
Att fundera över till nästa gång: Hur många datorer saknas?

3. Avslut och utcheckning
Bra tempo i dag.
Nästa möte är fredag den 11 december.
"""

COMEBACK = "Frågan om skyltar återkommer på nästa möte."
SIGNS, COMPUTERS = (
    f"Att fundera över till nästa gång: {one} saknas?" for one in ("Vilka skyltar", "Hur många datorer")
)
PROV = "onsdag 3 februari 2027: Den nationella provdagen är den 3 februari 2027."


async def ready_with(stage: Stage, words: str = NOTES) -> Seen:
    """The draft with its one assignment kept."""
    return await press(stage, await draft_of(stage, words=words), "Ta med")


async def comebacks(stage: Stage) -> list[tuple[str, ...]]:
    """What comes back: title, text, question and who asks, by title."""
    asked = select(Comeback.title, Comeback.text, Comeback.question, Comeback.asked_by).order_by(Comeback.title)
    async with reading(stage.works.engine) as session:
        return [tuple(row) for row in await session.execute(asked)]


def under(seen: Seen, title: str) -> str:
    """The line beneath a heading of the whole draft."""
    lines = said(seen)
    return lines[lines.index(title) + 1]


def ticked(seen: Seen) -> dict[str, int]:
    """How many boxes are ticked, by the label of their input."""
    boxes = [one for one in walk(seen.card or {}) if one.get("isMultiSelect") and one.get("value")]
    return {one["label"]: len(one["value"].split(",")) for one in boxes}


async def test_the_draft_lists_what_comes_back_what_to_ponder_the_days_and_the_next_meeting(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    ready = await press(group, draft, "Ta med")

    assert [under(draft, title) for title in ("Återkommer", "Frågor att fundera över", "Datum framöver")] == [
        COMEBACK,
        SIGNS,
        PROV,
    ]
    assert said(draft).count("Nästa möte fredag 11 december") == 1
    assert under(draft, "Utcheckning").startswith("Bra tempo i dag.")
    assert ticked(ready) == {"Återkommer": 1, "Frågor att fundera över": 2, "Datum framöver": 1}


@sqlite_only
async def test_all_is_handed_on_unless_she_leaves_it_out(group: Stage) -> None:
    await press(group, await ready_with(group), "Publicera")

    assert await comebacks(group) == [("Lokaler", COMEBACK, SIGNS, "Johan Lind"), ("Prov", "", COMPUTERS, "Johan Lind")]
    agenda = said(await group.said(AMIRA, "dagordning"))
    assert [line for line in agenda if line in {"Lokaler", "Prov"}] == ["Lokaler", "Prov"]
    assert "onsdag 3 februari 2027" in " ".join(said(await group.said(AMIRA, "datum")))


@sqlite_only
async def test_what_she_leaves_out_stays_in_the_minutes_only(group: Stage) -> None:
    ready = await ready_with(group)
    left_out = {"Återkommer": "", "Frågor att fundera över": "", "Datum framöver": ""}
    settled = await press(group, ready, "Publicera", **left_out)

    assert state(settled) == "Publicerade i kanalen"
    assert (await comebacks(group), (await facts(group))["key_date"]) == ([], [])


@sqlite_only
async def test_an_item_is_shared_with_the_sister_group(group: Stage) -> None:
    place = await second_group(group)
    alone = await ready_with(group)
    listed = await group.said(JOHAN, "systergrupper")
    asking = (await group.local.press(JOHAN, listed, SV("Link a group"))).dialog
    assert asking is not None
    await group.local.press(JOHAN, asking, SV("Send the question"), Grupp="Styrgruppen (ordförande Sven Åberg)")
    await group.settled()
    await group.local.press(SVEN, await group.sees(SVEN, "Ledningsgruppen vill"), SV("Accept the link"))
    await group.settled()
    linked = await press(group, await group.told(JOHAN, "anteckningar"), "Ångra det senaste")
    ready = await press(group, linked, "Ta med")
    await press(group, ready, "Publicera", **{"Dela med systergrupp": "1"})

    assert ["Dela med systergrupp" in said(seen) for seen in (alone, ready)] == [False, True]
    theirs = await group.said(SVEN, "dagordning", place=place)
    assert [line for line in said(theirs) if line.startswith("Prov (Ledningsgruppen, fredag 20 november)")] != []


@sqlite_only
async def test_choices_that_are_not_of_these_minutes_are_refused(group: Stage) -> None:
    other = await ready_with(group)
    theirs = [row[0] for row in (await facts(group))["noted"]]
    ready = await ready_with(group)
    before, carried = await facts(group), hidden(ready, "Publicera")
    fields = {**carried, "title": "Mötet", "day": "2026-11-20"}

    for wrong in ({"comebacks": str(theirs[0])}, {"days": "x"}, {"questions": "="}, {"shared": "7"}, {"shared": "-1"}):
        assert (wrong, word(await press_raw(group, JOHAN, "minutes.publish", {**fields, **wrong}))) == (wrong, GONE)
    assert await facts(group) == before
    assert state(shown(group, JOHAN, other)) == SV("Ready to publish")


@sqlite_only
async def test_published_twice_it_is_handed_on_once(group: Stage) -> None:
    ready = await ready_with(group)
    fields = {"title": "Mötet", "day": "2026-11-20", "comebacks": "", **hidden(ready, "Publicera")}
    ids = ",".join(str(row[0]) for row in (await facts(group))["noted"])
    for _ in range(2):
        assert (await press_raw(group, JOHAN, "minutes.publish", {**fields, "days": ids}, on=ready)).status == 200
    await group.settled()

    kept = await facts(group)
    assert (len(kept["comeback"]), len(kept["key_date"])) == (2, 1)
