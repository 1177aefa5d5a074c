"""What people can say and press about meetings."""

from uuid import UUID

from bot.chat.reply import Answer, FileOffer, MadeFile, Private, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.kit.ids import digest, new_id
from bot.meetings import letters
from bot.meetings.arranging import close_meeting, start_meeting
from bot.meetings.calendar_file import CalendarEntry, calendar_file
from bot.meetings.dialogs import router as dialogs
from bot.meetings.models import Meeting
from bot.meetings.programme import programme_of
from bot.meetings.queries import meeting_by_id
from bot.meetings.use_cases import next_if_any
from bot.people.queries import organisers_of
from bot.people.rules import Permission, may
from cards.kit import Card
from cards.meetings.meeting import no_meeting_card
from cards.meetings.presses import AddToCalendar, CalendarFile, CloseMeeting, ShowMeeting, StartMeeting

router = Router()
router.include(dialogs)


@router.hears("möte", "meeting")
async def show_next(turn: Turn) -> Reply:
    """Show when and where the group meets next; the card follows the meeting from then on."""
    group = turn.may(Permission.SEE).group
    meeting = await next_if_any(turn.session, group, now=turn.now)
    may_arrange = may(turn.here, Permission.ARRANGE_MEETINGS)
    if meeting is None:
        return Answer(no_meeting_card(turn.t, group=group.name, group_id=group.id, may_arrange=may_arrange))
    asked = digest(turn.conversation.conversation_id, turn.activity_id or str(new_id()))
    key = f"meetings.shown:{meeting.id}:{asked}"
    card = await letters.shown(turn.session, group, meeting, key=key, may_arrange=may_arrange, t=turn.t, now=turn.now)
    return Answer(card, key=key)


async def _card(turn: Turn, meeting: Meeting) -> Card:
    may_arrange = may(turn.here, Permission.ARRANGE_MEETINGS)
    return await letters.drawn(turn.session, turn.here.group, meeting, may_arrange=may_arrange, t=turn.t, now=turn.now)


async def _meeting(turn: Turn, meeting_id: UUID) -> tuple[Turn, Meeting]:
    """Return the meeting, and the turn within its group; NotFound for other groups' people."""
    meeting = await meeting_by_id(turn.session, meeting_id)
    return await turn.within(meeting.group_id), meeting


@router.presses(ShowMeeting)
async def show(turn: Turn, form: ShowMeeting) -> Reply:
    """Show another meeting to the presser alone."""
    turn, meeting = await _meeting(turn, form.meeting)
    turn.may(Permission.SEE)
    return Private(await _card(turn, meeting))


@router.presses(StartMeeting)
async def start(turn: Turn, form: StartMeeting) -> Reply:
    """Let the meeting be under way."""
    turn, meeting = await _meeting(turn, form.meeting)
    await start_meeting(turn.session, meeting, by=turn.here, now=turn.now)
    return Update(await _card(turn, meeting))


@router.presses(CloseMeeting)
async def close(turn: Turn, form: CloseMeeting) -> Reply:
    """Let the meeting be over."""
    turn, meeting = await _meeting(turn, form.meeting)
    await close_meeting(turn.session, meeting, by=turn.here, now=turn.now)
    return Update(await _card(turn, meeting))


@router.presses(AddToCalendar)
async def add_to_calendar(turn: Turn, form: AddToCalendar) -> Reply:
    """Offer the meeting to the presser's calendar, in her own chat."""
    made = await _made(turn, form.meeting)
    return FileOffer(made.name, len(made.content), CalendarFile(meeting=form.meeting))


@router.hands_out(CalendarFile)
async def hand_out(turn: Turn, wish: CalendarFile) -> MadeFile:
    """Make the meeting's file as the meeting is now."""
    made = await _made(turn, wish.meeting)
    return MadeFile(made.name, made.content)


async def _made(turn: Turn, meeting_id: UUID) -> CalendarEntry:
    turn, meeting = await _meeting(turn, meeting_id)
    group = turn.may(Permission.SEE).group
    programme = await programme_of(turn.session, group, meeting, t=turn.t)
    named = ", ".join(one.name for one in await organisers_of(turn.session, group))
    return calendar_file(meeting, group, programme, organiser=named, t=turn.t, now=turn.now)
