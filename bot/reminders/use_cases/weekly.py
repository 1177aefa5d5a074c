"""The weekly reminder: who is told what, when its hour has come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.queries import done_since, open_in, pinged_for
from bot.assignments.rules import each_once
from bot.dates.queries import dates_ahead
from bot.dates.rules import DIGEST_DAYS
from bot.outbox.post import post_all
from bot.people.models import Group
from bot.people.queries import organisers_of, paused_among
from bot.reminders import letters
from bot.reminders.queries import last_digest
from bot.reminders.rules import gone_among, is_worth_a_try, rising
from bot.reminders.schedule import Reminder, Span
from bot.reminders.use_cases.planning import day_of, latest_reminder, plan_soon_for
from bot.reminders.use_cases.refusals import note_refusals

WEEK = timedelta(weeks=1)


async def send_weekly(
    session: AsyncSession, group: Group, reminder: Reminder, rests: Sequence[Span], *, now: datetime
) -> bool:
    """Ping everybody who is to be reminded, and post the digest; say whether there was anything open."""
    everything = await open_in(session, group)
    if not everything:
        return False
    owed = await pinged_for(session, group, everything)
    today = day_of(now, group)
    before = latest_reminder(group, now=reminder.at - timedelta(seconds=1))
    refused = await note_refusals(
        session, group, [person for person, _ in owed], week=before.week, day=day_of(before.at, group)
    )
    silent = await paused_among(session, (person.id for person, _ in owed), today=today)
    rested = next((span for span in reversed(rests) if day_of(before.at, group) in span), None)
    pings = [
        letters.ping(person, hers, group=group, week=reminder.week, rested=rested, today=today)
        for person, hers in owed
        if person.id not in silent and is_worth_a_try(refused.get(person.id), today=today)
    ]
    since = await last_digest(session, group, now=now) or reminder.at - WEEK
    done = await done_since(session, group, since)
    dates = await dates_ahead(session, group, today=today, until=today + timedelta(days=DIGEST_DAYS))
    digest = letters.digest(everything, done, dates, group=group, week=reminder.week, rested=rested, today=today)
    await post_all(session, [*pings, digest], now=now)
    await plan_soon_for(session, owed, rests, now=now)
    return True


async def send_to_organisers(session: AsyncSession, group: Group, reminder: Reminder, *, now: datetime) -> None:
    """Tell the organisers what has been late for long, and who and what gets no reminders; nothing when all is well.

    An organiser who has paused her own reminders is told too: this comes with her role.
    """
    everything, today = await open_in(session, group), day_of(now, group)
    owed = await pinged_for(session, group, everything)
    people = [person for person, _ in owed]
    refused = await note_refusals(session, group, people, week=reminder.week, day=day_of(reminder.at, group))
    unreached = [(person, len(each_once(hers)), refused[person.id]) for person, hers in owed if person.id in refused]
    left = [
        (person, sum(person in one.owners for one in everything), None) for person in gone_among(everything, people)
    ]
    overdue = rising(everything, today=today)
    reminded = {one.id for _, hers in owed for one in hers}
    nobodys = [one for one in everything if one.id not in reminded and not one.owners]
    if not overdue and not unreached and not left and not nobodys:
        return
    for person in await organisers_of(session, group):
        await letters.tell_organiser(
            session, person, overdue, [*unreached, *left], nobodys, group=group, week=reminder.week, now=now
        )
