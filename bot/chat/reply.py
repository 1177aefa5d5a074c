"""What a turn can be answered with."""

from collections.abc import Callable
from dataclasses import dataclass

from cards.kit import Card
from cards.press import Press


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


@dataclass(frozen=True, slots=True)
class Taken:
    """Nothing more is said: a card that stands already shows what became of it."""


@dataclass(frozen=True, slots=True)
class FileOffer:
    """A file that the person is offered in her 1:1 chat; taken, it is made by whoever hands out `wish`, and sent.

    `size` in bytes is what the offer says; the file may have grown since.
    """

    name: str
    size: int
    wish: Press


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file, made for somebody who asked for it.

    What takes long to make comes as a function, which asks for nothing any more: it is called in a thread.
    """

    name: str
    content: bytes | Callable[[], bytes]


Reply = Answer | Update | Private | Dialog | Note | FileOffer | Taken
