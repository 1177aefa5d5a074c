"""What the assignments room sends to people who did not ask."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment
from bot.assignments.rules import by_urgency
from bot.assignments.views import assignment_view, by_owner
from bot.dates.queries import dates_ahead
from bot.dates.rules import DIGEST_DAYS
from bot.dates.views import date_views
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.outbox.post import amend, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from cards.assignments import assignment_card, weekly_digest, weekly_ping


def _given_key(assignment: Assignment, owner: Person) -> str:
    return f"assignments.given:{assignment.id}:{owner.id}"


async def tell_owners(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Tell each owner what she has been given, with its buttons."""
    today = local(now, assignment.group.time_zone).date()
    for owner in assignment.owners:
        t = tongue_of(owner, assignment.group)
        card = assignment_card(t, assignment_view(assignment, t=t, today=today), news=True)
        await post(session, key=_given_key(assignment, owner), to=to_person(owner), card=card, now=now)


async def show_where_it_stands(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Bring every owner's card of the assignment up to date, in place."""
    today = local(now, assignment.group.time_zone).date()
    for owner in assignment.owners:
        t = tongue_of(owner, assignment.group)
        card = assignment_card(t, assignment_view(assignment, t=t, today=today))
        await amend(session, key=_given_key(assignment, owner), card=card, now=now)


async def ping(
    session: AsyncSession, owner: Person, hers: Sequence[Assignment], *, group: Group, week: str, now: datetime
) -> None:
    """Remind one owner of all that is hers in the group: once for that week, however often it is called."""
    t, today = tongue_of(owner, group), local(now, group.time_zone).date()
    card = weekly_ping(
        t, [assignment_view(one, t=t, today=today) for one in by_urgency(hers)], whose=owner.id, group=group.name
    )
    await post(session, key=f"assignments.weekly:{week}:{group.id}:{owner.id}", to=to_person(owner), card=card, now=now)


async def digest(
    session: AsyncSession,
    open_ones: Sequence[Assignment],
    done: Sequence[Assignment],
    *,
    group: Group,
    week: str,
    now: datetime,
) -> None:
    """Post the channel's digest: once for that week, however often it is called."""
    t, today = speaking(group.language), local(now, group.time_zone).date()
    card = weekly_digest(
        t,
        by_owner(open_ones, t=t, today=today),
        [assignment_view(one, t=t, today=today) for one in done],
        group=group.name,
        total=len(open_ones),
        dates=date_views(
            await dates_ahead(session, group, today=today, until=today + timedelta(days=DIGEST_DAYS)), t=t, today=today
        ),
    )
    await post(session, key=f"assignments.digest:{week}:{group.id}", to=to_group(group), card=card, now=now)
