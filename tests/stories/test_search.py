"""Finding what the group has written: every form of a word, and of one's own groups only."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.assignments.models import Assignment
from bot.db.transaction import reading, transaction
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.people.models import Group, Membership
from bot.people.models import Person as Member
from bot.search.models import SearchEntry
from tests.stories.conftest import GUEST
from tests.stories.forging import draft_of, facts, published, second_group
from tests.stories.search_play import HOUSES, found, hits, searched
from tests.stories.stage import Stage, said

pytestmark = pytest.mark.thorough

NOTHING = "Inga träffar. Prova med färre ord, eller med bara början av ett ord."
WHAT_TO_WRITE = "Skriv vad du söker: ”sök lokaler”. Det går lika bra med vilken form av ordet som helst."

CALL = "Johan ska ringa hyresvärden om **lokalerna** senast den 4 december."


async def test_every_form_of_a_word_finds_it_and_titles_come_first(group: Stage) -> None:
    await published(group, words=HOUSES)
    await group.said(AMIRA, "föreslå Lokalplan 2027")

    shown = await searched(group, AMIRA, "lokalerna")

    assert said(shown)[:3] == ["Sök · Ledningsgruppen", "”lokalerna”", "4 träffar"]
    assert hits(shown) == [
        "Uppdrag",
        f"U-1 · {CALL}",
        "onsdag 18 november · Johan Lind",
        "Beslut",
        "B-1 · Gruppen beslutar att hyra **lokaler** vid torget.",
        "fredag 13 november · Mötesanteckningar ledningsgruppen",
        "Mötesanteckningar",
        "1 · Tillfälliga **lokaler**",
        f"Gruppen beslutar att hyra **lokaler** vid torget. {CALL}",
        "fredag 13 november · Mötesanteckningar ledningsgruppen",
        "2 · Läget",
        r"Karin berättar om \*budgeten\* och en ny **lokal** <at>alla</at>.",
        "fredag 13 november · Mötesanteckningar ledningsgruppen",
    ]
    assert hits(await searched(group, AMIRA, "LOKALER")) == hits(shown)
    assert said(await searched(group, AMIRA, "lokal"))[2] == "5 träffar"
    assert (await found(group, AMIRA, "lokalpl"))[:2] == ["Förslag", "F-1 · **Lokalplan** 2027"]
    assert (await found(group, AMIRA, "f-1"))[:2] == ["Förslag", "F-1 · Lokalplan 2027"]
    assert said(await searched(group, AMIRA, "lokaler torget"))[2] == "2 träffar"
    assert said(await searched(group, AMIRA, "lokaler simhall"))[2:] == [NOTHING]


async def test_only_ones_own_groups_are_searched(group: Stage) -> None:
    place = await second_group(group)
    await published(group, words=HOUSES)
    await group.said(SVEN, "föreslå Lokaler för styrgruppen", place=place)
    await _foreign_copy(group)

    both = said(await searched(group, SVEN, "lokaler"))
    assert both[:3] == ["Sök", "”lokaler”", "5 träffar"]
    at = both.index("F-1 · **Lokaler** för styrgruppen")
    assert both[at - 1 : at + 2 : 2] == ["Förslag", "onsdag 18 november · Sven Åberg · Styrgruppen"]
    assert said(await searched(group, JOHAN, "lokaler"))[2] == "4 träffar"
    assert said(await group.said(SVEN, "sök lokaler", place=place))[2] == "1 träff"
    assert said(await group.said(SVEN, "sök lokaler"))[2] == "4 träffar"


async def _foreign_copy(group: Stage) -> None:
    """Let another tenant have a group with the same words, and a Sven of its own in it."""
    async with transaction(group.works.engine) as session:
        ours = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
        sven = (await session.scalars(select(Member).where(Member.name == SVEN.name))).one()
        theirs = Group(
            tenant_id="33333333-3333-3333-3333-333333333333",
            conversation_id=ours.conversation_id,
            service_url=ours.service_url,
            is_channel=True,
            name="Ledningsgruppen",
            created_at=ours.created_at,
        )
        session.add(theirs)
        await session.flush()
        session.add(Membership(group_id=theirs.id, person_id=sven.id))
        assignment = Assignment(
            group_id=theirs.id,
            number=1,
            text="Hemliga lokaler",
            owner_words="",
            due=None,
            due_words="",
            source="",
            given_at=ours.created_at,
        )
        session.add(assignment)


async def test_a_guest_finds_what_was_published_and_what_she_presents(group: Stage) -> None:
    await published(group, words=HOUSES)
    await group.said(AMIRA, "föreslå Lokalplan")
    await group.local.press(KARIN, await group.sees(KARIN, "F-1"), "Anta")
    await group.settled()

    hers, his = await found(group, GUEST, "lokaler lokal"), await found(group, SVEN, "lokal")

    assert [line for line in hers if line in KINDS] == ["Uppdrag", "Beslut", "Mötesanteckningar"]
    assert {line for line in his if line in KINDS} == {*KINDS}


KINDS = ("Uppdrag", "Beslut", "Mötesanteckningar", "Dagordning", "Förslag")


async def test_whoever_is_in_no_group_finds_nothing(stage: Stage) -> None:
    await stage.local.install()
    await stage.settled()

    assert said(await searched(stage, AMIRA, "lokaler"))[-1].startswith("Du är inte med i någon grupp")


async def test_drafts_and_what_was_thrown_away_are_never_found(group: Stage) -> None:
    draft = await draft_of(group, words=HOUSES)
    assert said(await searched(group, KARIN, "lokaler"))[2:] == [NOTHING]

    await group.local.press(JOHAN, draft, "Kasta utkastet")
    receipt = await group.said(AMIRA, "föreslå Lokaler")
    await group.local.press(AMIRA, receipt, "Dra tillbaka")
    await group.settled()

    assert said(await searched(group, KARIN, "lokaler"))[2:] == [NOTHING]


async def test_what_has_changed_is_found_by_its_new_words_alone(group: Stage) -> None:
    await published(group, words=HOUSES)
    assert said(await searched(group, KARIN, "hyresvärden"))[2] == "2 träffar"
    async with transaction(group.works.engine) as session:
        assignment = (await session.scalars(select(Assignment))).one()
        assignment.text = assignment.source = "Boka simhallen"

    assert (await found(group, KARIN, "simhall"))[:2] == ["Uppdrag", "U-1 · Boka **simhallen**"]
    assert [line for line in await found(group, KARIN, "hyresvärden") if line in KINDS] == ["Mötesanteckningar"]


async def test_searching_again_changes_nothing_and_what_is_gone_leaves_the_index(group: Stage) -> None:
    await published(group, words=HOUSES)
    first = hits(await searched(group, KARIN, "lokal"))
    before = await facts(group)
    assert hits(await searched(group, KARIN, "lokal")) == first
    assert await facts(group) == before

    async with transaction(group.works.engine) as session:
        for assignment in await session.scalars(select(Assignment)):
            await session.delete(assignment)
    await searched(group, KARIN, "lokal")
    async with reading(group.works.engine) as session:
        left = (await session.scalars(select(func.count()).select_from(SearchEntry))).one()
        assert left == 3


async def test_two_who_search_at_once_find_the_same_and_each_thing_once(group: Stage) -> None:
    await published(group, words=HOUSES)
    people = (KARIN, JOHAN, AMIRA, SVEN)

    shown = await asyncio.gather(*(searched(group, person, "lokaler") for person in people))

    assert [said(seen) for seen in shown] == [said(shown[0])] * 4
    assert said(shown[0])[2] == "4 träffar"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("sök", WHAT_TO_WRITE),
        ("sök % _", WHAT_TO_WRITE),
        ("sök 🙂🙂", WHAT_TO_WRITE),
        ("sök %lokal%", "4 träffar"),
        ("sök lok_l", NOTHING),
        ('sök "lokaler"', "4 träffar"),
        ("sök lokaler'; drop table search_entry; --", NOTHING),
        ("sök *lokaler*", "4 träffar"),
        (f"sök {'lokaler' * 1_500}", "Det är för mycket att söka på. Skriv några få ord, högst 200 tecken."),
        ("sök a b c d e f g h i", "Det är för mycket att söka på. Skriv högst 8 ord."),
    ],
)
async def test_markup_and_nonsense_are_words_like_others(group: Stage, asked: str, answer: str) -> None:
    await published(group, words=HOUSES)

    assert said(await group.told(KARIN, asked))[-1 if "träff" not in answer else 2] == answer
