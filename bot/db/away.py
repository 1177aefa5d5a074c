"""When the database is away: how to tell that from a mistake of ours, and what to say of it to the operator."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from typing import TypeVar

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

Done = TypeVar("Done")

CLASSES = ("08", "53", "57", "58", "25006")
"""PostgreSQL's words by their beginnings: connection, resources, shut down or too slow, system; read-only."""

SET_BACK = frozenset({"40001", "40P01"})
"""PostgreSQL ended the transaction for another's sake: the same one, done again, goes through."""

FILE = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_IOERR": "the disk is full, or the database file can't be read or written",
    "SQLITE_READONLY": "the database file can't be written",
    "SQLITE_CANTOPEN": "the database file can't be opened",
    "SQLITE_BUSY": "another program has locked the database",
    "SQLITE_LOCKED": "another program has locked the database",
    "SQLITE_PROTOCOL": "another program has locked the database",
    "SQLITE_NOTADB": "the database file is damaged",
    "SQLITE_CORRUPT": "the database file is damaged",
}
UNREACHED = "the database can't be reached"
READ_ONLY = "the database can't be written: its disk is full, or it is a standby"
PAUSE = 0.2
"""Seconds between two tries."""


def is_away(error: BaseException) -> bool:
    """Say whether it was the database that failed: the same may go well when it is back, and nothing was kept."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _file(error) is not None or _server(error)
    return isinstance(error, NoneFree | ConnectionError)


def why(error: BaseException) -> str:
    """Return what is wrong with the database, in words for the operator."""
    if isinstance(error, DBAPIError):
        if _sqlstate(error) == "25006":
            return READ_ONLY
        return _file(error) or UNREACHED
    return "the database does not answer in time" if isinstance(error, TimeoutError | NoneFree) else UNREACHED


async def through_a_break(deed: Callable[[], Awaitable[Done]], *, patience: float) -> Done:
    """Do it, and do it again for so many seconds while the database is away: a restart or a failover takes as long.

    What is done must be one transaction, or such that twice is once.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    while True:
        try:
            return await deed()
        except Exception as error:
            if not is_away(error) or loop.time() + PAUSE > until:
                raise
        await asyncio.sleep(PAUSE)


def _file(error: DBAPIError) -> str | None:
    if not isinstance(error.orig, sqlite3.Error):
        return None
    name = getattr(error.orig, "sqlite_errorname", "")
    return next((words for code, words in FILE.items() if name.startswith(code)), None)


def _sqlstate(error: DBAPIError) -> str | None:
    return error.orig.sqlstate if isinstance(error.orig, psycopg.Error) else None


def _server(error: DBAPIError) -> bool:
    """Say whether PostgreSQL, or the way to it, is at fault."""
    if not isinstance(error.orig, psycopg.Error):
        return False
    state = error.orig.sqlstate
    if state is None:
        return isinstance(error.orig, psycopg.OperationalError)
    return state.startswith(CLASSES) or state in SET_BACK
