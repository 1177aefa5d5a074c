"""Keeping what was read as a draft, and throwing a draft away."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.minutes.besides import Besides, besides
from bot.minutes.letters.notes import redraw as redraw_notes
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, MinutesState, Noted
from bot.minutes.owners import resolve
from bot.minutes.reading.draft import Draft, FoundAssignment, Item
from bot.minutes.rules import must_be_draft
from bot.minutes.use_cases.following import find_meeting, follow, keep_check_out, unnamed
from bot.people.models import Membership, Person
from bot.people.queries import members_of
from bot.people.rules import Permission, require
from cards.words import one_line

LONGEST_TITLE = 200
"""As much as the form's own field holds."""


async def lay_draft(
    session: AsyncSession, draft: Draft, *, by: Membership, now: datetime, meeting: Meeting | None = None
) -> Minutes:
    """Keep what was read as a draft of the group's minutes; raises NotAllowed for others than organisers.

    `meeting` is named for what was noted during it; which meeting any other text tells of is found by its day.
    """
    require(by, Permission.WRITE_MINUTES)
    today, t = local(now, by.group.time_zone).date(), speaking(by.group.language)
    noted, meeting = meeting is not None, meeting or await find_meeting(session, by.group, draft.date, now=now)
    held_on = local(meeting.starts_at, by.group.time_zone).date() if meeting else today
    minutes = Minutes(
        group_id=by.group_id,
        author_id=by.person_id,
        title=(draft.title or t("Minutes"))[:LONGEST_TITLE],
        day=draft.date or held_on,
        place=draft.place or (meeting.place if meeting else ""),
        participants=list(draft.participants),
        absent=list(draft.absent),
        other=[*([] if draft.items else draft.preamble), *draft.rest],
        around=[*_too_long(draft.title), *(draft.preamble if draft.items else []), *draft.left_out],
        warnings=[
            {"msgid": doubt.msgid, "facts": {name: str(fact) for name, fact in doubt.facts.items()}}
            for doubt in draft.warnings
        ],
        created_at=now,
        next_meeting=draft.next_meeting,
        next_meeting_words=draft.next_meeting_text or "",
        checkout=draft.checkout or "",
        registration_number=one_line(draft.registration_number or ""),
        meeting_id=meeting.id if meeting else None,
        from_notes=noted,
        follows=unnamed(draft.participants, draft.absent) if meeting else [],
    )
    session.add(minutes)
    await session.flush()
    people = [member.person for member in await members_of(session, by.group)]
    session.add_all(_item(minutes, place, item) for place, item in enumerate(draft.items))
    session.add_all(_candidate(minutes, place, found, people) for place, found in enumerate(draft.assignments))
    session.add_all(
        Decision(group_id=by.group_id, minutes_id=minutes.id, position=place, text=one.text, item=one.item or "")
        for place, one in enumerate(draft.decisions)
    )
    session.add_all(_noted(minutes, place, one) for place, one in enumerate(besides(draft)))
    await session.flush()
    await keep_check_out(session, minutes, group=by.group)
    await follow(session, minutes, group=by.group)
    if noted and meeting is not None:
        await redraw_notes(session, meeting, group=by.group, by=None, now=now)
    return minutes


def _too_long(title: str | None) -> list[str]:
    """Return a title that is cut for the card, so that its words are kept."""
    return [title] if title and len(title) > LONGEST_TITLE else []


def _item(minutes: Minutes, place: int, item: Item) -> MinutesItem:
    return MinutesItem(
        minutes_id=minutes.id,
        position=place,
        number=item.number or "",
        title=item.title,
        section=item.section,
        presenters=list(item.presenters),
        body=[{"text": part.text, "level": part.level, "marker": part.marker} for part in item.body],
    )


def _candidate(minutes: Minutes, place: int, found: FoundAssignment, people: Sequence[Person]) -> Candidate:
    owners = resolve(found.owners, people)
    return Candidate(
        minutes_id=minutes.id,
        position=place,
        sentence=found.text,
        clues=[[clue.start, clue.end] for clue in found.why],
        text=found.text,
        owner_ids=[str(one) for one in owners.people],
        owner_words=owners.words,
        due=found.due,
        due_words=found.due_text or "",
        item=found.item or "",
        at_next_meeting=found.at_next_meeting,
    )


def _noted(minutes: Minutes, place: int, one: Besides) -> Noted:
    return Noted(
        minutes_id=minutes.id,
        position=place,
        kind=one.kind,
        text=one.text,
        item=one.item,
        day=one.day,
        words=one.words,
    )


async def discard(minutes: Minutes, *, by: Membership) -> None:
    """Throw a draft away; raises NotAllowed, TooLate."""
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    minutes.state = MinutesState.DISCARDED
