"""An agenda as it stands now, drawn for one reader: its items, and what the rooms above say under them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import filled, filled_item
from bot.agenda.models import Agenda, AgendaItem
from bot.agenda.queries import agenda_of, changes_of, items_of
from bot.agenda.views import Filled, agenda_view, slot_view, slots_of
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group, Person
from bot.people.queries import members_of, people_by_id
from cards.agenda.agenda import agenda_card
from cards.agenda.letters import slots_card
from cards.kit import Card
from cards.speech import Translate


async def drawn_agenda(
    session: AsyncSession, meeting: Meeting, *, group: Group, t: Translate, organising: bool, now: datetime
) -> Card:
    """Return the whole agenda in the language of `t`; `organising`: with the organisers' buttons."""
    items = await items_of(session, meeting)
    agenda = await agenda_of(session, meeting) or Agenda(meeting_id=meeting.id)
    under = Filled(
        lines={item.id: await _lines(session, item, meeting, group=group, t=t, now=now) for item in items},
        gone={str(person.id): person.name for person in await who_left(session, items, group=group)},
    )
    today = local(now, group.time_zone).date()
    changes = await changes_of(session, meeting)
    view = agenda_view(meeting, agenda, items, changes, under, group=group, t=t, today=today)
    return agenda_card(t, view, organising=organising)


async def _lines(
    session: AsyncSession, item: AgendaItem, meeting: Meeting, *, group: Group, t: Translate, now: datetime
) -> Sequence[str]:
    if item.filling is None:
        return await filled_item(session, item, t=t)
    today = local(now, group.time_zone).date()
    return await filled(session, item.filling, group, meeting, t=t, today=today, now=now)


async def who_left(session: AsyncSession, items: Sequence[AgendaItem], *, group: Group) -> list[Person]:
    """Return the presenters who are not in the group any more."""
    ids = {UUID(one) for item in items for one in item.presenter_ids}
    ids -= {member.person_id for member in await members_of(session, group)} if ids else set()
    return sorted((await people_by_id(session, sorted(ids))).values(), key=lambda one: one.name) if ids else []


async def drawn_slots(
    session: AsyncSession, meeting: Meeting, person: Person, *, group: Group, t: Translate, now: datetime
) -> Card:
    """Return what a guest sees of the agenda: the items that she presents herself."""
    today = local(now, group.time_zone).date()
    items = await items_of(session, meeting)
    hers = slots_of(meeting, items, lambda item: str(person.id) in item.presenter_ids)
    views = [slot_view(slot, meeting, group=group, t=t, today=today) for slot in hers]
    return slots_card(t, views, group=group.name, day=day_words(meeting, group, t=t, today=today))
