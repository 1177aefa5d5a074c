"""While the bot can't speak in a group's channel its clocks rest; afterwards they go on from where the calendar is."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.agenda.models import Agenda
from bot.db.transaction import reading
from bot.localteams.people import AMIRA, KARIN
from bot.meetings.models import Meeting, MeetingState
from bot.polls.models import Poll
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, said

pytestmark = [pytest.mark.thorough, sqlite_only]

FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)


async def _published(stage: Stage) -> list[datetime | None]:
    async with reading(stage.works.engine) as session:
        asked = select(Agenda.published_at).join(Meeting, Meeting.id == Agenda.meeting_id).order_by(Meeting.starts_at)
        return list(await session.scalars(asked))


async def _ahead(stage: Stage) -> int:
    async with reading(stage.works.engine) as session:
        planned = (Meeting.starts_at > stage.clock.now()) & (Meeting.state != MeetingState.CANCELLED)
        return len((await session.scalars(select(Meeting).where(planned))).all())


async def test_a_group_that_slept_over_its_meetings_plans_new_ones_and_publishes_the_next_agenda(group: Stage) -> None:
    await group.said(KARIN, "dagordning")
    await group.local.happens("teamArchived", group.channel)
    before = len(group.bot_in(group.channel, KARIN))
    await group.later(timedelta(days=60))

    assert (len(group.bot_in(group.channel, KARIN)), await _published(group), await _ahead(group)) == (
        before,
        [None],
        0,
    )

    await group.local.happens("teamUnarchived", group.channel)
    await group.settled()
    assert await _ahead(group) == 3
    await group.at(datetime(2027, 1, 27, 7, 1, tzinfo=UTC))

    roots = [said(seen)[0] for seen in group.bot_in(group.channel, KARIN)[before:]]
    assert roots.count("Dagordning · Ledningsgruppen") == 1


async def test_what_waits_for_a_meeting_that_was_slept_over_goes_on_to_the_next(group: Stage) -> None:
    await group.said(AMIRA, "föreslå Städschema")
    await group.local.happens("teamArchived", group.channel)
    await group.later(timedelta(days=21))
    await group.local.happens("teamUnarchived", group.channel)
    await group.settled()

    waiting = said(await group.told(KARIN, "förslag"))
    assert waiting[2:] == ["F-1", "Städschema", "Amira Haddad · Dialog · fredag 18 december"]


async def test_a_check_in_whose_hour_came_in_the_meantime_is_closed_and_the_check_out_opens(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE)
    await group.local.press(KARIN, await group.said(KARIN, "möte"), "Starta mötet")
    await group.settled()
    await group.local.happens("teamArchived", group.channel)
    await group.later(timedelta(days=3))
    assert await _closed(group) == [False]

    await group.local.happens("teamUnarchived", group.channel)
    await group.later(timedelta(minutes=1))

    assert await _closed(group) == [True, False]


async def _closed(stage: Stage) -> list[bool]:
    """Return of each poll, the oldest first, whether it is closed."""
    async with reading(stage.works.engine) as session:
        return [at is not None for at in await session.scalars(select(Poll.closed_at).order_by(Poll.opened_at))]


async def test_whoever_writes_in_the_channel_wakes_the_group_too(group: Stage) -> None:
    await group.local.happens("teamArchived", group.channel)
    await group.later(timedelta(days=60))
    group.local.world.setting.team.is_archived = False

    await group.said(KARIN, "hjälp")

    assert await _ahead(group) == 3
