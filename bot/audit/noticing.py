"""Notices what a turn or a job changes in the database, without being told by any room."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.sql.dml import UpdateBase

from bot.db.base import Base

PLUMBING = frozenset(
    {
        *("letter", "due", "direct_chat", "heard", "counter", "search_entry", "deed", "deed_purge"),
        *("person", "meeting_card", "told_soon", "unreached", "note_seat", "note_choice", "poll_answer", "poll_text"),
    }
)
"""Tables whose rows tell of no deed: what was met, heard, posted and shown; and what a poll was answered (ADR 0008)."""


@dataclass(slots=True)
class Changes:
    """What was changed: the tables, and the rows where they are known, each once and in no order."""

    tables: set[str] = field(default_factory=set)
    rows: list[Base] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.tables)

    def note(self, table: str, row: Base | None = None) -> None:
        """Keep that a row of `table` was changed, unless the table is plumbing."""
        if table in PLUMBING:
            return
        self.tables.add(table)
        if row is not None and all(row is not one for one in self.rows):  # to compare them would load what they lack
            self.rows.append(row)


@contextmanager
def noticing(session: AsyncSession) -> Iterator[Changes]:
    """Give what the session changes from now on, until the block ends; flush before, to have all of it."""
    changes = Changes()

    def flushed(work: Session, context: object) -> None:
        del context
        for row in (*work.new, *work.deleted, *(one for one in work.dirty if work.is_modified(one))):
            changes.note(row.__tablename__, row)

    def executed(state: ORMExecuteState) -> None:
        if isinstance(state.statement, UpdateBase):
            changes.note(_table_of(state.statement))

    sync = session.sync_session
    event.listen(sync, "after_flush", flushed)
    event.listen(sync, "do_orm_execute", executed)
    try:
        yield changes
    finally:
        event.remove(sync, "after_flush", flushed)
        event.remove(sync, "do_orm_execute", executed)


def _table_of(statement: Any) -> str:  # noqa: ANN401 -- SQLAlchemy types it as one of several
    return str(statement.table.name)
