"""Three replicas behind the proxy, and what may befall them, one thing after the other: what was lost.

Run as `python -m bench.replicas [SECONDS]`: so many seconds of turns for each line of the table.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable

from bench.town import Town, town
from tests.serving.counted import Books, books, doubles, refusals
from tests.serving.load import Load

SECONDS = 15.0
REPLICAS, AT_ONCE = 3, 8
HEAD = ("what befell them", "turns", "answered", "delivered again", "lost", "slowest")

Event = Callable[[Town], Awaitable[None]]


async def nothing(town: Town) -> None:
    """Let them be."""
    del town


async def rolling_restart(town: Town) -> None:
    """Stop each as an update does, and start it again before the next."""
    for replica in town.household.members:
        assert await replica.stop() == 0
        await replica.start()


async def killed(town: Town) -> None:
    """Kill one, and start it again a while later."""
    await town.household.members[1].kill()
    await asyncio.sleep(3)
    await town.household.members[1].start()


async def two_killed(town: Town) -> None:
    """Kill two of three at the same moment."""
    one, _, two = town.household.members
    await asyncio.gather(one.kill(), two.kill())
    await asyncio.sleep(3)
    await asyncio.gather(one.start(), two.start())


async def database_restarted(town: Town) -> None:
    """Restart the database, as a failover looks from here."""
    await town.stop_database()
    await town.start_database()


async def database_away(town: Town) -> None:
    """Take the database away for longer than a turn waits."""
    await town.stop_database()
    await asyncio.sleep(15)
    await town.start_database()


EVENTS: dict[str, Event] = {
    "nothing": nothing,
    "a rolling restart (SIGTERM, one after the other)": rolling_restart,
    "one of three killed (SIGKILL)": killed,
    "two of three killed": two_killed,
    "the database restarted": database_restarted,
    "the database away for 15 s": database_away,
}


async def befalls(place: Town, name: str, seconds: float, first: int) -> tuple[Load, str]:
    """Throw turns at them while it befalls them; return the load and the line of the table."""
    load = Load(place.local, [place.proxy], AT_ONCE, list(place.groups), proxied=True, again=8, pause=0.3)
    load.number_from(first)
    running = asyncio.create_task(load.run())
    await asyncio.sleep(seconds / 3)
    await EVENTS[name](place)
    await asyncio.sleep(2 * seconds / 3)
    load.stopping = True
    await running
    again = Counter({what: times for what, times in load.became.items() if what != "201"})
    cells = (name, len(load.answered) + len(load.lost), len(load.answered), _told(again), len(load.lost))
    return load, f"| {' | '.join(map(str, cells))} | {load.slowest:.1f} s |"


def _told(again: Counter[str]) -> str:
    return ", ".join(f"{times} × {what}" for what, times in sorted(again.items())) or "0"


async def came_home(place: Town) -> Books:
    """Wait until every letter is settled, and return the books."""
    async with asyncio.timeout(600):
        while (found := await books(place.engine, place.local)).open:  # noqa: ASYNC110 -- nothing tells the end
            await asyncio.sleep(1)
    return found


async def main(seconds: float = SECONDS) -> None:
    """Print the table, and what stands in the books at the end."""
    print(f"| {' | '.join(HEAD)} |\n{'|---' * len(HEAD)}|")
    async with town(REPLICAS, groups=6) as place:
        loads: list[Load] = []
        for name in EVENTS:
            load, line = await befalls(place, name, seconds, first=1_000_000 * len(loads))
            loads.append(load)
            print(line, flush=True)
        found, answered = await came_home(place), {title for load in loads for title in load.answered}
        kept = set(found.titles)
        print(
            f"\nanswered and kept {len(answered & kept)}, refused {len(answered - kept)}"
            f" (in Teams stand {refusals(place.local)} refusals);"
            f" kept twice {sum(found.titles.values()) - len(kept)}; letters {dict(found.states)};"
            f" doubles in Teams {len(doubles(place.local))}, missing in Teams {len(found.missing)};"
            f" faults logged {len(place.household.told('turn.failed'))}"
        )


if __name__ == "__main__":
    asyncio.run(main(*(float(one) for one in sys.argv[1:])))
