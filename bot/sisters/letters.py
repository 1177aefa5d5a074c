"""What the room of sister groups sends to people who did not ask."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.dates import local
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import organisers_of, people_by_id
from bot.sisters.models import SisterLink
from bot.sisters.rules import other_than
from bot.sisters.views import link_view
from cards.kit import Card
from cards.sisters import link_news, link_question


def question_key(link: SisterLink, organiser: Person) -> str:
    """Return the name of the message that asks the organiser."""
    return f"sisters.asked:{link.id}:{link.asked_at.isoformat()}:{organiser.id}"


async def ask_organisers(session: AsyncSession, link: SisterLink, *, now: datetime) -> None:
    """Ask each organiser of the other group, in her own chat."""
    for organiser in await organisers_of(session, link.asked):
        card = await question_card(session, link, organiser, now=now)
        await post(session, key=question_key(link, organiser), to=to_person(organiser), card=card, now=now)


async def show_answer(session: AsyncSession, link: SisterLink, *, now: datetime) -> None:
    """Let the question show its answer, to every organiser who was asked."""
    for organiser in await organisers_of(session, link.asked):
        card = await question_card(session, link, organiser, now=now)
        await amend(session, key=question_key(link, organiser), card=card, now=now)


async def question_card(session: AsyncSession, link: SisterLink, organiser: Person, *, now: datetime) -> Card:
    """Return the question as that organiser of the asked group sees it now."""
    group, t = link.asked, tongue_of(organiser, link.asked)
    people = await people_by_id(session, [link.asker.chair_id] if link.asker.chair_id else [])
    today = local(now, group.time_zone).date()
    return link_question(t, link_view(link, group, people, t=t, today=today), group=group.name)


async def tell_both(session: AsyncSession, link: SisterLink, *, by: Person, groups: list[Group], now: datetime) -> None:
    """Tell the organisers of those groups how the link stands now, whoever did it left out."""
    told = {by.id}
    for group in groups:
        for organiser in await organisers_of(session, group):
            if organiser.id in told:
                continue
            told.add(organiser.id)
            t, today = tongue_of(organiser, group), local(now, group.time_zone).date()
            chair = other_than(link, group).chair_id
            people = await people_by_id(session, [chair] if chair else [])
            card = link_news(t, link_view(link, group, people, t=t, today=today), group=group.name)
            key = f"sisters.news:{link.id}:{organiser.id}:{now.isoformat()}"
            await post(session, key=key, to=to_person(organiser), card=card, now=now)
