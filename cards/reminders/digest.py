"""The channel's weekly digest, and what the organisers should see first."""

from collections.abc import Sequence

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
    """Draw what the organisers should see first: what has been late for long, and who gets no reminders."""
    kind = joined(t("To you who organise"), view.group)
    overdue = t.count(
        "{n} assignment has been late for two weeks or more",
        "{n} assignments have been late for two weeks or more",
        len(view.overdue),
    )
    unreached = t.count("{n} person gets no reminders", "{n} people get no reminders", len(view.unreached))
    title = overdue if view.overdue else unreached
    body = head(kind, title, t("Only you who organise see this."))
    lines: list[list[Element]] = [[row(f"U-{one.number}", about(one, below=one.owners))] for one in view.overdue]
    people: list[Element] = [row("", _said(one.name, joined(_open(t, one.open), one.why))) for one in view.unreached]
    lines += _under(unreached if view.overdue else t("Who"), people)
    return draw(t, summary=f"{title} · {view.group}", body=listed(t, body, lines), full=True)


def _open(t: Translate, number: int) -> str:
    return t.count("{n} open assignment", "{n} open assignments", number)
