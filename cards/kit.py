"""What every card is drawn with. The only way out is plain JSON (Adaptive Cards 1.5)."""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from adaptive_cards import card as ac
from adaptive_cards import types as at

from cards.speech import Translate
from cards.tooltips import hang_tooltips
from cards.words import escaped, plain

VERSION = "1.5"
MOST_BYTES = 40_000
"""A card's greatest size in UTF-16: one of the two limits that Teams' documentation names, the lower."""


class Tone(StrEnum):
    """What a word's colour supports (never replaces)."""

    GOOD = "good"
    LATE = "attention"
    WARNING = "warning"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Card:
    """A drawn card: `json` goes into the message, `summary` into the notification.

    A file travels as a card too: `json` is then the whole attachment, with a `contentType` of its own.
    """

    json: dict[str, Any]
    summary: str

    @property
    def size(self) -> int:
        """Its size as Teams counts it: bytes of UTF-16."""
        return len(json.dumps(self.json, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who must act: `name` stands in the text as `<at>name</at>`."""

    member_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """Whose clients ask for a view of their own, by the press `verb` with `data`: sixty people at most."""

    verb: str
    data: dict[str, str]
    user_ids: tuple[str, ...]

    MOST: ClassVar[int] = 60

    @property
    def json(self) -> dict[str, Any]:
        """What stands in the card; whoever is one too many sees what all see."""
        action = {"type": "Action.Execute", "verb": self.verb, "data": self.data}
        return {"action": action, "userIds": list(self.user_ids[: self.MOST])}


class _TeamsProps(at.MSTeams):
    entities: list[dict[str, Any]] | None = None


Element = ac.ContainerBase | ac.CardElement | ac.Input
Action = ac.Action
Row = ac.ColumnSet


def draw(
    t: Translate,
    *,
    summary: str,
    body: Sequence[Element],
    actions: Sequence[Action] = (),
    full: bool = False,
    mentions: Sequence[Mention] = (),
    refresh: Refresh | None = None,
) -> Card:
    """Return the card as plain JSON; `summary` is also what is spoken and what an old client shows."""
    said = plain(summary)
    drawn = ac.AdaptiveCard(
        version=VERSION,
        lang=t.lang,
        fallback_text=escaped(said),
        speak=said,
        body=list(body),
        actions=list(actions) or None,
        msteams=_teams_props(full=full, mentions=mentions),
    )
    own_views = {"refresh": refresh.json} if refresh and refresh.user_ids else {}
    card = Card(json=_plain_json(drawn) | own_views, summary=said)
    hang_tooltips(card.json, room=MOST_BYTES - card.size)
    return card


def _teams_props(*, full: bool, mentions: Sequence[Mention]) -> at.MSTeams | None:
    if not full and not mentions:
        return None
    entities = [
        {"type": "mention", "text": f"<at>{who.name}</at>", "mentioned": {"id": who.member_id, "name": who.name}}
        for who in mentions
    ]
    return _TeamsProps(width=at.MSTeamsCardWidth.FULL if full else None, entities=entities or None)


def _plain_json(drawn: ac.AdaptiveCard) -> dict[str, Any]:
    dumped: dict[str, Any] = drawn.model_dump(
        mode="json", by_alias=True, exclude_none=True, serialize_as_any=True, warnings=False
    )
    return dumped


def text(
    words: str,
    *,
    strong: bool = False,
    subtle: bool = False,
    small: bool = False,
    tone: Tone | None = None,
    close: bool = False,
    right: bool = False,
    id: str | None = None,  # noqa: A002
    shown: bool = True,
) -> ac.TextBlock:
    """Return a paragraph that wraps; words that are not Markup are escaped."""
    return ac.TextBlock(
        text=escaped(words),
        wrap=True,
        weight=at.FontWeight.BOLDER if strong else None,
        is_subtle=subtle or None,
        size=at.FontSize.SMALL if small else None,
        color=at.Colors(tone.value) if tone else None,
        spacing=at.Spacing.NONE if close else None,
        horizontal_alignment=at.HorizontalAlignment.RIGHT if right else None,
        id=id,
        is_visible=None if shown else False,
    )


def head(kind: str, title: str, state: str = "", tone: Tone | None = None) -> list[Element]:
    """Return a card's first lines: what it is, about what, and how it stands."""
    lines: list[Element] = [
        text(kind, small=True, subtle=True),
        ac.TextBlock(
            text=escaped(title),
            wrap=True,
            weight=at.FontWeight.BOLDER,
            size=at.FontSize.MEDIUM,
            spacing=at.Spacing.NONE,
            style=at.TextBlockStyle.HEADING,
        ),
    ]
    return [*lines, text(state, tone=tone, close=True)] if state else lines


def heading(words: str) -> ac.TextBlock:
    """Return a subtle heading between a card's parts."""
    return ac.TextBlock(
        text=escaped(words),
        wrap=True,
        weight=at.FontWeight.BOLDER,
        is_subtle=True,
        size=at.FontSize.SMALL,
        spacing=at.Spacing.MEDIUM,
        style=at.TextBlockStyle.HEADING,
        separator=True,
    )


def facts(pairs: Sequence[tuple[str, str]]) -> list[Element]:
    """Return name and value side by side, for those that have a value."""
    kept = [ac.Fact(title=plain(name), value=escaped(value)) for name, value in pairs if value]
    return [ac.FactSet(facts=kept)] if kept else []


def row(left: str, middle: Sequence[Element], right: str = "") -> ac.ColumnSet:
    """Return a line of a list: a short word, what it is about, and a figure at the far end."""
    ends: list[tuple[str, bool]] = [(left, False), (right, True)]
    first, last = (ac.Column(width="auto", items=[text(words, right=far)]) if words else None for words, far in ends)
    centre = ac.Column(width="stretch", items=list(middle))
    return ac.ColumnSet(columns=[column for column in (first, centre, last) if column], spacing=at.Spacing.SMALL)


def block(items: Sequence[Element], *, id: str | None = None, shown: bool = True, framed: bool = False) -> ac.Container:  # noqa: A002
    """Return some elements as one, to be framed, or folded by their `id`."""
    return ac.Container(
        items=list(items),
        id=id,
        is_visible=None if shown else False,
        style=at.ContainerStyle.EMPHASIS if framed else None,
    )


def apart(items: Sequence[Element]) -> ac.Container:
    """Return some elements as one, with a line between them and what stands above."""
    return ac.Container(items=list(items), separator=True, spacing=at.Spacing.MEDIUM)


def buttons(actions: Sequence[Action]) -> ac.ActionSet:
    """Return buttons that stand within a card's body, beside what they are about."""
    return ac.ActionSet(actions=list(actions))


def one_by_one(actions: Sequence[Action]) -> list[Element]:
    """Return each button on a line of its own: there may be more than six, and their names may be long."""
    return [ac.ActionSet(actions=[action], spacing=at.Spacing.SMALL) for action in actions]


def weigh(element: Element) -> int:
    """Return what the element weighs in a card, in bytes of UTF-16."""
    dumped = element.model_dump_json(by_alias=True, exclude_none=True, serialize_as_any=True, warnings=False)
    return len(dumped.encode("utf-16-le")) + 2


def picture(png: bytes, *, alt: str) -> ac.Image:
    """Return a picture that the card carries itself; `alt` says in words all that it shows."""
    url = f"data:image/png;base64,{b64encode(png).decode()}"
    return ac.Image(url=url, alt_text=plain(alt), size=at.ImageSize.STRETCH)


def open_link(label: str, url: str) -> ac.ActionOpenUrl:
    """Return a button that opens `url` in the browser."""
    return ac.ActionOpenUrl(title=plain(label), url=url)
