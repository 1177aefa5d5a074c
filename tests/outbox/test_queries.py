"""What an operator sees of the ledger."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Direct
from bot.outbox.carrier import Uncertain, Undeliverable
from bot.outbox.clock import wake
from bot.outbox.post import post
from bot.outbox.queries import counts, glance, glance_asks, oldest_waiting, overdue, troubled
from bot.outbox.worker import Worker
from cards.kit import Card
from tests.outbox.noting import NotingCarrier


async def test_the_operator_sees_counts_the_oldest_wait_and_what_is_in_trouble(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    carrier.answers.extend([None, Uncertain("the line broke"), Undeliverable("blocked")])
    await write(engine, clock, "anna", "bo", "cia")
    await worker.carry_due()
    await write(engine, clock, "dag")
    clock.forward(timedelta(minutes=5))

    async with reading(engine) as session:
        assert await counts(session) == {"waiting": 1, "sending": 0, "sent": 1, "unknown": 1, "undeliverable": 1}
        assert await oldest_waiting(session, clock.now()) == timedelta(minutes=5)
        assert [(letter.key, letter.state, letter.reason) for letter in await troubled(session)] == [
            ("cia", "undeliverable", "blocked"),
            ("bo", "unknown", "the line broke"),
        ]


async def test_a_glance_tells_what_waits_and_what_is_late_but_not_what_was_sent(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    carrier.answers.extend([None, None, Uncertain("the line broke")])
    await write(engine, clock, "anna", "bo", "cia")
    await worker.carry_due()
    clock.forward(timedelta(hours=1))
    await write(engine, clock, "dag", "eva")
    async with transaction(engine) as session:
        await wake(session, kind="weekly", subject="late", at=clock.now() + timedelta(minutes=2))
        await wake(session, kind="weekly", subject="later", at=clock.now() + timedelta(hours=2))
    clock.forward(timedelta(minutes=5))
    async with transaction(engine) as session:
        to, tomorrow = Direct("tenant", "https://teams.example/", "29:f"), clock.now() + timedelta(days=1)
        await post(session, key="f", to=to, card=Card({}, "f"), now=clock.now(), not_before=tomorrow)

    async with reading(engine) as session:
        seen = await glance(session, clock.now())
    assert seen.letters == {"waiting": 3, "sending": 0, "unknown": 1, "undeliverable": 0}
    assert (seen.due, seen.letter_late) == (2, timedelta(minutes=5))
    assert (seen.jobs, seen.jobs_due, seen.job_late) == (2, 1, timedelta(minutes=3))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_glance_reads_no_letters_but_their_index(engine: AsyncEngine, clock: StoppedClock) -> None:
    asked = glance_asks(clock.now()).compile(engine.sync_engine, compile_kwargs={"render_postcompile": True})
    async with engine.connect() as connection:
        anything = tuple(range(str(asked).count("?")))
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", anything)
        steps = [row[-1] for row in plan]

    assert [step for step in steps if "letter" in step] == [
        "SEARCH letter USING COVERING INDEX ix_letter_queue (state=?)"
    ]


async def test_an_empty_ledger_has_nothing_to_tell(engine: AsyncEngine, clock: StoppedClock) -> None:
    async with reading(engine) as session:
        assert await oldest_waiting(session, clock.now()) is None
        assert await overdue(session, clock.now()) == (0, timedelta(0))
        assert list(await troubled(session)) == []


async def test_the_operator_sees_jobs_that_should_have_been_done(engine: AsyncEngine, clock: StoppedClock) -> None:
    async with transaction(engine) as session:
        await wake(session, kind="weekly", subject="late", at=clock.now() - timedelta(hours=2))
        await wake(session, kind="weekly", subject="later", at=clock.now() + timedelta(hours=2))

    async with reading(engine) as session:
        assert await overdue(session, clock.now()) == (1, timedelta(hours=2))


async def write(engine: AsyncEngine, clock: StoppedClock, *names: str) -> None:
    async with transaction(engine) as session:
        for name in names:
            to = Direct("tenant", "https://teams.example/", f"29:{name}")
            await post(session, key=name, to=to, card=Card({}, name), now=clock.now())
