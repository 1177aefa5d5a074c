"""What is open about who was there, as the last look shows it."""

from bot.chat.turn import Turn
from bot.meetings.models import Meeting
from bot.minutes.models import Minutes
from bot.minutes.presence import Heard, Odds, differences, silent_ones
from bot.minutes.use_cases.following import heard_of, lists_of, meeting_of
from bot.polls.models import PollKind
from bot.polls.queries import poll_of
from cards.inputs import Choice
from cards.minutes.attendance import AttendanceView
from cards.press import msg

ODDS: dict[Odds, str] = {
    Odds.LEFT_OUT: msg("{name} checked in, but the text does not name {name}."),
    Odds.CALLED_ABSENT: msg("{name} checked in, but is absent in the text."),
    Odds.CALLED_THERE: msg("{name} reported absence, but is a participant in the text."),
}


async def attendance_shown(turn: Turn, minutes: Minutes) -> AttendanceView:
    """Return how text and check-in differ, and whom neither tells of; nothing for a correction."""
    meeting = None if minutes.is_correction else await meeting_of(turn.session, minutes)
    if meeting is None:
        return AttendanceView()
    heard = await heard_of(turn.session, meeting)
    check_out = await _check_out(turn, meeting)
    return _view(turn, minutes, heard, check_out) if heard else AttendanceView(check_out=check_out)


def _view(turn: Turn, minutes: Minutes, heard: Heard, check_out: str) -> AttendanceView:
    lists = lists_of(minutes)
    return AttendanceView(
        [turn.t(ODDS[one.odds], name=one.person.name) for one in differences(lists, heard, minutes.follows)],
        [Choice(str(one.id), one.name) for one in silent_ones(lists, heard)],
        check_out,
    )


async def _check_out(turn: Turn, meeting: Meeting) -> str:
    """Return a word on a check-out that is not over: what is answered after the minutes are out is not in them."""
    poll = await poll_of(turn.session, meeting, PollKind.CHECK_OUT)
    if poll is None or poll.closed_at is not None:
        return ""
    if poll.anonymous:
        return turn.t("The check-out is still open. What it finds good is taken in once it is closed.")
    return turn.t("The check-out is still open. Answers that come after you publish are not in the minutes.")
