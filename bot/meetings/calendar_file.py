"""A meeting as a file that calendars read (iCalendar, RFC 5545): pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText, vUri

from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group
from cards.speech import Translate
from cards.words import plain

PRODUCT = "-//Ledningsgruppsbot//Calendar//{lang}"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A file's name and what is in it."""

    name: str
    content: bytes


def calendar_file(
    meeting: Meeting, group: Group, programme: Sequence[str], *, organiser: str, t: Translate, now: datetime
) -> CalendarEntry:
    """Return the meeting as a file in the reader's language, its hours on the group's wall clock.

    The same meeting has the same UID in every file, and a SEQUENCE that grows with each change, so that a calendar
    which holds it already moves or strikes it out. `organiser` is a name, "" for nobody.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(lang=t.lang.upper()))
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_cancelled(meeting) else "PUBLISH")
    calendar.add_component(_event(meeting, group, _description(meeting, programme, organiser, t), t=t, now=now))
    calendar.add_missing_timezones()
    day = meeting.starts_at.astimezone(ZoneInfo(group.time_zone)).date()
    return CalendarEntry(f"{t('meeting')}-{day.isoformat()}.ics", calendar.to_ical())


def is_cancelled(meeting: Meeting) -> bool:
    """Say whether the entry is to be struck out."""
    return meeting.state is MeetingState.CANCELLED


def _event(meeting: Meeting, group: Group, description: str, *, t: Translate, now: datetime) -> Event:
    zone, event = ZoneInfo(group.time_zone), Event()
    event.add("uid", f"{meeting.id}@ledningsgruppsbot")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at or now)
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("summary", vText(plain(t("Meeting of {group}", group=group.name))))
    event.add("status", "CANCELLED" if is_cancelled(meeting) else "CONFIRMED")
    if meeting.place:
        event.add("location", vText(plain(meeting.place)))
    if description:
        event.add("description", vText(description))
    if meeting.link:
        event.add("url", vUri(meeting.link))
    return event


def _description(meeting: Meeting, programme: Sequence[str], organiser: str, t: Translate) -> str:
    """Return what stands in the entry: a reason if it is cancelled, else the agenda, and whom to ask."""
    if is_cancelled(meeting):
        words = [t("The meeting is cancelled."), meeting.cancelled_reason]
    else:
        words = [t("Agenda") + ":", *programme] if programme else [t("The agenda is not published yet.")]
        words += [meeting.link, t("Arranged by {name}", name=organiser) if organiser else ""]
    return "\n".join(plain(line) for line in words if line)
