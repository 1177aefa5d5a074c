"""What people can send, say and press about minutes."""

import asyncio

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NoGroup, NotFound
from bot.minutes import letters
from bot.minutes.adding import router as adding
from bot.minutes.answering import router as answering
from bot.minutes.decisions import router as decisions
from bot.minutes.desk import draft_shown, laid_out
from bot.minutes.handing_on import Chosen
from bot.minutes.models import Minutes, Upload
from bot.minutes.queries import latest_draft, latest_published, minutes_by_id
from bot.minutes.reading.draft import Draft
from bot.minutes.reading.read import read, read_text
from bot.minutes.shelf import put_away, taken_out
from bot.minutes.use_cases import discard, lay_draft, publish
from bot.minutes.views import minutes_view
from bot.people.queries import members_of, memberships_of
from bot.people.rules import Permission, may
from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.draft import choose_group_for_upload, draft_settled
from cards.minutes.presses import DiscardDraft, PublishMinutes, TakeUpload
from cards.minutes.published import minutes_cards

router = Router()
router.include(answering)
router.include(adding)
router.include(decisions)


@router.files(read)
async def receive_file(turn: Turn) -> Reply:
    """Lay the minutes that an organiser sent as a draft; when she organises several groups, ask which one first."""
    name, draft = _file(turn)
    hers = [one for one in await memberships_of(turn.session, turn.person) if may(one, Permission.WRITE_MINUTES)]
    if not hers:
        raise NoGroup(
            "You are not the chair or the secretary of any group that is set up, so I can't take minutes from you."
        )
    if len(hers) == 1:
        return await _laid(await turn.within(hers[0].group_id), draft)
    upload = Upload(person_id=turn.person.id, name=name, draft=put_away(draft), sent_at=turn.now)
    turn.session.add(upload)
    await turn.session.flush()
    groups = [Choice(str(one.group_id), one.group.name) for one in hers]
    return Answer(choose_group_for_upload(turn.t, upload.id, name, groups))


def _file(turn: Turn) -> tuple[str, Draft]:
    """Return the file's name and what was read in it; raises NotFound for something that `read` did not read."""
    sent = turn.files[0]
    if not isinstance(sent.content, Draft):
        raise NotFound
    return sent.name, sent.content


@router.presses(TakeUpload)
async def take_upload(turn: Turn, form: TakeUpload) -> Reply:
    """Lay the file that waited for its group as a draft."""
    upload = await turn.session.get(Upload, form.upload, with_for_update=True)
    if upload is None or upload.person_id != turn.person.id:
        raise NotFound
    reply = await _laid(await turn.within(form.group), taken_out(upload.draft))
    await turn.session.delete(upload)
    return Update(reply.card, key=reply.key)


async def _laid(turn: Turn, draft: Draft) -> Answer:
    minutes = await lay_draft(turn.session, draft, by=turn.here, now=turn.now)
    return await _on_desk(turn, minutes)


async def _on_desk(turn: Turn, minutes: Minutes) -> Answer:
    return Answer(await draft_shown(turn, minutes), key=laid_out(turn, minutes))


@router.hears("anteckningar", "minutes", with_words=True)
async def show_minutes(turn: Turn) -> Reply:
    """Show the latest published minutes; an organiser in 1:1 chat gets her open draft first, or pastes a new text."""
    if turn.words.strip():
        return await _paste(turn)
    group = turn.may(Permission.SEE).group
    if turn.place is Place.DIRECT and may(turn.here, Permission.WRITE_MINUTES):
        draft = await latest_draft(turn.session, group)
        if draft is not None:
            return await _on_desk(turn, draft)
    minutes = await latest_published(turn.session, group)
    if minutes is None:
        raise NotFound(
            "{group} has no published minutes yet. The secretary sends me the file in our 1:1 chat to begin.",
            group=group.name,
        )
    view = minutes_view(await letters.whole_of(turn.session, minutes), group=group, t=turn.t, today=turn.today)
    first, *more = minutes_cards(turn.t, view)
    return Answer(first, more=tuple(more))


async def _paste(turn: Turn) -> Reply:
    turn.may(Permission.WRITE_MINUTES)
    if turn.place is not Place.DIRECT:
        raise Invalid("Paste the minutes in our 1:1 chat, so that the group sees them only when they are done.")
    roster = [member.person.name for member in await members_of(turn.session, turn.here.group)]
    draft = await asyncio.to_thread(read_text, turn.words, roster=roster, today=turn.today)
    return await _laid(turn, draft)


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
