"""What the agenda room sends to people who did not ask."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.drawing import drawn_agenda, who_left
from bot.agenda.models import Agenda, AgendaItem
from bot.agenda.queries import agenda_of, items_of
from bot.agenda.schedule import TELL
from bot.agenda.views import Slot, must_be_told, slot_view, slots_of
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.kit.ids import digest
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.outbox.clock import wake
from bot.outbox.post import amend, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import members_of, organisers_of
from bot.people.rules import is_organiser
from cards.agenda.letters import SlotNews, left_card, near_card, slot_card
from cards.kit import Card

DESKS = 4
"""So many of the organisers' own cards follow one agenda."""

CALM = timedelta(minutes=5)
"""Presenters are told so long after the last change, so that one who moves three rows sends one letter."""


def agenda_key(meeting: Meeting) -> str:
    """Return the name of the message in the channel that is the meeting's agenda."""
    return f"agenda.published:{meeting.id}"


def _slot_key(item: AgendaItem, meeting: Meeting, person: Person) -> str:
    return f"agenda.slot:{meeting.id}:{item.id}:{person.id}"


async def post_agenda(session: AsyncSession, meeting: Meeting, agenda: Agenda, *, group: Group, now: datetime) -> None:
    """Post the agenda in the channel."""
    card = await drawn_agenda(session, meeting, group=group, t=speaking(group.language), organising=True, now=now)
    agenda.shown = _digest(card)
    await post(session, key=agenda_key(meeting), to=to_group(group), card=card, now=now)


async def amend_agenda(session: AsyncSession, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Bring the agenda that stands in the channel up to date, and the organisers' own cards of it, if there are any."""
    agenda = await agenda_of(session, meeting)
    if agenda is None:
        return
    if agenda.published_at is not None:
        card = await drawn_agenda(session, meeting, group=group, t=speaking(group.language), organising=True, now=now)
        if agenda.shown != _digest(card):
            agenda.shown = _digest(card)
            await amend(session, key=agenda_key(meeting), card=card, now=now)
    for key, (language, whose) in agenda.desks.items():
        if is_organiser(UUID(whose), group):
            card = await drawn_agenda(session, meeting, group=group, t=speaking(language), organising=True, now=now)
            await amend(session, key=key, card=card, now=now)


def _digest(card: Card) -> str:
    return digest(json.dumps(card.json, sort_keys=True))


def desk_key(agenda: Agenda, person: Person, *, language: str, now: datetime) -> str:
    """Return the name of an organiser's own card of the agenda, which follows it from now on; the latest few do."""
    key = f"agenda.desk:{agenda.meeting_id}:{person.id}:{now.isoformat()}"
    agenda.desks = dict([*agenda.desks.items(), (key, [language, str(person.id)])][-DESKS:])
    return key


async def tell_presenters_soon(session: AsyncSession, meeting: Meeting, *, now: datetime) -> None:
    """Have the presenters told when the changing has come to rest."""
    await wake(session, kind=TELL, subject=str(meeting.id), at=now + CALM)


async def tell_presenters(session: AsyncSession, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Tell each presenter when her item is taken up, and once more when that has changed by five minutes or more.

    The organisers hear of presenters who are no longer in the group, once.
    """
    items = await items_of(session, meeting)
    people = {member.person_id: member.person for member in await members_of(session, group)}
    for slot in slots_of(meeting, items, lambda item: bool(item.presenter_ids)):
        hers = (people.get(UUID(one)) for one in slot.item.presenter_ids)
        for person in (one for one in hers if one is not None and must_be_told(slot, one.id)):
            await _tell(session, slot, meeting, person, group=group, now=now)
    await tell_who_left(session, meeting, items, group=group, now=now)


async def _tell(
    session: AsyncSession, slot: Slot, meeting: Meeting, person: Person, *, group: Group, now: datetime
) -> None:
    """Write the first letter; or amend it, and write a short one that is noticed."""
    known = str(person.id) in slot.item.told
    slot.item.told = {**slot.item.told, str(person.id): slot.starts_at.isoformat()}
    await _write(session, slot, meeting, person, "new time" if known else "", group=group, now=now)


async def _write(
    session: AsyncSession,
    slot: Slot,
    meeting: Meeting,
    person: Person,
    news: SlotNews,
    *,
    group: Group,
    now: datetime,
) -> None:
    t, today = tongue_of(person, group), local(now, group.time_zone).date()
    card = slot_card(t, slot_view(slot, meeting, group=group, t=t, today=today, news=news))
    key = _slot_key(slot.item, meeting, person)
    if news:
        await amend(session, key=key, card=card, now=now)
        key = f"{key}:{now.isoformat()}"
    await post(session, key=key, to=to_person(person), card=card, now=now)


async def tell_off(
    session: AsyncSession,
    item: AgendaItem,
    meeting: Meeting,
    news: SlotNews,
    people: Collection[str],
    *,
    group: Group,
    now: datetime,
) -> None:
    """Tell those people (by id) that the item is not taken up as they think; `meeting` is the one the news is of.

    Who has left the group is told nothing more of it.
    """
    slot = Slot(item, meeting.starts_at)
    members = await members_of(session, group) if people else ()
    for person in (one.person for one in members if str(one.person_id) in people):
        await _write(session, slot, meeting, person, news, group=group, now=now)


async def tell_who_left(
    session: AsyncSession, meeting: Meeting, items: Sequence[AgendaItem], *, group: Group, now: datetime
) -> None:
    """Let the organisers know, once, of each presenter who is not in the group any more."""
    for person in await who_left(session, items, group=group):
        for item in (one for one in items if str(person.id) in one.presenter_ids):
            for organiser in await organisers_of(session, group):
                t = tongue_of(organiser, group)
                card = left_card(t, group=group.name, name=person.name, title=item.title, meeting=meeting.id)
                key = f"agenda.left:{item.id}:{person.id}:{organiser.id}"
                await post(session, key=key, to=to_person(organiser), card=card, now=now)


async def tell_near(session: AsyncSession, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Let the organisers know, once, that the meeting comes near without a published agenda."""
    today = local(now, group.time_zone).date()
    for organiser in await organisers_of(session, group):
        t = tongue_of(organiser, group)
        hour = t.hour(local(meeting.starts_at, group.time_zone))
        when = t("{day} at {hour}", day=day_words(meeting, group, t=t, today=today), hour=hour)
        card = near_card(t, group=group.name, group_id=group.id, meeting=meeting.id, when=when)
        key = f"agenda.near:{meeting.id}:{organiser.id}"
        await post(session, key=key, to=to_person(organiser), card=card, now=now)
