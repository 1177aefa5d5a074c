"""Questions about people and groups."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from bot.errors import NotHers
from bot.people.models import Group, Membership, Person, ReminderPause


async def person_known(session: AsyncSession, *, tenant_id: str, member_id: str) -> Person | None:
    """Return the person of that tenant whom Teams calls `member_id` ("29:…")."""
    found: Person | None = await session.scalar(
        select(Person).where(Person.tenant_id == tenant_id, Person.member_id == member_id)
    )
    return found


async def group_of(session: AsyncSession, *, tenant_id: str, conversation_id: str) -> Group | None:
    """Return the group that was set up in that channel or group chat."""
    wanted = (Group.tenant_id == tenant_id, Group.conversation_id == conversation_id)
    found: Group | None = await session.scalar(select(Group).where(*wanted))
    return found


async def groups_around(
    session: AsyncSession, *, tenant_id: str, team_id: str | None, conversation_id: str
) -> Sequence[Group]:
    """Return the groups of a team's channels, or the one of a group chat."""
    here = Group.conversation_id == conversation_id
    asked = select(Group).where(Group.tenant_id == tenant_id, (Group.team_id == team_id) | here if team_id else here)
    return (await session.scalars(asked.order_by(Group.id))).all()


async def memberships_of(session: AsyncSession, person: Person) -> Sequence[Membership]:
    """Return the person's places in her groups, by the groups' names."""
    asked = (
        select(Membership)
        .join(Membership.group)
        .join(Membership.person)
        .where(Membership.person_id == person.id, Group.tenant_id == person.tenant_id)
        .options(contains_eager(Membership.group), contains_eager(Membership.person))
        .order_by(Group.name, Group.id)
    )
    return (await session.scalars(asked)).all()


async def member_of(session: AsyncSession, person: Person, group_id: UUID) -> Membership:
    """Return the person's place in that group.

    Raises NotHers for a group that is not hers, as for one that does not exist.
    """
    for member in await memberships_of(session, person):
        if member.group_id == group_id:
            return member
    raise NotHers


async def members_of(session: AsyncSession, group: Group) -> Sequence[Membership]:
    """Return everybody in the group, guests too, by name."""
    asked = (
        select(Membership)
        .join(Membership.group)
        .join(Membership.person)
        .where(Membership.group_id == group.id)
        .options(contains_eager(Membership.group), contains_eager(Membership.person))
        .order_by(Person.name, Person.id)
    )
    return (await session.scalars(asked)).all()


async def ids_in(session: AsyncSession, group: Group) -> set[UUID]:
    """Return who is in the group, guests too."""
    return set(await session.scalars(select(Membership.person_id).where(Membership.group_id == group.id)))


async def organisers_of(session: AsyncSession, group: Group) -> Sequence[Person]:
    """Return the chair and the secretary, each once, if they still are in the group."""
    named = [one for one in (group.chair_id, group.secretary_id) if one]
    still = select(Membership.person_id).where(Membership.group_id == group.id)
    asked = select(Person).where(Person.id.in_(named), Person.id.in_(still)).order_by(Person.name)
    return (await session.scalars(asked)).all()


async def hold(session: AsyncSession, group: Group) -> None:
    """Queue with others who change the same thing of the group, until the transaction ends."""
    await session.execute(select(Group.id).where(Group.id == group.id).with_for_update())


async def names_around(session: AsyncSession, *, tenant_id: str, member_id: str) -> Sequence[str]:
    """Return the names of everybody in that person's groups."""
    hers = (
        select(Membership.group_id)
        .join(Membership.person)
        .where(Person.tenant_id == tenant_id, Person.member_id == member_id)
    )
    asked = select(Person.name).join(Membership, Membership.person_id == Person.id).where(Membership.group_id.in_(hers))
    return (await session.scalars(asked.distinct().order_by(Person.name))).all()


async def people_by_id(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Person]:
    """Return those people, by their ids."""
    return {person.id: person for person in await session.scalars(select(Person).where(Person.id.in_(set(ids))))}


async def paused_among(session: AsyncSession, people: Iterable[UUID], *, today: date) -> set[UUID]:
    """Return those of the people who want no reminders on that day."""
    still = ReminderPause.until.is_(None) | (ReminderPause.until >= today)
    asked = select(ReminderPause.person_id).where(ReminderPause.person_id.in_(set(people)), still)
    return set(await session.scalars(asked))
