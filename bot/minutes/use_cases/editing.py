"""Changing a draft by hand: its head, its items and its decisions. What was there before can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Noted
from bot.minutes.presence import ABSENT, PARTICIPANTS
from bot.minutes.queries import candidates_of, decisions_of, items_of, noted_of
from bot.minutes.rules import must_be_draft
from bot.minutes.use_cases.answers import done
from bot.minutes.use_cases.following import find_meeting, follow, unnamed
from bot.minutes.use_cases.trail import Trail, placed
from bot.minutes.wording import Body, as_text, replaced, rewritten, windows
from bot.people.models import Membership
from bot.people.rules import Permission, require
from cards.words import one_line


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as somebody typed it; `text` is that of the window with that number. `place` counts from 1."""

    title: str
    section: str | None
    presenters: Sequence[str]
    text: str
    place: int | None = None
    window: int = 0


@dataclass(frozen=True, slots=True)
class HeadWords:
    """A draft's head as somebody typed it; None for lists that were not asked for."""

    title: str
    day: date
    place: str
    participants: Sequence[str] | None
    absent: Sequence[str] | None
    next_meeting: date | None
    next_meeting_words: str
    registration_number: str


async def change_item(
    session: AsyncSession, minutes: Minutes, item: MinutesItem, words: ItemWords, *, by: Membership
) -> None:
    """Let an item say what was typed, and stand at that place; raises NotAllowed, TooLate, Invalid."""
    _must_be_hers(minutes, by)
    items, trail = list(await items_of(session, minutes)), Trail()
    numbered, names = _is_numbered(items), {one.id: _called(one) for one in items}
    trail.touch(item)
    item.title, item.section, item.presenters = words.title, words.section, list(words.presenters)
    item.body = _body_of(item, words)
    await _move(session, items, item, words.place, trail)
    await _call_anew(session, minutes, items, names, trail, numbered=numbered)
    done(minutes, changed=trail.deed)
    await session.flush()


def _body_of(item: MinutesItem, words: ItemWords) -> Body:
    text = as_text(item.body)
    stretches = windows(text)
    if words.window >= len(stretches):
        raise Invalid("The text is shorter now, and has no such part any more. Open the item again.")
    return rewritten(item.body, replaced(text, stretches[words.window], words.text))


def _is_numbered(items: Sequence[MinutesItem]) -> bool:
    """Say whether the items are numbered from 1 on, each of them."""
    return bool(items) and [one.number for one in items] == [str(number + 1) for number in range(len(items))]


async def _call_anew(
    session: AsyncSession,
    minutes: Minutes,
    items: Sequence[MinutesItem],
    names: Mapping[UUID, str],
    trail: Trail,
    *,
    numbered: bool,
) -> None:
    """Number the items anew if they were `numbered`, and let what was found go by their new names, not the old."""
    for number, item in enumerate(items, start=1):
        if numbered and item.number != str(number):
            trail.touch(item)
            item.number = str(number)
    told = list(names.values())
    anew = {names[one.id]: _called(one) for one in items if one.id in names and told.count(names[one.id]) == 1}
    found: list[Candidate | Decision | Noted] = [
        *await candidates_of(session, minutes),
        *await decisions_of(session, minutes),
        *await noted_of(session, minutes),
    ]
    for one in found:
        if anew.get(one.item, one.item) != one.item:
            trail.touch(one)
            one.item = anew[one.item]
    await session.flush()


async def _move(
    session: AsyncSession, items: list[MinutesItem], item: MinutesItem, place: int | None, trail: Trail
) -> None:
    """Let the item stand at that place among the others, counted from 1; beyond the end means last."""
    if place is None or item is items[min(place, len(items)) - 1]:
        return
    trail.touch(*items)
    places = [one.position for one in items]
    items.remove(item)
    items.insert(place - 1, item)
    await placed(session, items, places)


async def add_item(session: AsyncSession, minutes: Minutes, words: ItemWords, *, by: Membership) -> MinutesItem:
    """Put a new item among the others, last where no place is named; raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    items, trail = list(await items_of(session, minutes)), Trail()
    numbered, names = _is_numbered(items), {one.id: _called(one) for one in items}
    item = MinutesItem(
        minutes_id=minutes.id,
        position=items[-1].position + 1 if items else 0,
        number="",
        title=words.title,
        section=words.section,
        presenters=list(words.presenters),
        body=rewritten([], words.text),
    )
    trail.made(item)
    session.add(item)
    await session.flush()
    items.append(item)
    await _move(session, items, item, words.place, trail)
    await _call_anew(session, minutes, items, names, trail, numbered=numbered)
    done(minutes, changed=trail.deed)
    await session.flush()
    return item


async def remove_item(session: AsyncSession, minutes: Minutes, item: MinutesItem, *, by: Membership) -> None:
    """Take an item out; its text comes back with the deed. Raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    items, trail = list(await items_of(session, minutes)), Trail()
    numbered, names = _is_numbered(items), {one.id: _called(one) for one in items if one is not item}
    trail.touch(item)
    items.remove(item)
    await session.delete(item)
    await session.flush()
    await _call_anew(session, minutes, items, names, trail, numbered=numbered)
    done(minutes, changed=trail.deed)


async def remove_decision(session: AsyncSession, minutes: Minutes, decision: Decision, *, by: Membership) -> None:
    """Let something be no decision; its sentence stays in the text. Raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    trail = Trail()
    trail.touch(decision)
    await session.delete(decision)
    done(minutes, changed=trail.deed)
    await session.flush()


async def change_decision(
    session: AsyncSession, minutes: Minutes, decision: Decision, text: str, *, by: Membership
) -> None:
    """Let a decision say what was typed; the text of its item stays; raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    trail = Trail()
    trail.touch(decision)
    decision.text = text
    done(minutes, changed=trail.deed)
    await session.flush()


async def change_head(
    session: AsyncSession, minutes: Minutes, words: HeadWords, *, by: Membership, now: datetime
) -> None:
    """Let the head say what was typed; lists that somebody wrote in follow the check-in no more.

    Raises NotAllowed, TooLate.
    """
    _must_be_hers(minutes, by)
    trail = Trail()
    trail.touch(minutes)
    minutes.title, minutes.place = words.title, words.place
    minutes.registration_number = one_line(words.registration_number)
    minutes.next_meeting, minutes.next_meeting_words = words.next_meeting, words.next_meeting_words
    for name, typed in ((PARTICIPANTS, words.participants), (ABSENT, words.absent)):
        if typed is not None and list(typed) != getattr(minutes, name):
            setattr(minutes, name, list(typed))
            minutes.follows = [one for one in minutes.follows if one != name]
    await set_day(session, minutes, words.day, by=by, now=now)
    done(minutes, changed=trail.deed)
    await session.flush()


async def set_day(session: AsyncSession, minutes: Minutes, day: date, *, by: Membership, now: datetime) -> None:
    """Let the minutes be of that day, and of the meeting held then."""
    if day == minutes.day:
        return
    minutes.day = day
    if minutes.from_notes or minutes.is_correction:
        return  # it is known which meeting they tell of
    meeting = await find_meeting(session, by.group, day, now=now)
    if meeting is not None and meeting.id != minutes.meeting_id:
        minutes.meeting_id = meeting.id
        minutes.follows = sorted({*minutes.follows, *unnamed(minutes.participants, minutes.absent)})
        await follow(session, minutes, group=by.group)


def _must_be_hers(minutes: Minutes, by: Membership) -> None:
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)


def _called(item: MinutesItem) -> str:
    return item.number or item.title.rstrip(":")
