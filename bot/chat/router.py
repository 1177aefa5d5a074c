"""Finds who answers: by phrase, by the verb of a press, or by a file that came."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from bot.chat.reply import MadeFile, Reply
from bot.chat.turn import Turn
from bot.chat.validation import refusal_of
from bot.errors import NotFound
from bot.kit.course import name_deed
from cards.press import Press

P = TypeVar("P", bound=Press)
Hearer = Callable[[Turn], Awaitable[Reply]]
Presser = Callable[[Turn, P], Awaitable[Reply]]
Maker = Callable[[Turn, P], Awaitable[MadeFile]]
Rewriter = Callable[[Turn, str], Awaitable[Reply | None]]


class FileReader(Protocol):
    """Reads a file; called in a thread, before the turn's transaction begins."""

    def __call__(self, data: bytes, *, name: str, roster: Sequence[str], today: date) -> object:
        """Return what the file holds, for people of the `roster`; raises a BotError for one that can't be read."""
        ...


_ENDS = " .,:;!?…"
_NUMBER = re.compile(r"([a-z])[ -]?\d{1,6}")
MOST_LETTERS = 40
NEAR = 0.7
"""How alike a mistyped command must be to the one that is asked for (1: the same)."""

SLIP = 0.8
"""How alike the whole of what was said must be to a command to be taken for a slip."""


