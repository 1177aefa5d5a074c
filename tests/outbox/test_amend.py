"""Edits kept apart: many changes within a second are one edit, and the last state is what stands."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Channel
from bot.outbox.post import amend, post, retire
from bot.outbox.worker import Worker
from cards.kit import Card
from tests.outbox.noting import NotingCarrier

CHANNEL = Channel("tenant", "https://teams.example/", "19:lg@thread.tacv2")
SECOND = timedelta(seconds=1)


def card(words: str) -> Card:
    """A card that says `words`."""
    return Card({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": words}]}, words)


async def change(engine: AsyncEngine, clock: StoppedClock, words: str) -> None:
    async with transaction(engine) as session:
        assert await amend(session, key="poll", card=card(words), now=clock.now(), apart=SECOND)


async def test_edits_leave_apart_and_what_comes_between_goes_with_the_next(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="poll", to=CHANNEL, card=card("0"), now=clock.now())
    await worker.carry_due()

    for words in ("1", "2", "3"):
        await change(engine, clock, words)
        await worker.carry_due()
        clock.forward(SECOND / 10)
    assert carrier.told == ["0", "1"]

    clock.forward(SECOND * 0.6)
    await worker.carry_due()
    assert carrier.told == ["0", "1"]
    clock.forward(SECOND * 0.2)
    await worker.carry_due()
    assert carrier.told == ["0", "1", "3"]

    clock.forward(SECOND * 5)
    await change(engine, clock, "4")
    await worker.carry_due()
    assert carrier.told == ["0", "1", "3", "4"]


async def test_a_settled_message_keeps_its_last_edit_and_its_key_is_the_next_one_s(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="poll", to=CHANNEL, card=card("asked"), now=clock.now())
    await worker.carry_due()

    async with transaction(engine) as session:
        await retire(session, key="unknown")
        assert await amend(session, key="poll", card=card("answered"), now=clock.now())
        await retire(session, key="poll")
        await post(session, key="poll", to=CHANNEL, card=card("asked again"), now=clock.now())
    clock.forward(SECOND * 2)
    await worker.carry_due()
    await worker.carry_due()

    assert {(one.summary, one.activity_id) for one in carrier.parcels} == {
        ("asked", None),
        ("answered", "activity-1"),
        ("asked again", None),
    }
