"""When may the next request leave? Teams' limits per conversation and per tenant, kept on our side.

A request counts from its start until a window's length after its end: wherever in between Teams counts it, no
window of Teams' holds more than is allowed.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

Lane = tuple[str, str]
"""A tenant and one of its lanes."""

Windows = Sequence[tuple[int, float]]
"""How many requests in how many seconds."""

PER_LANE: Windows = ((7, 1), (8, 2), (60, 30), (1800, 3600))
PER_TENANT: Windows = ((50, 1),)

SAME_TENANT = 3
"""So many lanes closed at once may mean that it is the tenant that sends too much."""

PROBE_AFTER = 10.0
"""Seconds after which such a tenant is tried again, lest a few busy chats silence all others for long."""

SET_BACK = 5.0
"""A clock that goes back by more seconds than this was moved by hand: what it saw counts no more."""

SWEEP_EVERY = 60.0


@dataclass(slots=True)
class _Meter:
    """The requests of one lane or tenant: the ends of the late ones, in order, and the number under way."""

    windows: Windows
    ends: deque[float] = field(default_factory=deque)
    under_way: int = 0
    closed_until: float = 0.0

    def free_at(self, now: float, requests: int) -> float | None:
        if self.ends and self.ends[-1] > now + SET_BACK:
            self.ends.clear()
        moment = max(now, self.closed_until)
        for most, seconds in self.windows:
            place = most - self.under_way - requests + 1
            if place <= 0:
                return None
            if place <= len(self.ends):
                moment = max(moment, self.ends[-place] + seconds)
        return moment

    def end(self, requests: int, now: float) -> None:
        self.under_way -= requests
        latest = max(now, self.ends[-1]) if self.ends else now
        self.ends.extend([latest] * requests)
        self.forget(now)

    def forget(self, now: float) -> bool:
        """Drop what is out of every window; say whether nothing is left."""
        longest = max((seconds for _, seconds in self.windows), default=0.0)
        while self.ends and self.ends[0] + longest <= now:
            self.ends.popleft()
        return not self.ends and not self.under_way and self.closed_until <= now


class Throttle:
    """Remembers what left, and says when more may. Pure: it is told the time; what no window holds, it forgets."""

    def __init__(self, per_lane: Windows = PER_LANE, per_tenant: Windows = PER_TENANT) -> None:
        self._per_lane, self._per_tenant = per_lane, per_tenant
        self._lanes: dict[Lane, _Meter] = {}
        self._tenants: dict[str, _Meter] = {}
        self._closed: dict[str, dict[Lane, float]] = {}
        self._swept = 0.0

    @property
    def size(self) -> int:
        """How many lanes and tenants are remembered."""
        return len(self._lanes) + len(self._tenants)

    def when(self, lane: Lane, now: datetime, *, requests: int = 1) -> datetime | None:
        """Return the earliest moment for a letter in `lane`; None when a request under way must end first."""
        moments = (self.lane_when(lane, now), self.tenant_when(lane[0], now, requests=requests))
        known = [moment for moment in moments if moment is not None]
        return max(known) if len(known) == len(moments) else None

    def lane_when(self, lane: Lane, now: datetime) -> datetime | None:
        """Return the earliest moment as far as the lane itself is concerned."""
        meter = self._lanes.get(lane)
        return now if meter is None else _moment(meter.free_at(now.timestamp(), 1), now)

    def tenant_when(self, tenant: str, now: datetime, *, requests: int = 1) -> datetime | None:
        """Return the earliest moment as far as the tenant is concerned."""
        meter = self._tenants.get(tenant)
        return now if meter is None else _moment(meter.free_at(now.timestamp(), requests), now)

    def took(self, lane: Lane, now: datetime, *, requests: int = 1) -> None:
        """Count a letter that leaves now; one that makes its chat first costs the tenant two requests."""
        self._lane(lane).under_way += 1
        self._tenant(lane[0]).under_way += requests
        if abs(now.timestamp() - self._swept) > SWEEP_EVERY:
            self._sweep(now.timestamp())

    def ended(self, lane: Lane, now: datetime, *, requests: int = 1) -> None:
        """Count the end of what `took` counted: from now on it ages out of the windows."""
        self._lane(lane).end(1, now.timestamp())
        self._tenant(lane[0]).end(requests, now.timestamp())

    def refused(self, lane: Lane, until: datetime, now: datetime) -> None:
        """Close the lane as Teams told us; and its tenant, when several of its lanes are closed at once."""
        closed = self._closed.setdefault(lane[0], {})
        closed[lane] = until.timestamp()
        self._lane(lane).closed_until = until.timestamp()
        for key in [key for key, end in closed.items() if end <= now.timestamp()]:
            del closed[key]
        if len(closed) >= SAME_TENANT:
            self._tenant(lane[0]).closed_until = min(*closed.values(), now.timestamp() + PROBE_AFTER)
            closed.clear()

    def _lane(self, lane: Lane) -> _Meter:
        return self._lanes.setdefault(lane, _Meter(self._per_lane))

    def _tenant(self, tenant: str) -> _Meter:
        return self._tenants.setdefault(tenant, _Meter(self._per_tenant))

    def _sweep(self, now: float) -> None:
        self._swept = now
        self._lanes = {key: meter for key, meter in self._lanes.items() if not meter.forget(now)}
        self._tenants = {key: meter for key, meter in self._tenants.items() if not meter.forget(now)}
        self._closed = {key: lanes for key, lanes in self._closed.items() if max(lanes.values(), default=0.0) > now}


def _moment(seconds: float | None, now: datetime) -> datetime | None:
    if seconds is None:
        return None
    return now if seconds <= now.timestamp() else datetime.fromtimestamp(seconds + 1e-6, UTC)
