"""Key dates, as members see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import Field

from cards.inputs import Form
from cards.kit import Card, Element, apart, buttons, draw, head, row, text
from cards.press import Line, Press, button, opens_dialog, submits
from cards.room import listed
from cards.speech import Translate
from cards.words import joined


@dataclass(frozen=True, slots=True)
class DateView:
    """A day that stands in words already, what it is, and where it comes from."""

    id: UUID
    day: str
    words: str
    source: str = ""


class NewDate(Press, verb="dates.new"):
    """Asks for the form of one more date; `shown` is the list it is pressed in."""

    group: UUID
    shown: UUID


class SaveDate(Press, verb="dates.save", opened_by=NewDate):
    """One more date."""

    group: UUID
    shown: UUID
    day: date = Field(title="Date")
    words: Line = Field(title="What", min_length=1, max_length=200)


class RemoveDate(Press, verb="dates.remove"):
    """The date is taken off the list."""

    date: UUID
    shown: UUID


def dates_card(
    t: Translate, views: Sequence[DateView], *, group: str, of: UUID, shown: UUID, changeable: bool = False
) -> Card:
    """Draw the dates ahead of the group `of`, the next one first."""
    title = t.count("{n} date ahead", "{n} dates ahead", len(views)) if views else t("No dates ahead")
    state = "" if views else t("Days that the minutes name come here, and those that the organisers add.")
    rows = [_row(t, view, shown=shown, changeable=changeable) for view in views]
    return draw(
        t,
        summary=f"{title} · {group}",
        body=listed(t, head(joined(t("Key dates"), group), title, state), rows),
        actions=[opens_dialog(t("Add"), NewDate, group=of, shown=shown)] if changeable else [],
        full=True,
    )


def date_line(view: DateView) -> Element:
    """Return a line of a list: the day, what it is, and where it comes from."""
    about: list[Element] = [text(view.day, strong=True), text(view.words, close=True)]
    if view.source:
        about.append(text(view.source, small=True, subtle=True, close=True))
    return row("", about)


def _row(t: Translate, view: DateView, *, shown: UUID, changeable: bool) -> list[Element]:
    if not changeable:
        return [date_line(view)]
    return [apart([date_line(view), buttons([button(t("Remove"), RemoveDate, date=view.id, shown=shown)])])]


def date_form(t: Translate, *, group: UUID, shown: UUID) -> Card:
    """Draw the dialog for one more date."""
    form = Form(t, SaveDate)
    return draw(
        t,
        summary=t("Add a date"),
        body=[form.day("day"), form.line("words")],
        actions=[submits(t("Save"), SaveDate, group=group, shown=shown)],
    )
