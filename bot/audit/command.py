"""`python -m bot audit`: the log of deeds, for whoever runs the bot."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TextIO

from sqlalchemy import Row
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit.models import Deed
from bot.audit.queries import every_deed, is_group
from bot.db.transaction import reading

AT_ONCE = 1_000
"""So many deeds are fetched at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says: of which group, since when, and whether as JSON, a line each."""

    group: str | None = None
    since: datetime | None = None
    as_json: bool = False


async def show_deeds(engine: AsyncEngine, asked: Asked, *, out: TextIO, err: TextIO) -> int:
    """Print the deeds, the oldest first; return the exit status: 0 done, 1 not done, and why stands in `err`."""
    try:
        async with reading(engine) as session:
            if asked.group is not None and not await is_group(session, asked.group):
                err.write("There is no such group. `python -m bot export-minutes` lists groups that have minutes.\n")
                return 1
            after = 0
            while rows := await every_deed(session, group=asked.group, since=asked.since, after=after, most=AT_ONCE):
                out.writelines(_line(row, as_json=asked.as_json) for row in rows)
                after = rows[-1][0].id
                session.expunge_all()
    except SQLAlchemyError as error:
        err.write(f"The database can't be read ({type(error).__name__}). `python -m bot doctor` says what is wrong.\n")
        return 1
    return 0


def _line(row: Row[Deed, str | None, str | None], *, as_json: bool) -> str:
    told = _facts(*row)
    if as_json:
        return json.dumps(told, ensure_ascii=False) + "\n"
    return (
        "  ".join(str(told[name]) for name in ("at", "group", "person", "what", "label", "outcome") if told[name])
        + "\n"
    )


def _facts(deed: Deed, person: str | None, group: str | None) -> dict[str, Any]:
    return {
        "id": deed.id,
        "at": deed.at.isoformat(timespec="seconds"),
        "group": group,
        "group_id": str(deed.group_id) if deed.group_id else None,
        "person": person or ("the clock" if deed.person_id is None else "somebody who is gone"),
        "person_id": str(deed.person_id) if deed.person_id else None,
        "what": deed.what,
        "outcome": deed.outcome.value,
        "subject": deed.subject or None,
        "subject_id": str(deed.subject_id) if deed.subject_id else None,
        "label": deed.label,
        "count": deed.count,
    }
