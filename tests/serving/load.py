"""Turns without end, from many people at once, handed over as a proxy does, and counted by what became of each."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, TCPConnector

from bot.localteams.local import LocalTeams
from bot.localteams.people import Person
from bot.localteams.places import Place
from bot.localteams.shapes import Spot
from bot.localteams.talk import written

LOOK_EVERY = 0.2
PATIENCE = ClientTimeout(total=600)
TAKEN = "201"
NOBODY = "nobody there"
CUT = "cut off"


@dataclass
class Load:
    """`föreslå <rubrik>` again and again, to those of `urls` by turns that say that they are ready.

    With `proxied` there is one URL, which is not asked whether it is ready. What is not taken is delivered again so
    many times as `again` says, the same activity, as Teams does it. With `once` each proposes but once.
    """

    local: LocalTeams
    urls: Sequence[str]
    at_once: int = 16
    places: Sequence[Place] = ()
    proxied: bool = False
    again: int = 0
    pause: float = 0.0
    once: bool = False
    became: Counter[str] = field(default_factory=Counter)
    answered: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    slowest: float = 0.0
    stopping: bool = False
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _turns: Iterator[int] = field(default_factory=itertools.count)
    _ready: list[str] = field(default_factory=list)

    def number_from(self, first: int) -> None:
        """Let titles be numbered from there on, that several loads never say the same."""
        self._numbers = itertools.count(first)

    async def run(self) -> None:
        """Go on until told to stop, or until nobody is ready any more."""
        self._ready = list(self.urls)
        async with ClientSession(connector=TCPConnector(limit=0), timeout=PATIENCE) as session:
            watching = None if self.proxied else asyncio.create_task(self._watch(session))
            people = itertools.islice(itertools.cycle(self.local.people), self.at_once)
            await asyncio.gather(*(self._propose(session, person) for person in people))
            if watching is not None:
                watching.cancel()

    async def _watch(self, session: ClientSession) -> None:
        while True:
            self._ready = [url for url in self.urls if await _is_ready(session, url)]
            await asyncio.sleep(LOOK_EVERY)

    async def _propose(self, session: ClientSession, person: Person) -> None:
        places = itertools.cycle(self.places or [self.local.channel("Ledningsgruppen")])
        while not self.stopping:
            title = f"Punkt {next(self._numbers)}"
            activity = written(self.local.world, Spot(person, next(places), None), f"föreslå {title}", mention=True)
            outcome = await self._through(session, activity)
            if outcome == NOBODY:
                return
            (self.answered if outcome == TAKEN else self.lost).append(title)
            if self.once:
                return
            await asyncio.sleep(self.pause)

    async def _through(self, session: ClientSession, activity: dict[str, Any]) -> str:
        """Deliver it until it is taken or patience is out; return what became of it last."""
        for left in range(self.again, -1, -1):
            began = asyncio.get_running_loop().time()
            outcome = await self._delivered(session, activity)
            self.slowest = max(self.slowest, asyncio.get_running_loop().time() - began)
            self.became[outcome] += 1
            if outcome == TAKEN or not left:
                break
            await asyncio.sleep(1)
        return outcome

    async def _delivered(self, session: ClientSession, activity: dict[str, Any]) -> str:
        headers = {"Authorization": f"Bearer {self.local.world.door.signer.sign()}"}
        for _ in self.urls:
            if not self._ready:
                break
            url = self._ready[next(self._turns) % len(self._ready)]
            try:
                async with session.post(f"{url}/api/messages", json=activity, headers=headers) as answer:
                    return str(answer.status)
            except ClientConnectorError:
                continue  # nothing was handed over
            except (ClientError, TimeoutError):
                return CUT
        return NOBODY


async def _is_ready(session: ClientSession, url: str) -> bool:
    try:
        async with session.get(f"{url}/readyz") as answer:
            return answer.ok
    except ClientError:
        return False
