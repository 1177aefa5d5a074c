"""Who is next? The letters that are due, in memory: first come first served in a lane, by turns between lanes."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

from bot.outbox.throttle import Lane, Throttle


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that is due, as far as the queue needs to know it."""

    id: int
    lane: Lane
    retry_at: datetime | None = None
    requests: int = 1


@dataclass(slots=True)
class _Tenant:
    awake: deque[Lane] = field(default_factory=deque)
    busy: int = 0
    in_ring: bool = False


class Queue:
    """Deals out letters fairly: tenants by turns, a tenant's lanes by turns, a lane's letters one at a time.

    A lane is busy from `take` to `free` or `put_back`. A tenant never holds more of the `slots` than it leaves
    to others, so one whose requests hang holds up nobody.
    """

    def __init__(self, throttle: Throttle, slots: int) -> None:
        self._throttle, self._slots = throttle, slots
        self._lanes: dict[Lane, deque[Waiting]] = {}
        self._busy: set[Lane] = set()
        self._placed: set[Lane] = set()
        self._tenants: dict[str, _Tenant] = {}
        self._ring: deque[str] = deque()
        self._sleepers: list[tuple[datetime, int, Lane | str]] = []
        self._numbers = count()

    def refill(self, letters: Iterable[Waiting]) -> None:
        """Hold exactly `letters` (by id, rising); whose turn it was is kept."""
        self._lanes, self._sleepers = {}, []
        self._placed = {lane for tenant in self._tenants.values() for lane in tenant.awake}
        self.add(letters)
        used = {name: each for name, each in self._tenants.items() if each.awake or each.busy or each.in_ring}
        self._tenants = used
        for name in self._tenants:
            self._rouse(name)

    def add(self, letters: Iterable[Waiting]) -> None:
        """Hold `letters` too, each younger than all held so far."""
        for letter in letters:
            self._lanes.setdefault(letter.lane, deque()).append(letter)
            self._place(letter.lane)

    @property
    def busy(self) -> frozenset[Lane]:
        """The lanes with a letter on its way."""
        return frozenset(self._busy)

    def take(self, now: datetime) -> list[Waiting]:
        """Return the letters that may leave now, and count them as leaving."""
        self._wake(now)
        taken: list[Waiting] = []
        passed: list[str] = []
        while self._ring and len(self._busy) < self._slots:
            name = self._ring.popleft()
            tenant = self._tenants[name]
            tenant.in_ring = False
            if tenant.busy >= self._slots - len(self._busy):
                passed.append(name)
            elif letter := self._next(name, tenant, now):
                taken.append(letter)
                self._rouse(name)
        for name in passed:
            self._rouse(name)
        return taken

    def free(self, lane: Lane) -> None:
        """Let the lane's next letter come."""
        if lane in self._busy:
            self._busy.discard(lane)
            self._tenants[lane[0]].busy -= 1
        if self._lanes.get(lane):
            self._place(lane)
        self._rouse(lane[0])

    def put_back(self, letter: Waiting, retry_at: datetime) -> None:
        """Let the letter stand first in its lane again, and the lane wait until `retry_at`."""
        self._lanes.setdefault(letter.lane, deque()).appendleft(replace(letter, retry_at=retry_at))
        self.free(letter.lane)

    def next_moment(self) -> datetime | None:
        """Return when somebody who waits for a moment should be asked again."""
        return self._sleepers[0][0] if self._sleepers else None

    def _next(self, name: str, tenant: _Tenant, now: datetime) -> Waiting | None:
        """Return the tenant's next letter that may go; without one the tenant leaves the ring until it is roused."""
        while tenant.awake:
            lane = tenant.awake[0]
            line = self._lanes.get(lane)
            if not line or lane in self._busy:
                self._placed.discard(tenant.awake.popleft())
                continue
            moment = self._throttle.tenant_when(name, now, requests=line[0].requests)
            if moment is None or moment > now:
                self._sleep(name, moment)
                return None
            tenant.awake.popleft()
            moment = self._throttle.lane_when(lane, now) or now
            moment = max(moment, line[0].retry_at or now)
            if moment <= now:
                return self._grant(lane, line, now)
            self._sleep(lane, moment)
        return None

    def _grant(self, lane: Lane, line: deque[Waiting], now: datetime) -> Waiting:
        letter = line.popleft()
        if not line:
            del self._lanes[lane]
        self._placed.discard(lane)
        self._busy.add(lane)
        self._tenants[lane[0]].busy += 1
        self._throttle.took(lane, now, requests=letter.requests)
        return letter

    def _place(self, lane: Lane) -> None:
        if lane in self._placed or lane in self._busy:
            return
        self._placed.add(lane)
        self._tenants.setdefault(lane[0], _Tenant()).awake.append(lane)
        self._rouse(lane[0])

    def _rouse(self, name: str) -> None:
        tenant = self._tenants.get(name)
        if tenant and tenant.awake and not tenant.in_ring:
            tenant.in_ring = True
            self._ring.append(name)

    def _sleep(self, who: Lane | str, until: datetime | None) -> None:
        if until is not None:
            heappush(self._sleepers, (until, next(self._numbers), who))

    def _wake(self, now: datetime) -> None:
        while self._sleepers and self._sleepers[0][0] <= now:
            _, _, who = heappop(self._sleepers)
            if isinstance(who, str):
                self._rouse(who)
            else:
                self._placed.discard(who)
                if self._lanes.get(who):
                    self._place(who)
