"""Many tenants at once: nobody waits for another's letters, nor for another's being throttled."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import transaction
from bot.kit.clock import StoppedClock
from bot.outbox.address import Direct
from bot.outbox.carrier import Delivered, Parcel, TryLater
from bot.outbox.models import DirectChat
from bot.outbox.post import Draft, post_all
from bot.outbox.worker import Worker
from cards.kit import Card

HOUR = timedelta(hours=1)
URL = "https://teams.example/"


class Teams:
    """Notes who was written to and when; asks the tenants in `throttled` to come again in an hour."""

    def __init__(self, clock: StoppedClock) -> None:
        self.clock = clock
        self.throttled: set[str] = set()
        self.taken: list[tuple[datetime, str]] = []
        self.refused: Counter[str] = Counter()

    async def carry(self, parcel: Parcel) -> Delivered:
        """Take the parcel or refuse it."""
        if parcel.tenant_id in self.throttled:
            self.refused[parcel.tenant_id] += 1
            raise TryLater("429", after=HOUR)
        self.taken.append((self.clock.now(), parcel.tenant_id))
        return Delivered("chat", str(len(self.taken)))


@pytest.fixture
def teams(clock: StoppedClock) -> Teams:
    return Teams(clock)


async def write(engine: AsyncEngine, tenant: str, number: int, clock: StoppedClock) -> None:
    """Write a letter to each of so many people of a tenant, whose chats are known."""
    members = [f"29:{tenant}-{one}" for one in range(number)]
    async with transaction(engine) as session:
        known = {"tenant_id": tenant, "service_url": URL}
        chats = [known | {"member_id": one, "conversation_id": f"a:{one}"} for one in members]
        await session.execute(insert(DirectChat), chats)
        drafts = [Draft(f"ping:{one}", Direct(tenant, URL, one), Card({}, one)) for one in members]
        await post_all(session, drafts, now=clock.now())


async def test_tenants_take_turns_and_each_leaves_at_its_own_rate(
    engine: AsyncEngine, teams: Teams, clock: StoppedClock
) -> None:
    worker = Worker(engine, teams, clock)
    sizes = {"large": 130, "small": 10, "middle": 60}
    for tenant, number in sizes.items():
        await write(engine, tenant, number, clock)

    seconds: list[Counter[str]] = []
    for _ in range(3):
        before = len(teams.taken)
        await worker.carry_due()
        seconds.append(Counter(tenant for _, tenant in teams.taken[before:]))
        clock.forward(timedelta(seconds=1.1))
    await worker.stop()

    assert seconds == [
        Counter(large=50, small=10, middle=50),
        Counter(large=50, middle=10),
        Counter(large=30),
    ]


async def test_with_few_requests_under_way_at_once_the_tenants_still_take_turns(
    engine: AsyncEngine, teams: Teams, clock: StoppedClock
) -> None:
    worker = Worker(engine, teams, clock, slots=6)
    for tenant, number in {"large": 40, "small": 10, "middle": 20}.items():
        await write(engine, tenant, number, clock)

    await worker.carry_due()
    await worker.stop()

    assert Counter(tenant for _, tenant in teams.taken[:30]) == Counter(large=10, small=10, middle=10)
    assert len(teams.taken) == 70


async def test_one_throttled_tenant_holds_up_nobody_and_goes_out_when_its_hour_is_over(
    engine: AsyncEngine, teams: Teams, clock: StoppedClock
) -> None:
    worker = Worker(engine, teams, clock)
    teams.throttled = {"throttled"}
    await write(engine, "throttled", 40, clock)
    await write(engine, "free", 40, clock)

    await worker.carry_due()
    early, asked = Counter(tenant for _, tenant in teams.taken), teams.refused["throttled"]
    teams.throttled = set()
    clock.forward(HOUR * 1.2)
    await worker.carry_due()
    await worker.stop()

    assert early == Counter(free=40)
    assert asked <= 40
    assert Counter(tenant for _, tenant in teams.taken) == Counter(free=40, throttled=40)
