"""Tells Azure Monitor how the bot is doing; infra/modules/alerts.bicep has somebody written to when it is ill."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Any

import structlog
from aiohttp import ClientError, ClientSession
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Settings
from bot.db.counting import tally_of
from bot.db.transaction import reading
from bot.kit.clock import Clock
from bot.kit.machine import machine_token
from bot.outbox.models import LetterState
from bot.outbox.queries import TROUBLED, glance

log = structlog.get_logger()

MONITOR = "https://monitoring.azure.com/"
"""What Azure calls its monitor, when it gives out tokens."""

NAMESPACE = "Ledningsgruppsbot"
MINUTE = 60.0


class News:
    """What has come since the last time: errors of this replica, letters of them all; and what is late by how much.

    The figures are those of GET /metrics (`bot.prometheus`).
    """

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine, self._clock, self._tally = engine, clock, tally_of(engine)
        self._told = self._tally.error_count
        self._astray: Mapping[LetterState, int] | None = None

    async def look(self) -> dict[str, dict[str, int]]:
        """Return the new ones by figure and kind; a ledger seen for the first time has no new ones."""
        errors, before = self._tally.error_count, self._told
        new = {"Errors": {"error": errors - before}}
        self._told = errors
        with suppress(SQLAlchemyError, OSError):
            async with reading(self._engine) as session:
                seen = await glance(session, self._clock.now())
            astray = self._astray or seen.letters
            self._astray = seen.letters
            new["LettersAstray"] = {state.value: max(0, seen.letters[state] - astray[state]) for state in TROUBLED}
            new["LettersLate"] = {"seconds": int(seen.letter_late.total_seconds())}
            new["ClockLate"] = {"seconds": int(seen.job_late.total_seconds())}
        return new


@asynccontextmanager
async def telling(
    settings: Settings, engine: AsyncEngine, session: ClientSession, clock: Clock, *, every: float = MINUTE
) -> AsyncIterator[None]:
    """Tell the figures once a minute while the block runs; do nothing where nobody listens."""
    if not settings.azure_metrics_url:
        yield
        return
    news = News(engine, clock)
    await news.look()  # a letter that a crash left in flight becomes unknown only after this
    task = asyncio.create_task(_tell_on(settings, news, session, clock, every=every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _tell_on(settings: Settings, news: News, session: ClientSession, clock: Clock, *, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            await tell(settings, await news.look(), session, clock)
        except (ClientError, OSError, TimeoutError) as error:  # a warning: an error would be told of the next minute
            log.warning("azure.not_told", reason=str(error) or type(error).__name__)


async def tell(
    settings: Settings, figures: Mapping[str, Mapping[str, int]], session: ClientSession, clock: Clock
) -> None:
    """Send the figures; raises ClientError and OSError."""
    token = await machine_token(settings.app_id, MONITOR)
    for name, by_kind in figures.items():
        body = {"time": clock.now().isoformat(timespec="seconds"), "data": {"baseData": _series(name, by_kind)}}
        headers = {"Authorization": f"Bearer {token}"}
        async with session.post(settings.azure_metrics_url, json=body, headers=headers) as answer:
            if answer.status != HTTPStatus.OK:
                raise ClientError(f"{name}: {answer.status}")


def _series(name: str, by_kind: Mapping[str, int]) -> dict[str, Any]:
    """Return one figure as Azure Monitor reads it: what came in this minute, by kind."""
    return {
        "metric": name,
        "namespace": NAMESPACE,
        "dimNames": ["Kind"],
        "series": [
            {"dimValues": [kind], "min": number, "max": number, "sum": number, "count": 1}
            for kind, number in by_kind.items()
        ],
    }
