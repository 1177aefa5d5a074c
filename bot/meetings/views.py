"""A meeting's day in words."""

from datetime import date

from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.people.models import Group
from cards.speech import Translate


def day_words(meeting: Meeting, group: Group, *, t: Translate, today: date) -> str:
    """Return the meeting's day on the group's calendar, as in "fredag 6 november"."""
    return t.day(local(meeting.starts_at, group.time_zone).date(), today=today)
