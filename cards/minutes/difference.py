"""What a correction changed, part by part, told in words: what was there, and what is there now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cards.kit import Card, Element, draw, head, heading, text
from cards.minutes.views import MinutesView
from cards.room import ROOM, Forms, fitted, weight
from cards.speech import Translate
from cards.words import Markup, bold, escaped, joined

ChangeKind = Literal["added", "removed", "changed"]

SHORT = 400
"""So many characters of a change stand there where there is no room for the whole."""


@dataclass(frozen=True, slots=True)
class PieceView:
    """Some words of a paragraph; `changed` ones are not in the other version."""

    words: str
    changed: bool = False


Pieces = tuple[PieceView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change; `about` is what it is a change of, such as a decision's number."""

    kind: ChangeKind
    about: str = ""
    before: Pieces = ()
    after: Pieces = ()


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the minutes with its changes."""

    title: str
    changes: tuple[ChangeView, ...]


def difference_card(
    t: Translate, view: MinutesView, parts: Sequence[PartView], *, version: int, line: str = ""
) -> Card:
    """Draw what that version changed in the one before; `line` says who made it, and when."""
    count = sum(len(part.changes) for part in parts)
    title = t("What version {n} changes", n=version)
    state = t.count("{n} change", "{n} changes", count) if count else t("Nothing is changed yet")
    above = [*head(joined(t("Minutes"), view.group), view.title, joined(title, state)), *([text(line)] if line else [])]
    forms = [form for part in parts for form in _part(t, part)]
    body = [*above, *fitted(t, forms, ROOM - weight(above))]
    return draw(t, summary=f"{view.title}: {title}", body=body, full=True)


def _part(t: Translate, part: PartView) -> list[Forms]:
    """Return the part's changes; its heading keeps together with the first."""
    title = heading(part.title)
    return [
        [[*([] if place else [title]), *_change(t, change, most)] for most in (None, SHORT)]
        for place, change in enumerate(part.changes)
    ]


def _change(t: Translate, change: ChangeView, most: int | None) -> list[Element]:
    before, after = _told(change.before, most), _told(change.after, most)
    match change.kind:
        case "added":
            lines, word = [text(after)], t("Added")
        case "removed":
            lines, word = [text(before)], t("Removed")
        case "changed":
            lines = [text(_named(t("Before:"), before)), text(_named(t("Now:"), after))]
            word = t("Changed")
    for one in lines:
        one.spacing = None
    return [text(joined(word, change.about), small=True, strong=True), *lines]


def _named(name: str, words: Markup) -> Markup:
    return Markup(f"{escaped(name)} {words or '–'}")


def _told(pieces: Pieces, most: int | None) -> Markup:
    """Return the words, those that changed in bold; no more characters than `most`."""
    words: list[str] = []
    left = most
    for piece in pieces:
        said = piece.words if left is None else piece.words[:left]
        words.append(bold(said) if piece.changed and said.strip() else escaped(said))
        if left is not None:
            left -= len(said)
            if left <= 0:
                words.append("…")
                break
    return Markup("".join(words))
