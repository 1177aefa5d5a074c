"""Keeping the index like the rooms: before each search, what differs is indexed anew."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.ids import new_id
from bot.people.models import Group
from bot.people.queries import hold
from bot.search.models import SearchEntry
from bot.search.sources import Source, everything_in
from bot.search.words import Stems

SAID = ("kind", "subject_id", "label", "title", "text", "source", "day", "digest")

AT_ONCE = 1_000
"""So many rows are written with one statement."""


async def refresh(session: AsyncSession, group: Group) -> None:
    """Bring the group's index up to date; two searches at once queue here."""
    await hold(session, group)
    sources = {(one.kind, one.subject_id): one for one in await everything_in(session, group)}
    asked = select(SearchEntry.id, SearchEntry.kind, SearchEntry.subject_id, SearchEntry.digest)
    stale = []
    for entry_id, kind, subject_id, looked in await session.execute(asked.where(SearchEntry.group_id == group.id)):
        source = sources.get((kind, subject_id))
        if source is not None and source.digest == looked:
            del sources[kind, subject_id]
        else:
            stale.append(entry_id)
    for start in range(0, len(stale), AT_ONCE):
        await session.execute(delete(SearchEntry).where(SearchEntry.id.in_(stale[start : start + AT_ONCE])))
    entries = await asyncio.to_thread(_entries, group, list(sources.values())) if sources else []
    for start in range(0, len(entries), AT_ONCE):
        await session.execute(insert(SearchEntry), entries[start : start + AT_ONCE])


def _entries(group: Group, sources: Sequence[Source]) -> list[dict[str, object]]:
    stems = Stems()
    return [
        {
            **{name: getattr(source, name) for name in SAID},
            "id": new_id(),
            "group_id": group.id,
            "in_title": stems.said(f"{source.label} {source.title}"),
            "stems": stems.said(f"{source.label} {source.title} {source.text} {source.source}"),
        }
        for source in sources
    ]
