"""What an organiser presses when there is another draft of the same meeting, or notes of it."""

from bot.chat.reply import Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.minutes.capture.drafted import noted_draft
from bot.minutes.chat.desk import draft_shown, drafted, redraw
from bot.minutes.queries import minutes_by_id
from bot.minutes.use_cases.drafting import lay_draft
from bot.minutes.use_cases.following import meeting_of
from bot.minutes.use_cases.merging import merge, put_away
from cards.minutes.twins import AddNotes, MergeDrafts, ReplaceDraft

router = Router()


@router.presses(MergeDrafts)
async def merge_drafts(turn: Turn, form: MergeDrafts) -> Reply:
    """Add the other draft to this one."""
    turn, minutes = await drafted(turn, form.minutes)
    other = await minutes_by_id(turn.session, form.other)
    await merge(turn.session, minutes, other, by=turn.here, now=turn.now)
    await redraw(turn, other)
    return Update(await draft_shown(turn, minutes))


@router.presses(ReplaceDraft)
async def replace_draft(turn: Turn, form: ReplaceDraft) -> Reply:
    """Put the other draft away."""
    turn, minutes = await drafted(turn, form.minutes)
    other = await minutes_by_id(turn.session, form.other)
    await put_away(turn.session, minutes, other, by=turn.here)
    await redraw(turn, other)
    return Update(await draft_shown(turn, minutes))


@router.presses(AddNotes)
async def add_notes(turn: Turn, form: AddNotes) -> Reply:
    """Add what was noted during the meeting; a second press finds it added."""
    turn, minutes = await drafted(turn, form.minutes)
    meeting = await meeting_of(turn.session, minutes)
    if meeting is None:
        raise NotFound
    notes = None if minutes.from_notes else await noted_draft(turn.session, meeting, group=turn.here.group)
    if notes is not None:
        other = await lay_draft(turn.session, notes, by=turn.here, now=turn.now, meeting=meeting)
        await merge(turn.session, minutes, other, by=turn.here, now=turn.now)
    return Update(await draft_shown(turn, minutes))
