"""How long texts are kept, as a group's organisers set it."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import Field

from cards.inputs import Choice, Form
from cards.kit import Card, Tone, draw, head, text
from cards.press import Press, button
from cards.speech import Translate
from cards.words import joined

MONTHS = (1, 3, 6, 12, 24, 36)
YEARS = (12, 24, 36, 60)
"""The months to choose from: for raw texts, and for the log."""


class SaveRetention(Press, verb="privacy.save"):
    """How many months each kind is kept."""

    group: UUID
    notes: int = Field(title="Live notes", ge=1, le=36)
    answers: int = Field(title="Answers to check-in and check-out", ge=1, le=36)
    drafts: int = Field(title="Discarded drafts", ge=1, le=36)
    log: int = Field(title="Audit log", ge=12, le=60)


@dataclass(frozen=True, slots=True)
class RetentionView:
    """The months that hold now, in the group `of`."""

    group: str
    of: UUID
    notes: int
    answers: int
    drafts: int
    log: int


def retention_card(t: Translate, view: RetentionView, *, saved: bool = False) -> Card:
    """Draw the form, filled in; `saved` says that it was kept just now."""
    title = t("How long texts are kept")
    words = t(
        "Raw texts are purged after this time. Published minutes, decisions and assignments stay: "
        "the municipality's own document plan decides about them.",
    )
    form = Form(t, SaveRetention)
    inputs = [
        form.choice(name, _choices(t, YEARS if name == "log" else MONTHS), str(getattr(view, name)), menu=True)
        for name in ("notes", "answers", "drafts", "log")
    ]
    done = [text(t("Saved."), tone=Tone.GOOD)] if saved else []
    hint = text(t("What an open draft still needs is never purged."), small=True, subtle=True)
    return draw(
        t,
        summary=title,
        body=[*head(joined(t("Retention"), view.group), title, words), *done, *inputs, hint],
        actions=[button(t("Save"), SaveRetention, group=view.of)],
    )


def _choices(t: Translate, months: tuple[int, ...]) -> list[Choice]:
    return [Choice(str(one), t.count("{n} month", "{n} months", one)) for one in months]
