"""Turns without end, from many people at once, handed over as a proxy does, and counted by what became of each."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aiohttp import ClientConnectorError, ClientError, ClientSession, TCPConnector

from bot.localteams.local import LocalTeams
from bot.localteams.people import Person

LOOK_EVERY = 0.2


@dataclass
class Load:
    """`föreslå <rubrik>` again and again, to those of `urls` by turns that say that they are ready."""

    local: LocalTeams
    urls: Sequence[str]
    at_once: int = 16
    became: Counter[str] = field(default_factory=Counter)
    answered: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    stopping: bool = False
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _turns: Iterator[int] = field(default_factory=itertools.count)
    _ready: list[str] = field(default_factory=list)

    async def run(self) -> None:
        """Go on until told to stop, or until nobody is ready any more."""
        self._ready = list(self.urls)
        async with ClientSession(connector=TCPConnector(limit=0)) as session:
            watching = asyncio.create_task(self._watch(session))
            people = itertools.islice(itertools.cycle(self.local.people), self.at_once)
            await asyncio.gather(*(self._propose(session, person) for person in people))
            watching.cancel()

    async def _watch(self, session: ClientSession) -> None:
        while True:
            self._ready = [url for url in self.urls if await _is_ready(session, url)]
            await asyncio.sleep(LOOK_EVERY)

    async def _propose(self, session: ClientSession, person: Person) -> None:
        while not self.stopping:
            title = f"Punkt {next(self._numbers)}"
            activity = self.local.activity(person, self.local.channel("Ledningsgruppen"), f"föreslå {title}")
            activity["id"] = f"load-{title}"
            if not await self._delivered(session, title, activity):
                return

    async def _delivered(self, session: ClientSession, title: str, activity: dict[str, object]) -> bool:
        """Hand the turn over; say whether anybody was there to take it."""
        headers = {"Authorization": f"Bearer {self.local.world.door.signer.sign()}"}
        for _ in self.urls:
            if not self._ready:
                break
            url = self._ready[next(self._turns) % len(self._ready)]
            try:
                async with session.post(f"{url}/api/messages", json=activity, headers=headers) as answer:
                    self.became[str(answer.status)] += 1
                    (self.answered if answer.ok else self.cut_off).append(title)
                    return True
            except ClientConnectorError:
                continue  # nothing was handed over
            except ClientError:
                self.became["cut off"] += 1
                self.cut_off.append(title)
                return True
        self.became["nobody there"] += 1
        return False


async def _is_ready(session: ClientSession, url: str) -> bool:
    try:
        async with session.get(f"{url}/readyz") as answer:
            return answer.ok
    except ClientError:
        return False
