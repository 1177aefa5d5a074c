"""What this process has done, counted as it is done: the figures that Prometheus and Azure Monitor are told.

No label holds a name or an id: each has a few values that are known beforehand.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, disable_created_metrics

PREFIX = "ledningsgruppsbot"

BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15)
"""Seconds; two are promised to members, five are Teams' patience with a press, fifteen with a message."""


DOOR = ("400", "401", "403", "408", "413", "415", "503")
CARRIED = ("sent", "put_off", "unknown", "undeliverable")
JOBS = ("done", "stood_back", "failed")
FOUND = ("assignment", "decision", "comeback", "question", "day")
ANSWERS = ("kept", "changed", "skipped", "missed")
"""The values of the labels: of `status`, of `outcome` twice, of `kind` and `answer`."""


class Tally:
    """The counters of one process."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, of which nobody asks
        self.registry = CollectorRegistry(auto_describe=True)
        self.turns = Histogram(
            f"{PREFIX}_turn_seconds",
            "Turns by kind and by how they ended, and how long each took",
            ["kind", "outcome"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.turned_away = self._counter("turned_away", "Requests that got no further than the door", "status")
        self.carried = self._counter("carried", "What became of letters that were carried to Teams", "outcome")
        self.limits = self._counter("limits", "Letters that Teams put off because too much was sent (429)")
        self.errors = self._counter("errors", "Events logged as errors, by the bot or a library")
        self.jobs = self._counter("jobs", "Jobs that the clock woke, by what became of them", "outcome")
        self.findings = self._counter(
            "findings", "What the reader found in published minutes, by the secretary's answer", "kind", "answer"
        )
        for counter, outcomes in ((self.turned_away, DOOR), (self.carried, CARRIED), (self.jobs, JOBS)):
            for outcome in outcomes:
                counter.labels(outcome)  # told of as 0: a figure that begins with its first 1 alarms nobody
        for kind in FOUND:
            for answer in ANSWERS:
                self.findings.labels(kind, answer)
        ProcessCollector(registry=self.registry)
        self._limited: dict[str, datetime] = {}

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"{PREFIX}_{name}", about, labels, registry=self.registry)

    def put_off(self, tenant: str, until: datetime) -> None:
        """Count a letter that Teams put off until then because it was sent too much in that tenant."""
        self.limits.inc()
        self._limited[tenant] = max(until, self._limited.get(tenant, until))

    def limited(self, now: datetime) -> int:
        """Return how many tenants have letters that are put off."""
        self._limited = {tenant: until for tenant, until in self._limited.items() if until > now}
        return len(self._limited)

    @property
    def error_count(self) -> int:
        """How many errors were logged so far."""
        return int(self.registry.get_sample_value(f"{PREFIX}_errors_total") or 0)


class _Errors(logging.Handler):
    def __init__(self, tally: Tally) -> None:
        super().__init__(logging.ERROR)
        self._tally = tally

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self._tally.errors.inc()


@contextmanager
def counting_errors(tally: Tally) -> Iterator[None]:
    """Count whatever is logged as an error while the block runs."""
    errors = _Errors(tally)
    logging.getLogger().addHandler(errors)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(errors)
