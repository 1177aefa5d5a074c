"""Sister groups, made ready to show."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group, Person
from bot.sisters.models import SisterLink, SisterNews
from bot.sisters.rules import other_than
from cards.sisters import LinkView, NewsView, SistersView
from cards.speech import Translate


def link_view(link: SisterLink, group: Group, people: Mapping[UUID, Person], *, t: Translate, today: date) -> LinkView:
    """Return the link as `group` sees it; `people` has the other group's chair, if it has one."""
    other = other_than(link, group)
    chair = people.get(other.chair_id) if other.chair_id else None
    at = link.answered_at or link.asked_at
    who = link.answered_by or link.asked_by
    return LinkView(
        id=link.id,
        name=other.name,
        chair=chair.name if chair else "",
        state=link.state.value,
        by_us=link.asker_id == group.id,
        who=who.name,
        day=t.day(local(at, group.time_zone).date(), today=today),
    )


def sisters_view(
    group: Group,
    links: Sequence[SisterLink],
    news: Sequence[tuple[SisterNews, Meeting]],
    people: Mapping[UUID, Person],
    *,
    t: Translate,
    today: date,
) -> SistersView:
    """Return all that a group has of its sister groups."""
    return SistersView(
        group_id=group.id,
        group=group.name,
        links=tuple(link_view(link, group, people, t=t, today=today) for link in links),
        news=tuple(
            NewsView(one.title, one.text, one.source, day_words(meeting, group, t=t, today=today))
            for one, meeting in news
        ),
    )
