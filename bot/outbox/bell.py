"""Tells the workers of this process that letters were written, once the writing is kept."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

Nudge = Callable[[], None]

_MARK = "outbox.bell"
_listeners: WeakKeyDictionary[Engine, set[Nudge]] = WeakKeyDictionary()


def listen(engine: AsyncEngine, nudge: Nudge) -> None:
    """Call `nudge` after each commit that wrote a letter through `engine`, until it is silenced."""
    _listeners.setdefault(engine.sync_engine, set()).add(nudge)


def silence(engine: AsyncEngine, nudge: Nudge) -> None:
    """Call `nudge` no more."""
    _listeners.get(engine.sync_engine, set()).discard(nudge)


def ring_after_commit(session: AsyncSession) -> None:
    """Ring once the session's work is kept; nobody hears of what is undone."""
    if _MARK not in session.info:
        session.info[_MARK] = True
        event.listen(session.sync_session, "after_commit", _ring)


def _ring(session: Session) -> None:
    if session.in_nested_transaction():
        return  # a part of the work is done, and nothing is kept yet
    bind = session.get_bind()
    for nudge in tuple(_listeners.get(bind.engine, ())):
        nudge()
