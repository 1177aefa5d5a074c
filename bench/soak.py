"""A soak: groups live for weeks while everything that can fail does, at random; nothing may be lost or come twice.

Run as `make soak`, or `python -m bench.soak [MINUTES] [SEED]`. Three replicas behind the proxy, on a PostgreSQL; the
first replica is never stopped, so that its memory tells of the whole time. The clock is handed forward by hours.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from bench.town import Town, memory, town
from bot.db.transaction import reading
from bot.kit.dates import local as local_time
from bot.outbox.models import Letter
from tests.serving.counted import Books, books, doubles, pings, refusals
from tests.serving.load import Load

MINUTES = 10.0
REPLICAS, GROUPS, AT_ONCE = 3, 6, 6
LULL = (2.0, 8.0)
"""Seconds between two events."""

STOCKHOLM = "Europe/Stockholm"
BETWEEN_TRIES = timedelta(minutes=11)
"""The longest that a letter waits for its next try, and a little."""


@dataclass
class Soak:
    """What is done to a town, and how often."""

    town: Town
    random: Random
    times: Counter[str] = field(default_factory=Counter)

    async def one_more(self) -> None:
        """Let something befall it; time passes besides."""
        event = self.random.choice(EVENTS)
        self.times[event.__name__] += 1
        await event(self)
        self.town.clock.forward(timedelta(hours=self.random.uniform(2, 12)))
        await asyncio.sleep(self.random.uniform(*LULL))

    async def replica_killed(self) -> None:
        """SIGKILL one, and start it again."""
        one = self.random.choice(self.town.household.members[1:])
        await one.kill()
        await asyncio.sleep(self.random.uniform(0, 3))
        await one.start()

    async def replica_restarted(self) -> None:
        """SIGTERM one, and start it again."""
        one = self.random.choice(self.town.household.members[1:])
        assert await one.stop() == 0
        await one.start()

    async def database_restarted(self) -> None:
        """Stop the database, for a moment or for longer than a turn waits."""
        await self.town.stop_database()
        await asyncio.sleep(self.random.choice((0, 0, 12)))
        await self.town.start_database()

    async def teams_throttled(self) -> None:
        """Let Teams answer 429 for a while."""
        self.town.local.world.weather.throttle(30, retry_after=self.random.randint(1, 5))

    async def teams_ill(self) -> None:
        """Let Teams answer 503 and 502, and dawdle."""
        weather = self.town.local.world.weather
        weather.refuse(503, 15)
        weather.refuse(502, 5)
        weather.delay(2, 10)

    async def teams_in_doubt(self) -> None:
        """Let Teams answer 500, or take the letter and hang up: nobody can know, and nothing may come twice."""
        weather = self.town.local.world.weather
        weather.refuse(500, 2)
        weather.cut(3)

    async def login_down(self) -> None:
        """Let the login server give no tokens for a while, and all tokens at hand be too old."""
        login = self.town.local.login
        login.is_down = True
        self.town.clock.forward(timedelta(hours=1))
        await asyncio.sleep(self.random.uniform(3, 10))
        login.is_down = False

    async def keys_rotated(self) -> None:
        """Let Teams sign with a new key; the old one is still known for a while, as at Microsoft."""
        signer = self.town.local.world.door.signer
        signer.rotate(forget_old=False)
        self.town.clock.forward(timedelta(minutes=1))  # the bot asks for keys every half a minute at most
        signer.keys = signer.keys[:2]

    async def clock_set_back(self) -> None:
        """Put the clock back by an hour."""
        self.town.clock.forward(timedelta(hours=-1))


EVENTS: tuple[Callable[[Soak], Awaitable[None]], ...] = (
    Soak.replica_killed,
    Soak.replica_killed,
    Soak.replica_restarted,
    Soak.replica_restarted,
    Soak.database_restarted,
    Soak.teams_throttled,
    Soak.teams_ill,
    Soak.teams_in_doubt,
    Soak.login_down,
    Soak.keys_rotated,
    Soak.clock_set_back,
)


async def come_home(place: Town) -> Books:
    """Let the sun shine until every letter is settled; return the books."""
    place.local.world.weather.clear()
    before = 0
    async with asyncio.timeout(900):
        while (found := await books(place.engine, place.local)).open:
            if found.open == before:
                place.clock.forward(BETWEEN_TRIES)
            before = found.open
            await asyncio.sleep(5)
    return found


def mondays(begin: datetime, end: datetime) -> int:
    """Return how many Mondays at eight lie between, in Stockholm."""
    first, last = (local_time(moment, STOCKHOLM) - timedelta(hours=8) for moment in (begin, end))
    return sum(
        (first + timedelta(days=days)).weekday() == 0 for days in range(1, (last.date() - first.date()).days + 1)
    )


async def weekly(place: Town) -> list[str]:
    """Return the keys of the pings that the ledger holds."""
    async with reading(place.engine) as session:
        return list(await session.scalars(select(Letter.key).where(Letter.key.startswith("assignments.weekly:"))))


async def lived(place: Town, minutes: float, seed: int) -> tuple[Soak, Load]:
    """Let turns come and things befall them for so long."""
    soak = Soak(place, Random(seed))  # noqa: S311 -- chance that can be repeated
    load = Load(place.local, [place.proxy], AT_ONCE, list(place.groups), proxied=True, again=20, pause=0.5)
    running = asyncio.create_task(load.run())
    loop = asyncio.get_running_loop()
    until = loop.time() + 60 * minutes
    while loop.time() < until:
        await soak.one_more()
    load.stopping = True
    await running
    return soak, load


async def main(minutes: float = MINUTES, seed: int = 2026) -> int:
    """Print the table; return 1 when anything was lost or came twice."""
    async with town(REPLICAS, GROUPS) as place:
        begin, steady = place.clock.now(), place.household.members[0]
        before = memory(steady)
        soak, load = await lived(place, minutes, int(seed))
        found = await come_home(place)
        answered, kept, due = set(load.answered), set(found.titles), mondays(begin, place.clock.now())
        sent, keys = pings(place.local), await weekly(place)
        twice = sum(found.titles.values()) - len(kept)
        unsaid = max(0, len(answered - kept) - refusals(place.local))
        table = {
            "replicas, groups, minutes, weeks lived": f"{REPLICAS}, {GROUPS}, {minutes:g}, {due}",
            "what befell them": ", ".join(f"{what.replace('_', ' ')} {times}" for what, times in soak.times.items()),
            "turns thrown": len(answered) + len(load.lost),
            "answers": ", ".join(f"{times} × {what}" for what, times in load.became.items()),
            "turns answered and kept": len(answered & kept),
            "turns refused in words, the database being away or too slow": len(answered - kept),
            "slowest answer": f"{load.slowest:.1f} s",
            "letters": ", ".join(f"{what} {number}" for what, number in found.states.items()),
            "weekly reminders due, written, standing in Teams": f"{due * GROUPS}, {len(keys)}, {sent.total()}",
            "memory of the replica that was never stopped, MB": f"{before:.0f} → {memory(steady):.0f}",
            "faults logged (turn.failed)": len(place.household.told("turn.failed")),
            "turns never answered": len(load.lost),
            "turns answered, neither kept nor refused in words": unsaid,
            "turns kept twice": twice,
            "messages in Teams that came twice": len(doubles(place.local)),
            "letters said to be sent that do not stand in Teams": len(found.missing),
        }
    print("| | |\n|---|---|\n" + "\n".join(f"| {what} | {told} |" for what, told in table.items()))
    wrong = (load.lost, unsaid, twice, table["messages in Teams that came twice"], found.missing, load.became["500"])
    return int(any(wrong) or len(keys) != due * GROUPS)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*(float(one) for one in sys.argv[1:]))))
