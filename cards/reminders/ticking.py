"""Many assignments in one ping: boxes to tick, in groups by how near they are."""

from collections.abc import Sequence
from uuid import UUID

from cards.folds import toggling
from cards.inputs import Choice, Form
from cards.kit import Action, Element, block, text
from cards.press import button, label_of
from cards.reminders.presses import Stretch, TickedDone, TickedStarted
from cards.reminders.views import LineView, PingView
from cards.room import ROOM, weight
from cards.speech import Translate

MOST_LETTERS = 110
"""Of an assignment's text beside a box to tick."""

AROUND = 2_500
"""What a stretch weighs beside its boxes."""


def tick_buttons(t: Translate, group: UUID) -> list[Action]:
    """Return the buttons that mark what is ticked."""
    return [button(t("Done"), TickedDone, group=group), button(t("In progress"), TickedStarted, group=group)]


def ticked(t: Translate, view: PingView, above: Sequence[Element]) -> list[Element]:
    """Return the assignments as boxes to tick, the nearest first; what is far away is folded."""
    body = [*above, text(t("Tick what you have done or begun, and press below."), subtle=True)]
    left_out = 0
    for place, (stretch, lines) in enumerate(view.stretches):
        kept = _fitting(t, stretch, lines, ROOM - weight(body) - AROUND)
        left_out += len(lines) - len(kept)
        if kept:
            folded = place > 0 and stretch in {"later", "undated"}
            body += _folded(t, stretch, kept) if folded else [_boxes(t, stretch, kept)]
    if left_out:
        body.append(text(t.count("… and {n} more line", "… and {n} more lines", left_out), subtle=True))
    return body


def _folded(t: Translate, stretch: Stretch, lines: Sequence[LineView]) -> list[Element]:
    words, target = f"{t(label_of(TickedDone, stretch))} ({len(lines)})", f"fold-{stretch}"
    return [toggling(t, words, target), block([_boxes(t, stretch, lines)], id=target, shown=False)]


def _boxes(t: Translate, stretch: Stretch, lines: Sequence[LineView]) -> Element:
    choices = [Choice(_id(line), _short(line)) for line in lines]
    return Form(t, TickedDone).choice(stretch, choices, several=True, spread=True)


def _id(line: LineView) -> str:
    return f"{line.id}:{line.step}" if line.step else str(line.id)


def _short(line: LineView) -> str:
    words = " ".join(line.text.split())
    cut = words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1].rstrip() + "…"
    return f"U-{line.number} {cut} · {line.due}"


def _fitting(t: Translate, stretch: Stretch, lines: Sequence[LineView], room: int) -> Sequence[LineView]:
    """Return as many of the lines, from the first, as there is room for."""
    while lines and weight([_boxes(t, stretch, lines)]) > room:
        lines = lines[: len(lines) * 4 // 5]
    return lines
