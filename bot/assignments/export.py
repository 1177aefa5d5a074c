"""A group's assignments as a table that Excel opens: semicolons, UTF-8 with its mark, and no formulas; pure."""

import csv
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO

from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.rules import Contacts, contacts_for, days_late
from bot.assignments.views import owner_names
from bot.kit.dates import local
from cards.press import msg
from cards.speech import Translate
from cards.words import one_line

STATES = {
    AssignmentState.OPEN: msg("Open"),
    AssignmentState.IN_PROGRESS: msg("In progress"),
    AssignmentState.DONE: msg("Done"),
    AssignmentState.DROPPED: msg("Dropped"),
}
COLUMNS = (
    msg("Number"),
    msg("Assignment"),
    msg("Owner"),
    msg("Contact person"),
    msg("Due"),
    msg("Due in words"),
    msg("State"),
    msg("Days late"),
    msg("Given"),
    msg("Given by"),
    msg("Closed"),
    msg("Closed by"),
    msg("Source"),
    msg("Link"),
)
_FORMULA = re.compile("[=+\\-@＝＋－＠]")


def table(assignments: Iterable[Assignment], contacts: Contacts, *, zone: str, today: date, t: Translate) -> bytes:
    """Return the assignments as a CSV file, a line each; words that Excel would run as a formula are quoted off."""
    written = StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([t(name) for name in COLUMNS])
    lines.writerows([guarded(cell) for cell in _cells(one, contacts, zone, today, t)] for one in assignments)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _cells(one: Assignment, contacts: Contacts, zone: str, today: date, t: Translate) -> list[str]:
    late = days_late(one, today=today)
    return [
        f"U-{one.number}",
        one.text,
        ", ".join(owner_names(one)),
        ", ".join(person.name for person in contacts_for(one, contacts)),
        one.due.isoformat() if one.due else "",
        one.due_words,
        t(STATES[one.state]),
        str(late) if late else "",
        local(one.given_at, zone).date().isoformat(),
        one.given_by.name if one.given_by else "",
        local(one.done_at, zone).date().isoformat() if one.done_at else "",
        one.done_by.name if one.done_by else "",
        one.source,
        one.link,
    ]


def guarded(cell: str) -> str:
    """Return the cell on one line, with an apostrophe before whatever a spreadsheet would take for a formula."""
    line = one_line(cell)  # what is not seen goes first: behind it a formula would not be found
    return f"'{line}" if _FORMULA.match(line) else line


def file_name(group: str, today: date, t: Translate) -> str:
    """Return what the file is called: of letters and figures that every disk takes."""
    name = re.sub(r"[^\w-]+", "-", group, flags=re.UNICODE).strip("-") or "grupp"
    return f"{t('assignments')}-{name}-{today.isoformat()}.csv"
