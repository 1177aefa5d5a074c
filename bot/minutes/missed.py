"""Where in the text something stands that the reader missed: pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Noted
from bot.minutes.reading.findings.sentences import split

Found = Candidate | Decision | Noted


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the minutes, or the words that belong to none, as sentences to choose among."""

    name: str
    heading: str
    sentences: tuple[str, ...]


def parts_of(minutes: Minutes, items: Sequence[MinutesItem]) -> list[Part]:
    """Return all that can be chosen from, in the order of the text; words outside the items come last."""
    parts = [_part(item) for item in items]
    outside = tuple(sentence for words in minutes.other for sentence in split(words))
    return [*parts, Part("", "", outside)] if outside or not parts else parts


def _part(item: MinutesItem) -> Part:
    sentences = tuple(sentence for piece in item.body for sentence in split(piece["text"]))
    heading = f"{item.number}. {item.title}" if item.number else item.title
    return Part(item.number or item.title.rstrip(":"), heading, sentences)


def position_for(found: Sequence[Found], parts: Sequence[Part], part: int, sentence: int | None) -> int:
    """Return the position of something new among what was `found`; words of her own come last in their part."""
    here = (part, len(parts[part].sentences) if sentence is None else sentence)
    for one in found:
        place = _place(one, parts)
        if place is not None and place > here:
            return one.position
    return found[-1].position + 1 if found else 0


def _place(one: Found, parts: Sequence[Part]) -> tuple[int, int] | None:
    """Return the part and the sentence in which something stands; None where they can't be told."""
    text = one.sentence if isinstance(one, Candidate) else one.text
    named = [number for number, part in enumerate(parts) if part.name == one.item]
    for same in (True, False):
        for number in named:
            for place, sentence in enumerate(parts[number].sentences):
                if sentence == text or (not same and (sentence in text or text in sentence)):
                    return number, place
    return (named[0], len(parts[named[0]].sentences)) if named else None
