"""Minutes as a file: the buttons that ask for one."""

from typing import Literal
from uuid import UUID

from cards.kit import Action
from cards.press import Press, button
from cards.speech import Translate

FileKind = Literal["docx", "pdf", "zip"]


class ExportMinutes(Press, verb="minutes.export"):
    """That version of the minutes is wanted as a file."""

    minutes: UUID
    kind: FileKind


class MinutesFile(Press, verb="minutes.file"):
    """The file is made and sent: what an offered one is taken with."""

    minutes: UUID
    kind: FileKind


def export_buttons(t: Translate, minutes: UUID, *, approved: bool = False) -> list[Action]:
    """Return the buttons for Word and PDF, and of approved minutes for the archive, where seldom used ones stand."""
    archive = button(t("Archive package"), ExportMinutes, secondary=True, inputs=False, minutes=minutes, kind="zip")
    return [
        button(t("Word"), ExportMinutes, secondary=True, inputs=False, minutes=minutes, kind="docx"),
        button(t("PDF"), ExportMinutes, secondary=True, inputs=False, minutes=minutes, kind="pdf"),
        *([archive] if approved else []),
    ]
