"""What an operator sees of the ledger."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Direct
from bot.outbox.carrier import Uncertain, Undeliverable
from bot.outbox.clock import wake
from bot.outbox.post import post
from bot.outbox.queries import counts, oldest_waiting, overdue, troubled
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
