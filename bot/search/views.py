"""Hits, made ready to show."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from bot.search.models import SearchEntry
from bot.search.snippets import marked
from bot.search.words import Stems, Wanted
from cards.search import HitView
from cards.speech import Translate

TITLE = 200
AROUND = 180


def hit_views(
    entries: Sequence[SearchEntry],
    asked: Sequence[Wanted],
    stems: Stems,
    *,
    groups: Mapping[UUID, str],
    t: Translate,
    today: date,
) -> tuple[HitView, ...]:
    """Return the hits as the reader of `t` sees them; a group is named where there are several."""
    return tuple(
        HitView(
            kind=one.kind.value,
            subject=one.subject_id,
            label=one.label,
            title=marked(one.title, asked, stems, most=TITLE),
            around=marked(one.text, asked, stems, most=AROUND),
            day=t.day(one.day, today=today),
            source=one.source[:TITLE],
            group=groups[one.group_id] if len(groups) > 1 else "",
        )
        for one in entries
    )
