"""python -m bot: the programs that an operator, a newcomer or a secretary starts."""

import argparse
import asyncio
import errno
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from pydantic import ValidationError

from bot.config import Settings
from bot.kit import log
from bot.kit.clock import SystemClock
from bot.teams.startup import Fault, Misconfigured, check, explained, refuse_faults

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine  # slow import


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program that the command line names; return its exit status."""
    asked = _parser().parse_args(arguments)
    try:
        status: int = asked.run(asked)
    except Misconfigured as error:
        sys.stderr.write("Not done. Mend this first:\n" + "".join(f"- {fault}\n" for fault in error.faults))
        return 2
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.stderr.write(
            f"{error.strerror}.\nStop the other program, or choose another port: PORT=3980, --page-port 3981.\n"
        )
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    programs = parser.add_subparsers(required=True, metavar="PROGRAM")
    _program(programs, "serve", "answer Teams", _serve)
    _program(programs, "migrate", "bring the database up to date", _migrate)
    _program(programs, "restored", "after a backup was put back: let nothing be posted twice", _restored)
    playground = _program(
        programs, "playground", "try the bot in a little Teams of its own, in the browser", _playground
    )
    playground.add_argument("--page-port", type=int, default=3979, help="where the page is served (default 3979)")
    playground.add_argument(
        "--keep", action="store_true", help="keep the database of the last time; Teams forgets all the same"
    )
    reader = _program(programs, "read-minutes", "show what the reader finds in a file", _read_minutes)
    reader.add_argument("file", type=Path)
    reader.add_argument("--json", action="store_true", help="print JSON")
    _add_exporter(programs)
    _add_audit(programs)
    _add_person(programs)
    package = _program(programs, "package", "make the zip that Teams installs the app from", _package)
    package.add_argument("--app-id", default="", help="the Teams app's own id (default: the bot's)")
    package.add_argument("--bot-id", default="", help="the bot's id (default: MicrosoftAppId)")
    package.add_argument("--domain", default="", help="where the bot answers: bot.example.org")
    package.add_argument("--out", type=Path, default=Path("build/ledningsgruppsbot.zip"), help="the zip to write")
    _program(programs, "doctor", "check settings, database and tokens, and say how to mend what is wrong", _doctor)
    return parser


def _add_exporter(programs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    exporter = _program(
        programs, "export-minutes", "write minutes as a file; without any that are named, list them", _export_minutes
    )
    exporter.add_argument("minutes", nargs="?", type=UUID, metavar="ID", help="their id, as the list has it")
    exporter.add_argument("--group", help="the group's name, as in its settings")
    exporter.add_argument("--day", type=date.fromisoformat, help="the day of the meeting: 2026-11-20")
    exporter.add_argument("--version", type=int, help="an earlier version of them (default: the one in force)")
    kinds = ("docx", "pdf", "md", "archive")
    exporter.add_argument("--format", choices=kinds, help="the kind of file (default: as --out ends, else pdf)")
    exporter.add_argument("--out", metavar="FILE", help="the file to write (default: named by the day); - is stdout")


def _add_audit(programs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = _program(programs, "audit", "print who did what when, the oldest first", _audit)
    audit.add_argument("--group", help="the group's name, as in its settings (default: every group, and none)")
    audit.add_argument("--since", type=_moment, help="a day or a moment: 2026-11-20, 2026-11-20T14:00+01:00")
    audit.add_argument("--json", action="store_true", help="print JSON, a line each")


def _add_person(programs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    person = programs.add_parser("person", help="export what is kept about somebody, or anonymise her")
    deeds = person.add_subparsers(required=True, metavar="DEED")
    export = _program(deeds, "export", "write everything about somebody as JSON", _export_person)
    anonymise = _program(deeds, "anonymise", "take somebody's name, ids and free texts out for good", _anonymise_person)
    for one in (export, anonymise):
        one.add_argument("person", metavar="ID|NAME", help="the person's id, or her whole name if nobody shares it")
    export.add_argument("--out", type=Path, metavar="FILE", help="the file to write (default: named by the id)")
    anonymise.add_argument("--yes", action="store_true", help="go on: it can't be undone")


def _moment(words: str) -> datetime:
    """Return the moment that the words are; without a zone it is UTC."""
    moment = datetime.fromisoformat(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _program(
    programs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = programs.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(run=run)
    return parser


def _settings() -> Settings:
    """Read the settings; what does not fit is told to the operator, all of it at once."""
    try:
        return Settings()
    except ValidationError as error:
        raise Misconfigured(explained(error)) from error


def _serve(asked: argparse.Namespace) -> int:
    del asked
    from bot.serving import serve  # noqa: PLC0415 -- slow import: Teams' SDK

    settings = _settings()
    refuse_faults(settings)
    log.configure(level=settings.log_level.upper())
    serve(settings)
    return 0


def _migrate(asked: argparse.Namespace) -> int:
    del asked

    async def run(engine: "AsyncEngine") -> int:
        from bot.db.schema import migrate  # noqa: PLC0415 -- slow import: Alembic

        await migrate(engine)
        sys.stdout.write("The database is up to date.\n")
        return 0

    return _with_database(run)


def _restored(asked: argparse.Namespace) -> int:
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


def _playground(asked: argparse.Namespace) -> int:
    from bot.playground import play  # noqa: PLC0415 -- slow import: Teams' SDK

    log.configure(level="WARNING", json=False)
    play(port=_settings().port, page_port=asked.page_port, keep=asked.keep)
    return 0


def _read_minutes(asked: argparse.Namespace) -> int:
    from bot.minutes.reading.command import read_minutes  # noqa: PLC0415 -- slow import: the formats' libraries

    today = SystemClock().now().date()
    return read_minutes(asked.file, as_json=asked.json, out=sys.stdout, err=sys.stderr, today=today)


def _export_minutes(asked: argparse.Namespace) -> int:
    from bot.minutes.exporting import FileKind  # noqa: PLC0415 -- slow import: the formats' libraries
    from bot.minutes.exporting_command import Asked, export_minutes  # noqa: PLC0415 -- slow import: SQLAlchemy

    kind = FileKind({"archive": "zip"}.get(asked.format, asked.format)) if asked.format else None
    wish = Asked(asked.minutes, asked.group, asked.day, asked.version, kind, asked.out)
    now = SystemClock().now()
    out, data, err = sys.stdout, sys.stdout.buffer, sys.stderr
    return _with_database(lambda engine: export_minutes(engine, wish, out=out, data=data, err=err, now=now))


def _audit(asked: argparse.Namespace) -> int:
    from bot.audit.command import Asked, show_deeds  # noqa: PLC0415 -- slow import: SQLAlchemy

    wish = Asked(asked.group, asked.since, asked.json)
    return _with_database(lambda engine: show_deeds(engine, wish, out=sys.stdout, err=sys.stderr))


def _export_person(asked: argparse.Namespace) -> int:
    from bot.privacy.command import Asked, export_person  # noqa: PLC0415 -- slow import: SQLAlchemy

    wish = Asked(asked.person, to=asked.out)
    return _with_database(
        lambda engine: export_person(engine, wish, out=sys.stdout, err=sys.stderr, now=SystemClock().now())
    )


def _anonymise_person(asked: argparse.Namespace) -> int:
    from bot.privacy.command import Asked, anonymise_person  # noqa: PLC0415 -- slow import: SQLAlchemy

    wish = Asked(asked.person, is_sure=asked.yes)
    return _with_database(
        lambda engine: anonymise_person(engine, wish, out=sys.stdout, err=sys.stderr, now=SystemClock().now())
    )


def _package(asked: argparse.Namespace) -> int:
    from bot.package import Facts, make_package  # noqa: PLC0415 -- slow import: SQLAlchemy, by way of the settings' checks

    facts = Facts.of(_settings(), app_id=asked.app_id, bot_id=asked.bot_id, domain=asked.domain)
    make_package(facts, asked.out, out=sys.stdout)
    return 0


def _doctor(asked: argparse.Namespace) -> int:
    del asked
    from bot.doctor.examine import examine  # noqa: PLC0415 -- slow import: Teams' SDK

    return asyncio.run(examine(_settings(), out=sys.stdout))
