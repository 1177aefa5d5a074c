"""The channel's weekly digest, and what the organisers should see first."""

from collections.abc import Sequence

from cards.assignments.parts import opening
from cards.dates import date_line
from cards.kit import Card, Element, Tone, draw, head, heading, row, text
from cards.reminders.lines import about, rested
from cards.reminders.views import DigestView, LineView, OrganisersView
from cards.room import listed
from cards.speech import Translate
from cards.words import escaped, joined


def weekly_digest(t: Translate, view: DigestView) -> Card:
    """Draw the channel's one digest a week: what is open by owner, what was done, and the dates that are near."""
    title = t.count("{n} open assignment", "{n} open assignments", view.total)
    late = t.count("{n} of them is late", "{n} of them are late", view.late) if view.late else t("None of them is late")
    kind = joined(t("Assignments this week"), view.group)
    above = [*head(kind, title, late, Tone.LATE if view.late else Tone.GOOD), *rested(view.rested)]
    lines: list[list[Element]] = []
    if view.names:
        lines += [each for owner, ones in view.owners for each in _under(owner, [_line(one) for one in ones])]
    else:
        above.append(text(t("Write “assignments” to see whose they are."), small=True, subtle=True))
    done = [row(f"U-{one.number}", _said(one.text, one.owners if view.names else "")) for one in view.done]
    lines += _under(t("Done since last time"), done)
    lines += _under(t("Dates in the next two weeks"), [date_line(one) for one in view.dates])
    return draw(t, summary=f"{title} · {view.group}", body=listed(t, above, lines), full=True)


def _line(line: LineView) -> Element:
    return row(f"U-{line.number}", about(line))


def _said(words: str, below: str) -> list[Element]:
    return [text(words), *([text(below, small=True, subtle=True, close=True)] if below else [])]


def _under(title: str, lines: Sequence[Element]) -> list[list[Element]]:
    """Return the lines with a heading that keeps together with the first."""
    return [[heading(escaped(title)), line] if place == 0 else [line] for place, line in enumerate(lines)]


def organisers_digest(t: Translate, view: OrganisersView) -> Card:
    """Draw what the organisers should see first: what has been late for long, who and what gets no reminders."""
    kind = joined(t("To you who organise"), view.group)
    overdue = t.count(
        "{n} assignment has been late for two weeks or more",
        "{n} assignments have been late for two weeks or more",
        len(view.overdue),
    )
    unreached = t.count("{n} person gets no reminders", "{n} people get no reminders", len(view.unreached))
    unreminded = t.count(
        "Nobody is reminded of {n} assignment", "Nobody is reminded of {n} assignments", len(view.unreminded)
    )
    title = overdue if view.overdue else unreached if view.unreached else unreminded
    body = head(kind, title, t("Only you who organise see this."))
    lines: list[list[Element]] = [[_opened(t, one, only="late")] for one in view.overdue]
    people: list[Element] = [row("", _said(one.name, joined(_open(t, one.open), one.why))) for one in view.unreached]
    lines += _under(unreached if view.overdue else t("Who"), people)
    way_out: list[Element] = [text(t("No owner or contact person is named. Open it to choose one."), small=True)]
    nobodys = [*way_out, *(_opened(t, one) for one in view.unreminded)] if view.unreminded else []
    lines += [[one] for one in nobodys] if title == unreminded else _under(unreminded, nobodys)
    return draw(t, summary=f"{title} · {view.group}", body=listed(t, body, lines), full=True)


def _opened(t: Translate, line: LineView, *, only: str | None = None) -> Element:
    """Return the line, which shows the whole of the assignment when it is pressed, and from there the group's list."""
    line_row = row(f"U-{line.number}", about(line, below=line.owners))
    return opening(t, line_row, assignment=line.id, shown_in="group", only=only)


def _open(t: Translate, number: int) -> str:
    return t.count("{n} open assignment", "{n} open assignments", number)
