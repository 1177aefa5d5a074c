"""Buttons that bear the same words say what they are about, to whoever points at them or listens to the card."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]

MOST = 90
"""A tooltip's greatest length: as much as can be listened to before one presses."""

_NESTED = ("items", "columns")
_MARKS = re.compile(r"\\(?=\W)|\*\*|\u2060")


def hang_tooltips(card: Json, room: int) -> None:
    """Give each button whose words stand in the card more than once a tooltip: its words and what they are about.

    What they are about is the line nearest before the button, in its own part of the card or else around it; what is
    folded is about the line that unfolds it. A button before which nothing stands is left as it is, and so are the
    last ones of a card in which no more `room` is left, in bytes of UTF-16.
    """
    buttons = list(_buttons(card, ""))
    often = Counter(action["title"] for action, _ in buttons)
    for action, about in buttons:
        if not about or often[action["title"]] == 1:
            continue
        tooltip = _cut(f"{action['title']}: {about}")
        room -= 2 * len(f',"tooltip":{json.dumps(tooltip, ensure_ascii=False)}')
        if room >= 0:
            action["tooltip"] = tooltip


def _buttons(card: Json, about: str) -> Iterator[tuple[Json, str]]:
    """Yield each button of the card with what it is about, those on cards that unfold too."""
    yield from _within(card.get("body") or [], about)
    yield from _titled(card.get("actions") or [], about)


def _within(parts: Sequence[Json], about: str, *, folded: bool = False) -> Iterator[tuple[Json, str]]:
    for part in parts:
        if part.get("type") == "ActionSet":
            yield from _titled(part["actions"], about)
        for nested in _NESTED:
            yield from _within(part.get(nested) or [], about, folded=folded or "id" in part)
        if not folded or "selectAction" in part:
            about = " ".join(_main_words(part)) or about


def _titled(actions: Sequence[Json], about: str) -> Iterator[tuple[Json, str]]:
    for action in actions:
        if action.get("title"):
            yield action, about
        if "card" in action:
            yield from _buttons(action["card"], about)


def _main_words(part: Json) -> Iterator[str]:
    """Yield the words of a part that stand large: neither its small print nor the figures at the far end."""
    if part.get("isVisible") is False:
        return
    if part.get("type") == "TextBlock" and part.get("size") != "small" and part.get("horizontalAlignment") != "right":
        yield " ".join(_MARKS.sub("", part["text"]).split())
    for nested in _NESTED:
        for inner in part.get(nested) or []:
            yield from _main_words(inner)


def _cut(words: str) -> str:
    return words if len(words) <= MOST else f"{words[:MOST].rsplit(' ', 1)[0]} …"
