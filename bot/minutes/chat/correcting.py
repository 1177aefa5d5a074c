"""What people press to correct published minutes, and to see what a correction changed."""

from bot.chat.reply import Answer, Dialog, Note, Reply
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.kit.ids import digest
from bot.minutes.chat.approving import to_herself, viewed
from bot.minutes.chat.desk import draft_shown
from bot.minutes.letters.standing import compared
from bot.minutes.models import Minutes, MinutesState
from bot.minutes.use_cases.correcting import begin_correction
from bot.minutes.versions import in_force, version_of
from bot.outbox.post import post
from bot.people.addresses import to_person
from bot.people.rules import Permission
from cards.minutes.versions import CorrectMinutes, ShowChanges

router = Router()


@router.presses(CorrectMinutes)
async def correct_minutes(turn: Turn, form: CorrectMinutes) -> Reply:
    """Lay a new version of the minutes as a draft in her own chat; one that is begun is shown again."""
    minutes = await in_force(turn.session, form.minutes)
    turn = await turn.within(minutes.group_id)
    turn.may(Permission.WRITE_MINUTES)
    draft = await begin_correction(turn.session, minutes, by=turn.here, now=turn.now)
    key = f"minutes.draft:{draft.id}:{digest(turn.person.member_id, f'{turn.now:%Y-%m-%dT%H:%M}')}"
    draft.desks = {**draft.desks, str(turn.person.id): key}
    card = await draft_shown(to_herself(turn), draft)
    if turn.place is Place.DIRECT:
        return Answer(card, key=key)
    await post(turn.session, key=key, to=to_person(turn.person), card=card, now=turn.now)
    return Note(turn.t("The correction waits for you in our 1:1 chat."))


@router.presses(ShowChanges)
async def show_changes(turn: Turn, form: ShowChanges) -> Reply:
    """Show what that version changes in the one before; what a draft changes, organisers alone see."""
    minutes = await turn.session.get(Minutes, form.minutes)
    if minutes is None:
        raise NotFound
    turn = await turn.within(minutes.group_id)
    turn.may(Permission.WRITE_MINUTES if minutes.state is MinutesState.DRAFT else Permission.SEE)
    if not minutes.is_correction or minutes.state is MinutesState.DISCARDED:
        raise NotFound
    before = await version_of(turn.session, minutes.origin, minutes.version - 1)
    old, new = await viewed(turn, before), await viewed(turn, minutes)
    card = await compared(turn.t, old, new, version=minutes.version)
    return Dialog(turn.t("What version {n} changes", n=minutes.version), card)
