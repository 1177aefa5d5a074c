"""Blocks become sentences, each with its place: the item, the list it stands in, the sentence before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"@?[^\W_]+(?:[-'’´][^\W_]+|\.[^\W_]{1,2}(?=\.))*-?")
_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"”“*_]?[A-ZÅÄÖÉ0-9])")
_ABBREVIATIONS = frozenset(
    ["t.ex", "ex", "bl.a", "bla", "dvs", "d.v.s", "resp", "ca", "nr", "kl", "tel", "jfr", "inkl", "exkl", "t.o.m", "fr.o.m", "s.k", "dr", "prof", "st", "vs", "ev", "evt", "ang", "enl", "pga", "p.g.a", "f.d", "m.fl", "v", "p", "sid", "ordf", "sekr", "obs", "tom", "from", "min", "max"]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the rules need to know of its surroundings."""

    text: str
    item: str | None = None
    task_list: str | None = None
    decided: bool = False
    bullet: bool = False
    alone: bool = False
    before: str | None = None
    head: bool = False
    cell: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a sentence with their places."""
    return [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]


def _is_abbreviation(text: str, end: int) -> bool:
    word = text[max(0, end - 12) : end].rsplit(maxsplit=1)
    last = word[-1].lstrip('("”“').rstrip(".").lower() if word else ""
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())


def split(text: str) -> Iterator[str]:
    """The sentences of a paragraph, each as it stands there."""
    start = 0
    for m in _END.finditer(text):
        stop = m.start()
        if text[stop] == "." and (
            _is_abbreviation(text, stop) or (text[max(0, stop - 2) : stop].strip().isdigit() and stop - start < 4)
        ):
            continue
        yield text[start : m.end()].strip()
        start = m.end()
    if text[start:].strip():
        yield text[start:].strip()
