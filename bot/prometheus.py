"""GET /metrics: what Prometheus is told, and who may ask.

How the ledger and the clock stand comes from one glance at the database and is the same for all replicas; what was
done is counted by each process for itself.
"""

import asyncio
import hmac
from collections.abc import Iterable
from datetime import datetime
from platform import python_version

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool

from bot.config import Settings, is_loopback
from bot.db.counting import tally_of
from bot.db.transaction import reading
from bot.kit.clock import Clock
from bot.kit.release import VERSION
from bot.kit.tally import PREFIX
from bot.outbox.queries import Glance, glance
from bot.teams.web import Probe

PATIENCE = 5.0
"""Seconds for the glance; Prometheus waits ten for the whole."""

PROXIED = frozenset({"Forwarded", "X-Forwarded-For", "Via", "X-Real-IP", "X-ARR-LOG-ID"})
"""What a proxy adds to a request: its own address says nothing of who asks."""


class Figures:
    """Answers GET /metrics."""

    def __init__(self, settings: Settings, engine: AsyncEngine, clock: Clock, *, probe: Probe) -> None:
        self._token = settings.metrics_token.get_secret_value()
        self._engine, self._clock, self._probe = engine, clock, probe

    async def answer(self, request: web.Request) -> web.Response:
        """Return every figure to whom the operator lets ask."""
        if not self._may_ask(request):
            headers = {"WWW-Authenticate": "Bearer"} if self._token else {}
            words = "Send METRICS_TOKEN as a bearer token; without one set, ask from the bot's own machine.\n"
            return web.Response(status=401 if self._token else 403, headers=headers, text=words)
        body = await self.exposition()
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})

    def _may_ask(self, request: web.Request) -> bool:
        if self._token:
            scheme, _, given = request.headers.get("Authorization", "").partition(" ")
            is_same = hmac.compare_digest(given.strip().encode(errors="surrogateescape"), self._token.encode())
            return scheme.lower() == "bearer" and is_same
        return is_loopback(request.remote or "") and not any(name in request.headers for name in PROXIED)

    async def exposition(self) -> bytes:
        """Return what this process counted and how the database stands, in Prometheus' own words."""
        now, tally = self._clock.now(), tally_of(self._engine)
        missing, seen = await asyncio.gather(self._probe(), self._glance(now))
        ready = _gauge("ready", "1 when GET /readyz says that the bot is ready, else 0", float(not missing))
        registry = CollectorRegistry()
        registry.register(_Standing([ready, *_of_process(self._engine, tally.limited(now)), *_of_database(seen)]))
        return generate_latest(tally.registry) + generate_latest(registry)

    async def _glance(self, now: datetime) -> Glance | None:
        """Return how the database stands; None when it does not say so in time."""
        try:
            async with asyncio.timeout(PATIENCE), reading(self._engine) as session:
                return await glance(session, now)
        except (SQLAlchemyError, OSError):
            return None


class _Standing(Collector):
    """Figures that are looked up when somebody asks."""

    def __init__(self, figures: Iterable[Metric]) -> None:
        self._figures = list(figures)

    def collect(self) -> Iterable[Metric]:
        """Return them."""
        return self._figures


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"{PREFIX}_{name}", about, value=value)


def _of_process(engine: AsyncEngine, limited: int) -> Iterable[Metric]:
    build = GaugeMetricFamily(f"{PREFIX}_build_info", "Which version this is", labels=["version", "python"])
    build.add_metric([VERSION, python_version()], 1)
    yield build
    yield _gauge("limited_tenants", "Tenants with letters that Teams put off because too much was sent", limited)
    if isinstance(engine.pool, QueuePool):
        yield _gauge("pool_connections", "Connections to the database that the pool may open", engine.pool.size())
        yield _gauge("pool_in_use", "Connections to the database that are in use", engine.pool.checkedout())


def _of_database(seen: Glance | None) -> Iterable[Metric]:
    if seen is None:
        return
    letters = GaugeMetricFamily(
        f"{PREFIX}_letters", "Letters in the ledger by state, sent ones aside", labels=["state"]
    )
    for state, number in seen.letters.items():
        letters.add_metric([state.value], number)
    yield letters
    yield _gauge("queue_length", "Letters that are due and wait to be carried", seen.due)
    yield _gauge(
        "oldest_letter_seconds", "For how long the longest of them has waited", seen.letter_late.total_seconds()
    )
    yield _gauge("clock_jobs", "Jobs that the clock will wake", seen.jobs)
    yield _gauge("clock_jobs_due", "Jobs that are due and not done yet", seen.jobs_due)
    yield _gauge("oldest_job_seconds", "For how long the longest of them has been due", seen.job_late.total_seconds())
