"""What people can say about meetings."""

from datetime import timedelta

from bot.chat.reply import Answer, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.use_cases import next_meeting
from bot.meetings.views import day_words
from bot.people.rules import Permission
from cards.meetings import MeetingView, meeting_card

router = Router()


@router.hears("möte", "meeting")
async def show_next(turn: Turn) -> Reply:
    """Show when and where the group meets next."""
    group = turn.may(Permission.SEE).group
    meeting = await next_meeting(turn.session, group, now=turn.now)
    starts = local(meeting.starts_at, group.time_zone)
    ends = starts + timedelta(minutes=meeting.length_minutes)
    view = MeetingView(
        group=group.name,
        day=day_words(meeting, group, t=turn.t, today=turn.today),
        hours=turn.t("{start} to {end}", start=turn.t.hour(starts), end=turn.t.hour(ends)),
        place=meeting.place,
        state=_state(turn, meeting),
    )
    return Answer(meeting_card(turn.t, view))


def _state(turn: Turn, meeting: Meeting) -> str:
    published = meeting.state is not MeetingState.PLANNED
    return turn.t("The agenda is published") if published else turn.t("The agenda is not published yet")
