"""Tables with a column for who is responsible: each row is a task."""

from collections.abc import Sequence
from datetime import date

from bot.minutes.reading.draft import FoundAssignment, Owner
from bot.minutes.reading.findings.dues import due_in
from bot.minutes.reading.findings.listed import owners_of_list
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.skeleton import Skeleton
from bot.minutes.reading.words.listing import phrases
from bot.minutes.reading.words.phrases import DONE_ENDINGS

_WHO = phrases(
    """
    ansvarig, ansvar, ansv, vem, ägare, utförare, ansvariga, uppgiftsägare, utförs av, ansvarig/a
    """
)
_WHAT = phrases(
    """
    uppgift, åtgärd, vad, aktivitet, att göra, uppdrag, action, actionpoint, beskrivning, åtgärder, att-göra, ärende,
    punkt, fråga, beslut
    """
)
_WHEN = phrases(
    """
    klart, när, datum, deadline, senast, klart senast, klar, tid, slutdatum, förfaller, klart till, färdigt, tidpunkt,
    klardatum, vecka
    """
)
_STATUS = ("status", "läge", "utfall", "kommentar")


def _column(header: Sequence[str], words: tuple[str, ...]) -> int | None:
    cells = [cell.strip(" .:*_").lower() for cell in header]
    for word in words:
        if word in cells:
            return cells.index(word)
    return None


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at].strip(" *_") if at is not None and at < len(cells) else ""


def _task(cells: Sequence[str], what: int | None, who: int) -> str:
    text = _cell(cells, what)
    return (
        text
        if len(text.split()) > 1
        else max((cell for i, cell in enumerate(cells) if i != who), key=len, default="").strip()
    )


def _row(
    header: Sequence[str], cells: Sequence[str], item: str | None, people: People, meeting: date | None
) -> FoundAssignment | None:
    who = _column(header, _WHO)
    if who is None:
        return None
    names, text = _cell(cells, who), _task(cells, _column(header, _WHAT), who)
    when = _cell(cells, _column(header, _WHEN))
    status = _cell(cells, _column(header, _STATUS)).lower()
    if not names or not text or status.startswith(DONE_ENDINGS) or when.lower() in DONE_ENDINGS:
        return None
    whos = owners_of_list(people, names, free=True)
    owners = tuple(Owner(one.written, people.resolve(one.written)) for one in whos) or (Owner(names),)
    due = due_in(when, meeting=meeting, promise=-1) if when else due_in(text, meeting=meeting, promise=0)
    return FoundAssignment(text, owners, due.day if due else None, due.text if due else (when or None), item)


def _rows(blocks: Sequence[Block], item: str | None, people: People, meeting: date | None) -> list[FoundAssignment]:
    found: list[FoundAssignment] = []
    header: tuple[str, ...] = ()
    for block in blocks:
        if block.kind is not Kind.ROW:
            header = () if block.text else header
        elif block.heads:
            row = (
                _row(block.heads, block.cells, item, people, meeting)
                if _column(block.heads, _WHO) is not None
                else None
            )
            found += [row] if row else []
        elif _column(block.cells, _WHO) is not None and len(block.cells) > 1:
            header = block.cells
        elif header:
            row = _row(header, block.cells, item, people, meeting)
            found += [row] if row else []
    return found


def rows_in(skeleton: Skeleton, people: People, meeting: date | None, names: Sequence[str]) -> list[FoundAssignment]:
    """The tasks of all tables, each with the name of the item that it stands under."""
    found = _rows(skeleton.head, None, people, meeting)
    for chapter, name in zip(skeleton.chapters, names, strict=True):
        found += _rows(chapter.blocks, name, people, meeting)
    return found + _rows(skeleton.rest, None, people, meeting)
