"""Which rows belong to a tenant or tell of a person, read off the tables themselves, so that no new table is missed."""

from sqlalchemy import Column, ColumnElement, Table, or_, select

from bot.db.base import Base
from bot.people.models import Person

PERSON: Table = Base.metadata.tables[Person.__tablename__]


def tells_of(table: Table) -> list[Column[object]]:
    """Return the columns by which a row of `table` names a person."""
    return [column for column in table.columns if any(key.column.table is PERSON for key in column.foreign_keys)]


def of_tenant(table: Table, tenant_id: str, *, seen: frozenset[str] = frozenset()) -> ColumnElement[bool] | None:
    """Return the condition that a row belongs to that tenant, however many tables away; None where nothing says so."""
    if "tenant_id" in table.columns:
        return table.columns["tenant_id"] == tenant_id
    ways = []
    for column in table.columns:
        for key in column.foreign_keys:
            above = key.column.table
            if above.name not in seen | {table.name}:
                condition = of_tenant(above, tenant_id, seen=seen | {table.name})
                if condition is not None:
                    ways.append(column.in_(select(key.column).where(condition)))
    return or_(*ways) if ways else None
