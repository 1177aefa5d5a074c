"""python -m bot: what the command line may say, for an operator, a newcomer or a secretary."""

import argparse
import errno
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from bot.programs import (
    run_anonymise_person,
    run_audit,
    run_doctor,
    run_export_minutes,
    run_export_person,
    run_migrate,
    run_package,
    run_playground,
    run_read_minutes,
    run_restored,
    run_serve,
)
from bot.teams.startup import Misconfigured


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
    _program(programs, "serve", "answer Teams", run_serve)
    _program(programs, "migrate", "bring the database up to date", run_migrate)
    _program(programs, "restored", "after a backup was put back: let nothing be posted twice", run_restored)
    playground = _program(
        programs, "playground", "try the bot in a little Teams of its own, in the browser", run_playground
    )
    playground.add_argument("--page-port", type=int, default=3979, help="where the page is served (default 3979)")
    playground.add_argument(
        "--keep", action="store_true", help="keep the database of the last time; Teams forgets all the same"
    )
    reader = _program(programs, "read-minutes", "show what the reader finds in a file", run_read_minutes)
    reader.add_argument("file", type=Path)
    reader.add_argument("--json", action="store_true", help="print JSON")
    _add_exporter(programs)
    _add_audit(programs)
    _add_person(programs)
    package = _program(programs, "package", "make the zip that Teams installs the app from", run_package)
    package.add_argument("--app-id", default="", help="the Teams app's own id (default: the bot's)")
    package.add_argument("--bot-id", default="", help="the bot's id (default: MicrosoftAppId)")
    package.add_argument("--domain", default="", help="where the bot answers: bot.example.org")
    package.add_argument("--out", type=Path, default=Path("build/ledningsgruppsbot.zip"), help="the zip to write")
    _program(programs, "doctor", "check settings, database and tokens, and say how to mend what is wrong", run_doctor)
    return parser


def _add_exporter(programs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    exporter = _program(
        programs, "export-minutes", "write minutes as a file; without any that are named, list them", run_export_minutes
    )
    exporter.add_argument("minutes", nargs="?", type=UUID, metavar="ID", help="their id, as the list has it")
    exporter.add_argument("--group", help="the group's name, as in its settings")
    exporter.add_argument("--day", type=date.fromisoformat, help="the day of the meeting: 2026-11-20")
    exporter.add_argument("--version", type=int, help="an earlier version of them (default: the one in force)")
    kinds = ("docx", "pdf", "md", "archive")
    exporter.add_argument("--format", choices=kinds, help="the kind of file (default: as --out ends, else pdf)")
    exporter.add_argument("--out", metavar="FILE", help="the file to write (default: named by the day); - is stdout")


def _add_audit(programs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = _program(programs, "audit", "print who did what when, the oldest first", run_audit)
    audit.add_argument("--group", help="the group's name, as in its settings (default: every group, and none)")
    audit.add_argument("--since", type=_moment, help="a day or a moment: 2026-11-20, 2026-11-20T14:00+01:00")
    audit.add_argument("--json", action="store_true", help="print JSON, a line each")


def _add_person(programs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    person = programs.add_parser("person", help="export what is kept about somebody, or anonymise her")
    deeds = person.add_subparsers(required=True, metavar="DEED")
    export = _program(deeds, "export", "write everything about somebody as JSON", run_export_person)
    anonymise = _program(
        deeds, "anonymise", "take somebody's name, ids and free texts out for good", run_anonymise_person
    )
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
