"""Migrations only add, so that the version before goes on while the next one starts (ADR 0018)."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from bot.db.engine import open_engine
from bot.db.schema import MIGRATIONS, migrate

CONTRACT = "contract:"
"""What a migration's docstring says, with the reason, that takes away what the version before does without."""


@dataclass(frozen=True)
class Schema:
    """What stands in a database: each column with its type, whether it must be filled, and what with by itself."""

    columns: dict[tuple[str, str], tuple[str, bool, str | None]]
    unique: frozenset[tuple[str, ...]]
    """Each table with those of its columns that may hold the same but once."""


def schema(file: Path) -> Schema:
    """Read it from an SQLite file."""
    with sqlite3.connect(file) as connection:
        asked = connection.execute
        tables = [name for (name,) in asked("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {
            (table, name): (kind, bool(needed), default)
            for table in tables
            for _, name, kind, needed, default, _ in asked(f'PRAGMA table_info("{table}")')
        }
        unique = {
            (table, *(column for _, _, column in asked(f'PRAGMA index_info("{index}")')))
            for table in tables
            for _, index, is_unique, *_ in asked(f'PRAGMA index_list("{table}")')
            if is_unique
        }
    connection.close()
    return Schema(columns, frozenset(unique))


def breaches(before: Schema, after: Schema) -> list[str]:
    """Return what code that knows the schema of before could not live with."""
    known = {table for table, _ in before.columns}
    changed = [
        f"{table}.{name}"
        for (table, name), is_so in before.columns.items()
        if after.columns.get((table, name)) != is_so
    ]
    wanting = [
        f"{table}.{name} must be filled"
        for (table, name), (_, needed, default) in after.columns.items()
        if table in known and (table, name) not in before.columns and needed and default is None
    ]
    narrower = [
        f"{table}: {', '.join(names)} but once"
        for table, *names in after.unique - before.unique
        if all((table, name) in before.columns for name in names)
    ]
    return [*changed, *wanting, *narrower]


async def test_no_migration_takes_anything_away_from_the_version_before(tmp_path: Path) -> None:
    file, found = tmp_path / "bot.db", dict[str, list[str]]()
    engine = open_engine(f"sqlite:///{file}")
    steps = [*ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
    await migrate(engine, steps[0].revision)
    before = schema(file)
    for step in steps[1:]:
        await migrate(engine, step.revision)
        after = schema(file)
        if CONTRACT not in step.doc + step.longdoc:
            found[step.revision] = breaches(before, after)
        before = after
    await engine.dispose()

    assert {revision: one for revision, one in found.items() if one} == {}


@pytest.mark.parametrize(
    ("statement", "breach"),
    [
        ("ALTER TABLE meeting DROP COLUMN place", ["meeting.place"]),
        ("ALTER TABLE meeting RENAME COLUMN place TO room", ["meeting.place"]),
        ("DROP TABLE meeting", ["meeting.number", "meeting.place"]),
        ("CREATE UNIQUE INDEX ux ON meeting (place)", ["meeting: place but once"]),
        ("ALTER TABLE meeting ADD COLUMN room TEXT", []),
        ("ALTER TABLE meeting ADD COLUMN room TEXT NOT NULL DEFAULT ''", []),
        ("CREATE TABLE room (name TEXT NOT NULL UNIQUE)", []),
        ("CREATE INDEX ix ON meeting (place)", []),
    ],
)
def test_what_takes_something_away_is_seen(tmp_path: Path, statement: str, breach: list[str]) -> None:
    file = tmp_path / "some.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE meeting (number INTEGER NOT NULL, place TEXT)")
    before = schema(file)
    connection.execute(statement)
    connection.close()

    assert breaches(before, schema(file)) == breach


def test_a_new_column_that_must_be_filled_is_seen() -> None:
    before = Schema({("meeting", "place"): ("TEXT", False, None)}, frozenset())
    after = Schema(before.columns | {("meeting", "room"): ("TEXT", True, None)}, frozenset())

    assert breaches(before, after) == ["meeting.room must be filled"]
