"""How the rows of a draft stood before a deed, so that it can be taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper

from bot.db.base import Base, UtcDateTime
from bot.kit.ids import new_id
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Noted

Row = Minutes | MinutesItem | Candidate | Decision | Noted
Placed = MinutesItem | Candidate | Decision | Noted
R = TypeVar("R", bound=Placed)

_PLACED: dict[str, type[Placed]] = {"item": MinutesItem, "candidate": Candidate, "decision": Decision, "noted": Noted}
_KINDS: dict[str, type[Row]] = {"minutes": Minutes, **_PLACED}
_KEPT = frozenset({"id", "deeds", "desks", "group_id", "author_id", "created_at"})
"""What no deed on a draft changes."""

_FAR = 1_000_000
"""Beyond every position, so that rows can change places without touching each other."""


class Trail:
    """Notes how each row stood before it is touched for the first time."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], dict[str, Any] | None] = {}

    def touch(self, *rows: Row) -> None:
        """Note how the rows stand now, before they are changed or deleted."""
        for row in rows:
            self._before.setdefault(_name(row), _image(row))

    def made(self, *rows: Row) -> None:
        """Note that the rows were not there before."""
        for row in rows:
            self._before.setdefault(_name(row), None)

    @property
    def deed(self) -> list[list[Any]]:
        """All that was noted, as plain JSON."""
        return [[kind, row, before] for (kind, row), before in self._before.items()]


def _name(row: Row) -> tuple[str, str]:
    return next(kind for kind, mapped in _KINDS.items() if isinstance(row, mapped)), str(row.id)


def _columns(mapped: type[Base]) -> dict[str, sa.types.TypeEngine[Any]]:
    mapper: Mapper[Any] = sa.inspect(mapped)
    return {one.key: one.columns[0].type for one in mapper.column_attrs}


def _image(row: Row) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in _columns(type(row)) if name not in _KEPT}


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
    return value


def _read(kind: sa.types.TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401 -- a column's own type
    if value is None or not isinstance(value, str):
        return value
    if isinstance(kind, sa.Enum):
        return kind.enum_class(value) if kind.enum_class else value
    if isinstance(kind, sa.Uuid):
        return UUID(value)
    if isinstance(kind, sa.Date):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if isinstance(kind, UtcDateTime) else value


async def restore(session: AsyncSession, minutes: Minutes, deed: Sequence[Sequence[Any]]) -> None:
    """Let the rows stand as they did before the deed; what it made is deleted, what it deleted stands again."""
    moved: dict[str, dict[UUID, int]] = {}
    for kind, name, before in deed:
        mapped, row_id = _KINDS[kind], UUID(name)
        row = await session.get(mapped, row_id)
        if before is None:
            if row is not None:
                await session.delete(row)
            continue
        wanted = {column: _read(of, before[column]) for column, of in _columns(mapped).items() if column in before}
        if kind in _PLACED:
            moved.setdefault(kind, {})[row_id] = wanted["position"]
        if row is None:
            row = _made_again(mapped, row_id, wanted, minutes)
            session.add(row)
        else:
            for column, value in wanted.items():
                if column != "position":
                    setattr(row, column, value)
    await session.flush()
    for kind, positions in moved.items():
        await _put_at(session, minutes, _PLACED[kind], positions)


def _made_again(mapped: type[Row], row_id: UUID, wanted: dict[str, Any], minutes: Minutes) -> Row:
    """Return the deleted row anew, for the moment beyond all others."""
    whose = {"group_id": minutes.group_id} if mapped is Decision else {}
    return mapped(**{**wanted, **whose, "id": row_id, "position": _FAR * 2 + wanted["position"]})


async def _put_at(session: AsyncSession, minutes: Minutes, mapped: type[Placed], positions: dict[UUID, int]) -> None:
    """Let rows stand where they stood; whoever has come to stand there since steps behind."""
    asked = sa.select(mapped).where(mapped.minutes_id == minutes.id)
    rows = cast("Sequence[Placed]", (await session.scalars(asked)).all())
    order = sorted(rows, key=lambda row: (positions.get(row.id, row.position), row.id not in positions))
    places: list[int] = []
    least = -1
    for row in order:
        least = max(positions.get(row.id, row.position), least + 1)
        places.append(least)
    await placed(session, order, places)


async def placed(session: AsyncSession, rows: Sequence[Placed], places: Sequence[int]) -> None:
    """Let each row stand at its place: those that change theirs step out of the way first."""
    moving = [(row, place) for row, place in zip(rows, places, strict=True) if row.position != place]
    for number, (row, _) in enumerate(moving):
        row.position = _FAR * 4 + number
    await session.flush()
    for row, place in moving:
        row.position = place
    await session.flush()


def copy_of(row: R, **changed: object) -> R:
    """Return a row like that one, with an id of its own."""
    said = {name: getattr(row, name) for name in _columns(type(row)) if name not in changed}
    return type(row)(**{**said, **changed, "id": new_id()})
