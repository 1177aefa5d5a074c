"""How many assignments were given, done and late month by month, as a picture that can also be read aloud."""

from collections.abc import Sequence
from uuid import UUID

from cards.assignments.drawing import drawing
from cards.assignments.presses import ListAssignments
from cards.assignments.views import MonthView
from cards.folds import toggling
from cards.kit import Card, Element, block, draw, head, picture, row, text
from cards.press import button
from cards.speech import Translate
from cards.words import joined


def figures_card(t: Translate, months: Sequence[MonthView], *, group: str, group_id: UUID) -> Card:
    """Draw the months as bars, the oldest first, with the same figures in words beneath."""
    title = t("Assignments month by month")
    latest = months[-1]
    state = _said(t, latest)
    said = "; ".join(_said(t, one) for one in months)
    legend = t("For each month, from left to right: given (filled), done (striped) and late at its end (outlined).")
    lines: list[Element] = [row("", [text(_said(t, one), small=True)]) for one in months]
    return draw(
        t,
        summary=f"{title}: {state}",
        body=[
            *head(joined(t("Assignments"), group), title, state),
            picture(drawing([(one.short, (one.given, one.done, one.late)) for one in months]), alt=said),
            text(legend, small=True, subtle=True),
            toggling(t, t("The figures"), "figures"),
            block(lines, id="figures", shown=False),
        ],
        actions=[button(t("Back to the list"), ListAssignments, inputs=False, group=group_id)],
    )


def _said(t: Translate, month: MonthView) -> str:
    facts = {"given": month.given, "done": month.done, "late": month.late}
    return t("{month}: {given} given, {done} done, {late} late at the end", month=month.name, **facts)
