"""Two drafts of one meeting become one: nothing that either says is lost, and nothing is offered twice."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.minutes.alike import same_deed, same_sentence, words_of
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, MinutesState, Noted, Verdict
from bot.minutes.queries import candidates_of, decisions_of, items_of, minutes_of, noted_of
from bot.minutes.rules import must_be_draft
from bot.minutes.use_cases.answers import done
from bot.minutes.use_cases.trail import Trail, copy_of
from bot.people.models import Membership
from bot.people.rules import Permission, require

F = TypeVar("F", Decision, Noted)


async def twin_of(session: AsyncSession, minutes: Minutes) -> Minutes | None:
    """Return another draft of the same meeting, the latest, if there is one."""
    if minutes.meeting_id is None or minutes.is_correction:
        return None
    drafts = await minutes_of(session, minutes.meeting_id, MinutesState.DRAFT)
    return next((one for one in drafts if one.id != minutes.id and not one.is_correction), None)


async def merge(session: AsyncSession, minutes: Minutes, other: Minutes, *, by: Membership, now: datetime) -> None:
    """Add to the draft what another of the same meeting says, and put that one away; raises NotAllowed, TooLate."""
    _must_be_twins(minutes, other, by)
    trail = Trail()
    trail.touch(minutes, other)
    names = await _items(session, minutes, other, trail)
    await _candidates(session, minutes, other, names, trail, now=now)
    ours, theirs = await decisions_of(session, minutes), await decisions_of(session, other)
    _found(session, minutes, ours, theirs, lambda one, two: same_sentence(one.text, two.text), names, trail)
    noted, others = await noted_of(session, minutes), await noted_of(session, other)
    _found(
        session,
        minutes,
        noted,
        others,
        lambda one, two: one.kind is two.kind and same_sentence(one.text, two.text),
        names,
        trail,
    )
    _head(minutes, other)
    other.state = MinutesState.DISCARDED
    done(minutes, changed=trail.deed)
    await session.flush()


async def put_away(session: AsyncSession, minutes: Minutes, other: Minutes, *, by: Membership) -> None:
    """Let the draft take the place of another of the same meeting; raises NotAllowed, TooLate."""
    _must_be_twins(minutes, other, by)
    trail = Trail()
    trail.touch(other)
    other.state = MinutesState.DISCARDED
    done(minutes, changed=trail.deed)
    await session.flush()


def _must_be_twins(minutes: Minutes, other: Minutes, by: Membership) -> None:
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    must_be_draft(other)
    if minutes.meeting_id is None or minutes.meeting_id != other.meeting_id or minutes.id == other.id:
        raise NotFound


async def _items(session: AsyncSession, minutes: Minutes, other: Minutes, trail: Trail) -> dict[str, str]:
    """Take the other's items in: into the item of the same title, or after all; return what findings call them now."""
    ours, names = list(await items_of(session, minutes)), dict[str, str]()
    for theirs in await items_of(session, other):
        same = next((one for one in ours if words_of(one.title) == words_of(theirs.title)), None)
        if same is None:
            same = copy_of(
                theirs,
                minutes_id=minutes.id,
                position=ours[-1].position + 1 if ours else 0,
                number=_next_number(ours, theirs.number),
            )
            trail.made(same)
            session.add(same)
            ours.append(same)
        else:
            trail.touch(same)
            _add_to(same, theirs)
        names[_called(theirs)] = _called(same)
    await session.flush()
    return names


def _next_number(items: Sequence[MinutesItem], number: str) -> str:
    """Return a number that no item has: the one it had, or else the next."""
    taken = {one.number for one in items}
    if number not in taken or not number:
        return number
    return next(str(one) for one in count(len(items) + 1) if str(one) not in taken)


def _add_to(item: MinutesItem, theirs: MinutesItem) -> None:
    known = [words_of(part["text"]) for part in item.body]
    item.body = [*item.body, *(part for part in theirs.body if words_of(part["text"]) not in known)]
    item.section = item.section or theirs.section
    item.presenters = [*item.presenters, *(name for name in theirs.presenters if name not in item.presenters)]


def _called(item: MinutesItem) -> str:
    return item.number or item.title.rstrip(":")


async def _candidates(
    session: AsyncSession, minutes: Minutes, other: Minutes, names: dict[str, str], trail: Trail, *, now: datetime
) -> None:
    ours = list(await candidates_of(session, minutes))
    place = count(ours[-1].position + 1 if ours else 0)
    left = list(ours)
    for theirs in await candidates_of(session, other):
        same = next((one for one in left if same_deed(one, theirs)), None)
        if same is None:
            made = copy_of(
                theirs, minutes_id=minutes.id, position=next(place), item=names.get(theirs.item, theirs.item)
            )
            trail.made(made)
            session.add(made)
        else:
            left.remove(same)
            trail.touch(same)
            _agree(same, theirs, now=now)
    await session.flush()


def _agree(ours: Candidate, theirs: Candidate, *, now: datetime) -> None:
    """Let one assignment that was found twice be one: an answer counts, and what only one of them knows is kept."""
    if ours.verdict is Verdict.OPEN and theirs.verdict is not Verdict.OPEN:
        ours.verdict, ours.answered_at, ours.text = theirs.verdict, now, theirs.text
        ours.owner_ids, ours.owner_words, ours.due = theirs.owner_ids, theirs.owner_words, theirs.due
    if not ours.owner_ids and not ours.owner_words:
        ours.owner_ids, ours.owner_words = theirs.owner_ids, theirs.owner_words
    if ours.due is None and not ours.due_words:
        ours.due, ours.due_words = theirs.due, theirs.due_words


def _found(
    session: AsyncSession,
    minutes: Minutes,
    ours: Sequence[F],
    theirs: Sequence[F],
    same: Callable[[F, F], bool],
    names: dict[str, str],
    trail: Trail,
) -> None:
    place = count(ours[-1].position + 1 if ours else 0)
    for one in theirs:
        if any(same(known, one) for known in ours):
            continue
        made = copy_of(one, minutes_id=minutes.id, position=next(place), item=names.get(one.item, one.item))
        trail.made(made)
        session.add(made)


def _head(minutes: Minutes, other: Minutes) -> None:
    """Take in what the other says outside its items; where the two differ, this one's words stand first."""
    minutes.participants = _both(minutes.participants, other.participants, but=minutes.absent)
    minutes.absent = _both(minutes.absent, other.absent, but=minutes.participants)
    minutes.follows = [name for name in minutes.follows if name in other.follows]
    title = [] if words_of(other.title) == words_of(minutes.title) else [other.title]
    minutes.other, minutes.around = _both(minutes.other, other.other), _both(minutes.around, [*title, *other.around])
    minutes.warnings = [*minutes.warnings, *(one for one in other.warnings if one not in minutes.warnings)]
    minutes.place = minutes.place or other.place
    minutes.registration_number = minutes.registration_number or other.registration_number
    minutes.next_meeting = minutes.next_meeting or other.next_meeting
    minutes.next_meeting_words = minutes.next_meeting_words or other.next_meeting_words
    minutes.checkout = "\n".join(_both(minutes.checkout.splitlines(), other.checkout.splitlines()))
    minutes.from_notes = minutes.from_notes or other.from_notes
    minutes.good = _both(minutes.good, other.good)


def _both(ours: Sequence[str], theirs: Sequence[str], *, but: Sequence[str] = ()) -> list[str]:
    known = [words_of(one) for one in (*ours, *but)]
    return [*ours, *(one for one in theirs if words_of(one) not in known)]
