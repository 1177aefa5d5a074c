"""Getting to know people, and counting."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.kit.ids import new_id
from bot.people.models import Counter, Group, Membership, Person
from bot.people.queries import person_known
from bot.people.roster import RosterEntry


async def meet(
    session: AsyncSession,
    *,
    tenant_id: str,
    member_id: str,
    name: str,
    service_url: str,
    entra_id: str | None = None,
    locale: str | None = None,
) -> Person:
    """Return the person, newly known or brought up to date with what Teams says of her now."""
    said = {"name": name, "service_url": service_url, "entra_id": entra_id, "locale": locale}
    news = {fact: value for fact, value in said.items() if value}
    person = await person_known(session, tenant_id=tenant_id, member_id=member_id)
    if person is not None and all(getattr(person, fact) == value for fact, value in news.items()):
        return person
    key = {"tenant_id": tenant_id, "member_id": member_id}
    first = inserting(session)(Person).values(id=new_id(), **key, **{"name": "", **news})
    kept = first.on_conflict_do_update(index_elements=list(key), set_=news or key).returning(Person)
    met: Person = (await session.scalars(kept, execution_options={"populate_existing": True})).one()
    return met


async def call_roll(session: AsyncSession, group: Group, roster: Iterable[RosterEntry]) -> None:
    """Let the group's membership be what the roster says; who is not in it any more is a member no longer."""
    present: set[UUID] = set()
    known = {
        one.person_id: one for one in await session.scalars(select(Membership).where(Membership.group_id == group.id))
    }
    for entry in sorted(roster, key=lambda one: one.member_id):
        person = await meet(
            session,
            tenant_id=group.tenant_id,
            member_id=entry.member_id,
            name=entry.name,
            service_url=group.service_url,
            entra_id=entry.entra_id,
        )
        present.add(person.id)
        if person.id not in known:
            session.add(Membership(group_id=group.id, person_id=person.id, is_guest=entry.is_guest))
        else:
            known[person.id].is_guest = entry.is_guest
    for person_id in known.keys() - present:
        await session.delete(known[person_id])
    await session.flush()


async def let_go(session: AsyncSession, *, tenant_id: str, team_id: str, member_ids: Iterable[str]) -> None:
    """Let those who left the team be members of its groups no longer; what they promised stays theirs."""
    groups = select(Group.id).where(Group.tenant_id == tenant_id, Group.team_id == team_id)
    gone = select(Person.id).where(Person.tenant_id == tenant_id, Person.member_id.in_(list(member_ids)))
    await session.execute(delete(Membership).where(Membership.group_id.in_(groups), Membership.person_id.in_(gone)))


async def next_number(session: AsyncSession, group: Group, series: str) -> int:
    """Return the next number of that series in the group; two at once get two numbers."""
    first = inserting(session)(Counter).values(group_id=group.id, series=series, last=1)
    counted = first.on_conflict_do_update(index_elements=["group_id", "series"], set_={"last": Counter.last + 1})
    number: int = (await session.execute(counted.returning(Counter.last))).scalar_one()
    return number
