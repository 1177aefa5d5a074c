"""What organisers arrange in dialogs: booking, moving, cancelling, and the group's breaks."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bot.chat.reply import Dialog, Note, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.kit.dates import local
from bot.kit.ids import new_id
from bot.kit.red_days import name_of_day_off
from bot.meetings.arranging import Wanted, book_meeting, cancel_meeting, move_meeting
from bot.meetings.breaks import add_break, remove_break, staying_words
from bot.meetings.models import Break, Meeting
from bot.meetings.queries import breaks_of, meeting_by_id, meetings_ahead
from bot.meetings.rules import moment_of, must_be_to_come, to_begin_after
from bot.meetings.views import break_views, day_words, time_view, when_words
from bot.people.rules import Permission
from cards.meetings.dialogs import TimeView, booking_form, breaks_form, cancel_form, move_form
from cards.meetings.presses import (
    AddBreak,
    BookMeeting,
    CancelMeeting,
    MeetingFields,
    MoveMeeting,
    OpenBreaks,
    RemoveBreak,
    SaveBooking,
    SaveCancellation,
    SaveMove,
)

router = Router()


async def _in_group(turn: Turn, group_id: UUID) -> Turn:
    """Return the turn within that group, once the presser has shown that she may arrange its meetings."""
    turn = await turn.within(group_id)
    turn.may(Permission.ARRANGE_MEETINGS)
    return turn


async def _of_meeting(turn: Turn, meeting_id: UUID) -> tuple[Turn, Meeting]:
    meeting = await meeting_by_id(turn.session, meeting_id)
    return await _in_group(turn, meeting.group_id), meeting


def _wanted(turn: Turn, form: MeetingFields) -> Wanted:
    starts_at = moment_of(form.day, form.hour, turn.here.group.time_zone)
    return Wanted(starts_at, form.length_minutes, form.place, form.link)


def _when(turn: Turn, meeting: Meeting) -> str:
    return when_words(meeting.starts_at, turn.here.group, t=turn.t, today=turn.today)


@router.presses(BookMeeting)
async def ask_for_booking(turn: Turn, form: BookMeeting) -> Reply:
    """Open the form of an extra meeting."""
    turn = await _in_group(turn, form.group)
    group = turn.here.group
    view = TimeView(group.start_time, group.length_minutes, None, group.place, group.link)
    return Dialog(turn.t("Book a meeting"), booking_form(turn.t, view, group=group.id, nonce=new_id().hex))


@router.presses(SaveBooking)
async def book(turn: Turn, form: SaveBooking) -> Reply:
    """Put the extra meeting in the calendar."""
    turn = await _in_group(turn, form.group)
    meeting = await book_meeting(turn.session, _wanted(turn, form), by=turn.here, now=turn.now)
    words = turn.t("The meeting is booked: {when}. The channel has been told.", when=_when(turn, meeting))
    return Note(" ".join([words, *await _cautions(turn, meeting)]))


@router.presses(MoveMeeting)
async def ask_where_to(turn: Turn, form: MoveMeeting) -> Reply:
    """Open the form of a meeting, filled in."""
    turn, meeting = await _of_meeting(turn, form.meeting)
    must_be_to_come(meeting, now=turn.now)
    about = _when(turn, meeting)
    view = time_view(meeting, turn.here.group)
    return Dialog(turn.t("Move the meeting"), move_form(turn.t, view, meeting=meeting.id, about=about))


@router.presses(SaveMove)
async def move(turn: Turn, form: SaveMove) -> Reply:
    """Move the meeting."""
    turn, meeting = await _of_meeting(turn, form.meeting)
    if not await move_meeting(turn.session, meeting, _wanted(turn, form), by=turn.here, now=turn.now):
        return Note(turn.t("The meeting is at just that time and place. Nothing was changed."))
    words = turn.t("The meeting is now {when}. The channel has been told.", when=_when(turn, meeting))
    return Note(" ".join([words, *await _cautions(turn, meeting)]))


async def _cautions(turn: Turn, meeting: Meeting) -> list[str]:
    """Return what the organiser should know of the day that was chosen: a red day, or a break."""
    day = local(meeting.starts_at, turn.here.group.time_zone).date()
    off, breaks = name_of_day_off(day, turn.t.lang), await breaks_of(turn.session, turn.here.group, since=day)
    names = [one.name or turn.t("Break") for one in breaks if one.first <= day]
    return [
        *([turn.t("Note that it is a public holiday: {name}.", name=off)] if off else []),
        *(turn.t("Note that it is within a break: {name}.", name=name) for name in names),
    ]


@router.presses(CancelMeeting)
async def ask_whether_to_cancel(turn: Turn, form: CancelMeeting) -> Reply:
    """Ask for the reason, and say what becomes of the agenda."""
    turn, meeting = await _of_meeting(turn, form.meeting)
    must_be_to_come(meeting, now=turn.now)
    after = await _after(turn, meeting)
    return Dialog(
        turn.t("Cancel the meeting"),
        cancel_form(turn.t, meeting=meeting.id, about=_when(turn, meeting), next_day=after),
    )


async def _after(turn: Turn, meeting: Meeting) -> str:
    """Return the day, in words, of the meeting that would take over; "" when there is none."""
    ahead = await meetings_ahead(turn.session, turn.here.group, now=turn.now)
    after = to_begin_after(meeting, ahead, now=turn.now)
    return day_words(after, turn.here.group, t=turn.t, today=turn.today) if after else ""


@router.presses(SaveCancellation)
async def cancel(turn: Turn, form: SaveCancellation) -> Reply:
    """Cancel the meeting."""
    turn, meeting = await _of_meeting(turn, form.meeting)
    if not await cancel_meeting(turn.session, meeting, by=turn.here, reason=form.reason, now=turn.now):
        return Note(turn.t("The meeting is cancelled already."))
    return Note(turn.t("The meeting on {when} is cancelled. The channel has been told.", when=_when(turn, meeting)))


@router.presses(OpenBreaks)
async def show_breaks(turn: Turn, form: OpenBreaks) -> Reply:
    """Open the group's breaks."""
    return await _breaks(await _in_group(turn, form.group))


