"""How fast one sender may go on: a bucket of tokens each, generous for people, small for whatever floods the bot."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import timedelta

from bot.kit.clock import Clock

PERIOD = timedelta(seconds=10)
MOST_SENDERS = 10_000
"""So many senders are remembered; of more, whoever was quiet longest is taken for new."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told_at: float = float("-inf")


class Pacer:
    """Counts what each sender sends: `most` within ten seconds, filled up evenly; 0 is no limit."""

    def __init__(self, most: int, clock: Clock, *, senders: int = MOST_SENDERS) -> None:
        self._most, self._clock, self._senders = most, clock, senders
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        """Say how many senders are remembered."""
        return len(self._buckets)

    def lets(self, sender: Hashable, *, weight: int = 1) -> bool:
        """Say whether the sender may go on; what weighs more than one counts as so many, at most a full bucket."""
        if not self._most:
            return True
        bucket = self._bucket(sender)
        if bucket.left < min(weight, self._most):
            return False
        bucket.left -= min(weight, self._most)
        return True

    def is_to_tell(self, sender: Hashable) -> bool:
        """Say whether the sender is to be told that it was too much: once in ten seconds, however much comes."""
        bucket, now = self._bucket(sender), self._clock.now().timestamp()
        if 0 <= now - bucket.told_at < PERIOD.total_seconds():
            return False
        bucket.told_at = now
        return True

    def _bucket(self, sender: Hashable) -> _Bucket:
        now = self._clock.now().timestamp()
        bucket = self._buckets.pop(sender, None) or _Bucket(self._most, now)
        self._buckets[sender] = bucket
        if len(self._buckets) > self._senders:
            self._buckets.popitem(last=False)
        passed = max(0.0, now - bucket.at)  # a clock that is set back fills nothing and takes nothing
        bucket.left = min(self._most, bucket.left + passed * self._most / PERIOD.total_seconds())
        bucket.at = now
        return bucket
