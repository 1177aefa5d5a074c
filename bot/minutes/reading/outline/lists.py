"""Blocks that a page tore apart or ran together: two lists on a line, a name above her initials."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.layout.marks import mark
from bot.minutes.reading.outline.columns import with_columns
from bot.minutes.reading.outline.kinds import Part, is_absent_label, is_present_label, key, label_of, part_of
from bot.minutes.reading.outline.tables import unfolded

_LONGEST = 3_000
_SHORT = 60
_REGISTRY = ("dnr", "diarienr", "diarienummer", "ärendenr", "ärende nr")
_HEADS = frozenset(["nr", "ärende", "ansvarig", "klart", "vs"])
_BREAKS = (". ", "; ", " | ")


def _second(text: str) -> int | None:
    """Where a second list begins within a line."""
    for sign in _BREAKS:
        at = text.find(sign)
        while at >= 0:
            label, rest = label_of(text[at + len(sign) :])
            if rest and ":" in text[at:] and (is_absent_label(label) or is_present_label(label)):
                return at + len(sign)
            at = text.find(sign, at + 1)
    return None


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with such lines parted."""
    for block in blocks:
        listed = block.kind is Kind.PLAIN and part_of(block) in (Part.PRESENT, Part.ABSENT)
        at = _second(block.text) if listed and len(block.text) < _LONGEST else None
        if at is None:
            yield block
            continue
        yield replace(block, text=block.text[:at].rstrip())
        yield replace(block, text=block.text[at:], gap=False)


def _are_initials(block: Block, name: str) -> bool:
    """Whether a block holds nothing but the initials of a name."""
    capitals = "".join(word[0] for word in name.replace("-", " ").split())
    text = block.text.strip("()")
    return len(text) > 1 and text.isupper() and text in (capitals, capitals[0] + capitals[-1])


def _is_name(block: Block) -> bool:
    words = block.text.split()
    return 1 < len(words) <= 4 and block.text.istitle() and not any(c.isdigit() or c in ":." for c in block.text)  # noqa: PLR2004


def with_initials(blocks: Sequence[Block]) -> Iterator[Block]:
    """`Anna Berg` above `AB` above `Kommunen`, as a table leaves it, is one line of a list."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if not (_is_name(block) and at + 1 < len(blocks) and _are_initials(blocks[at + 1], block.text)):
            yield block
            at += 1
            continue
        parts, at = [f"{block.text} ({blocks[at + 1].text})"], at + 2
        while at < len(blocks) and _is_office(blocks, at):
            parts.append(blocks[at].text)
            at += 1
        yield replace(block, text=" – ".join(parts), kind=Kind.BULLET)


def _is_office(blocks: Sequence[Block], at: int) -> bool:
    """What stands below the initials, up to the next name: where she comes from."""
    block = blocks[at]
    named = at + 1 < len(blocks) and _is_name(block) and _are_initials(blocks[at + 1], block.text)
    plain = block.kind is Kind.PLAIN and not block.gap and part_of(block) is None and len(block.text) < _SHORT
    return plain and not named and not block.label and not block.text.isdigit() and key(block.text) not in _HEADS


def titled(blocks: Sequence[Block]) -> list[Block]:
    """`§ 47    Dnr 2024/88` above its title: the title heads the item, the number of the file goes with the sign."""
    found: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None and block.kind is Kind.PLAIN:
            found.append(replace(waiting, text=block.text, marker=f"{waiting.marker} {waiting.text}"))
            waiting = None
            continue
        if waiting is not None:
            found.append(waiting)
            waiting = None
        if "§" in block.marker and block.text.lower().startswith(_REGISTRY) and len(block.text) < _SHORT:
            waiting = block
        else:
            found.append(block)
    return found + ([waiting] if waiting is not None else [])


def numbered(block: Block) -> Block:
    """`**1 Formalia**`: the number of a heading that is set in bold."""
    bare = block.text.strip("*_ ")
    if block.kind is not Kind.PLAIN or not block.strong or not bare[:1].isdigit():
        return block
    found = mark(bare)
    if found.kind is not Kind.NUMBERED or not found.text:
        return block
    return replace(
        block, text=found.text, kind=Kind.NUMBERED, level=found.depth, marker=found.marker, number=found.number
    )


def repaired(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document, with all of this mended and its tables unfolded."""
    return titled([numbered(block) for block in parted(unfolded(with_columns(list(with_initials(blocks)))))])
