"""Questions about reporters and reports."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.people.models import Group, Membership
from bot.reports.models import Report, Reporter


async def reporters_of(session: AsyncSession, group: Group) -> Sequence[Reporter]:
    """Return who reports on what in the group, by topic; some of them may have left it."""
    asked = (
        select(Reporter)
        .where(Reporter.group_id == group.id, Reporter.removed_at.is_(None))
        .options(joinedload(Reporter.person))
        .order_by(Reporter.topic, Reporter.since)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(asked)).all()


async def reporter_by_id(session: AsyncSession, reporter_id: UUID) -> Reporter:
    """Return that reporter, held until the transaction ends so that two presses queue; raises NotFound."""
    await session.execute(select(Reporter.id).where(Reporter.id == reporter_id).with_for_update())
    asked = (
        select(Reporter)
        .where(Reporter.id == reporter_id)
        .options(joinedload(Reporter.person))
        .execution_options(populate_existing=True)
    )
    found: Reporter | None = await session.scalar(asked)
    if found is None:
        raise NotFound
    return found


async def still_here(session: AsyncSession, group: Group) -> set[UUID]:
    """Return the ids of everybody who is in the group."""
    return set(await session.scalars(select(Membership.person_id).where(Membership.group_id == group.id)))


async def reports_before(session: AsyncSession, meeting: Meeting) -> dict[UUID, Report]:
    """Return what was sent in before that meeting, by the id of its reporter."""
    asked = select(Report).where(Report.meeting_id == meeting.id).options(joinedload(Report.person))
    return {one.reporter_id: one for one in await session.scalars(asked)}


async def report_on(session: AsyncSession, reporter: Reporter, meeting: Meeting) -> Report | None:
    """Return what was sent in on that topic before that meeting, if anything was."""
    asked = (
        select(Report)
        .where(Report.reporter_id == reporter.id, Report.meeting_id == meeting.id)
        .options(joinedload(Report.person))
        .execution_options(populate_existing=True)
    )
    found: Report | None = await session.scalar(asked)
    return found


async def reported(session: AsyncSession, meeting: Meeting) -> list[tuple[str, Report]]:
    """Return what there was to report before that meeting, each with its topic, by topic."""
    asked = (
        select(Reporter.topic, Report)
        .join(Report, Report.reporter_id == Reporter.id)
        .where(Report.meeting_id == meeting.id, Report.text != "")
        .options(joinedload(Report.person))
        .order_by(Reporter.topic, Reporter.since)
        .execution_options(populate_existing=True)
    )
    return [(topic, report) for topic, report in await session.execute(asked)]
