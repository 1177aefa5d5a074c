"""Meetings, made ready to show."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.kit.dates import local
from bot.meetings.models import Break, Meeting, MeetingState
from bot.meetings.rules import may_start
from bot.people.models import Group
from cards.inputs import Choice
from cards.meetings.dialogs import BreakView, TimeView
from cards.meetings.meeting import MeetingView
from cards.meetings.news import NewsView
from cards.speech import Translate


def day_words(meeting: Meeting, group: Group, *, t: Translate, today: date) -> str:
    """Return the meeting's day on the group's calendar, as in "fredag 6 november"."""
    return t.day(local(meeting.starts_at, group.time_zone).date(), today=today)


def when_words(starts_at: datetime, group: Group, *, t: Translate, today: date) -> str:
    """Return a day and hour on the group's wall clock, as in "fredag 6 november kl. 09.00"."""
    wall = local(starts_at, group.time_zone)
    return t("{day} at {hour}", day=t.day(wall.date(), today=today), hour=t.hour(wall))


def hours_words(meeting: Meeting, group: Group, *, t: Translate) -> str:
    """Return from when to when the meeting lasts on the group's wall clock, as in "09.00 till 11.00"."""
    starts = local(meeting.starts_at, group.time_zone)
    ends = starts + timedelta(minutes=meeting.length_minutes)
    return t("{start} to {end}", start=t.hour(starts), end=t.hour(ends))


def meeting_view(
    meeting: Meeting,
    group: Group,
    *,
    by: str,
    ahead: Sequence[Meeting],
    may_arrange: bool,
    t: Translate,
    now: datetime,
) -> MeetingView:
    """Return the meeting as the reader of `t` sees it; `by` is who changed it last, `ahead` begins with the next."""
    today = local(now, group.time_zone).date()
    unstarted = meeting.state in (MeetingState.PLANNED, MeetingState.PUBLISHED)
    return MeetingView(
        id=meeting.id,
        group_id=group.id,
        group=group.name,
        day=day_words(meeting, group, t=t, today=today),
        hours=hours_words(meeting, group, t=t),
        state="over" if unstarted and meeting.ends_at <= now else meeting.state.value,
        place=meeting.place,
        link=meeting.link,
        by=by,
        reason=meeting.cancelled_reason,
        others=tuple(
            Choice(str(one.id), when_words(one.starts_at, group, t=t, today=today))
            for one in ahead
            if one.id != meeting.id
        ),
        may_arrange=may_arrange,
        may_start=may_arrange and may_start(meeting, now=now),
        is_next=bool(ahead) and ahead[0].id == meeting.id,
    )


def news_view(meeting: Meeting, group: Group, *, by: str, t: Translate, today: date) -> NewsView:
    """Return the meeting as it is told of in the channel."""
    return NewsView(
        id=meeting.id,
        group=group.name,
        when=when_words(meeting.starts_at, group, t=t, today=today),
        hours=hours_words(meeting, group, t=t),
        place=meeting.place,
        by=by,
    )


def time_view(meeting: Meeting, group: Group) -> TimeView:
    """Return the meeting's time and place as they stand in its form."""
    starts = local(meeting.starts_at, group.time_zone)
    return TimeView(starts.time(), meeting.length_minutes, starts.date(), meeting.place, meeting.link)


def break_views(breaks: Sequence[Break], *, t: Translate, today: date) -> list[BreakView]:
    """Return the breaks with their days in words."""
    return [BreakView(one.id, one.name, span_words(one.first, one.last, t=t, today=today)) for one in breaks]


def span_words(first: date, last: date, *, t: Translate, today: date) -> str:
    """Return the first day and the last in words; one day stands alone."""
    begins, ends = t.day(first, today=today), t.day(last, today=today)
    return begins if first == last else t("{first} up to {last}", first=begins, last=ends)
