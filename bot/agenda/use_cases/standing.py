"""The items that every agenda of a group has: which they are, and how agendas not yet published follow them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import AgendaItem, Filling, ItemKind, Part, StandingItem
from bot.agenda.queries import items_of, standing_kept
from bot.agenda.rules import REPORTS_MINUTES, STANDING, TITLES
from bot.agenda.use_cases.ordering import arrange, seat
from bot.i18n.speech import speaking
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group, Membership
from bot.people.queries import hold
from bot.people.rules import Permission, require

MOST_SKIPPED = 12
"""So many meetings are remembered for which an item was skipped: more than anybody plans ahead."""


@dataclass(frozen=True, slots=True)
class StandingWords:
    """What a standing item says; without a title it is called what its filling is called."""

    title: str | None
    kind: ItemKind
    minutes: int
    part: Part = Part.OPENING


def title_of(standing: StandingItem, language: str) -> str:
    """Return what the item is called in that language."""
    if standing.title is not None:
        return standing.title
    return speaking(language)(TITLES[standing.filling]) if standing.filling else ""


async def standing_of(session: AsyncSession, group: Group) -> list[StandingItem]:
    """Return the group's standing items in their order; the first to ask gets those that every group begins with."""
    kept = await standing_kept(session, group)
    if not kept:
        await hold(session, group)  # two at once begin one list
        kept = await standing_kept(session, group) or await _begun(session, group)
    return [one for one in kept if not one.removed]


async def _begun(session: AsyncSession, group: Group) -> list[StandingItem]:
    first = [
        StandingItem(
            group_id=group.id, part=part, position=place, title=None, kind=kind, minutes=minutes, filling=filling
        )
        for place, (part, filling, kind, minutes) in enumerate(STANDING, start=1)
    ]
    session.add_all(first)
    await session.flush()
    return first


async def have_standing(session: AsyncSession, group: Group, filling: Filling) -> StandingItem:
    """Let the group's agendas have the item with that filling from now on; one that was taken away comes back."""
    await standing_of(session, group)
    await hold(session, group)
    kept = await standing_kept(session, group)
    found = next((one for one in kept if one.filling is filling), None)
    if found is None:
        words = StandingWords(None, ItemKind.REPORT, REPORTS_MINUTES)
        return await _added(session, group, words, kept, filling=filling)
    found.removed = False
    await session.flush()
    return found


async def _added(
    session: AsyncSession, group: Group, words: StandingWords, kept: Sequence[StandingItem], *, filling: Filling | None
) -> StandingItem:
    """Put the item last in its part, but before the check-out."""
    new = StandingItem(
        group_id=group.id,
        part=words.part,
        position=max((one.position for one in kept), default=0) + 1,
        title=words.title,
        kind=words.kind,
        minutes=words.minutes,
        filling=filling,
    )
    for one in kept:
        if one.part is Part.CLOSING and one.filling is Filling.CLOSING and words.part is Part.CLOSING:
            one.position, new.position = new.position, one.position
    session.add(new)
    await session.flush()
    return new


async def add_standing(session: AsyncSession, words: StandingWords, *, by: Membership) -> StandingItem:
    """Let the group's agendas have one more item from now on; raises NotAllowed for others than organisers."""
    require(by, Permission.ARRANGE_MEETINGS)
    await standing_of(session, by.group)
    await hold(session, by.group)
    return await _added(session, by.group, words, await standing_kept(session, by.group), filling=None)


async def change_standing(
    session: AsyncSession, standing: StandingItem, words: StandingWords, *, by: Membership
) -> None:
    """Let the item say something else; agendas not yet published follow, but for minutes that were set there."""
    require(by, Permission.ARRANGE_MEETINGS)
    own = words.title if words.title != title_of(standing, by.group.language) or standing.title else None
    await _give_minutes(session, standing, words.minutes)
    standing.title, standing.kind, standing.minutes = own, words.kind, words.minutes
    await session.flush()


async def _give_minutes(session: AsyncSession, standing: StandingItem, minutes: int) -> None:
    unpublished = select(Meeting.id).where(Meeting.group_id == standing.group_id, Meeting.state == MeetingState.PLANNED)
    which = (
        AgendaItem.standing_id == standing.id,
        AgendaItem.minutes == standing.minutes,
        AgendaItem.meeting_id.in_(unpublished),
    )
    given = update(AgendaItem).where(*which).values(minutes=minutes)
    await session.execute(given, execution_options={"synchronize_session": False})


async def remove_standing(session: AsyncSession, standing: StandingItem, *, by: Membership) -> None:
    """Let the group's agendas have the item no more; raises NotAllowed for others than organisers."""
    require(by, Permission.ARRANGE_MEETINGS)
    standing.removed = True
    await session.flush()


async def skip_standing(
    session: AsyncSession, standing: StandingItem, meeting: Meeting, *, by: Membership, skipping: bool = True
) -> None:
    """Let that one meeting do without the item, or have it after all; raises NotAllowed for others than organisers."""
    require(by, Permission.ARRANGE_MEETINGS)
    others = [one for one in standing.skipped if one != str(meeting.id)]
    standing.skipped = [*others, str(meeting.id)][-MOST_SKIPPED:] if skipping else others
    await session.flush()


async def follow_standing(session: AsyncSession, meeting: Meeting, *, group: Group, first: bool) -> list[AgendaItem]:
    """Let an agenda that is not published yet have the group's standing items, and return all its items in order.

    `first`: nobody has asked for it yet. Items that stand there already, from before groups had standing items of
    their own, are known by their titles then.
    """
    standing = [one for one in await standing_of(session, group) if str(meeting.id) not in one.skipped]
    items = await items_of(session, meeting)
    if first:
        _adopt(items, standing, group.language)
    wanted = {one.id for one in standing}
    for item in [one for one in items if one.standing_id and one.standing_id not in wanted]:
        items.remove(item)
        await session.delete(item)
    await session.flush()
    await arrange(session, items)
    present = {item.standing_id: item for item in items}
    for one in standing:
        items = await _brought(session, meeting, one, present.get(one.id), items, title_of(one, group.language))
    return items


def _adopt(items: Sequence[AgendaItem], standing: Sequence[StandingItem], language: str) -> None:
    ids: dict[str, UUID] = {title_of(one, language): one.id for one in standing}
    for item in items:
        if item.proposal_id is None and item.key is None:
            item.standing_id = ids.pop(item.title, None)


async def _brought(
    session: AsyncSession,
    meeting: Meeting,
    standing: StandingItem,
    item: AgendaItem | None,
    items: list[AgendaItem],
    title: str,
) -> list[AgendaItem]:
    """Let the item say what the standing one does; if there is none yet, put it in its place."""
    if item is not None:
        item.title, item.kind, item.filling = title, standing.kind, standing.filling
        return items
    new = AgendaItem(
        meeting_id=meeting.id,
        part=standing.part,
        position=0,
        title=title,
        kind=standing.kind,
        presenters=[],
        minutes=standing.minutes,
        filling=standing.filling,
        standing_id=standing.id,
    )
    return await seat(session, new, items)
