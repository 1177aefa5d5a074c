"""What published minutes hand on to other rooms: what comes back, the days to keep, and news for sister groups."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.comebacks.use_cases import expect
from bot.dates.use_cases import note_date
from bot.errors import NotFound
from bot.i18n.speech import speaking
from bot.minutes.models import Minutes, MinutesItem, Noted, NotedKind
from bot.minutes.queries import items_of, noted_of
from bot.people.models import Membership
from bot.sisters.use_cases import share

LONGEST_TITLE = 200
"""A title's greatest length on an agenda."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the secretary decides with her last look: what goes out of the minutes, and who was there.

    Ids of what was noted, positions of items to share, ids of members who did not answer the check-in and count as
    absent, and whether the check-in decides where the text tells otherwise.
    """

    noted: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    by_check_in: bool = False


NOTHING = Chosen()


async def hand_on(session: AsyncSession, minutes: Minutes, chosen: Chosen, *, by: Membership, now: datetime) -> None:
    """Hand on what was chosen; raises NotFound for something that is not of these minutes.

    What the version before a correction handed on is not handed on again.
    """
    noted, items = await noted_of(session, minutes), await items_of(session, minutes)
    known = {str(one.id) for one in noted}, {str(item.position) for item in items}
    if not (chosen.noted <= known[0] and chosen.shared <= known[1]):
        raise NotFound
    noted, items = [one for one in noted if not one.handed_on], [item for item in items if not item.shared]
    for one in noted:
        one.handed_on = str(one.id) in chosen.noted
    for item in items:
        item.shared = str(item.position) in chosen.shared
    await _tell_comebacks(session, minutes, _matters(noted, items), by=by, now=now)
    source = _source(minutes.title, minutes, by)
    for one in noted:
        if one.handed_on and one.day is not None:
            await note_date(session, by.group, day=one.day, words=one.text, source=source, now=now)
    for item in items:
        if item.shared:
            whose = _source(by.group.name, minutes, by)
            text = "\n".join(part["text"] for part in item.body)
            await share(session, by.group, title=item.title, text=text, source=whose, now=now)


def _source(name: str, minutes: Minutes, by: Membership) -> str:
    """Return where it comes from, in the group's language."""
    return f"{name}, {speaking(by.group.language).day(minutes.day, today=minutes.day)}"


@dataclass(slots=True)
class _Matter:
    """What comes back of one item: all that was said of it, and the questions to ponder until then."""

    title: str
    texts: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


def _matters(noted: Sequence[Noted], items: Sequence[MinutesItem]) -> list[_Matter]:
    """Return what comes back, one matter for each item; a question alone lets its item come back too."""
    titles = {item.number or item.title.rstrip(":"): item.title for item in items}
    matters: dict[str, _Matter] = {}
    for one in noted:
        if not one.handed_on or one.kind is NotedKind.DAY:
            continue
        title = titles.get(one.item) or one.text
        matter = matters.setdefault(one.item or one.text, _Matter(title[:LONGEST_TITLE]))
        question = one.text if one.kind is NotedKind.QUESTION else one.question
        matter.texts += [one.text] if one.kind is NotedKind.COMEBACK else []
        matter.questions += [question] if question else []
    return list(matters.values())


async def _tell_comebacks(
    session: AsyncSession, minutes: Minutes, matters: Sequence[_Matter], *, by: Membership, now: datetime
) -> None:
    for matter in matters:
        await expect(
            session,
            by.group,
            title=matter.title,
            text="\n".join(matter.texts),
            question="\n".join(matter.questions),
            asked_by=by.person.name,
            source=_source(minutes.title, minutes, by),
            now=now,
        )
