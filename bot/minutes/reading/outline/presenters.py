"""Who presents an item or a matter within it: in brackets, on a line of its own, or as the first word."""

from collections.abc import Sequence

from bot.minutes.reading.draft import SubItem
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import label_of
from bot.minutes.reading.outline.people import clean, is_person
from bot.minutes.reading.words.listing import phrases, words
from bot.minutes.reading.words.names import is_first_name
from bot.minutes.reading.words.verbs import present_to_infinitive, states, telling

_LABELS = phrases(
    """
    föredragande, föredragare, presenteras av, presentatör, rapportör, dragare, inledare, ansvarig för punkten,
    punktansvarig, föredrar
    """
)
_LONGEST = 80
_MOST_WORDS = 3
_NO_PERSONS = words(
    """
    beslut information dialog diskussion info bilaga min alla
    """
)


def in_brackets(title: str) -> tuple[str, str] | None:
    """A title and what stands in the brackets at its end."""
    bare = title.rstrip(" .:*_")
    if not bare.endswith(")"):
        return None
    at = bare.rfind("(")
    return (bare[:at].rstrip(), bare[at + 1 : -1]) if at > 0 else None


def _pieces(text: str) -> list[str]:
    for mark in (" och ", " & ", " samt ", "/", ";", "+"):
        text = text.replace(mark, ",")
    return [piece.strip() for piece in text.split(",")]


def people_in(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The persons of a list; known first names count though they stand alone."""
    found = []
    for piece in _pieces(text):
        name = clean(piece)
        words = name.split()
        alone = len(words) == 1 and name.lower() in known
        familiar = bool(words) and (is_first_name(words[0]) or words[0].lower() in known or len(words) <= _MOST_WORDS)
        if words and name.lower() not in _NO_PERSONS and (is_person(name) or alone) and familiar:
            found.append(name)
    return tuple(found)


def split_title(title: str, known: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """A heading parted into its title and its presenters."""
    bracket = in_brackets(title)
    if bracket is not None:
        people = people_in(bracket[1].rpartition(":")[2], known)
        if people:
            return bracket[0], people
    for mark in (" – ", " - ", " / ", " — ", ", ", "/"):
        head, found, tail = title.rpartition(mark)
        if found and head and tail.split(" ")[0].lower() in known and is_person(tail.strip(" .")):
            return head, (tail.strip(" ."),)
    return title, ()


def first_word(title: str, doers: frozenset[str]) -> tuple[str, ...]:
    """`Anna Lokaler`: a heading that begins with the name of somebody who has tasks."""
    words = title.split()
    verbs = len(words) > 1 and (
        words[1].lower() in present_to_infinitive() or words[1].lower() in telling() or words[1].lower() in states()
    )
    short = 1 < len(words) <= 4 and words[0].lower() in doers and words[1][:1].isupper() and not verbs  # noqa: PLR2004
    return (words[0],) if short else ()


def presenter_line(block: Block, known: frozenset[str]) -> tuple[str, ...]:
    """The names behind `Föredragande:`."""
    label, rest = label_of(block.text)
    return people_in(rest, known) if label in _LABELS else ()


def column_presenters(blocks: Sequence[Block], known: frozenset[str]) -> tuple[str, ...]:
    """The names in the column of presenters, when the item was a row of a table."""
    for block in blocks[:1]:
        for head, cell in zip(block.heads, block.cells, strict=False):
            if head.strip(" :").lower() in _LABELS:
                return people_in(cell, known)
    return ()


def is_presenter_line(block: Block) -> bool:
    """Whether a line is the one that names the presenters."""
    return label_of(block.text)[0] in _LABELS and ":" in block.text


def subitems_of(blocks: Sequence[Block], known: frozenset[str]) -> tuple[SubItem, ...]:
    """The matters within an item: short lines with a name in brackets, and short lines that stand alone."""
    found = []
    for i, block in enumerate(blocks):
        text = block.text.strip("* _")
        if not text or len(text) > _LONGEST + 20 or text.endswith((".", "?", "!", ",")) or block.kind is Kind.ROW:
            continue
        title, people = split_title(text, known)
        named = bool(people) and in_brackets(text) is not None
        alone = (
            block.kind in (Kind.PLAIN, Kind.HEADING)
            and (block.gap or block.strong or block.kind is Kind.HEADING)
            and len(text) <= _LONGEST
            and i + 1 < len(blocks)
        )
        if named or (alone and ":" not in text.rstrip(":")):
            found.append(SubItem(title.rstrip(": "), people))
    return tuple(found)
