"""Everything that is kept about one person, gathered from every table that tells of her."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Table, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import AgendaItem
from bot.assignments.models import Assignment, assignment_owner
from bot.audit.models import Deed
from bot.chat.models import Heard
from bot.db.base import Base
from bot.minutes.models import Candidate, Minutes, MinutesItem, MinutesState
from bot.outbox.models import DirectChat, Letter
from bot.people.models import Person
from bot.privacy.reach import of_tenant, tells_of

Rows = list[dict[str, Any]]


async def everything_about(session: AsyncSession, person: Person) -> dict[str, Any]:
    """Return all that is kept about the person, over every group of her tenant, as plain JSON by the tables' names."""
    told: dict[str, Any] = {"person": _plain(Person.__table__, vars(person))}
    for table in Base.metadata.sorted_tables:
        columns = tells_of(table)
        if columns:
            rows = await session.execute(select(table).where(or_(*(column == person.id for column in columns))))
            told[table.name] = [_plain(table, row._mapping) for row in rows]  # noqa: SLF001 -- SQLAlchemy's own name for it
    told["assignment_owned"] = await _owned(session, person)
    told["agenda_item"] = await _naming(session, AgendaItem, "presenter_ids", person)
    told["candidate"] = await _naming(session, Candidate, "owner_ids", person)
    told["minutes_naming_her"] = await _minutes(session, person)
    told["deed"] = await _where(session, Deed.__table__, Deed.person_id == person.id)
    here = person.tenant_id
    told["direct_chat"] = await _where(
        session, DirectChat.__table__, DirectChat.tenant_id == here, DirectChat.member_id == person.member_id
    )
    told["heard"] = await _where(session, Heard.__table__, Heard.member_id == person.member_id)
    chats = select(DirectChat.conversation_id).where(
        DirectChat.tenant_id == here, DirectChat.member_id == person.member_id
    )
    to_her = (Letter.member_id == person.member_id) | Letter.conversation_id.in_(chats)
    told["letter"] = await _where(session, Letter.__table__, Letter.tenant_id == here, to_her)
    return {name: rows for name, rows in told.items() if rows}


async def _where(session: AsyncSession, table: Any, *conditions: Any) -> Rows:  # noqa: ANN401 -- SQLAlchemy's types
    return [_plain(table, row._mapping) for row in await session.execute(select(table).where(*conditions))]  # noqa: SLF001


async def _owned(session: AsyncSession, person: Person) -> Rows:
    hers = select(assignment_owner.c.assignment_id).where(assignment_owner.c.person_id == person.id)
    return await _where(session, Assignment.__table__, Assignment.id.in_(hers))


async def _naming(session: AsyncSession, kind: type[Base], column: str, person: Person) -> Rows:
    """Return the rows whose list of ids holds hers."""
    table = Base.metadata.tables[kind.__tablename__]
    rows = await _where(session, table, of_tenant(table, person.tenant_id))
    return [row for row in rows if str(person.id) in row[column]]


async def _minutes(session: AsyncSession, person: Person) -> Rows:
    """Return which published minutes name her, and how; the minutes themselves are public records."""
    table = Base.metadata.tables[Minutes.__tablename__]
    shown = Minutes.state.in_((MinutesState.PUBLISHED, MinutesState.REPLACED))
    presents = select(MinutesItem.minutes_id, MinutesItem.presenters)
    presenting = {one for one, names in await session.execute(presents) if person.name in names}
    told = []
    for minutes in await session.scalars(select(Minutes).where(shown, of_tenant(table, person.tenant_id))):  # type: ignore[arg-type]
        ways = (
            ("participant", person.name in minutes.participants),
            ("absent", person.name in minutes.absent),
            ("presenter", minutes.id in presenting),
        )
        named = [way for way, is_so in ways if is_so]
        if named:
            told.append({"minutes_id": str(minutes.id), "day": minutes.day.isoformat(), "named_as": named})
    return told


def _plain(table: Any, row: Mapping[Any, Any]) -> dict[str, Any]:  # noqa: ANN401 -- SQLAlchemy types a class's table loosely
    assert isinstance(table, Table)  # noqa: S101 -- for the type checker
    return {column.name: _value(row[column.name]) for column in table.columns}


def _value(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value
