"""What a turn can be answered with."""

from dataclasses import dataclass

from cards.kit import Card


@dataclass(frozen=True, slots=True)
class Answer:
    """A message of its own in the conversation, and `more` after it; with a `key` it can be amended later."""

    card: Card
    key: str | None = None
    more: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """The pressed message shows `card` from now on, to everybody; with a `key` it can be amended later."""

    card: Card
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Private:
    """The pressed message shows `card` to the presser alone."""

    card: Card


@dataclass(frozen=True, slots=True)
class Dialog:
    """A window of its own with a form in it; only a press that asks for a dialog can be answered so."""

    title: str
    card: Card


@dataclass(frozen=True, slots=True)
class Note:
    """A short word to the presser alone."""

    words: str


Reply = Answer | Update | Private | Dialog | Note
