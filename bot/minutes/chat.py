"""What people can send, say and press about minutes."""

import asyncio
from uuid import UUID

from bot.assignments.use_cases import Promise
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NoGroup, NotFound
from bot.minutes import letters
from bot.minutes.models import Minutes, Upload
from bot.minutes.queries import candidate_by_id, latest_draft, latest_published, minutes_by_id
from bot.minutes.reading.draft import Draft
from bot.minutes.reading.read import read, read_text
from bot.minutes.rules import answered_last, next_open
from bot.minutes.shelf import put_away, taken_out
from bot.minutes.use_cases import discard, keep, lay_draft, publish, reopen, skip
from bot.minutes.views import AS_WRITTEN, candidate_view, minutes_view
from bot.people.models import Membership
from bot.people.queries import members_of, memberships_of, people_by_id
from bot.people.rules import Permission, may
from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.draft import choose_group_for_upload, draft_card, draft_settled
from cards.minutes.presses import (
    BackToCandidate,
    DiscardDraft,
    KeepCandidate,
    PublishMinutes,
    SkipCandidate,
    TakeUpload,
)
from cards.minutes.published import minutes_cards

router = Router()


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
    return Answer(await _draft(turn, minutes), key=f"minutes.draft:{minutes.id}")


async def _draft(turn: Turn, minutes: Minutes) -> Card:
    whole = await letters.whole_of(turn.session, minutes)
    open_one, latest = next_open(whole.candidates), answered_last(whole.candidates)
    members = [member.person for member in await members_of(turn.session, turn.here.group)]
    return draft_card(
        turn.t,
        minutes_view(whole, group=turn.here.group, t=turn.t, today=turn.today),
        candidate=candidate_view(open_one, members) if open_one else None,
        answered=sum(one.answered_at is not None for one in whole.candidates),
        found=len(whole.candidates),
        day=minutes.day,
        latest=latest.id if latest else None,
        warnings=[turn.t(one["msgid"], **one["facts"]) for one in minutes.warnings],
    )


@router.hears("anteckningar", "minutes", with_words=True)
async def show_minutes(turn: Turn) -> Reply:
    """Show the latest published minutes; an organiser in 1:1 chat gets her open draft first, or pastes a new text."""
    if turn.words.strip():
        return await _paste(turn)
    group = turn.may(Permission.SEE).group
    if turn.place is Place.DIRECT and may(turn.here, Permission.WRITE_MINUTES):
        draft = await latest_draft(turn.session, group)
        if draft is not None:
            return Answer(await _draft(turn, draft))
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


async def _drafted(turn: Turn, minutes_id: UUID) -> tuple[Turn, Minutes]:
    minutes = await minutes_by_id(turn.session, minutes_id)
    return await turn.within(minutes.group_id), minutes


@router.presses(KeepCandidate)
async def keep_candidate(turn: Turn, form: KeepCandidate) -> Reply:
    """Take a found assignment in, as the secretary put it, and show the next."""
    candidate, minutes = await candidate_by_id(turn.session, form.candidate)
    turn = await turn.within(minutes.group_id)
    promise = await _promise(turn, form, turn.here, candidate.owner_words)
    await keep(candidate, minutes, promise, by=turn.here, now=turn.now)
    return Update(await _draft(turn, minutes))


async def _promise(turn: Turn, form: KeepCandidate, by: Membership, words: str) -> Promise:
    """Return what the form says; an owner who is not in the group is refused."""
    members = {str(one.person_id) for one in await members_of(turn.session, by.group)}
    chosen = [one for one in form.owners if one != AS_WRITTEN]
    if not members.issuperset(chosen):
        raise Invalid("One of the owners is not in {group} any more. Choose another.", group=by.group.name)
    people = await people_by_id(turn.session, [UUID(one) for one in chosen])
    return Promise(form.text, tuple(people.values()), words if AS_WRITTEN in form.owners else "", form.due)


@router.presses(SkipCandidate)
async def skip_candidate(turn: Turn, form: SkipCandidate) -> Reply:
    """Leave a found assignment out, and show the next."""
    candidate, minutes = await candidate_by_id(turn.session, form.candidate)
    turn = await turn.within(minutes.group_id)
    await skip(candidate, minutes, by=turn.here, now=turn.now)
    return Update(await _draft(turn, minutes))


@router.presses(BackToCandidate)
async def go_back(turn: Turn, form: BackToCandidate) -> Reply:
    """Take an answer back."""
    candidate, minutes = await candidate_by_id(turn.session, form.candidate)
    turn = await turn.within(minutes.group_id)
    await reopen(candidate, minutes, by=turn.here)
    return Update(await _draft(turn, minutes))


@router.presses(PublishMinutes)
async def publish_minutes(turn: Turn, form: PublishMinutes) -> Reply:
    """Post the minutes in the channel."""
    turn, minutes = await _drafted(turn, form.minutes)
    await publish(turn.session, minutes, title=form.title, day=form.day, by=turn.here, now=turn.now)
    return Update(await _settled(turn, minutes, turn.t("Published in the channel"), good=True))


@router.presses(DiscardDraft)
async def discard_draft(turn: Turn, form: DiscardDraft) -> Reply:
    """Throw the draft away."""
    turn, minutes = await _drafted(turn, form.minutes)
    await discard(minutes, by=turn.here)
    return Update(await _settled(turn, minutes, turn.t("Discarded. Send the file again to begin anew."), good=False))


async def _settled(turn: Turn, minutes: Minutes, words: str, *, good: bool) -> Card:
    whole = await letters.whole_of(turn.session, minutes)
    view = minutes_view(whole, group=turn.here.group, t=turn.t, today=turn.today)
    return draft_settled(turn.t, view, words, good=good)
