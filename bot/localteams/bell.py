"""The bell that rings whenever something happens, for those who wait and for the pages that are open."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class Bell:
    """Tells everyone who listens, in order; nobody has to listen."""

    _listeners: set[asyncio.Queue[dict[str, Any]]] = field(default_factory=set)

    def ring(self, kind: str, **facts: object) -> None:
        """Tell the listeners that something of this `kind` happened."""
        for queue in self._listeners:
            queue.put_nowait({"kind": kind, **facts})

    async def listen(self) -> AsyncIterator[dict[str, Any]]:
        """Yield what happens from now on, until the listener leaves."""
        queue = self._begin()
        try:
            while True:
                yield await queue.get()
        finally:
            self._listeners.discard(queue)

    async def until(self, condition: Callable[[], T], *, seconds: float = 5) -> T:
        """Return what `condition` says once it is truthy; it is asked again each time something happens.

        Raises TimeoutError when nothing makes it so in time.
        """
        queue = self._begin()
        try:
            async with asyncio.timeout(seconds):
                while not (answer := condition()):
                    await queue.get()
                return answer
        finally:
            self._listeners.discard(queue)

    def _begin(self) -> asyncio.Queue[dict[str, Any]]:
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._listeners.add(queue)
        return queue
