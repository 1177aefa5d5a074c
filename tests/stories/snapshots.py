"""What stands in a story's SQLite file, to be compared and put back; the bot's own clocks rest meanwhile."""

import asyncio
import sqlite3
from typing import Any

from bot.models import Base
from bot.rooms import whole_house
from tests.stories.furnished import database
from tests.stories.matrix import Row
from tests.stories.stage import Stage

Json = dict[str, Any]
Kept = dict[str, set[tuple[Any, ...]]]
HOUSE = whole_house(planner=True)
OPENERS = {press.opened_by.verb for press, _ in HOUSE.pressed.values() if press.opened_by}
MET = {"person", "direct_chat", "heard", "deed"}
"""Tables in which whoever writes leaves a trace, also where she is refused: the log of deeds tells of that too."""


def pressed(row: Row, ids: dict[str, str]) -> tuple[str, Json]:
    """Return the invoke that a client sends for that press: a dialog is asked for and sent in ways of its own."""
    data = {"verb": row.name, **row.data(ids)}
    if row.name in OPENERS:
        return "task/fetch", {"data": data}
    if HOUSE.pressed[row.name][0].opened_by:
        return "task/submit", {"data": data}
    action = {"type": "Action.Execute", "verb": row.name, "data": row.data(ids)}
    return "adaptiveCard/action", {"action": action, "trigger": "manual"}


class Rows:
    """The rows as they stood when this was made."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._kept = stage, sqlite3.connect(":memory:", check_same_thread=False)
        with database(stage) as now:
            now.backup(self._kept)
        self._before = _all(self._kept)
        [(self.last_letter,)] = self._kept.execute("SELECT max(rowid) FROM letter").fetchall()

    def difference(self) -> tuple[Kept, Kept]:
        """Return the rows that are there no longer, and those that are new, by their tables."""
        with database(self._stage) as now:
            found = _all(now)
        lost = {name: rows - found[name] for name, rows in self._before.items() if rows - found[name]}
        return lost, {name: rows - self._before[name] for name, rows in found.items() if rows - self._before[name]}

    def changed(self, *besides: str) -> list[str]:
        """Return the tables that are not as they were, but for those `besides`."""
        lost, gained = self.difference()
        return sorted({*lost, *gained} - {*besides})

    async def put_back(self) -> None:
        """Let everything be as it was, once the bot has ended what it is at."""
        await asyncio.to_thread(self._put_back)

    def _put_back(self) -> None:
        with database(self._stage) as now:
            self._kept.backup(now)


def _all(connection: sqlite3.Connection) -> Kept:
    names = [table.name for table in Base.metadata.sorted_tables if table.name not in MET]
    return {name: set(connection.execute(f"SELECT * FROM {name}")) for name in names}  # noqa: S608 -- our own words
