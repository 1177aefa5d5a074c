"""Keeping whom Teams refuses."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import LetterState
from bot.people.models import Group, Person
from bot.reminders.models import Unreached
from bot.reminders.queries import fates, ping_key, unreached_in


async def note_refusals(
    session: AsyncSession, group: Group, people: Iterable[Person], *, week: str, day: date
) -> dict[UUID, Unreached]:
    """Keep which of that week's pings Teams refused, forget who could be reached again; return who can't be."""
    keys = {ping_key(week, group.id, person.id): person.id for person in people}
    refused = await unreached_in(session, group)
    for fate in await fates(session, keys):
        person_id = keys[fate.key]
        if fate.state is LetterState.UNDELIVERABLE:
            refused[person_id] = _noted(
                session, refused.get(person_id), group, person_id, day=day, reason=fate.reason or ""
            )
        elif fate.state is LetterState.SENT and person_id in refused:
            await session.delete(refused.pop(person_id))
    await session.flush()
    return refused


async def reached(session: AsyncSession, person: Person) -> None:
    """Forget that Teams refused what was sent to the person: whoever writes to the bot can be written to."""
    await session.execute(delete(Unreached).where(Unreached.person_id == person.id))


def _noted(
    session: AsyncSession, known: Unreached | None, group: Group, person_id: UUID, *, day: date, reason: str
) -> Unreached:
    if known is None:
        known = Unreached(group_id=group.id, person_id=person_id, since=day, last_try=day, reason=reason)
        session.add(known)
    elif known.last_try < day:
        known.tries, known.last_try, known.reason = known.tries + 1, day, reason
    return known
