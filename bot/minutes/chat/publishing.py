"""What people say and press about minutes that are done: published, shown or thrown away."""

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.minutes import letters
from bot.minutes.chat.taking import on_desk, paste
from bot.minutes.models import Minutes
from bot.minutes.queries import latest_draft, latest_published, minutes_by_id
from bot.minutes.use_cases.drafting import discard
from bot.minutes.use_cases.handing_on import Chosen
from bot.minutes.use_cases.publishing import publish
from bot.minutes.views import minutes_view
from bot.people.rules import Permission, may
from cards.kit import Card
from cards.minutes.draft import draft_settled
from cards.minutes.presses import DiscardDraft, PublishMinutes
from cards.minutes.published import minutes_cards

router = Router()


@router.hears("anteckningar", "minutes", with_words=True)
async def show_minutes(turn: Turn) -> Reply:
    """Show the latest published minutes; an organiser in 1:1 chat gets her open draft first, or pastes a new text."""
    if turn.words.strip():
        return await paste(turn)
    group = turn.may(Permission.SEE).group
    if turn.place is Place.DIRECT and may(turn.here, Permission.WRITE_MINUTES):
        draft = await latest_draft(turn.session, group)
        if draft is not None:
            return await on_desk(turn, draft)
    minutes = await latest_published(turn.session, group)
    if minutes is None:
        raise NotFound(
            "{group} has no published minutes yet. The secretary sends me the file in our 1:1 chat to begin.",
            group=group.name,
        )
    view = minutes_view(await letters.whole_of(turn.session, minutes), group=group, t=turn.t, today=turn.today)
    first, *more = minutes_cards(turn.t, view)
    return Answer(first, more=tuple(more))


@router.presses(PublishMinutes)
async def publish_minutes(turn: Turn, form: PublishMinutes) -> Reply:
    """Post the minutes in the channel, and hand on what was chosen."""
    minutes = await minutes_by_id(turn.session, form.minutes)
    turn = await turn.within(minutes.group_id)
    chosen = Chosen(frozenset((*form.comebacks, *form.questions, *form.days)), frozenset(form.shared))
    await publish(turn.session, minutes, chosen, title=form.title, day=form.day, by=turn.here, now=turn.now)
    return Update(await _settled(turn, minutes, turn.t("Published in the channel"), good=True))


@router.presses(DiscardDraft)
async def discard_draft(turn: Turn, form: DiscardDraft) -> Reply:
    """Throw the draft away."""
    minutes = await minutes_by_id(turn.session, form.minutes)
    turn = await turn.within(minutes.group_id)
    await discard(minutes, by=turn.here)
    return Update(await _settled(turn, minutes, turn.t("Discarded. Send the file again to begin anew."), good=False))


async def _settled(turn: Turn, minutes: Minutes, words: str, *, good: bool) -> Card:
    whole = await letters.whole_of(turn.session, minutes)
    view = minutes_view(whole, group=turn.here.group, t=turn.t, today=turn.today)
    return draft_settled(turn.t, view, words, good=good)