async def _breaks(turn: Turn, news: Sequence[str] = ()) -> Dialog:
    group = turn.here.group
    views = break_views(await _ahead(turn), t=turn.t, today=turn.today)
    return Dialog(turn.t("Breaks"), breaks_form(turn.t, views, group=group.id, news=news))


async def _ahead(turn: Turn) -> Sequence[Break]:
    return await breaks_of(turn.session, turn.here.group, since=turn.today)


@router.presses(AddBreak)
async def add(turn: Turn, form: AddBreak) -> Reply:
    """Let the group take a break; the dialog says which meetings stay all the same."""
    turn = await _in_group(turn, form.group)
    staying = await add_break(turn.session, form.first, form.last, form.name, by=turn.here, now=turn.now)
    return await _breaks(turn, [*_stays(turn, form.first, form.last, staying), await _next_words(turn)])


def _stays(turn: Turn, first: date, last: date, staying: Sequence[Meeting]) -> list[str]:
    group = turn.here.group
    return [staying_words(group, first, last, staying, t=turn.t, today=turn.today)] if staying else []


@router.presses(RemoveBreak)
async def remove(turn: Turn, form: RemoveBreak) -> Reply:
    """Let the group meet as usual again."""
    turn = await _in_group(turn, form.group)
    await remove_break(turn.session, form.break_id, by=turn.here, now=turn.now)
    return await _breaks(turn, [await _next_words(turn)])


async def _next_words(turn: Turn) -> str:
    """Return when the group meets next, as the calendar stands now."""
    ahead = await meetings_ahead(turn.session, turn.here.group, now=turn.now)
    if not ahead:
        return turn.t("No more meetings are planned")
    return turn.t("Next meeting: {when}", when=_when(turn, ahead[0]))
