"""The decision log: what the group has decided, by number."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.db.transaction import reading, transaction
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.minutes.models import Decision, Minutes, MinutesState
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import draft_of, facts, hidden, press_raw, published, second_group, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = [pytest.mark.thorough, sqlite_only]

GONE = "Jag hittar inte det längre. Be om listan på nytt."


async def test_the_log_lists_published_decisions_newest_first_for_guests_too(group: Stage) -> None:
    assert said(await group.said(AMIRA, "beslut"))[1:] == [
        "Inga beslut än",
        "De står här, numrerade, så snart anteckningar med beslut är publicerade.",
    ]
    await published(group)
    await published(group, words=SECOND)
    await draft_of(group)

    assert said(await group.said(GUEST, "decisions")) == [
        "Beslut · Ledningsgruppen",
        "2 beslut",
        *("B-2", "Gruppen beslutar att sälja bussen.", "Att genomföra · fredag 4 december · Möte två"),
        "B-1",
        "Gruppen beslutar att anta lokalplanen.",
        "Att genomföra · fredag 20 november · Mötesanteckningar ledningsgruppen",
    ]


SECOND = """Möte två
2026-12-04

BESLUT

1. Bussen
Gruppen beslutar att sälja bussen.
"""


async def test_one_decision_is_shown_by_its_number_and_leads_to_its_minutes(group: Stage) -> None:
    await published(group)

    for asked in ("beslut B-1", "beslut 1", "beslut b1", "Beslut b - 1."):
        shown = await group.told(SVEN, asked)
        assert said(shown)[:4] == [
            "Beslut · Ledningsgruppen",
            "B-1",
            "Att genomföra",
            "Gruppen beslutar att anta lokalplanen.",
        ]
    await group.local.press(SVEN, shown, "Visa anteckningarna")
    await group.settled()
    assert said(await group.sees(SVEN, "Ny lokalplan"))[1] == "Mötesanteckningar ledningsgruppen"

    assert said(await group.told(SVEN, "beslut 99"))[-1] == (
        "Ledningsgruppen har inget beslut B-99. Skriv ”beslut” för att se alla."
    )
    assert said(await group.told(SVEN, "beslut om lokaler"))[-1] == (
        "Skriv ”beslut” ensamt, ”beslut öppna” eller ett nummer: ”beslut B-3”. Med ”sök” hittar du efter ord."
    )
    assert said(await group.told(SVEN, f"beslut {'9' * 10_000}"))[-1].startswith("Skriv ”beslut” ensamt")


async def test_organisers_say_what_became_of_a_decision_and_the_log_tells_it(group: Stage) -> None:
    await published(group)
    await published(group, words=SECOND)
    one = await group.told(KARIN, "beslut 1")
    assert offered(one) == ["Genomfört", "Ersatt", "Spara", "Upphävt", "Visa anteckningarna"]
    assert offered(await group.told(SVEN, "beslut 1")) == ["Visa anteckningarna"]

    await group.local.press(KARIN, one, "Genomfört")
    assert said(group.now(KARIN, one))[2] == "Genomfört"
    assert offered(group.now(KARIN, one)) == ["Öppna igen", "Visa anteckningarna"]
    assert said(await group.said(SVEN, "beslut öppna"))[1:3] == ["1 beslut att genomföra", "B-2"]

    two = await group.told(JOHAN, "beslut 2")
    await group.local.press(KARIN, group.now(KARIN, one), "Öppna igen")
    await group.local.press(KARIN, group.now(KARIN, one), "Spara", **{"Ersatt av": "2"})
    shown = said(group.now(KARIN, one))
    assert shown[2] == "Ersatt av B-2"
    assert shown[-4:] == [
        "Vad som har hänt",
        "Genomfört · onsdag 18 november · Karin Ek",
        "Att genomföra · onsdag 18 november · Karin Ek",
        "Ersatt av B-2 · onsdag 18 november · Karin Ek",
    ]
    assert "Ersätter B-1" in said(await group.told(JOHAN, "beslut 2"))
    await group.local.press(JOHAN, two, "Upphävt")
    assert said(await group.said(SVEN, "beslut öppna"))[1:] == ["Inga beslut att genomföra", "”Beslut” visar alla."]
    log = said(await group.said(SVEN, "beslut"))
    assert [line.split(" · ")[0] for line in log[4::3]] == ["Upphävt", "Ersatt av B-2"]


async def test_what_became_of_a_decision_is_for_organisers_and_said_once(group: Stage) -> None:
    await published(group)
    one = await group.told(KARIN, "beslut 1")
    carried = {**hidden(one, "Genomfört")}
    for person in (SVEN, GUEST):
        refused = await press_raw(group, person, "minutes.settle", carried, on=one)
        assert (
            word(refused) == "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
        )
    before = await facts(group)
    for another, words in (
        (1, "B-1 kan inte ersätta sig självt. Välj beslutet som gör det."),
        (9, "Ledningsgruppen har inget beslut B-9. Skriv ”beslut” för att se alla."),
    ):
        forged = {"decision": carried["decision"], "by": another}
        assert word(await press_raw(group, KARIN, "minutes.replaced_by", forged, on=one)) == words
    assert await facts(group) == before

    for _ in range(2):
        await press_raw(group, KARIN, "minutes.settle", carried, on=one)
    assert len((await facts(group))["decision_step"]) == 1


async def test_a_decision_shows_how_far_the_assignments_of_its_item_have_come(group: Stage) -> None:
    await published(group)
    shown = said(await group.told(KARIN, "beslut 1"))
    at = shown.index("Uppdrag ur samma punkt")
    assert shown[at + 1 : at + 3] == ["U-1", "Amira skickar ut lokalplanen till skolorna senast den 4 december."]
    assert shown[at + 3] == "Amira Haddad · Klart senast fredag 4 december"

    await group.local.press(AMIRA, await group.sees(AMIRA, "U-1"), "Klart")
    await group.settled()
    shown = said(await group.told(KARIN, "beslut 1"))
    assert shown[shown.index("U-1") + 2].startswith("Amira Haddad · Klart ")


async def test_a_member_of_two_groups_is_asked_which(group: Stage) -> None:
    await second_group(group)
    await published(group)
    asked = await group.told(SVEN, "beslut B-1")

    assert said(asked)[1] == "Vilken grupp menar du?"
    pressed = await group.local.press(SVEN, asked, "Ledningsgruppen")
    assert said(pressed)[:2] == ["Beslut · Ledningsgruppen", "B-1"]


async def test_a_long_log_comes_a_card_at_a_time_and_never_above_the_limit(group: Stage) -> None:
    await _many(group, 45, "*Gruppen* beslutar _att_ [gå] vidare. " * 200)
    shown = await group.told(AMIRA, "beslut")
    numbers: list[str] = []
    for _ in range(45):
        assert _size(shown.card) <= 40_000
        numbers += [line for line in said(shown) if line.startswith("B-")]
        if offered(shown) != ["Visa fler"]:
            break
        await group.local.press(AMIRA, shown, "Visa fler")
        shown = group.now(AMIRA, shown)

    assert numbers == [f"B-{number}" for number in range(45, 0, -1)]
    assert _size((await group.told(AMIRA, "beslut 7")).card) <= 40_000


def _size(card: object) -> int:
    import json  # noqa: PLC0415

    return len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


async def _many(group: Stage, count: int, text: str) -> None:
    async with transaction(group.works.engine) as session:
        ours = (await session.scalars(select(Group))).one()
        minutes = Minutes(
            group_id=ours.id,
            author_id=ours.chair_id or uuid4(),
            title="Långt möte",
            day=group.clock.now().date(),
            place="",
            participants=[],
            absent=[],
            other=[],
            around=[],
            warnings=[],
            created_at=group.clock.now(),
            state=MinutesState.PUBLISHED,
            published_at=group.clock.now(),
        )
        session.add(minutes)
        await session.flush()
        for number in range(1, count + 1):
            session.add(
                Decision(group_id=ours.id, minutes_id=minutes.id, position=number, text=text, item="1", number=number)
            )


async def test_nobody_reads_another_groups_decisions_or_a_drafts_minutes_by_a_forged_press(group: Stage) -> None:
    place = await second_group(group)
    await published(group)
    await draft_of(group, words=SECOND)
    async with reading(group.works.engine) as session:
        ours = (await session.scalars(select(Group.id).where(Group.name == "Ledningsgruppen"))).one()
        theirs = (await session.scalars(select(Group.id).where(Group.name == "Styrgruppen"))).one()
        draft = (await session.scalars(select(Minutes.id).where(Minutes.state == MinutesState.DRAFT))).one()
        done = (await session.scalars(select(Minutes.id).where(Minutes.state == MinutesState.PUBLISHED))).one()
    mine, elsewhere = await group.told(JOHAN, "beslut"), await group.said(SVEN, "beslut", place=place)

    for person, verb, data, on in (
        (JOHAN, "minutes.decisions", {"group": str(theirs)}, mine),
        (JOHAN, "minutes.decisions", {"group": str(uuid4())}, mine),
        (JOHAN, "minutes.open", {"minutes": str(draft)}, mine),
        (JOHAN, "minutes.open", {"minutes": str(uuid4())}, mine),
        (SVEN, "minutes.decisions", {"group": str(ours)}, elsewhere),
        (SVEN, "minutes.open", {"minutes": str(done)}, elsewhere),
    ):
        assert word(await press_raw(group, person, verb, data, on=on)) == GONE
