"""The deeds of the agenda room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.models import AgendaItem, ItemKind, Part
from bot.agenda.queries import items_of
from bot.agenda.rules import MINUTES, STANDING
from bot.errors import TooLate
from bot.i18n.speech import speaking
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group, Membership
from bot.people.rules import Permission, require


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of the agenda says, wherever it comes from."""

    title: str
    kind: ItemKind
    presenters: Sequence[str] = ()
    minutes: int = MINUTES
    proposal_id: UUID | None = None


async def put_on_agenda(session: AsyncSession, meeting: Meeting, entry: Entry, *, group: Group, now: datetime) -> None:
    """Let the meeting take up `entry` after what it takes up already; a published agenda is shown anew."""
    items = await open_agenda(session, meeting, language=group.language)
    positions = [item.position for item in items if item.part is Part.MIDDLE]
    item = AgendaItem(
        meeting_id=meeting.id,
        part=Part.MIDDLE,
        position=max(positions, default=0) + 1,
        title=entry.title,
        kind=entry.kind,
        presenters=list(entry.presenters),
        minutes=entry.minutes,
        proposal_id=entry.proposal_id,
    )
    session.add(item)
    await session.flush()
    if meeting.state is MeetingState.PUBLISHED:
        await letters.show_agenda(session, meeting, group=group, changed=True, now=now)


async def open_agenda(session: AsyncSession, meeting: Meeting, *, language: str) -> list[AgendaItem]:
    """Return the meeting's items; the first to ask lays out the standing ones, in the group's language."""
    await session.refresh(meeting, with_for_update=True)  # whoever published meanwhile has been waited for
    items = list(await items_of(session, meeting))
    if items:
        return items
    t = speaking(language)
    standing = [
        AgendaItem(
            meeting_id=meeting.id, part=part, position=place, title=t(title), kind=kind, presenters=[], minutes=minutes
        )
        for place, (part, title, kind, minutes) in enumerate(STANDING, start=1)
    ]
    session.add_all(standing)
    await session.flush()
    return standing


async def publish_agenda(session: AsyncSession, meeting: Meeting, *, by: Membership, now: datetime) -> None:
    """Post the agenda in the channel; raises NotAllowed, or TooLate when it is out already."""
    require(by, Permission.ARRANGE_MEETINGS)
    if meeting.state is not MeetingState.PLANNED:
        raise TooLate("The agenda is published already. What changes from here on is shown in it.")
    if meeting.ends_at <= now:
        raise TooLate("That meeting is over. Ask for the agenda again to see the next one.")
    meeting.state = MeetingState.PUBLISHED
    await letters.show_agenda(session, meeting, group=by.group, changed=False, now=now)
