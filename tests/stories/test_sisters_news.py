"""What a sister group shares stands in the next agenda, with its source, and in full where sisters are listed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.db.transaction import transaction
from bot.localteams.people import AMIRA, KARIN, SVEN
from bot.meetings.models import Meeting
from bot.meetings.queries import meetings_ahead
from bot.meetings.watchers import tell_watchers
from bot.people.models import Group
from bot.sisters.models import SisterNews
from bot.sisters.queries import news_for
from bot.sisters.use_cases import share
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, said
from tests.stories.test_sisters_links import linked

pytestmark = pytest.mark.thorough

SOURCE = "Styrgruppen 18 november"
LONG = "Ramen höjs med två procent, men lokalerna ska rymmas i den. " * 10


async def _shares(stage: Stage, title: str, text: str, *, by: str = "Styrgruppen") -> None:
    async with transaction(stage.works.engine) as session:
        group = (await session.scalars(select(Group).where(Group.name == by))).one()
        await share(session, group, title=title, text=text, source=SOURCE, now=stage.clock.now())
    await stage.settled()


async def _told(stage: Stage, number: int) -> list[str]:
    """Return what was told for our first, second … meeting."""
    async with transaction(stage.works.engine) as session:
        ours = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
        meetings = select(Meeting).where(Meeting.group_id == ours.id).order_by(Meeting.starts_at)
        meeting = list(await session.scalars(meetings))[number]
        return [one.title for one in await news_for(session, meeting)]


async def test_what_a_sister_group_shares_stands_in_the_next_agenda_with_its_source(group: Stage) -> None:
    await linked(group)
    agenda = await group.said(KARIN, "dagordning")
    await group.local.press(KARIN, agenda, "Publicera")
    await _shares(group, "Budget 2027", "Ramen höjs\nmed två procent.")

    line = f"Budget 2027 ({SOURCE}): Ramen höjs med två procent."
    posted = "\n".join(said(await group.sees(AMIRA, "Publicerad", place=group.channel)))
    assert posted.count(line) == 1
    assert (await _told(group, 0), await _told(group, 1)) == (["Budget 2027"], [])


@sqlite_only
async def test_a_long_text_is_shortened_in_the_agenda_and_stands_whole_where_sister_groups_are_listed(
    group: Stage,
) -> None:
    await linked(group)
    await _shares(group, "Budget 2027", LONG)
    agenda = "\n".join(said(await group.said(KARIN, "dagordning")))
    listed = said(await group.said(SVEN, "systergrupper"))

    assert LONG.strip() not in agenda
    assert agenda.count("Hela texten: skriv ”systergrupper”") == 1
    assert agenda.count("ska rymmas i den. Ramen höjs med två procent, men lokalerna ska…") == 0
    assert listed[listed.index("Nytt från systergrupper") + 1 :][:2] == [
        "Budget 2027",
        f"{SOURCE} · till mötet fredag 20 november",
    ]
    assert LONG.strip() in [line.strip() for line in listed]


async def test_the_same_item_shared_again_is_told_once_as_it_says_now(group: Stage) -> None:
    await linked(group)
    await _shares(group, "Budget 2027", "Ramen höjs.")
    await _shares(group, "Budget 2027", "Ramen sänks.")

    async with transaction(group.works.engine) as session:
        assert [one.text for one in await session.scalars(select(SisterNews))] == ["Ramen sänks."]


@sqlite_only
async def test_what_is_shared_during_a_meeting_stands_in_the_next_and_groups_not_linked_hear_nothing(
    group: Stage,
) -> None:
    await linked(group)
    group.clock.move_to(datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
    await _shares(group, "Budget 2027", "Ramen höjs.")
    listed = await group.said(KARIN, "systergrupper")
    await group.local.press(KARIN, listed, "Avsluta kopplingen")
    await _shares(group, "Ny chef", "Från januari.")

    assert (await _told(group, 0), await _told(group, 1)) == ([], ["Budget 2027"])


async def test_news_for_a_meeting_that_is_cancelled_pass_on_to_the_next(group: Stage) -> None:
    await linked(group)
    await _shares(group, "Budget 2027", "Ramen höjs.")
    async with transaction(group.works.engine) as session:
        ours = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
        first = (await meetings_ahead(session, ours, now=group.clock.now()))[0]
        first.state = type(first.state).CANCELLED
        await tell_watchers(session, ours, first, now=group.clock.now())

    assert (await _told(group, 0), await _told(group, 1)) == ([], ["Budget 2027"])
