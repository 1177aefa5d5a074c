"""Who wants to know what became of an item: rooms above, which put it on the agenda."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import AgendaItem
from bot.people.models import Group


class Fate(StrEnum):
    """What became of an item that its meeting does not take up."""

    REMOVED = "removed"
    NOT_REACHED = "not reached"
    CANCELLED = "cancelled"


class Follower(Protocol):
    """Wants to know what became of the items that its room put on agendas."""

    async def __call__(
        self, session: AsyncSession, item: AgendaItem, fate: Fate, *, group: Group, now: datetime
    ) -> None:
        """Let what the room keeps of the item follow it.

        A removed item is told of just before its row goes; one that was not reached, or whose meeting was cancelled,
        stands on the next meeting's agenda already (`item.meeting_id`).
        """
        ...


F = TypeVar("F", bound=Follower)

_followers: list[Follower] = []


def follows_items(follower: F) -> F:
    """Let the function be told of every item that its meeting does not take up after all."""
    _followers.append(follower)
    return follower


async def tell_followers(session: AsyncSession, item: AgendaItem, fate: Fate, *, group: Group, now: datetime) -> None:
    """Tell all who follow, in the order of the rooms."""
    for follower in _followers:
        await follower(session, item, fate, group=group, now=now)
