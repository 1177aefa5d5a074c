"""The programs of the command line: each takes what was asked and returns the exit status. Raise Misconfigured."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.config import Settings
from bot.kit import log
from bot.kit.clock import SystemClock
from bot.teams.startup import Fault, Misconfigured, check, explained, refuse_faults

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine  # slow import


def _settings() -> Settings:
    """Read the settings; what does not fit is told to the operator, all of it at once."""
    try:
        return Settings()
    except ValidationError as error:
        raise Misconfigured(explained(error)) from error


def run_serve(asked: argparse.Namespace) -> int:
    """Answer Teams until told to stop."""
    del asked
    from bot.serving import serve  # noqa: PLC0415 -- slow import: Teams' SDK

    settings = _settings()
    refuse_faults(settings)
    log.configure(level=settings.log_level.upper())
    serve(settings)
    return 0


def run_migrate(asked: argparse.Namespace) -> int:
    """Bring the database up to date."""
    del asked

    async def run(engine: "AsyncEngine") -> int:
        from bot.db.schema import migrate  # noqa: PLC0415 -- slow import: Alembic

        await migrate(engine)
        sys.stdout.write("The database is up to date.\n")
        return 0

    return _with_database(run)


def run_restored(asked: argparse.Namespace) -> int:
    """Let nothing be posted twice by a backup that was put back."""
    del asked

    async def run(engine: "AsyncEngine") -> int:
        from bot.restored import catch_up  # noqa: PLC0415 -- slow import: every room

        return await catch_up(engine, SystemClock(), out=sys.stdout)

    log.configure(level="WARNING")
    return _with_database(run)


def _with_database(run: "Callable[[AsyncEngine], Awaitable[int]]") -> int:
    """Return what `run` returns on the settings' database; one that is away is told of in a line.

    Raises Misconfigured.
    """
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 -- slow import

    from bot.db.away import is_away, why  # noqa: PLC0415 -- slow import: SQLAlchemy
    from bot.db.engine import open_database  # noqa: PLC0415 -- slow import: SQLAlchemy

    settings = _settings()
    faults = [fault for fault in check(settings) if fault.setting.startswith("DATABASE")]
    if faults:
        raise Misconfigured(faults)
    try:
        engine = open_database(settings)
    except OSError as error:
        words = f"Its folder can't be made ({type(error).__name__})."
        raise Misconfigured([Fault("DATABASE_URL", words, "Let the bot's user write there.")]) from error

    async def opened() -> int:
        try:
            return await run(engine)
        finally:
            await engine.dispose()

    try:
        return asyncio.run(opened())
    except (SQLAlchemyError, ConnectionError) as error:
        if not is_away(error):
            raise
        sys.stderr.write(f"Not done: {why(error)}. `python -m bot doctor` says how to mend it.\n")
        return 2


def run_playground(asked: argparse.Namespace) -> int:
    """Run the bot with the local Teams page."""
    from bot.playground import play  # noqa: PLC0415 -- slow import: Teams' SDK

    log.configure(level="WARNING", json=False)
    play(port=_settings().port, page_port=asked.page_port, keep=asked.keep)
    return 0


def run_read_minutes(asked: argparse.Namespace) -> int:
    """Show what the reader finds in a file."""
    from bot.minutes.reading.command import read_minutes  # noqa: PLC0415 -- slow import: the formats' libraries

    today = SystemClock().now().date()
    return read_minutes(asked.file, as_json=asked.json, out=sys.stdout, err=sys.stderr, today=today)


def run_export_minutes(asked: argparse.Namespace) -> int:
    """Write minutes as a file, or list them."""
    from bot.minutes.exporting import FileKind  # noqa: PLC0415 -- slow import: the formats' libraries
    from bot.minutes.exporting_command import Asked, export_minutes  # noqa: PLC0415 -- slow import: SQLAlchemy

    kind = FileKind({"archive": "zip"}.get(asked.format, asked.format)) if asked.format else None
    wish = Asked(asked.minutes, asked.group, asked.day, asked.version, kind, asked.out)
    now = SystemClock().now()
    out, data, err = sys.stdout, sys.stdout.buffer, sys.stderr
    return _with_database(lambda engine: export_minutes(engine, wish, out=out, data=data, err=err, now=now))


def run_audit(asked: argparse.Namespace) -> int:
    """Print who did what when."""
    from bot.audit.command import Asked, show_deeds  # noqa: PLC0415 -- slow import: SQLAlchemy

    wish = Asked(asked.group, asked.since, asked.json)
    return _with_database(lambda engine: show_deeds(engine, wish, out=sys.stdout, err=sys.stderr))


def run_export_person(asked: argparse.Namespace) -> int:
    """Write everything about somebody to a file."""
    from bot.privacy.command import Asked, export_person  # noqa: PLC0415 -- slow import: SQLAlchemy

    wish = Asked(asked.person, to=asked.out)
    return _with_database(
        lambda engine: export_person(engine, wish, out=sys.stdout, err=sys.stderr, now=SystemClock().now())
    )


def run_anonymise_person(asked: argparse.Namespace) -> int:
    """Take somebody's name, ids and free texts out."""
    from bot.privacy.command import Asked, anonymise_person  # noqa: PLC0415 -- slow import: SQLAlchemy

    wish = Asked(asked.person, is_sure=asked.yes)
    return _with_database(
        lambda engine: anonymise_person(engine, wish, out=sys.stdout, err=sys.stderr, now=SystemClock().now())
    )


def run_package(asked: argparse.Namespace) -> int:
    """Make the zip that Teams installs the app from."""
    from bot.package import Facts, make_package  # noqa: PLC0415 -- slow import: SQLAlchemy, by way of the settings' checks

    facts = Facts.of(_settings(), app_id=asked.app_id, bot_id=asked.bot_id, domain=asked.domain)
    make_package(facts, asked.out, out=sys.stdout)
    return 0


def run_doctor(asked: argparse.Namespace) -> int:
    """Say what is wrong, and how to mend it."""
    del asked
    from bot.doctor.examine import examine  # noqa: PLC0415 -- slow import: Teams' SDK

    return asyncio.run(examine(_settings(), out=sys.stdout))
