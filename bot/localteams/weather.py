"""The weather of the connector: a test says which requests shall be refused or kept waiting."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Received:
    """One request of the bot's as the connector got it, and what it was answered.

    `arrived` and `answered` are seconds on the running loop's own clock; `status` is None until the answer is
    made, and 0 for one whose caller was left without an answer.
    """

    method: str
    path: str
    conversation_id: str
    activity: dict[str, Any]
    arrived: float
    status: int | None = None
    answered: float | None = None
    activity_id: str | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the connector did what was asked."""
        return self.activity_id is not None


PER_CONVERSATION = ((7, 1), (8, 2), (60, 30), (1800, 3600))
PER_TENANT = ((50, 1),)
"""How many requests Teams takes in how many seconds."""

Which = Callable[[Received], bool]


def every(_: Received) -> bool:
    """Match any request."""
    return True


@dataclass
class Spell:
    """What happens to the next `times` requests that `which` picks."""

    which: Which
    times: int
    status: int | None = None
    delay: float = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    is_cut_after: bool = False


@dataclass
class Weather:
    """The spells that lie ahead; the first that fits a request is used, and used up after its times.

    With `is_strict` the platform's own limits are kept besides, as Teams would.
    """

    spells: list[Spell] = field(default_factory=list)
    is_strict: bool = False
    _posts: dict[str, list[float]] = field(default_factory=dict)

    def throttle(self, times: int = 1, *, retry_after: int | None = 1, which: Which = every) -> None:
        """Answer 429, with Retry-After unless it is None."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.refuse(429, times, which=which, headers=headers, body=error("TooManyRequests", "Too many requests"))

    def refuse(
        self,
        status: int,
        times: int = 1,
        *,
        which: Which = every,
        headers: dict[str, str] | None = None,
        body: dict[str, Any] | None = None,
    ) -> None:
        """Answer `status` and do nothing."""
        self.spells.append(Spell(which, times, status=status, headers=headers or {}, body=body))

    def delay(self, seconds: float, times: int = 1, *, which: Which = every) -> None:
        """Do as asked, but `seconds` late."""
        self.spells.append(Spell(which, times, delay=seconds))

    def cut(self, times: int = 1, *, which: Which = every) -> None:
        """Do as asked, but break the connection before the answer: the caller can't know."""
        self.spells.append(Spell(which, times, is_cut_after=True))

    def clear(self) -> None:
        """Let the sun shine."""
        self.spells.clear()

    def pick(self, request: Received) -> Spell | None:
        """Return the spell for `request`, one time less of it left."""
        for spell in self.spells:
            if spell.which(request):
                spell.times -= 1
                if spell.times <= 0:
                    self.spells.remove(spell)
                return spell
        return self._too_many(request) if self.is_strict else None

    def _too_many(self, request: Received) -> Spell | None:
        """Return a 429 where the request is one too many for its conversation or the tenant; refused ones count not."""
        conversation = request.conversation_id.partition(";")[0] or request.path
        for whose, limits in ((conversation, PER_CONVERSATION), ("", PER_TENANT)):
            earlier = self._posts.setdefault(whose, [])
            for most, seconds in limits:
                if sum(request.arrived - seconds < moment for moment in earlier) >= most:
                    body = error("TooManyRequests", f"more than {most} in {seconds} s")
                    return Spell(every, 1, status=429, headers={"Retry-After": "1"}, body=body)
        for whose in (conversation, ""):
            self._posts[whose].append(request.arrived)
        return None


async def refusal(spell: Spell | None) -> web.Response | None:
    """Wait as long as the spell says; return its answer if it refuses."""
    if spell is None:
        return None
    await asyncio.sleep(spell.delay)
    if spell.status is None:
        return None
    body = spell.body or error("ServiceError", f"made up by the weather: {spell.status}")
    return web.json_response(body, status=spell.status, headers=spell.headers)


def error(code: str, message: str) -> dict[str, Any]:
    """Return an error's body in the connector's shape."""
    return {"error": {"code": code, "message": message}}
