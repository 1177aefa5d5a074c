"""What people say and press about minutes that are done: published, shown or thrown away."""

from bot.chat.reply import Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.meetings.queries import meeting_by_id
from bot.minutes.chat.decisions import minutes_answer
from bot.minutes.chat.desk import drafted, redraw, settled
from bot.minutes.chat.noting import open_again
from bot.minutes.chat.taking import from_notes, on_desk, paste
from bot.minutes.letters.waiting import settled as told_so
from bot.minutes.queries import latest_draft, latest_published, minutes_by_id
from bot.minutes.use_cases.drafting import discard
from bot.minutes.use_cases.handing_on import Chosen
from bot.minutes.use_cases.publishing import publish
from bot.minutes.use_cases.waiting import do_without
from bot.people.rules import Permission, may
from cards.minutes.presses import DiscardDraft, PublishMinutes
from cards.minutes.waiting import NoMinutes, Outcome, ShowDraft

router = Router()


@router.hears("anteckningar", "minutes", with_words=True)
async def show_minutes(turn: Turn) -> Reply:
    """Show the latest published minutes; an organiser in 1:1 chat gets her open draft first, or pastes a new text."""
    if turn.words.strip():
        return await paste(turn)
    group = turn.may(Permission.SEE).group
    if turn.place is Place.DIRECT and may(turn.here, Permission.WRITE_MINUTES):
        draft = await from_notes(turn) or await latest_draft(turn.session, group)
        if draft is not None:
            return await on_desk(turn, draft)
    minutes = await latest_published(turn.session, group)
    if minutes is None:
        raise NotFound(
            "{group} has no published minutes yet. The secretary sends me the file in our 1:1 chat to begin.",
            group=group.name,
        )
    return await minutes_answer(turn, minutes)


@router.presses(PublishMinutes)
async def publish_minutes(turn: Turn, form: PublishMinutes) -> Reply:
    """Post the minutes in the channel, and hand on what was chosen."""
    minutes = await minutes_by_id(turn.session, form.minutes)
    turn = await turn.within(minutes.group_id)
    chosen = Chosen(
        frozenset((*form.comebacks, *form.questions, *form.days)),
        frozenset(form.shared),
        frozenset(form.absent),
        by_check_in=form.attendance == "check-in",
    )
    await publish(turn.session, minutes, chosen, title=form.title, day=form.day, by=turn.here, now=turn.now)
    await redraw(turn, minutes, others=True)
    return Update(await settled(turn, minutes))


@router.presses(DiscardDraft)
async def discard_draft(turn: Turn, form: DiscardDraft) -> Reply:
    """Throw the draft away."""
    minutes = await minutes_by_id(turn.session, form.minutes)
    turn = await turn.within(minutes.group_id)
    await discard(minutes, by=turn.here)
    await open_again(turn, minutes)
    await redraw(turn, minutes, others=True)
    return Update(await settled(turn, minutes))


@router.presses(ShowDraft)
async def show_draft(turn: Turn, form: ShowDraft) -> Reply:
    """Show a draft in a new message."""
    turn, minutes = await drafted(turn, form.minutes)
    return await on_desk(turn, minutes)


@router.presses(NoMinutes)
async def do_without_minutes(turn: Turn, form: NoMinutes) -> Reply:
    """Ask for the meeting's minutes no more."""
    meeting = await meeting_by_id(turn.session, form.meeting)
    turn = await turn.within(meeting.group_id)
    without = await do_without(turn.session, meeting, by=turn.here, now=turn.now)
    outcome: Outcome = "without" if without else "published"
    return Update(told_so(meeting, outcome, group=turn.here.group, t=turn.t, today=turn.today))
