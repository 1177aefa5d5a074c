"""What people can say and press about reminders."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from bot.assignments.chat.desk import draws, found
from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.queries import assignment_by_id, owed_by, step_in
from bot.assignments.rules import CLOSED
from bot.assignments.use_cases.doing import mark
from bot.assignments.use_cases.stepping import tick
from bot.chat.reply import Answer, Dialog, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NotAllowed, NotFound
from bot.kit.ids import new_id
from bot.outbox.post import post
from bot.people.addresses import to_person
from bot.people.language import own_tongue
from bot.reminders import letters
from bot.reminders.until import read_until
from bot.reminders.use_cases.pausing import pause, resume
from bot.reminders.use_cases.soon import held_in
from bot.reminders.views import ping_view
from cards.errors import note
from cards.kit import Card
from cards.reminders.pause import pause_form, paused, resumed
from cards.reminders.ping import weekly_ping
from cards.reminders.presses import (
    AskPause,
    DoneInReminder,
    MarkInReminder,
    MarkTicked,
    Resume,
    SavePause,
    StartedInReminder,
    TickedDone,
    TickedStarted,
)
from cards.speech import Translate

router = Router()

LONGEST = timedelta(days=366)


@router.hears(
    *("stäng av påminnelser", "slå av påminnelser", "sluta påminna", "turn off reminders"),
    *("pausa påminnelser", "pause reminders"),
    with_words=True,
    in_group=False,
)
async def pause_mine(turn: Turn) -> Reply:
    """Pause the person's own reminders, through a day if she names one."""
    until = read_until(turn.words, today=turn.today) if turn.words else None
    if turn.words and until is None:
        raise Invalid(
            "I don't understand the day “{words}”. Write for example “pause reminders until 7 January”, or leave it "
            "out.",
            words=turn.words,
        )
    await pause(turn.session, turn.person, until=_ahead(until, today=turn.today))
    return await _to_her(turn, paused(_tongue(turn), until=_in_words(turn, until)))


@router.hears("slå på påminnelser", "resume reminders", in_group=False)
async def resume_mine(turn: Turn) -> Reply:
    """Let the person get her reminders again."""
    await resume(turn.session, turn.person)
    return await _to_her(turn, resumed(_tongue(turn)))


def _tongue(turn: Turn) -> Translate:
    """Return the person's own language: what she pauses concerns nobody else."""
    return turn.t if turn.place is Place.DIRECT else own_tongue(turn.person)


def _in_words(turn: Turn, until: date | None) -> str:
    return _tongue(turn).day(until, today=turn.today) if until else ""


async def _to_her(turn: Turn, card: Card) -> Reply:
    """Answer in the person's own chat: whether she wants reminders is nobody else's business."""
    if turn.place is Place.DIRECT:
        return Answer(card)
    await post(turn.session, key=f"reminders.told:{new_id()}", to=to_person(turn.person), card=card, now=turn.now)
    return Answer(note(turn.t, turn.t("Done. I answer you in your own chat.")))


def _ahead(until: date | None, *, today: date) -> date | None:
    """Return the day if it makes sense as the end of a pause; raises Invalid."""
    if until is not None and until < today:
        raise Invalid("That day has been. Choose one that is still to come.")
    if until is not None and until > today + LONGEST:
        raise Invalid("A pause lasts a year at most. Leave the day out to pause until you say otherwise.")
    return until


@router.presses(AskPause)
async def ask_how_long(turn: Turn, form: AskPause) -> Reply:
    """Open the form of a pause."""
    del form
    return Dialog(turn.t("Pause reminders"), pause_form(turn.t))


@router.presses(SavePause)
async def keep_pause(turn: Turn, form: SavePause) -> Reply:
    """Pause the person's own reminders."""
    await pause(turn.session, turn.person, until=_ahead(form.until, today=turn.today))
    return await _to_her(turn, paused(_tongue(turn), until=_in_words(turn, form.until)))


@router.presses(Resume)
async def press_resume(turn: Turn, form: Resume) -> Reply:
    """Let the person get her reminders again; the card says so."""
    del form
    await resume(turn.session, turn.person)
    return Update(resumed(turn.t))


@router.presses(DoneInReminder)
async def done(turn: Turn, form: DoneInReminder) -> Reply:
    """Close an assignment, or tick off one step of it."""
    return await _mark_one(turn, form, AssignmentState.DONE, form.step)


