"""The one place where everything is joined."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.azure import telling
from bot.config import Settings
from bot.db.counting import tally_of
from bot.db.engine import open_database
from bot.db.probe import missing
from bot.db.transaction import transaction
from bot.kit.clock import Clock, SystemClock
from bot.kit.tally import counting_errors
from bot.minutes.jobs import TIDY as UPLOADS
from bot.outbox.clock import Clockwork, wake
from bot.outbox.worker import Worker
from bot.planner.writer import Writer
from bot.privacy.jobs import PURGE
from bot.prometheus import Figures
from bot.rooms import JOBS, whole_house
from bot.teams.adapter import MOST_BYTES, Porch
from bot.teams.auth import Porter
from bot.teams.carrier import TeamsCarrier
from bot.teams.connector import Connectors
from bot.teams.hearing import TIDY as HEARD
from bot.teams.hearing import tidy
from bot.teams.hosts import parsed, service_hosts
from bot.teams.keys import SigningKeys
from bot.teams.line import Line, open_session
from bot.teams.planner import GraphPlanner
from bot.teams.startup import refuse_faults
from bot.teams.tokens import Tokens
from bot.teams.turns import Turns
from bot.teams.web import routes

log = structlog.get_logger()

DAILY = (HEARD, UPLOADS, PURGE)
"""The jobs that tidy up once a day."""


@dataclass(frozen=True, slots=True)
class Works:
    """What runs behind the doors: the letters' worker, the clock, and where it is let in what writes to Planner."""

    engine: AsyncEngine
    worker: Worker
    clockwork: Clockwork
    planner: Writer | None = None

    def nudge(self) -> None:
        """Look at once: the clock was moved."""
        self.clockwork.nudge()
        self.worker.nudge()


WORKS: web.AppKey[Works] = web.AppKey("works", Works)
LEAVING: web.AppKey[asyncio.Event] = web.AppKey("leaving", asyncio.Event)
"""Set once the process is about to end: from then on it is not ready, and still takes turns for a while."""


def build(settings: Settings, *, clock: Clock | None = None, ca_file: Path | None = None) -> web.Application:
    """Return the bot as a web application; its worker and clock run while the application does.

    `ca_file` is trusted beside the system's certificates, for a login server of one's own.
    Raises Misconfigured with everything that is wrong with the settings.
    """
    refuse_faults(settings)
    app = web.Application(client_max_size=MOST_BYTES)
    app[LEAVING] = asyncio.Event()
    app.cleanup_ctx.append(lambda app: _open(app, settings, clock or SystemClock(), ca_file))
    return app


async def _open(app: web.Application, settings: Settings, clock: Clock, ca_file: Path | None) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        engine = open_database(settings)
        stack.push_async_callback(engine.dispose)
        session = await stack.enter_async_context(open_session(ca_file))
        tokens = Tokens(settings, clock, ca_file=ca_file) if settings.app_id else None
        line = Line(session, tokens, service_hosts=service_hosts(settings), clock=clock)
        keys = SigningKeys(session, settings.openid_metadata_url, clock)
        stack.push_async_callback(keys.close)
        porch = Porch(Porter(settings, keys=keys, connectors=Connectors(line), clock=clock), tally_of(engine))
        turns = Turns(
            engine,
            whole_house(planner=settings.planner),
            line,
            file_hosts=settings.allowed_file_hosts,
            clock=clock,
            sender_limit=settings.sender_limit,
        )
        stack.push_async_callback(turns.close)
        works = Works(
            engine,
            Worker(engine, TeamsCarrier(line, app_id=settings.app_id), clock),
            Clockwork(engine, {**JOBS, HEARD: tidy}, clock),
            _planner(settings, engine, line, clock=clock, ca_file=ca_file),
        )
        stack.enter_context(counting_errors(tally_of(engine)))
        await stack.enter_async_context(telling(settings, engine, session, clock))
        await stack.enter_async_context(_running(works, clock))
        app[WORKS] = works
        probe = partial(_missing, engine, app[LEAVING])
        figures = Figures(settings, engine, clock, probe=probe)
        app.add_routes(routes(porch, turns, probe=probe, figures=figures.answer))
        yield


def _planner(
    settings: Settings, engine: AsyncEngine, line: Line, *, clock: Clock, ca_file: Path | None
) -> Writer | None:
    """Return what keeps the teams' plans up to date, over a line and with tokens for Graph, where it is let in."""
    url = parsed(settings.graph_url)
    if not settings.planner or url is None:
        return None
    tokens = Tokens(settings.model_copy(update={"oauth_scope": settings.graph_url}), clock, ca_file=ca_file)
    graph = Line(line.session, tokens, service_hosts=(url.host or "",), clock=clock)
    return Writer(engine, GraphPlanner(graph, line, url=settings.graph_url), clock)


async def _missing(engine: AsyncEngine, leaving: asyncio.Event) -> list[str]:
    """Return what keeps the bot from being ready, in words for the operator."""
    return ["the process was asked to stop"] if leaving.is_set() else await missing(engine)


async def _wake_daily(engine: AsyncEngine, clock: Clock) -> None:
    """Let the jobs that tidy up be done now, and daily from then on; a database that is not ready is left alone."""
    try:
        async with transaction(engine) as session:
            for kind in DAILY:
                await wake(session, kind=kind, subject="", at=clock.now())
    except (SQLAlchemyError, OSError) as error:
        log.warning("app.database_not_ready", error=type(error).__name__)


@asynccontextmanager
async def _running(works: Works, clock: Clock) -> AsyncIterator[None]:
    """Keep the worker and the clock running; at the end let what they are at come home."""
    await _wake_daily(works.engine, clock)
    running = [works.worker.run(), works.clockwork.run(), *([works.planner.run()] if works.planner else [])]
    tasks = [asyncio.create_task(one) for one in running]
    try:
        yield
    finally:
        if works.planner is not None:
            await works.planner.stop()
        await works.clockwork.stop()
        await works.worker.stop()
        await asyncio.gather(*tasks)
