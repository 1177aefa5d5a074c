"""What a card has room for: Teams takes no larger one."""

from collections.abc import Iterable, Sequence

from cards.kit import MOST_BYTES, Element, text, weigh
from cards.speech import Translate

ROOM = MOST_BYTES - 4_000
"""What a card's elements may weigh, so that the card as a whole stays under the limit."""

AT_THE_END = 1_000
"""What the line about the parts that found no room may weigh."""

Forms = Sequence[Sequence[Element]]
"""One part of a card in several forms, the fullest first."""


def weight(elements: Iterable[Element]) -> int:
    """Return what the elements weigh in a card, in bytes of UTF-16."""
    return sum(map(weigh, elements))


def listed(t: Translate, above: Sequence[Element], lines: Sequence[Sequence[Element]]) -> list[Element]:
    """Return a card's head with as many of the lines beneath as there is room for; the others are counted."""
    return [*above, *fitted(t, [[line] for line in lines], ROOM - weight(above))]


def fitted(t: Translate, parts: Sequence[Forms], room: int) -> list[Element]:
    """Return each part in the fullest form that leaves room for the others; those that find none are counted."""
    least = [weight(forms[-1]) for forms in parts]
    spare = max(0, room - sum(least) - AT_THE_END)
    lines: list[Element] = []
    for place, (forms, cost) in enumerate(zip(parts, least, strict=True)):
        if cost > room - AT_THE_END:
            return [
                *lines,
                text(t.count("… and {n} more line", "… and {n} more lines", len(parts) - place), subtle=True),
            ]
        taken, form = next(
            ((weighed, form) for form in forms[:-1] if (weighed := weight(form)) - cost <= spare), (cost, forms[-1])
        )
        spare, room = spare - (taken - cost), room - taken
        lines += form
    return lines