def spoken(words: Sequence[str]) -> str:
    """Return the words as phrases are looked up: in one case, without the punctuation at either end."""
    return " ".join(words).casefold().strip(_ENDS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One command in one language; `with_words` if something may follow it, `in_group` if it needs a group."""

    said: str
    hearer: Hearer
    with_words: bool
    in_group: bool


@dataclass(frozen=True, slots=True)
class Overheard:
    """What was said in 1:1 chat; `command` would answer it, all of it comes `near` a command ("" for none)."""

    words: str
    command: str
    near: str


Overhearer = Callable[[Turn, Overheard], Awaitable[Reply | None]]


@dataclass(slots=True)
class Router:
    """The phrases, presses and files that one room answers, or all of them together."""

    phrases: dict[str, Phrase] = field(default_factory=dict)
    pressed: dict[str, tuple[type[Press], Presser[Any]]] = field(default_factory=dict)
    made: dict[str, tuple[type[Press], Maker[Any]]] = field(default_factory=dict)
    actions: dict[str, Hearer] = field(default_factory=dict)
    on_file: Hearer | None = None
    file_reader: FileReader | None = None
    overhearer: Overhearer | None = None
    rewriter: Rewriter | None = None
    numbered: dict[str, str] = field(default_factory=dict)

    def hears(
        self, *phrases: str, with_words: bool = False, in_group: bool = True, numbered: str = ""
    ) -> Callable[[Hearer], Hearer]:
        """Let the function answer those phrases, in any case and with trailing punctuation.

        With the letter of numbers such as U-7 it answers one of them too that is said alone, as its words.
        """

        def keep(hearer: Hearer) -> Hearer:
            if numbered:
                self._take(self.numbered, numbered, phrases[0])
            for said in phrases:
                self._take(self.phrases, said, Phrase(said, hearer, with_words, in_group))
            return hearer

        return keep

    def presses(self, press: type[P]) -> Callable[[Presser[P]], Presser[P]]:
        """Let the function answer that press; what it gets has passed the press's own checks."""

        def keep(presser: Presser[P]) -> Presser[P]:
            self._take(self.pressed, press.verb, (press, presser))
            return presser

        return keep

    def hands_out(self, wish: type[P]) -> Callable[[Maker[P]], Maker[P]]:
        """Let the function make the file that a `FileOffer` with that wish offers, each time somebody takes it."""

        def keep(maker: Maker[P]) -> Maker[P]:
            self._take(self.made, wish.verb, (wish, maker))
            return maker

        return keep

    def acts(self, command: str) -> Callable[[Hearer], Hearer]:
        """Let the function answer the message action `command`; the message is the turn's `quoted`."""

        def keep(hearer: Hearer) -> Hearer:
            self._take(self.actions, command, hearer)
            return hearer

        return keep

    def files(self, reader: FileReader) -> Callable[[Hearer], Hearer]:
        """Let the function answer a file that was sent in 1:1 chat, once `reader` has read it."""

        def keep(hearer: Hearer) -> Hearer:
            self.on_file, self.file_reader = hearer, reader
            return hearer

        return keep

    def overhears(self, overhearer: Overhearer) -> Overhearer:
        """Let the function look first at all that is said in 1:1 chat; what it has no answer to goes its usual way."""
        self.overhearer = overhearer
        return overhearer

    def rewrites(self, rewriter: Rewriter) -> Rewriter:
        """Let the function be told when somebody changes what she wrote in 1:1 chat, "" when she deletes it."""
        self.rewriter = rewriter
        return rewriter

    def include(self, other: "Router") -> None:
        """Answer whatever `other` answers; a phrase or verb taken twice is a fault at start."""
        for said, phrase in other.phrases.items():
            self._take(self.phrases, said, phrase)
        for verb, answered in other.pressed.items():
            self._take(self.pressed, verb, answered)
        for verb, handed in other.made.items():
            self._take(self.made, verb, handed)
        for command, hearer in other.actions.items():
            self._take(self.actions, command, hearer)
        for letter, said in other.numbered.items():
            self._take(self.numbered, letter, said)
        self.on_file = other.on_file or self.on_file
        self.file_reader = other.file_reader or self.file_reader
        self.overhearer = other.overhearer or self.overhearer
        self.rewriter = other.rewriter or self.rewriter

    @staticmethod
    def _take(taken: dict[str, Any], name: str, by: object) -> None:
        if name in taken:
            message = f"“{name}” is answered by two rooms"
            raise ValueError(message)
        taken[name] = by

    def find(self, said: str) -> tuple[Phrase, str] | None:
        """Return the phrase that `said` begins with, and the words that follow; the longest phrase wins."""
        said = said.strip()
        if (alone := _NUMBER.fullmatch(spoken([said]))) and alone[1] in self.numbered:
            return self.phrases[self.numbered[alone[1]]], said
        longest = max((len(phrase.split()) for phrase in self.phrases), default=0)
        for count in range(min(longest, len(said.split(maxsplit=longest))), 0, -1):
            *words, rest = [*said.split(maxsplit=count), ""][: count + 1]
            phrase = self.phrases.get(spoken(words))
            has_words = bool(spoken([rest]))
            if phrase is not None and (phrase.with_words or not has_words):
                return phrase, rest if has_words else ""
        return None

    def nearest(self, said: str) -> tuple[str, str]:
        """Return the phrase that the first words of `said` come closest to ("" when none is near), and what follows.

        What follows is "" where the phrase is said without words.
        """
        longest = max((len(phrase.split()) for phrase in self.phrases), default=0)
        best, found = 0.0, ("", "")
        for count in range(1, min(longest, len(said.split())) + 1):
            *words, rest = [*said.split(maxsplit=count), ""][: count + 1]
            first = spoken(words)[:MOST_LETTERS]
            for near in get_close_matches(first, self.phrases, n=1, cutoff=NEAR):
                likeness = SequenceMatcher(None, near, first).ratio()
                if likeness >= best:
                    best, found = likeness, (near, rest if self.phrases[near].with_words else "")
        return found

    def mistyped(self, said: str) -> str:
        """Return the phrase that all of `said` is, but for a slip or two; "" when it is none."""
        words = spoken([said])
        if len(words) > MOST_LETTERS:
            return ""
        near = get_close_matches(words, self.phrases, n=1, cutoff=SLIP)
        return near[0] if near else ""

    async def feel(self, turn: Turn, verb: str, data: dict[str, Any]) -> Reply:
        """Answer the press `verb`; raises NotFound for a verb nobody knows and Invalid for data that does not fit."""
        press, presser = self.pressed.get(verb, (None, None))
        if press is None or presser is None:
            raise NotFound
        name_deed(presser)
        return await presser(turn, _read(press, data, turn))

    async def make(self, turn: Turn, verb: str, data: dict[str, Any]) -> MadeFile:
        """Return the file that the wish `verb` asks for; raises NotFound and Invalid as `feel` does."""
        wish, maker = self.made.get(verb, (None, None))
        if wish is None or maker is None:
            raise NotFound
        name_deed(maker)
        return await maker(turn, _read(wish, data, turn))


def _read(press: type[P], data: dict[str, Any], turn: Turn) -> P:
    try:
        return press.model_validate(data)
    except ValidationError as error:
        raise refusal_of(error, press, turn.t) from error
