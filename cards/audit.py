"""The log of deeds, as a group's organisers read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.kit import Card, draw, head, row, text
from cards.press import Press, button
from cards.room import listed
from cards.speech import Translate
from cards.words import joined


@dataclass(frozen=True, slots=True)
class DeedView:
    """One deed: a sentence that says who did what, and when, in words."""

    sentence: str
    when: str


class OlderDeeds(Press, verb="audit.older"):
    """Asks for the deeds of the group before that one."""

    group: UUID
    before: int


def log_card(
    t: Translate, deeds: Sequence[DeedView], *, group: str, of: UUID, total: int, before: int | None = None
) -> Card:
    """Draw deeds of the group `of`, newest first; `before` is the last one shown, if there are older ones."""
    title = t.count("{n} deed in the log", "{n} deeds in the log", total) if total else t("Nothing has been done yet")
    words = t("Who did what, newest first. What was written is not kept here.")
    rows = [[row("", [text(one.sentence), text(one.when, small=True, subtle=True, close=True)])] for one in deeds]
    return draw(
        t,
        summary=f"{t('Audit log')}: {title}",
        body=listed(t, head(joined(t("Audit log"), group), title, words), rows),
        actions=[button(t("Show older"), OlderDeeds, group=of, before=before)] if before is not None else [],
        full=True,
    )
