"""What a draft takes from its meeting until it is published: who was there, and what the check-out found good."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.i18n.speech import speaking
from bot.meetings.models import Meeting
from bot.minutes.models import Minutes, MinutesItem
from bot.minutes.occasion import meeting_told_of
from bot.minutes.presence import ABSENT, PARTICIPANTS, Heard, Lists, counted_by_check_in, filled, silent_ones
from bot.minutes.queries import items_of, latest_begun, meetings_around, told_of
from bot.people.models import Group, Membership
from bot.people.queries import members_of
from bot.polls.models import PollKind
from bot.polls.queries import attendance_of, good_things, poll_of

CHECKOUT = re.compile(r"utcheckning|check-?\s?out|^\W*avslut(ning)?\W*$", re.IGNORECASE)
"""What the title of the item with the check-out says."""


async def meeting_of(session: AsyncSession, minutes: Minutes) -> Meeting | None:
    """Return the meeting that the minutes tell of, if the calendar has it."""
    return await session.get(Meeting, minutes.meeting_id) if minutes.meeting_id else None


async def find_meeting(session: AsyncSession, group: Group, day: date | None, *, now: datetime) -> Meeting | None:
    """Return the meeting that a text with that day, or none, tells of; None when none fits."""
    near = await meetings_around(session, group, day) if day else await latest_begun(session, group, now=now)
    minuted = await told_of(session, group)
    return meeting_told_of(day, near, minuted=minuted, zone=group.time_zone, now=now)


async def heard_of(session: AsyncSession, meeting: Meeting | None) -> Heard | None:
    """Return whom the meeting's check-in heard from; None where there was none."""
    if meeting is None or await poll_of(session, meeting, PollKind.CHECK_IN) is None:
        return None
    return Heard(*await attendance_of(session, meeting))


async def follow(session: AsyncSession, minutes: Minutes, *, group: Group) -> None:
    """Bring up to date what the draft takes from its meeting; called when nothing changed it changes nothing."""
    meeting = await meeting_of(session, minutes)
    if meeting is None or minutes.is_correction:
        return
    heard = await heard_of(session, meeting)
    if heard is not None and minutes.follows:
        put(minutes, filled(lists_of(minutes), heard, minutes.follows))
    await _take_check_out(session, minutes, await _found_good(session, meeting), group=group)


async def settle_attendance(
    session: AsyncSession, minutes: Minutes, absent: Collection[str], *, by_check_in: bool, by: Membership
) -> None:
    """Let the check-in decide where the text says otherwise, if it is to, and count those who did not answer as absent.

    `absent` are members' ids; raises NotFound for somebody else. Who has answered since is counted as she answered.
    """
    heard = await heard_of(session, await meeting_of(session, minutes))
    if heard is not None and by_check_in:
        put(minutes, counted_by_check_in(lists_of(minutes), heard))
    members = {str(member.person_id): member.person for member in await members_of(session, by.group)}
    if not members.keys() >= set(absent):
        raise NotFound
    silent = silent_ones(lists_of(minutes), heard) if heard else []
    minutes.absent = [*minutes.absent, *(one.name for one in silent if str(one.id) in absent)]


def lists_of(minutes: Minutes) -> Lists:
    """Return the names of those who were there, and of those who were not."""
    return Lists(minutes.participants, minutes.absent)


def put(minutes: Minutes, lists: Lists) -> None:
    """Keep those names, if they are others."""
    if lists != lists_of(minutes):
        minutes.participants, minutes.absent = lists


def unnamed(participants: Sequence[str], absent: Sequence[str]) -> list[str]:
    """Return the lists in which nobody is named: those that the check-in may fill."""
    return [name for name, names in ((PARTICIPANTS, participants), (ABSENT, absent)) if not names]


async def _found_good(session: AsyncSession, meeting: Meeting) -> list[str]:
    """Return what the check-out found good; while it is open only where the words go by name (ADR 0008)."""
    poll = await poll_of(session, meeting, PollKind.CHECK_OUT)
    if poll is None or (poll.anonymous and poll.closed_at is None):
        return []
    return await good_things(session, meeting)


async def _take_check_out(session: AsyncSession, minutes: Minutes, found: Sequence[str], *, group: Group) -> None:
    """Let what the check-out found good stand in the last item; what somebody took back goes, if nobody touched it."""
    if list(found) == minutes.good:
        return
    item = await _check_out_item(session, minutes, group)
    fresh = [words for words in found if words not in minutes.good and not _stands_in(item, words)]
    gone = {words for words in minutes.good if words not in found}
    kept = [part for part in item.body if not (part["marker"] == "-" and part["text"] in gone)]
    item.body = [*kept, *({"text": words, "level": 0, "marker": "-"} for words in fresh)]
    minutes.good = list(found)
    await session.flush()


def _stands_in(item: MinutesItem, words: str) -> bool:
    return any(part["text"].strip() == words.strip() for part in item.body)


async def _check_out_item(session: AsyncSession, minutes: Minutes, group: Group) -> MinutesItem:
    """Return the item with the check-out; where there is none, a new one after all others, numbered if they are."""
    items = await items_of(session, minutes)
    found = next((one for one in reversed(items) if CHECKOUT.search(one.title)), None)
    if found is not None:
        return found
    last = items[-1] if items else None
    made = MinutesItem(
        minutes_id=minutes.id,
        position=last.position + 1 if last else 0,
        number=str(int(last.number) + 1) if last and last.number.isdecimal() else "",
        title=speaking(group.language)("Closing and check-out"),
        section=None,
        presenters=[],
        body=[],
    )
    session.add(made)
    return made


async def keep_check_out(session: AsyncSession, minutes: Minutes, *, group: Group) -> None:
    """Let what the text says of its check-out stand in the last item, if it stands in none."""
    said = [line for line in minutes.checkout.splitlines() if line.strip()]
    parts = {_bare(part["text"]) for item in await items_of(session, minutes) for part in item.body}
    missing = [line for line in said if not any(_bare(line) in part for part in parts)]
    if missing:
        item = await _check_out_item(session, minutes, group)
        item.body = [*item.body, *({"text": line, "level": 0, "marker": ""} for line in missing)]
        await session.flush()


def _bare(words: str) -> str:
    return " ".join(words.split())
