"""Carrying letters: in order, once, patiently, and never twice what may have got there."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Address, Channel, Direct
from bot.outbox.carrier import TryLater, Uncertain, Undeliverable
from bot.outbox.post import amend, post
from bot.outbox.worker import Worker
from cards.kit import Card
from tests.outbox.noting import LedgerReader, NotingCarrier


def person(name: str, tenant: str = "tenant") -> Direct:
    return Direct(tenant, "https://teams.example/", f"29:{name}")


async def write(
    engine: AsyncEngine, clock: StoppedClock, *letters: tuple[Address, str], not_before: datetime | None = None
) -> None:
    async with transaction(engine) as session:
        for to, words in letters:
            card = Card({"text": words}, words)
            await post(session, key=words, to=to, card=card, now=clock.now(), not_before=not_before)


async def test_a_letter_goes_out_when_its_hour_has_come(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    await write(engine, clock, (person("anna"), "tomorrow"), not_before=clock.now() + timedelta(days=1))
    await write(engine, clock, (person("anna"), "today"))

    assert (await worker.carry_due(), carrier.told) == (1, ["today"])
    clock.forward(timedelta(days=1))
    assert (await worker.carry_due(), carrier.told) == (1, ["today", "tomorrow"])


async def test_later_letters_of_a_lane_wait_for_an_earlier_ones_retry_and_other_lanes_do_not(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    carrier.answers.append(TryLater("429", after=timedelta(seconds=30)))
    await write(engine, clock, (person("anna"), "anna 1"), (person("anna"), "anna 2"), (person("bo"), "bo 1"))

    assert (await worker.carry_due(), carrier.told) == (1, ["anna 1", "bo 1"])
    clock.forward(timedelta(seconds=29))
    assert await worker.carry_due() == 0
    clock.forward(timedelta(seconds=5))
    assert (await worker.carry_due(), carrier.told[2:]) == (2, ["anna 1", "anna 2"])


@pytest.mark.thorough
async def test_a_letter_that_is_refused_for_a_day_is_given_up(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    await write(engine, clock, (person("anna"), "hello"))
    while await ledger.states() == [("hello", "waiting")]:
        carrier.answers.append(TryLater("503"))
        await worker.carry_due()
        clock.forward(timedelta(minutes=10))

    [letter] = await ledger.letters()
    assert (letter.state, letter.reason) == ("undeliverable", "gave up after a day: 503")
    assert 140 < letter.attempts < 170


async def test_a_letter_found_after_a_long_downtime_has_its_whole_day(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    await write(engine, clock, (person("anna"), "hello"))
    clock.forward(timedelta(days=3))
    carrier.answers.append(TryLater("503"))
    await worker.carry_due()

    assert await ledger.states() == [("hello", "waiting")]


async def test_what_teams_will_never_take_is_undeliverable_and_the_lane_goes_on(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    carrier.answers.append(Undeliverable("ConversationBlockedByUser"))
    await write(engine, clock, (person("anna"), "one"), (person("anna"), "two"))
    await worker.carry_due()

    assert await ledger.states() == [("one", "undeliverable"), ("two", "sent")]


async def test_what_may_have_got_there_is_unknown_and_never_sent_again(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    carrier.answers.extend([Uncertain("the line broke"), ValueError("a fault of the carrier's own")])
    await write(engine, clock, (person("anna"), "one"), (person("anna"), "two"), (person("anna"), "three"))
    await worker.carry_due()
    clock.forward(timedelta(days=2))

    assert await worker.carry_due() == 0
    assert carrier.told == ["one", "two", "three"]
    assert await ledger.states() == [("one", "unknown"), ("two", "unknown"), ("three", "sent")]


async def test_an_edit_that_may_have_got_there_is_simply_made_again(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    await write(engine, clock, (person("anna"), "one"))
    await worker.carry_due()
    carrier.answers.append(Uncertain("the line broke"))
    async with transaction(engine) as session:
        await amend(session, key="one", card=Card({}, "one, changed"), now=clock.now())
    await worker.carry_due()
    clock.forward(timedelta(minutes=1))

    assert await worker.carry_due() == 1
    assert await ledger.states() == [("one", "sent"), ("one, changed", "sent")]


async def test_sending_is_kept_before_the_request_leaves(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    await write(engine, clock, (person("anna"), "one"))
    carrier.gate.clear()
    carrying = asyncio.create_task(worker.carry_due())
    await carrier.given(1)

    assert await ledger.states() == [("one", "sending")]
    carrier.gate.set()
    await carrying
    assert await ledger.states() == [("one", "sent")]


async def test_a_conversation_gets_seven_in_a_second(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    channel = Channel("tenant", "https://teams.example/", "19:lg@thread.tacv2")
    await write(engine, clock, *((channel, f"letter {number}") for number in range(9)))

    assert await worker.carry_due() == 7
    clock.forward(timedelta(seconds=1.01))
    assert await worker.carry_due() == 1
    clock.forward(timedelta(seconds=1.01))
    assert await worker.carry_due() == 1
    assert carrier.told == [f"letter {number}" for number in range(9)]


async def test_a_tenant_under_its_limit_does_not_wait_for_one_above(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    await write(engine, clock, *((person(f"p{number}", "large"), f"large {number}") for number in range(60)))
    await write(engine, clock, *((person(f"p{number}", "small"), f"small {number}") for number in range(3)))

    assert await worker.carry_due() == 25 + 3  # a chat that must be made costs two requests
    assert [words for words in carrier.told if words.startswith("small")] == ["small 0", "small 1", "small 2"]


async def test_a_running_worker_notices_a_letter_when_its_deed_is_kept(
    engine: AsyncEngine, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    worker = Worker(engine, carrier, clock, poll=30)
    running = asyncio.create_task(worker.run())
    await write(engine, clock, (person("anna"), "one"))
    await carrier.given(1)
    await write(engine, clock, (person("bo"), "two"))

    await carrier.given(2)
    await worker.stop()
    await running


async def test_a_worker_that_stops_lets_what_is_under_way_come_home(
    engine: AsyncEngine, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    worker = Worker(engine, carrier, clock)
    await write(engine, clock, (person("anna"), "one"))
    carrier.gate.clear()
    running = asyncio.create_task(worker.run())
    await carrier.given(1)
    stopping = asyncio.create_task(worker.stop())
    await asyncio.sleep(0)
    carrier.gate.set()
    await stopping
    await running

    assert await ledger.states() == [("one", "sent")]


async def test_a_worker_that_is_cut_off_leaves_unknown_behind_and_its_edits_are_made_again(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    await write(engine, clock, (person("bo"), "bo"))
    await worker.carry_due()
    await worker.stop()
    async with transaction(engine) as session:
        await amend(session, key="bo", card=Card({}, "bo, changed"), now=clock.now())
    await write(engine, clock, (person("anna"), "anna"))
    cut_off = Worker(engine, carrier, clock)
    carrier.gate.clear()
    carrying = asyncio.create_task(cut_off.carry_due())
    await carrier.given(3)
    carrying.cancel()
    cut_off.abandon()
    await cut_off.stop()
    carrier.gate.set()

    heir = Worker(engine, carrier, clock)
    assert await heir.carry_due() == 1
    await heir.stop()
    assert await ledger.states() == [("bo", "sent"), ("bo, changed", "sent"), ("anna", "unknown")]
    assert carrier.told == ["bo", "bo, changed", "anna", "bo, changed"]
