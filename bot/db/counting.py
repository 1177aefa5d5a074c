"""One tally for each database that this process has opened, and what is counted once a transaction is kept."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from bot.kit.tally import Tally

Count = Callable[[Tally], None]

_WAITING = "db.counting"
_tallies: WeakKeyDictionary[Engine, Tally] = WeakKeyDictionary()


def tally_of(engine: AsyncEngine) -> Tally:
    """Return what this process counts for that database."""
    return _of(engine.sync_engine)


def count_after_commit(session: AsyncSession, count: Count) -> None:
    """Count once the session's work is kept; what is undone counts for nothing."""
    waiting = session.info.setdefault(_WAITING, [])
    if not waiting:
        event.listen(session.sync_session, "after_commit", _count)
    waiting.append(count)


def _of(engine: Engine) -> Tally:
    tally = _tallies.get(engine)
    if tally is None:
        tally = _tallies[engine] = Tally()
    return tally


def _count(session: Session) -> None:
    if session.in_nested_transaction():
        return  # a part of the work is done, and nothing is kept yet
    tally = _of(session.get_bind().engine)
    for count in session.info.pop(_WAITING, ()):
        count(tally)
