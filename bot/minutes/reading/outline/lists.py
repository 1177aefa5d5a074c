"""One line that names both those present and those absent is parted in two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import Part, is_absent_label, is_present_label, label_of, part_of

_LONGEST = 3_000
_BREAKS = (". ", "; ", " | ")


def _second(text: str) -> int | None:
    """Where a second list begins within a line."""
    for mark in _BREAKS:
        at = text.find(mark)
        while at >= 0:
            label, rest = label_of(text[at + len(mark) :])
            if rest and ":" in text[at:] and (is_absent_label(label) or is_present_label(label)):
                return at + len(mark)
            at = text.find(mark, at + 1)
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
