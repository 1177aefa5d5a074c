"""What organisers change in an agenda by hand: its order, a new item, an item's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.drawing import who_left
from bot.agenda.models import AgendaItem, ChangeKind, ItemKind
from bot.agenda.presenters import ids_of, named
from bot.agenda.rules import moved, must_be_open
from bot.agenda.use_cases.filling import Entry, open_agenda, put_on_agenda, show_changes
from bot.agenda.use_cases.ordering import arrange
from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.people.models import Group, Membership
from bot.people.queries import members_of
from bot.people.rules import Permission, require


@dataclass(frozen=True, slots=True)
class Words:
    """What an organiser wants an item to say; `chosen` are presenters by id, or by name.

    A title or minutes that are left out stay as they are.
    """

    title: str
    kind: ItemKind
    chosen: Sequence[str]
    minutes: int | None
    background: str = ""
    link: str = ""


async def add_item(session: AsyncSession, meeting: Meeting, entry: Entry, *, by: Membership, now: datetime) -> None:
    """Put an item of the organisers' own on the agenda; raises NotAllowed, or TooLate for a closed meeting."""
    require(by, Permission.ARRANGE_MEETINGS)
    await put_on_agenda(session, meeting, entry, group=by.group, now=now)


async def move_item(
    session: AsyncSession, meeting: Meeting, item_id: UUID, place: int, *, by: Membership, now: datetime
) -> None:
    """Let the item stand at that place, counted from 1, among all that the meeting has by now.

    What another organiser accepted meanwhile keeps its place around it. Raises NotFound for an item that is gone.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    items = await open_agenda(session, meeting, group=by.group)
    must_be_open(meeting)
    ordered = moved(items, _one(items, item_id), place)
    if ordered != items:
        await arrange(session, ordered)
        await show_changes(session, meeting, ChangeKind.REORDERED, group=by.group, now=now)


def _one(items: Iterable[AgendaItem], item_id: UUID) -> AgendaItem:
    found = next((item for item in items if item.id == item_id), None)
    if found is None:
        raise NotFound
    return found


async def change_item(
    session: AsyncSession, meeting: Meeting, item_id: UUID, words: Words, *, by: Membership, now: datetime
) -> None:
    """Let an item say something else; a standing one keeps its title and kind. Raises NotFound for one that is gone."""
    require(by, Permission.ARRANGE_MEETINGS)
    item = _one(await open_agenda(session, meeting, group=by.group), item_id)
    must_be_open(meeting)
    members = await members_of(session, by.group)
    before = _said(item)
    if item.standing_id is None:
        item.title, item.kind = words.title or item.title, words.kind
        item.background, item.link = words.background, words.link
    item.presenters, item.minutes = list(named(words.chosen, members)), words.minutes or item.minutes
    left = await _still_named(session, item, group=by.group)
    item.presenter_ids = [*(str(one) for one in ids_of(words.chosen, members)), *left]
    if _said(item) != before:
        await _release(session, item, meeting, group=by.group, now=now)
        await show_changes(session, meeting, ChangeKind.CHANGED, [item.title], group=by.group, now=now)


def _said(item: AgendaItem) -> tuple[object, ...]:
    return item.title, item.kind, item.presenters, item.presenter_ids, item.minutes, item.background, item.link


async def _still_named(session: AsyncSession, item: AgendaItem, *, group: Group) -> list[str]:
    """Return, by id, who left the group but still is named among the item's presenters."""
    return [str(one.id) for one in await who_left(session, [item], group=group) if one.name in item.presenters]


async def _release(session: AsyncSession, item: AgendaItem, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Tell those who were told to come that somebody else presents the item now."""
    off = [one for one in item.told if one not in item.presenter_ids]
    item.told = {one: said for one, said in item.told.items() if one in item.presenter_ids}
    await session.flush()
    await letters.tell_off(session, item, meeting, "not yours", off, group=group, now=now)
