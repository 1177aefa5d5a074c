"""What people can say and press about check-ins and check-outs."""

from uuid import UUID

from bot.chat.reply import Answer, Note, Private, Reply
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meeting_by_id
from bot.meetings.use_cases import next_if_any, next_meeting
from bot.people.rules import Permission
from bot.polls import letters
from bot.polls.models import Attendance, Poll, PollKind
from bot.polls.queries import answer_of, just_begun, poll_by_id, poll_of, trend
from bot.polls.rules import is_open, not_taken, too_late_to_open
from bot.polls.use_cases import Said, answer_poll, close_by_hand, open_poll, remind
from bot.polls.views import mine_view, point_views
from cards.errors import note
from cards.kit import Card
from cards.polls.poll import own_card, poll_card, summary_of
from cards.polls.presses import CheckIn, CheckOut, ClosePoll, Remind, ShowTrend, ViewPoll
from cards.polls.result import standing
from cards.polls.trend import FEWEST, trend_card
from cards.polls.views import MineView, TrendView

router = Router()


@router.hears("incheckning", "check-in")
async def check_in(turn: Turn) -> Reply:
    """Open the check-in of the meeting that is under way or comes next."""
    group = turn.may(Permission.ARRANGE_MEETINGS).group
    return await _opened(turn, await next_meeting(turn.session, group, now=turn.now), PollKind.CHECK_IN)


@router.hears("utcheckning", "check-out")
async def check_out(turn: Turn) -> Reply:
    """Open the check-out of the meeting that is under way, was a moment ago, or comes next."""
    group = turn.may(Permission.ARRANGE_MEETINGS).group
    ahead = await next_if_any(turn.session, group, now=turn.now)
    if ahead is None or ahead.state is not MeetingState.UNDER_WAY:
        ahead = await just_begun(turn.session, group, now=turn.now) or ahead
    meeting = ahead or await next_meeting(turn.session, group, now=turn.now)
    return await _opened(turn, meeting, PollKind.CHECK_OUT)


async def _opened(turn: Turn, meeting: Meeting, kind: PollKind) -> Reply:
    """Answer with the poll's card in the channel; from her own chat, with a word that it stands there."""
    group = turn.here.group
    poll = await open_poll(turn.session, group, meeting, kind, now=turn.now)
    if poll is None:
        return await _stands_already(turn, meeting, kind)
    if turn.place is not Place.DIRECT:
        card = await letters.drawn(turn.session, poll, meeting, group=group, now=turn.now)
        return Answer(card, key=letters.card_key(poll))
    await letters.post_poll(turn.session, poll, meeting, group=group, now=turn.now)
    view = await letters.view_of(turn.session, poll, meeting, group=group, t=turn.t, now=turn.now)
    return Answer(
        note(turn.t, turn.t("{what} stands in {group}'s channel.", what=summary_of(turn.t, view), group=group.name))
    )


async def _stands_already(turn: Turn, meeting: Meeting, kind: PollKind) -> Reply:
    poll = await poll_of(turn.session, meeting, kind)
    if poll is None:
        raise NotFound
    if not is_open(poll, now=turn.now):
        raise too_late_to_open(kind)
    view = await letters.view_of(turn.session, poll, meeting, group=turn.here.group, t=turn.t, now=turn.now)
    words = turn.t(
        "{what} is open already, in a card further up. {state}",
        what=summary_of(turn.t, view),
        state=f"{standing(turn.t, view)[0]}.",
    )
    return Answer(note(turn.t, words))


async def _poll(turn: Turn, poll_id: UUID, *, held: bool = True) -> tuple[Turn, Poll, Meeting]:
    """Return the poll, its meeting, and the turn within its group; NotFound for other groups' people."""
    poll = await poll_by_id(turn.session, poll_id, held=held)
    turn = await turn.within(poll.group_id)
    turn.may(Permission.SEE)
    return turn, poll, await meeting_by_id(turn.session, poll.meeting_id)


async def _hers(turn: Turn, poll: Poll, meeting: Meeting) -> Card:
    """Draw the poll as the turn's person sees it."""
    view = await letters.view_of(turn.session, poll, meeting, group=turn.here.group, t=turn.t, now=turn.now)
    answer = await answer_of(turn.session, poll, turn.person)
    if answer is None:
        return poll_card(turn.t, view)
    return own_card(turn.t, view, mine_view(answer), organising=turn.place is not Place.DIRECT)


async def _answered(turn: Turn, poll_id: UUID, said: Said) -> Reply:
    turn, poll, meeting = await _poll(turn, poll_id)
    taken = await answer_poll(turn.session, poll, meeting, said, by=turn.here, now=turn.now)
    view = await letters.view_of(
        turn.session, poll, meeting, group=turn.here.group, t=turn.t, now=turn.now, counted=taken.counted
    )
    refused = not_taken(taken.left).said(turn.t) if taken.left else ""
    mine = MineView(said.attendance, said.rating, {} if poll.anonymous else said.texts, refused)
    return Private(own_card(turn.t, view, mine, organising=turn.place is not Place.DIRECT))


@router.presses(CheckIn)
async def take_check_in(turn: Turn, form: CheckIn) -> Reply:
    """Take how somebody comes to the meeting."""
    texts = {"focus": form.focus} if form.focus else {}
    return await _answered(turn, form.poll, Said(Attendance(form.attendance), form.mood, texts))


@router.presses(CheckOut)
async def take_check_out(turn: Turn, form: CheckOut) -> Reply:
    """Take what somebody thinks of the meeting."""
    texts = {name: words for name, words in (("good", form.good), ("better", form.better)) if words}
    return await _answered(turn, form.poll, Said(rating=form.rating, texts=texts))


@router.presses(ViewPoll)
async def view(turn: Turn, form: ViewPoll) -> Reply:
    """Show the presser what she answered."""
    turn, poll, meeting = await _poll(turn, form.poll, held=False)
    return Private(await _hers(turn, poll, meeting))


@router.presses(ClosePoll)
async def close(turn: Turn, form: ClosePoll) -> Reply:
    """Take no more answers."""
    turn, poll, meeting = await _poll(turn, form.poll)
    await close_by_hand(turn.session, poll, meeting, by=turn.here, now=turn.now)
    return Private(await _hers(turn, poll, meeting))


@router.presses(Remind)
async def remind_others(turn: Turn, form: Remind) -> Reply:
    """Ask those who have not answered in their own chats."""
    turn, poll, meeting = await _poll(turn, form.poll)
    asked = await remind(turn.session, poll, meeting, by=turn.here, now=turn.now)
    if not asked:
        return Note(turn.t("Everybody has answered, so there is nobody to remind."))
    return Note(
        turn.t.count("I have reminded {n} person in 1:1 chat.", "I have reminded {n} people in 1:1 chat.", asked)
    )


@router.presses(ShowTrend)
async def show_trend(turn: Turn, form: ShowTrend) -> Reply:
    """Show how mood and ratings have been over the latest meetings."""
    turn, poll, meeting = await _poll(turn, form.poll, held=False)
    group = turn.here.group
    moods, ratings = [
        point_views(await trend(turn.session, group, kind, until=meeting.starts_at), group, t=turn.t, now=turn.now)
        for kind in PollKind
    ]
    if max(len(moods), len(ratings)) < FEWEST:
        return Note(turn.t("There is no trend yet: it takes two meetings in which at least three have answered."))
    return Private(trend_card(turn.t, TrendView(group.name, moods, ratings), poll=poll.id))
