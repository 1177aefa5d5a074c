"""Setting a group up, and changing its settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.use_cases.leaving import mind_who_left
from bot.errors import Invalid, TooLate
from bot.meetings.use_cases import replan
from bot.outbox.address import Conversation
from bot.people.models import Group, Membership, Person, Rhythm
from bot.people.queries import members_of
from bot.people.roster import RosterEntry
from bot.people.rules import Permission, require
from bot.people.use_cases import call_roll
from bot.reminders.rules import must_leave_time
from bot.reminders.use_cases.planning import plan_soon_in, plan_weekly


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the setup form says; chair and secretary by Teams' member id, empty for nobody."""

    name: str
    chair: str
    secretary: str
    language: str
    time_zone: str
    meeting_weekday: int
    rhythm: Rhythm
    start_time: time
    length_minutes: int
    reminder_weekday: int
    reminder_time: time
    month_week: int = 1
    rhythm_until: date | None = None
    place: str = ""
    link: str = ""
    proposal_days: int = 3
    publish_days: int | None = 2
    anonymous_texts: bool = False
    names_in_digest: bool = True
    pings_from: time = time(7)
    pings_until: time = time(18)
    letterhead: str = ""
    page_footer: str = ""


async def set_up_group(
    session: AsyncSession,
    wishes: Wishes,
    *,
    where: Conversation,
    is_channel: bool,
    team_id: str | None,
    roster: Sequence[RosterEntry],
    by: Person,
    now: datetime,
) -> Group:
    """Make a group of a channel or group chat, with the people of its roster.

    Whoever sets up is secretary if nobody is named. Raises Invalid for a time zone that does not exist, or an
    organiser who is not in the roster or is a guest; TooLate when somebody else did at the same moment.
    """
    group = Group(
        tenant_id=where.tenant_id,
        conversation_id=where.conversation_id,
        service_url=where.service_url,
        is_channel=is_channel,
        name=wishes.name,
        created_at=now,
        team_id=team_id,
    )
    session.add(group)
    try:
        await session.flush()
    except IntegrityError as error:  # two pressed at once
        raise TooLate("Somebody else has just set up the group here. Write “settings” to see how.") from error
    await call_roll(session, group, roster)
    await _follow(session, group, wishes, fallback=by, now=now)
    return group


async def change_settings(session: AsyncSession, wishes: Wishes, *, by: Membership, now: datetime) -> Group:
    """Let the group follow new settings; raises NotAllowed, and Invalid as `set_up_group` does."""
    require(by, Permission.CHANGE_SETTINGS)
    await _follow(session, by.group, wishes, fallback=by.person, now=now)
    return by.group


async def _follow(session: AsyncSession, group: Group, wishes: Wishes, *, fallback: Person, now: datetime) -> None:
    _must_be_zone(wishes.time_zone)
    must_leave_time(wishes.pings_from, wishes.pings_until)
    before = _calendar(group)
    eligible = _by_either_id(await members_of(session, group))
    chair, secretary = (_chosen(eligible, member_id, group) for member_id in (wishes.chair, wishes.secretary))
    group.name, group.language, group.time_zone = wishes.name, wishes.language, wishes.time_zone
    group.chair_id = chair.id if chair else None
    group.secretary_id = secretary.id if secretary else fallback.id
    group.meeting_weekday, group.rhythm = wishes.meeting_weekday, wishes.rhythm
    group.start_time, group.length_minutes = wishes.start_time, wishes.length_minutes
    group.reminder_weekday, group.reminder_time = wishes.reminder_weekday, wishes.reminder_time
    group.month_week, group.rhythm_until = wishes.month_week, wishes.rhythm_until
    group.place, group.link = wishes.place, wishes.link
    group.proposal_days, group.publish_days = wishes.proposal_days, wishes.publish_days
    group.anonymous_texts, group.names_in_digest = wishes.anonymous_texts, wishes.names_in_digest
    group.pings_from, group.pings_until = wishes.pings_from, wishes.pings_until
    group.letterhead, group.page_footer = wishes.letterhead, wishes.page_footer
    await session.flush()
    if _calendar(group) != before:
        await replan(session, group, now=now)
    await plan_weekly(session, group, now=now)
    await plan_soon_in(session, group, now=now)
    await mind_who_left(session, group, now=now)


def _calendar(group: Group) -> tuple[object, ...]:
    """Return the settings that decide when and where the group meets, and what hangs on that."""
    return (
        *(group.meeting_weekday, group.rhythm, group.start_time, group.length_minutes, group.time_zone),
        *(group.month_week, group.rhythm_until, group.place, group.link, group.proposal_days, group.publish_days),
    )


def _by_either_id(members: Iterable[Membership]) -> dict[str, Person]:
    """Return those who may be organisers by the ids that forms send: Teams' own, and the people picker's."""
    people = [one.person for one in members if not one.is_guest]
    return {name: person for person in people for name in (person.member_id, person.entra_id) if name}


def _must_be_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: "Europe" is a folder
        raise Invalid("There is no time zone “{zone}”. Choose one from the list.", zone=name) from error


def _chosen(eligible: dict[str, Person], member_id: str, group: Group) -> Person | None:
    if not member_id:
        return None
    if member_id not in eligible:
        raise Invalid(
            "The chair and the secretary must be members of {group}, not guests. Choose another.", group=group.name
        )
    return eligible[member_id]
