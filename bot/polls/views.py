"""Polls and their answers, made ready to show."""

from collections.abc import Sequence
from datetime import datetime

from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words, when_words
from bot.people.models import Group
from bot.polls.models import Attendance, Poll, PollAnswer, PollKind
from bot.polls.queries import Mean, Written
from bot.polls.rules import Tally
from cards.polls.presses import Where
from cards.polls.views import MineView, PointView, PollView, TextView
from cards.speech import Translate

PLACES: dict[Attendance, Where] = {
    Attendance.ON_SITE: "on site",
    Attendance.REMOTE: "remote",
    Attendance.ABSENT: "absent",
}


def poll_view(
    poll: Poll,
    meeting: Meeting,
    group: Group,
    counted: Tally,
    *,
    t: Translate,
    now: datetime,
    by: str = "",
    texts: Sequence[Written] = (),
) -> PollView:
    """Return the poll as the reader of `t` sees it; `by` is who closed it."""
    today = local(now, group.time_zone).date()
    return PollView(
        id=poll.id,
        kind=poll.kind.value,
        group=group.name,
        day=day_words(meeting, group, t=t, today=today),
        closes="" if poll.kind is PollKind.CHECK_IN else when_words(poll.closes_at, group, t=t, today=today),
        answered=len(counted.answered),
        of=counted.of,
        places={PLACES[one]: tuple(voice.name for voice in counted.who(one)) for one in Attendance},
        silent=tuple(voice.name for voice in counted.silent),
        ratings=counted.ratings,
        mean=counted.mean,
        anonymous=poll.anonymous,
        reminded=poll.nudged_at is not None,
        closed=when_words(poll.closed_at, group, t=t, today=today) if poll.closed_at else "",
        by=by,
        texts=tuple(TextView(*one) for one in texts),
        user_ids=tuple(voice.member_id for voice in counted.answered),
    )


def mine_view(answer: PollAnswer) -> MineView:
    """Return what the reader answered."""
    return MineView(
        attendance=answer.attendance.value if answer.attendance else None,
        rating=answer.rating,
        texts=answer.texts,
    )


def point_views(means: Sequence[Mean], group: Group, *, t: Translate, now: datetime) -> tuple[PointView, ...]:
    """Return the meetings' means, with their days in words and in figures."""
    today = local(now, group.time_zone).date()
    days = [(local(one.starts_at, group.time_zone).date(), one.mean) for one in means]
    return tuple(PointView(t.day(day, today=today), f"{day.day}/{day.month}", mean) for day, mean in days)
