"""Two promises in one sentence: `Anna tar fram underlag och Bo bokar lokal` is one assignment for each."""

from collections.abc import Sequence

from bot.minutes.reading.findings.promises import Promise
from bot.minutes.reading.findings.sentences import Sentence

_FEWEST_WORDS = 3
_JOINTS = ("och", "samt", "medan", "men", "så", "sedan")


def _names(found: Promise) -> frozenset[str]:
    return frozenset(who.written.lower() for who in found.owners)


def _begins(found: Promise) -> int:
    return min(found.start, *(who.start for who in found.owners))


def _cut(sentence: Sentence, found: Promise, after: int) -> int | None:
    """Where the clause of a promise begins: at its subject, or behind the last joint before its verb."""
    begins = _begins(found)
    text = sentence.text[after:begins]
    if text.rstrip().endswith((",", ";", " –", " -")):
        return begins
    if ", " in text:
        return after + text.index(", ") + 1
    words = [word for word in sentence.words if after < word.start < begins]
    joint = next((word for word in reversed(words) if word.low in _JOINTS), None)
    return joint.end if joint is not None else None


def clauses_of(sentence: Sentence, promises: Sequence[Promise]) -> list[tuple[int, int, list[Promise]]]:
    """The stretches of a sentence with the promises in each; one stretch when all belong to the same owners."""
    parts: list[tuple[int, list[Promise]]] = [(0, [promises[0]])]
    for found in promises[1:]:
        last = parts[-1][1]
        cut = _cut(sentence, found, last[-1].end) if _names(found) != _names(last[-1]) else None
        if cut is None:
            last.append(found)
        else:
            parts.append((cut, [found]))
    ends = [start for start, _ in parts[1:]] + [len(sentence.text)]
    return [(start, end, ones) for (start, ones), end in zip(parts, ends, strict=True)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the joints and commas at its ends."""
    while end > start and text[end - 1] in " ,;–-":
        end -= 1
    last = text[start:end].rsplit(" ", 1)
    if end < len(text) and len(last) > 1 and last[1].lower() in _JOINTS:
        return trimmed(text, start, end - len(last[1]))
    while start < end and text[start] in " ,;":
        start += 1
    return start, end


def stands_alone(text: str) -> bool:
    """Whether a clause says enough to be read without the rest of its sentence."""
    return len(text.split()) >= _FEWEST_WORDS
