"""What was found, as whoever searched sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from adaptive_cards import card as ac
from adaptive_cards import types as at
from pydantic import Field

from cards.kit import Action, Card, Element, Tone, draw, head, heading, row, text
from cards.press import Press, button, msg
from cards.speech import Translate
from cards.words import Markup, bold, escaped, joined

Kind = Literal["decision", "assignment", "minutes", "agenda", "proposal"]

KINDS: dict[Kind, str] = {
    "decision": msg("Decisions"),
    "assignment": msg("Assignments"),
    "minutes": msg("Minutes"),
    "agenda": msg("Agenda"),
    "proposal": msg("Proposals"),
}

SHOWN: frozenset[Kind] = frozenset({"decision", "assignment", "minutes"})
"""What a press of its row opens."""


class Search(Press, verb="search.look"):
    """The same words again, from that hit on."""

    words: str = Field(max_length=1000)
    start: int = Field(0, ge=0, le=100_000)


class ShowHit(Press, verb="search.show"):
    """What was found is shown as a card of its own."""

    kind: Kind
    subject: UUID


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of what was found; `hit`: they are what was searched for."""

    words: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit: its number in its room, its title and the words around what was found, and where it comes from."""

    kind: Kind
    subject: UUID
    label: str
    title: tuple[Part, ...]
    around: tuple[Part, ...]
    day: str
    source: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was searched for and found: those hits of `total`, from the one numbered `start` (from 0) on."""

    words: str
    hits: tuple[HitView, ...]
    total: int
    start: int
    step: int
    group: str = ""


def found_card(t: Translate, view: FoundView) -> Card:
    """Draw what was found, kind by kind in the order of the best hit of each."""
    kind = joined(t("Search"), view.group)
    title = t("“{words}”", words=view.words)
    if not view.hits:
        state = t("Nothing found. Try fewer words, or only the beginning of one.")
        return draw(t, summary=f"{title}: {state}", body=head(kind, title, state))
    state = _count(t, view)
    body = [*head(kind, title, state), *_by_kind(t, view.hits)]
    return draw(t, summary=f"{title}: {state}", body=body, actions=_pages(t, view))


def _count(t: Translate, view: FoundView) -> str:
    if view.total == len(view.hits):
        return t.count("{n} place found", "{n} places found", view.total)
    return t("{first}–{last} of {n} places found", first=view.start + 1, last=view.start + len(view.hits), n=view.total)


def _by_kind(t: Translate, hits: Sequence[HitView]) -> list[Element]:
    kinds = dict.fromkeys(hit.kind for hit in hits)
    return [
        line
        for kind in kinds
        for line in (heading(t(KINDS[kind])), *(_hit(t, hit) for hit in hits if hit.kind == kind))
    ]


def _hit(t: Translate, hit: HitView) -> Element:
    title = Markup(f"{escaped(hit.label)} · {_marked(hit.title)}") if hit.label else _marked(hit.title)
    about: list[Element] = [
        text(title),
        *([text(_marked(hit.around), small=True, close=True)] if hit.around else []),
        text(joined(hit.day, hit.source, hit.group), small=True, subtle=True, close=True),
    ]
    line = row("", about)
    if hit.kind in SHOWN:
        shows = ac.Column(width="auto", items=[text(f"{t('Show')} ▸", tone=Tone.ACCENT, right=True)])
        line.columns = [*(line.columns or []), shows]
        line.select_action = _shows(hit)
    return line


def _shows(hit: HitView) -> ac.ActionExecute:
    data = {"kind": hit.kind, "subject": hit.subject.hex}
    return ac.ActionExecute(verb=ShowHit.verb, data=data, mode=None, associated_inputs=at.AssociatedInputs.NONE)


def _marked(parts: Sequence[Part]) -> Markup:
    return Markup("".join(bold(part.words) if part.hit else escaped(part.words) for part in parts))


def _pages(t: Translate, view: FoundView) -> list[Action]:
    back, on = view.start - view.step, view.start + len(view.hits)
    return [
        *([button(t("Show more"), Search, words=view.words, start=on)] if on < view.total else []),
        *([button(t("Back"), Search, secondary=True, words=view.words, start=max(0, back))] if view.start else []),
    ]
