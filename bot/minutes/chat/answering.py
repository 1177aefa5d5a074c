"""What the secretary presses while she goes through a draft."""

from uuid import UUID

from bot.assignments.promises import Promise
from bot.chat.reply import Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import Invalid, NotFound
from bot.minutes.chat.desk import draft_shown, drafted
from bot.minutes.models import Candidate, Minutes
from bot.minutes.queries import candidate_by_id, candidates_of
from bot.minutes.reading.draft import FoundAssignment
from bot.minutes.rules import next_open_after
from bot.minutes.use_cases.answers import keep, keep_rest, skip, skip_rest, undo
from bot.minutes.views import AS_WRITTEN
from bot.people.queries import members_of
from cards.minutes.editing_presses import SaveTask
from cards.minutes.presses import AddMissed, KeepCandidate, KeepRest, LookAt, SkipCandidate, SkipRest, UndoLatest

router = Router()


async def _before_her(turn: Turn, candidate_id: UUID) -> tuple[Turn, Candidate, Minutes]:
    candidate, minutes = await candidate_by_id(turn.session, candidate_id)
    return await turn.within(minutes.group_id), candidate, minutes


async def promised(
    turn: Turn,
    form: KeepCandidate | KeepRest | AddMissed | SaveTask,
    words: str,
    *,
    source: str = "",
    found: FoundAssignment | None = None,
) -> Promise:
    """Return what the form says, `words` for owners as written; an owner who is not in the group is refused."""
    members = {str(one.person_id): one.person for one in await members_of(turn.session, turn.here.group)}
    members |= {one.entra_id: one for one in members.values() if one.entra_id}  # Teams' own picker sends these
    chosen = [one for one in form.owners if one != AS_WRITTEN]
    if not members.keys() >= set(chosen):
        raise Invalid("One of the owners is not in {group} any more. Choose another.", group=turn.here.group.name)
    owners = tuple({members[one].id: members[one] for one in chosen}.values())
    return Promise(
        form.text,
        owners,
        words if AS_WRITTEN in form.owners else "",
        form.due,
        due_words=(found.due_text or "") if found else "",
        source=source,
        at_next_meeting=found is not None and found.at_next_meeting,
    )


async def _next(turn: Turn, minutes: Minutes, answered: Candidate) -> Reply:
    """Show what is left to do after that answer: what comes next in the text goes first."""
    following = next_open_after(await candidates_of(turn.session, minutes), answered)
    return Update(await draft_shown(turn, minutes, following.id if following else None))


@router.presses(KeepCandidate)
async def keep_candidate(turn: Turn, form: KeepCandidate) -> Reply:
    """Take a found assignment in, as the secretary put it, and show the next."""
    turn, candidate, minutes = await _before_her(turn, form.candidate)
    promise = await promised(turn, form, candidate.owner_words)
    await keep(candidate, minutes, promise, by=turn.here, now=turn.now, again=form.again)
    return await _next(turn, minutes, candidate)


@router.presses(SkipCandidate)
async def skip_candidate(turn: Turn, form: SkipCandidate) -> Reply:
    """Leave a found assignment out, and show the next."""
    turn, candidate, minutes = await _before_her(turn, form.candidate)
    await skip(candidate, minutes, by=turn.here, now=turn.now, again=form.again)
    return await _next(turn, minutes, candidate)


@router.presses(KeepRest)
async def keep_all_left(turn: Turn, form: KeepRest) -> Reply:
    """Take in this one as the secretary put it, and the others as they were found."""
    turn, candidate, minutes = await _before_her(turn, form.candidate)
    promise = await promised(turn, form, candidate.owner_words)
    await keep_rest(turn.session, candidate, minutes, promise, by=turn.here, now=turn.now)
    return Update(await draft_shown(turn, minutes))


@router.presses(SkipRest)
async def skip_all_left(turn: Turn, form: SkipRest) -> Reply:
    """Leave out whatever has no answer yet."""
    turn, candidate, minutes = await _before_her(turn, form.candidate)
    await skip_rest(turn.session, candidate, minutes, by=turn.here, now=turn.now)
    return Update(await draft_shown(turn, minutes))


@router.presses(LookAt)
async def look_at(turn: Turn, form: LookAt) -> Reply:
    """Put another found assignment before her, answered or not."""
    if form.candidate is not None:
        form = LookAt(minutes=(await candidate_by_id(turn.session, form.candidate))[1].id, candidate=form.candidate)
    if form.minutes is None:
        raise NotFound
    turn, minutes = await drafted(turn, form.minutes)
    return Update(await draft_shown(turn, minutes, form.candidate))


@router.presses(UndoLatest)
async def go_back(turn: Turn, form: UndoLatest) -> Reply:
    """Take back what was done last."""
    turn, minutes = await drafted(turn, form.minutes)
    reopened = await undo(turn.session, minutes, form.deed, by=turn.here)
    return Update(await draft_shown(turn, minutes, reopened))
