"""Blocks become sentences, each with its place: the item, the list it stands in, the sentence before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.minutes.reading.words.listing import words

_WORD = re.compile(r"@?[^\W_]+(?:[-'’´][^\W_]+|\.[^\W_]{1,2}(?=\.))*-?")
_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=(?:→ ?|[\"”“*_])?[A-ZÅÄÖÉ0-9])")
_LONGEST = 1_200
_MOST_DIGITS = 3
_ABBREVIATIONS = words(
    """
    t.ex ex bl.a bla dvs d.v.s resp ca nr kl tel jfr inkl exkl t.o.m fr.o.m s.k dr prof st vs ev evt ang enl pga p.g.a
    f.d m.fl v p sid ordf sekr obs tom from min max
    """
)


class Word(NamedTuple):
    """A word, where it stands, and the same in lower case."""

    text: str
    start: int
    end: int
    low: str


@dataclass
class Sentence:
    """A sentence with what the rules need to know of its surroundings; never changed once made."""

    text: str
    item: str | None = None
    task_list: str | None = None
    decided: bool = False
    bullet: bool = False
    alone: bool = False
    before: str | None = None
    head: bool = False
    cell: bool = False
    named: tuple[str, ...] = ()
    speaker: str = ""

    @cached_property
    def words(self) -> tuple["Word", ...]:
        """The words with their places, taken apart once."""
        return words_of(self.text)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a sentence with their places."""
    return tuple([Word(word := m[0], m.start(), m.end(), word.lower()) for m in _WORD.finditer(text)])


def _is_abbreviation(text: str, end: int) -> bool:
    word = text[max(0, end - 12) : end].rsplit(maxsplit=1)
    last = word[-1].lstrip('("”“').rstrip(".").lower() if word else ""
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())


def _cut(text: str) -> Iterator[str]:
    """What runs on without an end is cut between words, so that reading stays linear."""
    while len(text) > _LONGEST:
        at = max(text.rfind(" ", _LONGEST // 2, _LONGEST), text.rfind("\t", _LONGEST // 2, _LONGEST))
        at = at if at > 0 else _LONGEST
        yield text[:at].strip()
        text = text[at:].strip()
    if text:
        yield text


def split(text: str) -> Iterator[str]:
    """The sentences of a paragraph, each as it stands there."""
    start = 0
    for m in _END.finditer(text):
        stop = m.start()
        if text[stop] == "." and (_is_abbreviation(text, stop) or _is_number(text, start, stop)):
            continue
        yield from _cut(text[start : m.end()].strip())
        start = m.end()
    yield from _cut(text[start:].strip())


def _is_number(text: str, start: int, stop: int) -> bool:
    """`1. Anna …`: the full stop belongs to the number."""
    return stop - start <= _MOST_DIGITS and text[start:stop].strip().isdigit()
