"""`python -m bot export-minutes`: the minutes of the database as files, for whoever runs the bot."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, TextIO
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading
from bot.minutes.exported import exported
from bot.minutes.exporting import Export, FileKind
from bot.minutes.models import Minutes, MinutesState
from bot.people.models import Group

STDOUT = "-"
"""What stands for the terminal, or the next program."""


class NotExported(Exception):
    """There is nothing to export; the words are for the terminal."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says: which minutes, as what, and where to; nothing named asks for the list."""

    minutes: UUID | None = None
    group: str | None = None
    day: date | None = None
    version: int | None = None
    kind: FileKind | None = None
    to: str | None = None

    @property
    def is_list(self) -> bool:
        """Whether no minutes are named."""
        return self.minutes is None and self.group is None and self.day is None


async def export_minutes(
    engine: AsyncEngine, asked: Asked, *, out: TextIO, data: BinaryIO, err: TextIO, now: datetime
) -> int:
    """Write the file, or list what there is; return the exit status: 0 done, 1 not done, and why stands in `err`."""
    try:
        if asked.is_list:
            await _list(engine, out)
            return 0
        export = await _chosen(engine, asked, now)
        await _write(export, asked, out=out, data=data)
    except NotExported as error:
        err.write(f"{error}\n")
    except SQLAlchemyError as error:
        err.write(f"The database can't be read ({type(error).__name__}). `python -m bot doctor` says what is wrong.\n")
    except OSError as error:
        err.write(f"The file can't be written: {error.strerror}.\n")
    else:
        return 0
    return 1


def _every() -> Select[Minutes, Group]:
    return (
        select(Minutes, Group)
        .join(Group, Group.id == Minutes.group_id)
        .where(Minutes.state != MinutesState.DISCARDED)
        .order_by(Group.name, Minutes.day, Minutes.version, Minutes.created_at)
    )


async def _list(engine: AsyncEngine, out: TextIO) -> None:
    async with reading(engine) as session:
        found: Sequence[Row[Minutes, Group]] = (await session.execute(_every())).all()
    out.write(_told(found) if found else "There are no minutes yet.\n")


def _told(found: Sequence[Row[Minutes, Group]]) -> str:
    """One line for each: the id to name it by, then what a person knows it by."""
    lines = [
        f"{minutes.id}  {minutes.day}  {group.name}  version {minutes.version}  {minutes.state}  {minutes.title}\n"
        for minutes, group in found
    ]
    return "".join(lines)


async def _chosen(engine: AsyncEngine, asked: Asked, now: datetime) -> Export:
    """Return the minutes that are named; raises NotExported for none, or for more than one."""
    wanted = _every()
    if asked.minutes is not None:
        wanted = wanted.where(Minutes.id == asked.minutes)
    if asked.group is not None:
        wanted = wanted.where(Group.name == asked.group)
    if asked.day is not None:
        wanted = wanted.where(Minutes.day == asked.day)
    if asked.version is not None:
        wanted = wanted.where(Minutes.version == asked.version)
    async with reading(engine) as session:
        found: Sequence[Row[Minutes, Group]] = (await session.execute(wanted)).all()
        [(minutes, group)] = _only(found)
        return await exported(session, minutes, group, now=now)


def _only(found: Sequence[Row[Minutes, Group]]) -> Sequence[Row[Minutes, Group]]:
    """The one that is meant: where several fit, the one that is published now."""
    if not found:
        raise NotExported("There are no such minutes. `python -m bot export-minutes` lists those there are.")
    in_force = [one for one in found if one[0].state is MinutesState.PUBLISHED]
    chosen = found if len(found) == 1 else in_force
    if len(chosen) != 1:
        raise NotExported(f"Several minutes fit; name one by its id:\n{_told(found).rstrip()}")
    return chosen


async def _write(export: Export, asked: Asked, *, out: TextIO, data: BinaryIO) -> None:
    kind = asked.kind or _kind_of(asked.to)
    if kind is FileKind.ARCHIVE and export.record is None:
        raise NotExported("Nobody has approved these minutes yet: only approved ones become an archive package.")
    content = await asyncio.to_thread(export.made, kind)
    if asked.to == STDOUT:
        await asyncio.to_thread(data.write, content)
        return
    path = Path(asked.to or export.file_name(kind))
    await asyncio.to_thread(path.write_bytes, content)
    out.write(f"{path}\n")


def _kind_of(to: str | None) -> FileKind:
    """The kind that a file's ending names; PDF where it names none."""
    ending = Path(to or "").suffix.lower().lstrip(".")
    return FileKind(ending) if ending in [*FileKind] else FileKind.PDF
