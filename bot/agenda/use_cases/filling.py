"""Opening an agenda, filling it, and showing what changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.models import Agenda, AgendaChange, AgendaItem, ChangeKind, ItemKind, Part
from bot.agenda.presenters import ids_of
from bot.agenda.queries import agenda_of, item_by_key, items_of
from bot.agenda.rules import MINUTES, must_be_open
from bot.agenda.use_cases.ordering import seat
from bot.agenda.use_cases.standing import follow_standing
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.people.models import Group
from bot.people.queries import hold, members_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of the agenda says, wherever it comes from.

    `presenter_ids` are those of the presenters whom the bot knows; without them they are looked for by name. `key` is
    the name that the room which puts it there knows it by ("comeback:…"): the same key twice is one item. One that
    `returns` (a comeback, a matter that was postponed) comes before what is new. `note` stands beneath the title.
    """

    title: str
    kind: ItemKind
    presenters: Sequence[str] = ()
    minutes: int = MINUTES
    proposal_id: UUID | None = None
    presenter_ids: Sequence[UUID] = ()
    background: str = ""
    link: str = ""
    note: str = ""
    key: str | None = None
    returns: bool = False


async def put_on_agenda(
    session: AsyncSession, meeting: Meeting, entry: Entry, *, group: Group, now: datetime
) -> AgendaItem:
    """Let the meeting take up `entry`, and return its item; a published agenda is shown anew.

    An entry whose key stands on an agenda already, this meeting's or another's, is left as it is there. Raises TooLate
    for a meeting that is closed or cancelled.
    """
    items = await open_agenda(session, meeting, group=group)
    known = await item_by_key(session, entry.key) if entry.key else None
    if known is not None:
        return known
    must_be_open(meeting)
    item = await _item(session, meeting, entry, group=group)
    await seat(session, item, items)
    await show_changes(session, meeting, ChangeKind.ADDED, [item.title], group=group, now=now)
    return item


async def _item(session: AsyncSession, meeting: Meeting, entry: Entry, *, group: Group) -> AgendaItem:
    known = entry.presenter_ids or ids_of(entry.presenters, await members_of(session, group))
    return AgendaItem(
        meeting_id=meeting.id,
        part=Part.MIDDLE,
        position=0,
        title=entry.title,
        kind=entry.kind,
        presenters=list(entry.presenters),
        minutes=entry.minutes,
        proposal_id=entry.proposal_id,
        presenter_ids=[str(one) for one in known],
        background=entry.background,
        link=entry.link,
        note=entry.note,
        key=entry.key,
        returns=entry.returns,
    )


async def open_agenda(session: AsyncSession, meeting: Meeting, *, group: Group) -> list[AgendaItem]:
    """Return the meeting's items in their order, held until the transaction ends.

    The first to ask lays out the standing ones, in the group's language; until it is published the agenda follows
    them.
    """
    await hold(session, group)  # always before the meeting, as the calendar does, so that nobody waits crosswise
    await session.refresh(meeting, with_for_update=True)  # whoever changed it meanwhile has been waited for
    known = await agenda_of(session, meeting)
    if known is None:
        await agenda_opened(session, meeting)
    if known is None or meeting.state is MeetingState.PLANNED:
        return await follow_standing(session, meeting, group=group, first=known is None)
    return await items_of(session, meeting)


async def agenda_opened(session: AsyncSession, meeting: Meeting) -> Agenda:
    """Return what is kept of the meeting's agenda, kept from now on if nothing was."""
    known = await agenda_of(session, meeting)
    if known is not None:
        return known
    out = meeting.starts_at if meeting.state is MeetingState.PUBLISHED else None  # out before this was kept
    new = Agenda(meeting_id=meeting.id, published_at=out, shown_start=out)
    session.add(new)
    await session.flush()
    return new


async def show_changes(
    session: AsyncSession,
    meeting: Meeting,
    what: ChangeKind,
    titles: Sequence[str] = ("",),
    *,
    group: Group,
    now: datetime,
) -> None:
    """Let the cards of the agenda show what changed in it, in place; a published one's presenters are told soon."""
    agenda = await agenda_opened(session, meeting)
    if agenda.published_at is not None:
        for title in titles:
            session.add(AgendaChange(meeting_id=meeting.id, at=now, what=what, title=title))
            await session.flush()
        await letters.tell_presenters_soon(session, meeting, now=now)
    await letters.amend_agenda(session, meeting, group=group, now=now)


async def show_standing(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Let agendas that are not published yet, and somebody has a card of, follow the group's standing items."""
    for meeting in await meetings_ahead(session, group, now=now):
        agenda = await agenda_of(session, meeting)
        if agenda is not None and agenda.published_at is None and agenda.desks:
            await open_agenda(session, meeting, group=group)
            await letters.amend_agenda(session, meeting, group=group, now=now)
