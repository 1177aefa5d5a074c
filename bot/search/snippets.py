"""The words around what was found."""

from collections.abc import Sequence

from bot.search.words import Stems, Wanted, composed, words_in
from cards.search import Part
from cards.words import one_line

AROUND = 70
"""So many characters stand before the first word that was found."""


def marked(words: str, asked: Sequence[Wanted], stems: Stems, *, most: int) -> tuple[Part, ...]:
    """Return at most so many characters around the first word that is meant, in parts: those that are, and the rest.

    Words in which nothing is meant are returned from their beginning.
    """
    line = composed(one_line(words))
    meant = [(start, end) for word, start, end in words_in(line) if _is_meant(word, asked, stems)]
    begin = _begin(line, meant[0][0] if meant else 0, most)
    stop = _stop(line, begin, most)
    parts: list[Part] = [Part("…")] if begin else []
    place = begin
    for start, end in meant:
        if start < begin or end > stop:
            continue
        parts += [Part(line[place:start]), Part(line[start:end], hit=True)]
        place = end
    parts += [Part(line[place:stop]), Part("…" if stop < len(line) else "")]
    return tuple(part for part in parts if part.words)


def _is_meant(word: str, asked: Sequence[Wanted], stems: Stems) -> bool:
    return any(one.fits(stems.of(word)) for one in asked)


def _begin(line: str, first: int, most: int) -> int:
    if len(line) <= most or first <= AROUND:
        return 0
    begin = min(first - AROUND, len(line) - most)
    blank = line.find(" ", begin, first)
    return blank + 1 if blank >= 0 else begin


def _stop(line: str, begin: int, most: int) -> int:
    if begin + most >= len(line):
        return len(line)
    blank = line.rfind(" ", begin + most // 2, begin + most)
    return blank if blank >= 0 else begin + most
