"""The database: whether it can be reached, is up to date and may be written, and whether anything is stuck in it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Settings
from bot.db.away import why
from bot.db.engine import async_url, open_database
from bot.db.probe import missing
from bot.db.schema import applied, is_current, is_newer
from bot.db.transaction import reading
from bot.doctor.disk import kind_of_disk
from bot.doctor.finding import Finding
from bot.kit.clock import Clock
from bot.kit.machine import NoMachineToken
from bot.outbox.models import LetterState
from bot.outbox.queries import Glance, glance, troubled

PATIENCE = 15.0
LATE_SECONDS = 15 * 60

REFUSALS = (
    (
        "password authentication failed",
        "it does not take that password for {user}",
        "mend the password in DATABASE_URL",
    ),
    ("no password supplied", "it wants a password for {user}", "write it into DATABASE_URL"),
    ("role", "it knows no role {user}", "make the role, as infra/README.md says, or mend the name in DATABASE_URL"),
    ("database", "there is no database {name} on it", "create it, owned by {user}, or mend the name in DATABASE_URL"),
    ("no pg_hba.conf entry", "it lets nobody in from this machine", "let this machine's address in on the server"),
    ("resolve host", "there is no host {host}", "mend the host in DATABASE_URL, or the name server"),
    ("", "nobody answers at {host}:{port}", "check that the server is up, DATABASE_URL, and the firewall between"),
)
"""What PostgreSQL says when it lets nobody in (`role` and `database` only before "does not exist"), and the mends."""

MENDS = {
    LetterState.UNKNOWN: "look in Teams whether it arrived; it is never sent again by itself",
    LetterState.UNDELIVERABLE: "the reason is Teams' own: let the person add the app, or take her off the group",
}


async def of_database(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Yield what is to be said of it; what comes later is not looked at while something before is wrong."""
    url = async_url(settings.database_url)
    try:
        engine = open_database(settings)
    except OSError as error:
        folder = Path(url.database or "").parent
        mend = "make the folder and let the bot's user write in it, or choose another in DATABASE_URL"
        yield Finding("database", f"its folder {folder} can't be made ({type(error).__name__})", mend)
        return
    try:
        for finding in _of_disk(url):
            yield finding
        fault = await _reached(engine, url)
        yield fault or Finding("database")
        if fault is None or fault.weak:
            async for finding in _of_letters(engine, clock):
                yield finding
    finally:
        await engine.dispose()


def _of_disk(url: URL) -> Iterator[Finding]:
    kind = kind_of_disk(Path(url.database or "")) if url.get_backend_name() == "sqlite" else ""
    if kind:
        wrong = f"SQLite on a network disk ({kind}) loses its locks, and then its data"
        yield Finding("database", wrong, "put the file on a disk of this machine, or use PostgreSQL")


async def _reached(engine: AsyncEngine, url: URL) -> Finding | None:
    """Return what keeps the database from being used, or that it is newer than this version; None when all is well."""
    try:
        async with asyncio.timeout(PATIENCE):
            steps = await applied(engine)
    except NoMachineToken as refused:
        return Finding("database", str(refused), "give the machine the identity whose client id is MicrosoftAppId")
    except (SQLAlchemyError, OSError) as error:
        return _refused(error, url)
    if is_newer(steps):
        mend = "go on with the update; this version works meanwhile, and `migrate` leaves the tables alone"
        return Finding("database", "a newer version has migrated it", mend, weak=True)
    if not is_current(steps):
        return Finding("database", "migrations are missing", "run `python -m bot migrate`")
    words = await missing(engine)
    return Finding("database", words[0], "free the disk, or let the bot's user write there") if words else None


def _refused(error: Exception, url: URL) -> Finding:
    """Say in words why the database lets nobody in."""
    if not isinstance(error, DBAPIError) or not isinstance(error.orig, psycopg.Error):
        return Finding("database", why(error), "check DATABASE_URL, and the file and its folder")
    said = str(error.orig)
    names = {
        "user": url.username or "?",
        "name": url.database or "?",
        "host": url.host or "?",
        "port": url.port or 5432,
    }
    wrong, mend = next((wrong, mend) for sign, wrong, mend in REFUSALS if _says(said, sign))
    return Finding("database", wrong.format(**names), mend.format(**names))


def _says(said: str, sign: str) -> bool:
    if sign in {"role", "database"}:
        return f'{sign} "' in said and "does not exist" in said
    return sign in said


async def _of_letters(engine: AsyncEngine, clock: Clock) -> AsyncIterator[Finding]:
    async with reading(engine) as session:
        seen, astray = await glance(session, clock.now()), await troubled(session)
    late = list(_of_lateness(seen))
    for finding in late:
        yield finding
    for letter in astray:
        wrong = f"{letter.state.value}: {letter.reason or 'in flight at a crash'}"
        yield Finding(f"letter {letter.id} ({letter.key})", wrong, MENDS[letter.state])
    if not late and not astray:
        yield Finding("letters and clock")


def _of_lateness(seen: Glance) -> Iterator[Finding]:
    if seen.letter_late.total_seconds() > LATE_SECONDS:
        minutes = int(seen.letter_late.total_seconds() // 60)
        mend = "see that the bot runs; the events letter.put_off in its log tell what Teams says"
        yield Finding("letters", f"{seen.due} wait, the longest for {minutes} minutes", mend)
    if seen.job_late.total_seconds() > LATE_SECONDS:
        minutes = int(seen.job_late.total_seconds() // 60)
        mend = "see that the bot runs; the events clock.tick_failed in its log tell what keeps it"
        yield Finding("clock", f"{seen.jobs_due} jobs are due, the longest for {minutes} minutes", mend)
