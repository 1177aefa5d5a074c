"""Assignments in lists: somebody's own, what she was just given, and a group's, by owner."""

from collections.abc import Sequence
from textwrap import shorten
from uuid import UUID

from cards.assignments.due import due_words
from cards.assignments.parts import opening
from cards.assignments.presses import (
    ExportAssignments,
    ListAssignments,
    MarkDone,
    MarkInProgress,
    OpenNew,
    ShowFigures,
    TickStep,
    TurnPage,
    Where,
)
from cards.assignments.steps import named, steps_among
from cards.assignments.views import AssignmentView, ListView
from cards.folds import toggling
from cards.inputs import Form
from cards.kit import Action, Card, Element, Row, Tone, apart, block, buttons, draw, head, heading, row, text
from cards.press import button, msg, opens_dialog
from cards.room import listed
from cards.speech import Translate
from cards.words import escaped, joined

FEW = 10
"""So many assignments have their buttons beside them; of more each has its own card, one press away."""

ROWS = 20
"""So many stand on one page of a list."""

OWNERS = "owners"
LONG, SHORT = 160, 60
"""So much of what an assignment says stands in a list, and beside its step; the whole is one press away."""

FILTERS = {
    "": msg("All open"),
    "mine": msg("Mine"),
    "late": msg("Late ones"),
    "done": msg("Done since the last meeting"),
}
"""What the group's list can be narrowed to by a button."""


def own_assignments(
    t: Translate, views: Sequence[AssignmentView], *, whose: UUID, page: int = 0, group: UUID | None = None
) -> Card:
    """Draw somebody's own open assignments: over all her groups in 1:1 chat, in a channel over that one."""
    kind = t("My assignments")
    if not views:
        nothing = t("You have nothing open")
        return draw(t, summary=nothing, body=head(kind, nothing, t("What the minutes give you comes here."), None))
    parts, whole = steps_among(views)
    title = joined(
        t.count("{n} open assignment", "{n} open assignments", whole) if whole else "",
        t.count("{n} open step", "{n} open steps", parts) if parts else "",
    )
    where = Where(shown_in="own", whose=whose, page=page)
    above = head(kind, title, _late(t, sum(view.days_late > 0 for view in views)), Tone.LATE)
    return _own(t, views, where, above=above, summary=f"{kind}: {title}", group=group)


def _late(t: Translate, number: int) -> str:
    return t.count("{n} of them is late", "{n} of them are late", number) if number else ""


def given_at_once(t: Translate, views: Sequence[AssignmentView], *, batch: UUID, group: str) -> Card:
    """Draw the one letter that tells somebody of several assignments; done ones stay in it, and say so."""
    kind = joined(t("You have been given assignments"), group)
    title = t.count("{n} new assignment", "{n} new assignments", len(views))
    where = Where(shown_in="told", whose=batch)
    return _own(t, views, where, above=head(kind, title), summary=f"{title} · {group}", group=None)


def _own(
    t: Translate,
    views: Sequence[AssignmentView],
    where: Where,
    *,
    above: Sequence[Element],
    summary: str,
    group: UUID | None,
) -> Card:
    """Draw a list whose reader can answer each: few with their buttons, many under headings, and page by page."""
    if len(views) <= FEW:
        lines = [_answerable(t, view, where) for view in views]
        return draw(t, summary=summary, body=listed(t, above, lines), full=True)
    page, pages = _paged(len(views), where.page)
    shown = views[page * ROWS : (page + 1) * ROWS]
    lines = [line for title, found in _by_time(t, shown) for line in under(title, [_line(t, v, where) for v in found])]
    return draw(
        t, summary=summary, body=listed(t, above, lines), actions=_turning(t, where, page, pages, group), full=True
    )


def _by_time(t: Translate, views: Sequence[AssignmentView]) -> list[tuple[str, list[AssignmentView]]]:
    late = [one for one in views if one.days_late]
    dated = [one for one in views if one.due_day and not one.days_late]
    rest = [one for one in views if not one.due_day]
    parts = [(t("Late ones"), late), (t("With a due day"), dated), (t("Without a due day"), rest)]
    return [(title, found) for title, found in parts if found]


