"""The calendar in the database: filled once, told to the rooms above, and closed to what can't be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.db.transaction import transaction
from bot.errors import NotFound
from bot.kit.dates import local
from bot.meetings.breaks import add_break, remove_break
from bot.meetings.models import Break, Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.meetings.rules import overlaps
from bot.meetings.use_cases import AHEAD, next_meeting, next_to_begin, plan_ahead, replan
from bot.people.models import Group, Membership, Person, Rhythm

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


@asynccontextmanager
async def within(engine: AsyncEngine) -> AsyncIterator[tuple[AsyncSession, Group, Membership]]:
    """A transaction with the group and its chair; the first makes them."""
    async with transaction(engine) as session:
        group = await session.scalar(select(Group)) or await _new(session)
        asked = select(Membership).where(Membership.group_id == group.id)
        chair = (await session.scalars(asked)).one()
        chair.group, chair.person = group, (await session.scalars(select(Person))).one()
        yield session, group, chair


async def _new(session: AsyncSession) -> Group:
    person = Person(tenant_id="t", member_id="29:karin", name="Karin Ek", service_url="https://teams.example")
    group = Group(
        tenant_id="t",
        conversation_id="19:channel",
        service_url="https://teams.example",
        is_channel=True,
        name="Ledningsgruppen",
        created_at=NOW,
        start_time=time(8),
    )
    session.add_all([person, group])
    await session.flush()
    group.chair_id = person.id
    session.add(Membership(group_id=group.id, person_id=person.id))
    await session.flush()
    return group


async def planned(engine: AsyncEngine, *, now: datetime = NOW) -> list[UUID]:
    """Plan in a transaction of its own, and return what is ahead."""
    async with within(engine) as (session, group, _):
        return [one.id for one in await plan_ahead(session, group, now=now)]


async def test_two_who_plan_at_once_plan_one_calendar(engine: AsyncEngine) -> None:
    async with within(engine):
        pass
    several = await asyncio.gather(*(planned(engine) for _ in range(5)))

    assert len(several[0]) == AHEAD
    assert several == [several[0]] * 5


async def test_who_asks_for_a_meeting_that_there_is_none_of_is_told_what_to_do(engine: AsyncEngine) -> None:
    async with within(engine) as (session, group, _):
        group.rhythm_until = date(2026, 11, 1)
        for asked in (next_meeting, next_to_begin):
            with pytest.raises(NotFound) as refused:
                await asked(session, group, now=NOW)
            assert refused.value.sentence == (
                "No more meetings of {group} are planned. "
                "The chair or the secretary can book one: write “meeting” to me."
            )


async def test_a_meeting_under_way_is_not_the_one_to_begin(engine: AsyncEngine) -> None:
    async with within(engine) as (session, group, _):
        first, second, *_ = await plan_ahead(session, group, now=NOW)
        first.state = MeetingState.UNDER_WAY
        early = first.starts_at - timedelta(minutes=30)

        assert (await next_meeting(session, group, now=early)).id == first.id
        assert (await next_to_begin(session, group, now=early)).id == second.id


async def test_settings_that_did_not_change_change_no_meeting(engine: AsyncEngine) -> None:
    async with within(engine) as (session, group, _):
        before = [(one.id, one.starts_at, one.sequence) for one in await plan_ahead(session, group, now=NOW)]
        after = [(one.id, one.starts_at, one.sequence) for one in await replan(session, group, now=NOW)]

        assert after == before


async def test_a_place_that_the_group_gets_is_the_place_of_what_is_planned(engine: AsyncEngine) -> None:
    async with within(engine) as (session, group, _):
        first, *_ = await plan_ahead(session, group, now=NOW)
        first.state = MeetingState.PUBLISHED
        group.place, group.link = "Stora salen", "https://teams.example/1"
        ahead = await replan(session, group, now=NOW)

        assert [(one.place, one.sequence) for one in ahead] == [("", 0), ("Stora salen", 1), ("Stora salen", 1)]


deeds = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(1, 40)),
        st.tuples(st.just("rhythm"), st.sampled_from(Rhythm), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1])),
        st.tuples(st.just("break"), st.integers(0, 60), st.integers(0, 30)),
        st.tuples(st.just("unbreak")),
        st.tuples(st.just("cancel"), st.integers(0, 2)),
        st.tuples(st.just("publish"), st.integers(0, 2)),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.thorough
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(deeds=deeds)
async def test_whatever_happens_meetings_never_overlap_and_three_are_ahead(
    engine: AsyncEngine, deeds: list[tuple[object, ...]]
) -> None:
    """A group's life, any order: time passes, settings change, breaks come and go, meetings are cancelled."""
    async with within(engine) as (session, group, chair):
        for old in (*await session.scalars(select(Meeting)), *await session.scalars(select(Break))):
            await session.delete(old)
        now = NOW
        await plan_ahead(session, group, now=now)
        for name, *facts in deeds:
            now = await _done(session, group, chair, str(name), facts, now=now)
            ahead = await plan_ahead(session, group, now=now)

            assert len(ahead) >= AHEAD
            assert not any(overlaps(one, [other for other in ahead if other is not one]) for one in ahead)
            assert {local(one.starts_at, group.time_zone).time() for one in ahead} == {time(8)}
            slots = [one.slot for one in ahead if one.slot]
            assert len(set(slots)) == len(slots)


async def _done(
    session: AsyncSession, group: Group, chair: Membership, name: str, facts: list[object], *, now: datetime
) -> datetime:
    """Do one thing to the calendar, and return what time it is then."""
    ahead = await meetings_ahead(session, group, now=now)
    today = local(now, group.time_zone).date()
    match name, facts:
        case "pass", [int(days)]:
            return now + timedelta(days=days)
        case "rhythm", [Rhythm() as rhythm, int(weekday), int(week)]:
            group.rhythm, group.meeting_weekday, group.month_week = rhythm, weekday, week
            await replan(session, group, now=now)
        case "break", [int(first), int(length)]:
            begins = today + timedelta(days=first)
            await add_break(session, begins, begins + timedelta(days=length), "", by=chair, now=now)
        case "unbreak", []:
            for one in await session.scalars(select(Break)):
                await remove_break(session, one.id, by=chair, now=now)
        case "cancel", [int(which)]:
            ahead[which].state = MeetingState.CANCELLED
        case "publish", [int(which)]:
            ahead[which].state = MeetingState.PUBLISHED
    await session.flush()
    return now