@router.presses(StartedInReminder)
async def started(turn: Turn, form: StartedInReminder) -> Reply:
    """Say that an assignment is under way."""
    return await _mark_one(turn, form, AssignmentState.IN_PROGRESS)


def _must_be_own_chat(turn: Turn) -> None:
    """Raise NotFound elsewhere: reminders stand in their reader's own chat, and hold what is nobody else's business."""
    if turn.place is not Place.DIRECT:
        raise NotFound


async def _mark_one(turn: Turn, form: MarkInReminder, state: AssignmentState, step: UUID | None = None) -> Reply:
    _must_be_own_chat(turn)
    turn, assignment = await found(turn, form.assignment)
    await _mark(turn, assignment, state, step)
    return Update(await show_soon(turn, form.letter) if form.letter else await _ping(turn))


@router.presses(TickedDone)
async def ticked_done(turn: Turn, form: TickedDone) -> Reply:
    """Close what is ticked."""
    return await _mark_ticked(turn, form, AssignmentState.DONE)


@router.presses(TickedStarted)
async def ticked_started(turn: Turn, form: TickedStarted) -> Reply:
    """Say that what is ticked is under way."""
    return await _mark_ticked(turn, form, AssignmentState.IN_PROGRESS)


async def _mark_ticked(turn: Turn, form: MarkTicked, state: AssignmentState) -> Reply:
    _must_be_own_chat(turn)
    turn = await turn.within(form.group)
    chosen = _ids((*form.late, *form.soon, *form.later, *form.undated))
    if not chosen:
        raise Invalid("Nothing is ticked. Tick what you have done or begun, and press again.")
    refused: list[NotAllowed] = []
    for one, step in chosen:
        assignment = await assignment_by_id(turn.session, one)
        if assignment.group_id != form.group:
            raise NotFound
        try:
            await _mark(turn, assignment, state, step)
        except NotAllowed as error:  # it became another's since the boxes were drawn; what else is ticked is hers
            refused.append(error)
    if len(refused) == len(chosen):
        raise refused[0]
    return Update(await _ping(turn, note=" ".join(error.said(turn.t) for error in refused)))


def _ids(words: Sequence[str]) -> list[tuple[UUID, UUID | None]]:
    """Return the ids of assignments, each with that of a step of it where one is meant; raises NotFound.

    They stand in one order for all, so that two presses never wait for each other.
    """
    parts = [one.partition(":") for one in sorted(set(words))]
    try:
        return [(UUID(assignment), UUID(step) if colon else None) for assignment, colon, step in parts]
    except ValueError as error:
        raise NotFound from error


async def _mark(turn: Turn, assignment: Assignment, state: AssignmentState, step_id: UUID | None) -> None:
    """Mark the assignment or its step, unless somebody has closed it meanwhile: the card drawn anew shows that."""
    if assignment.state in CLOSED:
        return
    if step_id is None:
        await mark(turn.session, assignment, state, by=turn.here, now=turn.now)
        return
    if state is not AssignmentState.DONE:
        raise Invalid("A step is done or not, nothing between. Untick it, or press Done when it is done.")
    step = await step_in(turn.session, assignment, step_id)
    await tick(turn.session, assignment, step, done=True, by=turn.here, now=turn.now)


async def _ping(turn: Turn, *, note: str = "") -> Card:
    """Return the weekly ping as it looks now, with a word on the press before."""
    group = turn.here.group
    hers = [one for one in await owed_by(turn.session, turn.person) if one.group_id == group.id]
    return weekly_ping(turn.t, ping_view(hers, group=group, t=turn.t, today=turn.today), note=note)


@draws("ping")
async def show_ping(turn: Turn, whose: UUID | None) -> Card:
    """Return the weekly ping of the turn's group as it looks now."""
    del whose
    _must_be_own_chat(turn)
    return await _ping(turn)


@draws("soon")
async def show_soon(turn: Turn, whose: UUID | None) -> Card:
    """Return what the letter told is soon due as it stands now; raises NotFound for a letter that was not hers."""
    _must_be_own_chat(turn)
    held, hers = await held_in(turn.session, turn.person, whose) if whose else ([], set())
    if whose is None or not held:
        raise NotFound
    return letters.soon(turn.person, held, hers, letter=whose, today=turn.today)