def _paged(total: int, page: int) -> tuple[int, int]:
    """Return the page that there is instead of the one asked for, and how many there are."""
    pages = max(1, -(-total // ROWS))
    return min(page, pages - 1), pages


def _turning(t: Translate, where: Where, page: int, pages: int, group: UUID | None) -> list[Action]:
    facts = {name: value for name, value in where.there.items() if name != "page"} | {"group": group}
    return [
        *([button(t("Next page"), TurnPage, page=page + 1, **facts)] if page + 1 < pages else []),
        *([button(t("Previous page"), TurnPage, page=page - 1, **facts)] if page else []),
    ]


def _answerable(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    facts = {"assignment": view.id, **where.there}
    presses: list[Action] = []
    if view.step:
        presses.append(button(t("Done"), TickStep, inputs=False, step=view.step, **facts))
    elif view.state in {"open", "in progress"}:
        presses.append(button(t("Done"), MarkDone, inputs=False, **facts))
    if view.state == "open" and not view.step:
        presses.append(button(t("In progress"), MarkInProgress, inputs=False, **facts))
    return [apart([_line(t, view, where), *([buttons(presses)] if presses else [])])]


def _line(t: Translate, view: AssignmentView, where: Where, *, owners: bool = False) -> Row:
    """Return one assignment's line, which shows the whole of it when it is pressed."""
    words, tone = due_words(t, view)
    below = joined(
        words,
        shorten(view.part_of, SHORT, placeholder=" …"),
        view.group if where.shown_in == "own" else "",
        view.owners if owners else "",
    )
    about: list[Element] = [
        text(shorten(named(t, view), LONG, placeholder=" …")),
        text(below, small=True, tone=tone, subtle=tone is None, close=True),
    ]
    return opening(t, row(f"U-{view.number}", about), assignment=view.id, **where.there)


def open_assignments(t: Translate, view: ListView) -> Card:
    """Draw a page of the group's assignments, owner by owner, with the ways to narrow them."""
    kind = joined(t("Assignments"), view.group)
    where = Where(shown_in="group", only=view.only, page=view.page)
    late = "" if view.only == "late" else _late(t, view.late)
    above: list[Element] = head(kind, view.title, late, Tone.LATE if late else None)
    if view.pages > 1:
        above.append(text(t("Page {page} of {pages}", page=view.page + 1, pages=view.pages), small=True, subtle=True))
    lines = [line for one in view.owners for line in under(one.owner, [_line(t, view, where) for view in one.open])]
    chosen = _choosing(t, view)
    return draw(
        t,
        summary=f"{view.title} · {view.group}",
        body=[*listed(t, above, lines), *chosen],
        actions=_narrowing(t, view),
        full=True,
    )


def _choosing(t: Translate, view: ListView) -> list[Element]:
    """Return the pages, and a choice among the owners."""

    def turned(label: str, page: int) -> Action:
        return button(
            label, ListAssignments, inputs=False, group=view.group_id, only=view.only or None, page=page or None
        )

    turns = [turned(t("Next page"), view.page + 1)] if view.page + 1 < view.pages else []
    turns += [turned(t("Previous page"), view.page - 1)] if view.page else []
    turning: list[Element] = [buttons(turns)] if turns else []
    if len(view.people) < 2:  # noqa: PLR2004 -- nothing to choose among
        return turning
    owner = Form(t, ListAssignments).choice("owner", view.people, menu=True)
    chosen: list[Element] = [owner, buttons([button(t("Show this owner's"), ListAssignments, group=view.group_id)])]
    return [*turning, toggling(t, t("One owner at a time"), OWNERS), block(chosen, id=OWNERS, shown=False)]


def _narrowing(t: Translate, view: ListView) -> list[Action]:
    others = [only for only in FILTERS if only != view.only][:3]
    group = view.group_id
    return [
        *(button(t(FILTERS[one]), ListAssignments, inputs=False, group=group, only=one or None) for one in others),
        opens_dialog(t("New assignment"), OpenNew, secondary=True, group=group),
        button(t("Month by month"), ShowFigures, secondary=True, inputs=False, group=group),
        button(t("Export (CSV)"), ExportAssignments, secondary=True, inputs=False, group=group),
    ]


def under(title: str, lines: Sequence[Element]) -> list[list[Element]]:
    """Return the lines with a heading that keeps together with the first."""
    return [[heading(escaped(title)), line] if place == 0 else [line] for place, line in enumerate(lines)]
