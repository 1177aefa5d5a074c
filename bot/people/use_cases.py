"""Getting to know people, and counting."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.kit.ids import new_id
from bot.people.models import Counter, Group, Membership, Person
from bot.people.queries import hold, person_known
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
    """Let the group's membership be what the roster says; who is not in it any more is a member no longer.

    Rolls called at once queue, so that they take their locks in one order.
    """
    await hold(session, group)
    entries = {entry.member_id: entry for entry in roster}
    ids = await _known(session, group, entries)
    seats = [
        {"group_id": group.id, "person_id": ids[member_id], "is_guest": entry.is_guest}
        for member_id, entry in sorted(entries.items())
    ]
    if seats:
        seated = inserting(session)(Membership).values(seats)
        guest = {"is_guest": seated.excluded.is_guest}
        await session.execute(seated.on_conflict_do_update(index_elements=["group_id", "person_id"], set_=guest))
    gone = delete(Membership).where(Membership.group_id == group.id, Membership.person_id.not_in(ids.values()))
    await session.execute(gone)


async def _known(session: AsyncSession, group: Group, entries: Mapping[str, RosterEntry]) -> dict[str, UUID]:
    """Return the id of each person by her member id, those met for the first time too."""
    here = select(Person).where(Person.tenant_id == group.tenant_id, Person.member_id.in_(entries))
    people = {person.member_id: person for person in await session.scalars(here)}
    for member_id, entry in sorted(entries.items()):
        person = people.get(member_id)
        if person is None or (entry.name and person.name != entry.name):
            people[member_id] = await meet(
                session,
                tenant_id=group.tenant_id,
                member_id=member_id,
                name=entry.name,
                service_url=group.service_url,
                entra_id=entry.entra_id,
            )
    return {member_id: person.id for member_id, person in people.items()}


async def let_go(session: AsyncSession, groups: Iterable[Group], member_ids: Iterable[str]) -> None:
    """Let those who left be members of the groups no longer; what they promised stays theirs."""
    for group in groups:
        gone = select(Person.id).where(Person.tenant_id == group.tenant_id, Person.member_id.in_(list(member_ids)))
        await session.execute(delete(Membership).where(Membership.group_id == group.id, Membership.person_id.in_(gone)))


async def next_number(session: AsyncSession, group: Group, series: str) -> int:
    """Return the next number of that series in the group; two at once get two numbers."""
    first = inserting(session)(Counter).values(group_id=group.id, series=series, last=1)
    counted = first.on_conflict_do_update(index_elements=["group_id", "series"], set_={"last": Counter.last + 1})
    number: int = (await session.execute(counted.returning(Counter.last))).scalar_one()
    return number
