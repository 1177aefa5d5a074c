"""Waking jobs: each once, whatever ticks beside it, and no fault holds up the others."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Direct
from bot.outbox.clock import Clockwork, forget, wake
from bot.outbox.models import Due, Letter
from bot.outbox.post import post
from cards.kit import Card

WEEK = timedelta(days=7)


class Job:
    """Notes what it was woken for, writes a letter, and wants to be woken in a week."""

    def __init__(self) -> None:
        self.woken: list[str] = []
        self.broken: set[str] = set()
        self.done = asyncio.Event()

    async def __call__(self, session: AsyncSession, subject: str, at: datetime, now: datetime) -> datetime:
        """Do the job."""
        self.woken.append(subject)
        self.done.set()
        to = Direct("tenant", "https://teams.example/", f"29:{subject}")
        await post(session, key=f"{subject}:{len(self.woken)}", to=to, card=Card({}, subject), now=now)
        if subject in self.broken:
            raise ZeroDivisionError
        return at + WEEK


@pytest.fixture
def job() -> Job:
    return Job()


@pytest.fixture
def clockwork(engine: AsyncEngine, job: Job, clock: StoppedClock) -> Clockwork:
    return Clockwork(engine, {"weekly": job}, clock)


async def set_alarm(engine: AsyncEngine, subject: str, at: datetime, kind: str = "weekly") -> None:
    async with transaction(engine) as session:
        await wake(session, kind=kind, subject=subject, at=at)


async def alarms(engine: AsyncEngine) -> list[tuple[str, datetime]]:
    async with reading(engine) as session:
        rows = await session.execute(select(Due.subject, Due.at).order_by(Due.subject))
        return [(subject, at) for subject, at in rows]


async def test_a_job_is_woken_when_it_is_due_and_set_for_its_next_moment(
    engine: AsyncEngine, clockwork: Clockwork, job: Job, clock: StoppedClock
) -> None:
    await set_alarm(engine, "group", clock.now() + timedelta(hours=1))

    assert await clockwork.tick() == 0
    clock.forward(timedelta(hours=2))
    assert await clockwork.tick() == 1
    assert await clockwork.tick() == 0
    assert await alarms(engine) == [("group", clock.now() - timedelta(hours=1) + WEEK)]


async def test_setting_an_alarm_again_moves_it_and_forgetting_removes_it(
    engine: AsyncEngine, clockwork: Clockwork, clock: StoppedClock
) -> None:
    await set_alarm(engine, "group", clock.now())
    await set_alarm(engine, "group", clock.now() + WEEK)
    assert await clockwork.tick() == 0
    assert await alarms(engine) == [("group", clock.now() + WEEK)]
    async with transaction(engine) as session:
        await forget(session, kind="weekly", subject="group")

    assert await alarms(engine) == []


async def test_a_job_without_a_next_moment_is_forgotten(engine: AsyncEngine, clock: StoppedClock) -> None:
    async def once(session: AsyncSession, subject: str, at: datetime, now: datetime) -> None:
        return None

    await set_alarm(engine, "group", clock.now(), kind="once")
    assert await Clockwork(engine, {"once": once}, clock).tick() == 1
    assert await alarms(engine) == []


async def test_a_job_that_fails_is_undone_and_tried_in_five_minutes_and_the_others_go_on(
    engine: AsyncEngine, clockwork: Clockwork, job: Job, clock: StoppedClock
) -> None:
    job.broken.add("broken")
    await set_alarm(engine, "broken", clock.now() - timedelta(hours=1))
    await set_alarm(engine, "sound", clock.now())

    assert await clockwork.tick() == 1
    assert await alarms(engine) == [("broken", clock.now() + timedelta(minutes=5)), ("sound", clock.now() + WEEK)]
    async with reading(engine) as session:
        assert (await session.scalars(select(Letter.summary))).all() == ["sound"]

    job.broken.clear()
    clock.forward(timedelta(minutes=5))
    assert await clockwork.tick() == 1


async def test_a_job_that_would_be_woken_at_the_same_moment_for_ever_is_a_fault(
    engine: AsyncEngine, clock: StoppedClock
) -> None:
    async def stuck(session: AsyncSession, subject: str, at: datetime, now: datetime) -> datetime:
        return at

    await set_alarm(engine, "group", clock.now(), kind="stuck")
    assert await Clockwork(engine, {"stuck": stuck}, clock).tick() == 0
    assert await alarms(engine) == [("group", clock.now() + timedelta(minutes=5))]


async def test_after_a_long_downtime_every_missed_moment_is_handed_to_the_job_once(
    engine: AsyncEngine, clockwork: Clockwork, job: Job, clock: StoppedClock
) -> None:
    await set_alarm(engine, "group", clock.now() - 3 * WEEK)

    assert await clockwork.tick() == 4
    assert await alarms(engine) == [("group", clock.now() + WEEK)]


async def test_four_clockworks_ticking_at_once_wake_each_job_once(
    engine: AsyncEngine, job: Job, clock: StoppedClock
) -> None:
    for number in range(20):
        await set_alarm(engine, f"group {number}", clock.now())

    done = await asyncio.gather(*(Clockwork(engine, {"weekly": job}, clock).tick() for _ in range(4)))

    assert sum(done) == 20
    assert sorted(job.woken) == sorted(f"group {number}" for number in range(20))


async def test_a_kind_that_nobody_knows_is_left_alone(
    engine: AsyncEngine, clockwork: Clockwork, clock: StoppedClock
) -> None:
    await set_alarm(engine, "group", clock.now(), kind="of another version")

    assert await clockwork.tick() == 0
    assert await alarms(engine) == [("group", clock.now())]


async def test_a_running_clockwork_that_is_nudged_wakes_what_became_due(
    engine: AsyncEngine, job: Job, clock: StoppedClock
) -> None:
    clockwork = Clockwork(engine, {"weekly": job}, clock, every=30)
    await set_alarm(engine, "group", clock.now() + timedelta(hours=1))
    running = asyncio.create_task(clockwork.run())
    clock.forward(timedelta(hours=1))
    clockwork.nudge()
    await asyncio.wait_for(job.done.wait(), 5)
    await clockwork.stop()
    await running
