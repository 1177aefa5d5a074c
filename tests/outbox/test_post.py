"""Writing letters: one per key, whatever races; a message always shows its last state."""

import asyncio

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Channel, Conversation, Direct, Thread
from bot.outbox.carrier import Undeliverable
from bot.outbox.models import Letter
from bot.outbox.post import adopt, amend, post, remember_direct_chat
from bot.outbox.worker import Worker
from cards.kit import Card
from tests.outbox.noting import LedgerReader, NotingCarrier

ANNA = Direct("tenant", "https://teams.example/", "29:anna")
CHANNEL = Channel("tenant", "https://teams.example/", "19:lg@thread.tacv2")


def card(words: str) -> Card:
    """A card that says `words`."""
    return Card({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": words}]}, words)


async def test_the_same_key_twice_is_one_letter_the_first(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        first = await post(session, key="ping", to=ANNA, card=card("first"), now=clock.now())
        second = await post(session, key="ping", to=ANNA, card=card("second"), now=clock.now())

    assert second is first
    assert await worker.carry_due() == 1
    assert carrier.told == ["first"]


async def test_the_same_key_from_twenty_transactions_at_once_is_one_letter(
    engine: AsyncEngine, clock: StoppedClock
) -> None:
    async def write() -> int:
        async with transaction(engine) as session:
            return (await post(session, key="ping", to=ANNA, card=card("hello"), now=clock.now())).id

    ids = await asyncio.gather(*(write() for _ in range(20)))

    async with transaction(engine) as session:
        assert await session.scalar(select(func.count()).select_from(Letter)) == 1
    assert len(set(ids)) == 1


async def test_a_letter_of_an_undone_deed_was_never_written(
    engine: AsyncEngine, worker: Worker, clock: StoppedClock
) -> None:
    async def fail() -> None:
        async with transaction(engine) as session:
            await post(session, key="ping", to=ANNA, card=card("hello"), now=clock.now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await worker.carry_due() == 0


async def test_a_waiting_letter_that_is_amended_goes_out_as_amended(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="receipt", to=CHANNEL, card=card("received"), now=clock.now())
    async with transaction(engine) as session:
        assert await amend(session, key="receipt", card=card("accepted"), now=clock.now()) is True

    await worker.carry_due()

    assert carrier.told == ["accepted"]


async def test_a_sent_letter_that_is_amended_thrice_is_edited_once_to_the_last_state(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="receipt", to=CHANNEL, card=card("received"), now=clock.now())
    await worker.carry_due()
    for words in ("accepted", "postponed", "declined"):
        async with transaction(engine) as session:
            await amend(session, key="receipt", card=card(words), now=clock.now())

    await worker.carry_due()

    edit = carrier.parcels[1]
    assert carrier.told == ["received", "declined"]
    assert (edit.kind, edit.conversation_id, edit.activity_id) == (
        "edit",
        "19:lg@thread.tacv2;messageid=1",
        "activity-1",
    )


async def test_a_letter_amended_while_it_is_on_its_way_is_edited_after_it_arrived(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="receipt", to=CHANNEL, card=card("received"), now=clock.now())
    carrier.gate.clear()
    carrying = asyncio.create_task(worker.carry_due())
    await carrier.given(1)
    async with transaction(engine) as session:
        await amend(session, key="receipt", card=card("accepted"), now=clock.now())
    carrier.gate.set()

    assert await carrying == 2
    assert carrier.told == ["received", "accepted"]


async def test_racing_amendments_leave_one_edit(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="receipt", to=CHANNEL, card=card("received"), now=clock.now())
    await worker.carry_due()

    async def write(number: int) -> None:
        async with transaction(engine) as session:
            await amend(session, key="receipt", card=card(f"state {number}"), now=clock.now())

    await asyncio.gather(*(write(number) for number in range(10)))

    assert await worker.carry_due() == 1


async def test_what_was_never_posted_or_never_arrived_cannot_be_amended(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    carrier.answers.append(Undeliverable("blocked"))
    async with transaction(engine) as session:
        await post(session, key="receipt", to=ANNA, card=card("received"), now=clock.now())
    await worker.carry_due()

    async with transaction(engine) as session:
        assert await amend(session, key="nothing", card=card("?"), now=clock.now()) is False
        assert await amend(session, key="receipt", card=card("?"), now=clock.now()) is False


async def test_a_message_that_stands_in_teams_is_adopted_and_edited(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    form = Conversation("tenant", "https://teams.example/", "19:lg@thread.tacv2;messageid=7")
    async with transaction(engine) as session:
        await adopt(session, key="receipt", to=form, activity_id="9", card=card("thanks"), now=clock.now())
    async with transaction(engine) as session:
        await adopt(session, key="receipt", to=form, activity_id="9", card=card("thanks, again"), now=clock.now())

    assert await worker.carry_due() == 1
    [edit] = carrier.parcels
    assert (edit.kind, edit.conversation_id, edit.activity_id, edit.summary) == (
        "edit",
        form.conversation_id,
        "9",
        "thanks, again",
    )


async def test_a_thread_answers_the_letter_that_starts_it(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="minutes", to=CHANNEL, card=card("root"), now=clock.now())
        await post(session, key="minutes.2", to=Thread("minutes"), card=card("second part"), now=clock.now())
        await post(session, key="minutes.3", to=Thread("minutes"), card=card("third part"), now=clock.now())

    await worker.carry_due()

    assert [(parcel.kind, parcel.conversation_id, parcel.summary) for parcel in carrier.parcels] == [
        ("channel", "19:lg@thread.tacv2", "root"),
        ("thread", "19:lg@thread.tacv2;messageid=1", "second part"),
        ("thread", "19:lg@thread.tacv2;messageid=1", "third part"),
    ]


async def test_an_answer_whose_root_never_arrived_is_undeliverable_and_says_why(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, ledger: LedgerReader, clock: StoppedClock
) -> None:
    carrier.answers.append(Undeliverable("MessageWritesBlocked"))
    async with transaction(engine) as session:
        await post(session, key="minutes", to=CHANNEL, card=card("root"), now=clock.now())
        await post(session, key="minutes.2", to=Thread("minutes"), card=card("second part"), now=clock.now())

    await worker.carry_due()

    assert carrier.told == ["root"]
    assert [(letter.state, letter.reason) for letter in await ledger.letters()] == [
        ("undeliverable", "MessageWritesBlocked"),
        ("undeliverable", "the message it belongs to is undeliverable"),
    ]


async def test_a_thread_without_a_root_is_refused_at_once(engine: AsyncEngine, clock: StoppedClock) -> None:
    with pytest.raises(LookupError):
        async with transaction(engine) as session:
            await post(session, key="minutes.2", to=Thread("minutes"), card=card("part"), now=clock.now())


async def test_a_persons_letters_share_a_lane_however_they_are_addressed(
    engine: AsyncEngine, ledger: LedgerReader, clock: StoppedClock
) -> None:
    chat = Conversation("tenant", "https://teams.example/", "a:chat-with-anna")
    async with transaction(engine) as session:
        seen = {"tenant_id": "tenant", "member_id": "29:anna", "service_url": "https://teams.example/"}
        await remember_direct_chat(session, conversation_id="a:old", **seen)
        await remember_direct_chat(session, conversation_id="a:chat-with-anna", **seen)
        await post(session, key="1", to=ANNA, card=card("one"), now=clock.now())
        await post(session, key="2", to=chat, card=card("two"), now=clock.now())
        await post(session, key="3", to=CHANNEL, card=card("three"), now=clock.now())

    assert [letter.lane for letter in await ledger.letters()] == [
        "member:29:anna",
        "member:29:anna",
        "19:lg@thread.tacv2",
    ]


async def test_a_direct_letter_goes_to_the_chat_that_is_known_and_keeps_the_chat_it_makes(
    engine: AsyncEngine, worker: Worker, carrier: NotingCarrier, clock: StoppedClock
) -> None:
    async with transaction(engine) as session:
        await post(session, key="1", to=ANNA, card=card("one"), now=clock.now())
    await worker.carry_due()
    async with transaction(engine) as session:
        await post(session, key="2", to=ANNA, card=card("two"), now=clock.now())
    await worker.carry_due()

    assert [parcel.conversation_id for parcel in carrier.parcels] == [None, "a:29:anna"]
