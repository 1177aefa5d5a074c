"""The blocks of a document sorted under title, head, items and the rest, so that each stands in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.minutes.reading.draft import Section
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.chains import title_and_rest
from bot.minutes.reading.outline.kinds import (
    Part,
    is_copy_label,
    is_item_label,
    is_office_label,
    is_role_line,
    label_of,
    part_of,
    section_of,
)
from bot.minutes.reading.outline.schemes import Heads, heads_of, title_at
from bot.minutes.reading.words.names import is_first_name

_LONGEST_ENTRY = 90
_MOST_NAMES = 5
_FEW_ITEMS = 1
_NONE = ("inga", "inget", "ingen", "-")


@dataclass(slots=True)
class Chapter:
    """An item in the making: its heading and the blocks below it."""

    number: str
    title: str
    source: str
    section: Section | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    listed: bool = False


@dataclass(slots=True)
class Skeleton:
    """Where each block went; `decided` are the blocks that stand directly under the word Beslut."""

    title: str | None = None
    head: list[Block] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)
    present: list[Block] = field(default_factory=list)
    absent: list[Block] = field(default_factory=list)
    decided: set[int] = field(default_factory=set)


def _lists(blocks: Sequence[Block]) -> tuple[frozenset[int], dict[int, Part]]:
    """The entries of the lists of those present and absent: they can't head items."""
    inside: dict[int, Part] = {}
    current: Part | None = None
    begun = 0
    for i, block in enumerate(blocks):
        part = part_of(block)
        begun += block.kind in (Kind.NUMBERED, Kind.HEADING) and block.number.isdigit() and part is None
        if part is Part.PRESENT and begun > _FEW_ITEMS and is_office_label(label_of(block.text)[0]):
            part = None
        if current is Part.PRESENT and is_role_line(block.text):
            inside[i] = current
        elif part is not None and not (block.kind is Kind.NUMBERED and block.number):
            current = part
            if part in (Part.PRESENT, Part.ABSENT):
                inside[i] = part
        elif current in (Part.PRESENT, Part.ABSENT) and _is_entry(block, blocks[i - 1]):
            inside[i] = current
        else:
            current = None
    return frozenset(inside), inside


def _is_entry(block: Block, before: Block) -> bool:
    """Whether a block carries on the list of names above it."""
    text = block.text.rstrip(" .,;")
    if block.kind is Kind.HEADING or section_of(block) is not None or is_copy_label(label_of(block.text)[0]):
        return False
    if block.kind is Kind.NUMBERED and block.number and label_of(before.text)[1]:
        return False
    if block.kind in (Kind.BULLET, Kind.ROW):
        return len(text) < _LONGEST_ENTRY and not (part_of(before) and not before.label and ":" in before.text)
    if not block.gap:
        return _runs_on(block, text, before) or _name_like(text)
    if part_of(before) is None and block.kind is Kind.PLAIN:
        return _name_like(text) and ("," in text or is_first_name(text.split()[0]))
    return _name_like(text) and not (block.kind is Kind.PLAIN and label_of(before.text)[1])


def _runs_on(block: Block, text: str, before: Block) -> bool:
    """An organisation whose people follow, or a surname that was wrapped away from its first name."""
    surname = text.isalpha() and text.istitle() and before.text.rpartition(",")[2].strip().isalpha()
    return surname or (block.label and before.text.endswith(","))


def _name_like(text: str) -> bool:
    """Names, with or without what follows them: two capitals at least, and nothing that reads as a sentence."""
    head = text.partition(",")[0].partition("(")[0].partition(" - ")[0].rpartition(":")[2].split()
    capitals = sum(1 for word in head if word[:1].isupper())
    if len(head) == 1:
        return "," in text and capitals == 1
    return 1 < len(head) <= _MOST_NAMES and capitals > 1 and capitals >= len(head) - 1


class _Sorter:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.skeleton = Skeleton()
        skipped, self.lists = _lists(blocks)
        title = title_at(blocks)
        self.title = title
        if title is not None:
            self.skeleton.title = blocks[title].text.strip("* _")
            skipped |= {title}
        self.heads = heads_of(blocks, skipped, title)
        self.section: Section | None = None
        self.chapter: Chapter | None = None
        self.part: Part | None = None
        self.leaf = False

    def opens_section(self, i: int) -> bool:
        """A section word heads items when one follows at once; else it heads the text below it."""
        ahead = range(i + 1, min(i + 4, len(self.blocks)))
        for j in ahead:
            if j in self.heads.at or section_of(self.blocks[j]) is not None:
                return True
            if not self.blocks[j].text.lower().startswith(_NONE):
                return False
        return not self.heads.at

    def take(self, i: int) -> None:
        block = self.blocks[i]
        section = section_of(block) if i not in self.heads.at else None
        if i in self.heads.at:
            self.open_chapter(block)
        elif section is not None and i not in self.lists:
            self.open_section(i, section)
        elif i in self.lists:
            self.listed(i)
        else:
            self.place(i)

    def open_chapter(self, block: Block) -> None:
        title, rest = title_and_rest(label_of(block.text)[1] if is_item_label(block) else block.text)
        if self.heads.topics:
            title, _, rest = (part.strip() for part in block.text.partition(":"))
        number = block.marker if "§" in block.marker and not block.number else block.number
        self.chapter = Chapter(
            number,
            title,
            f"{block.marker} {block.text.removesuffix(rest)}".strip(),
            self.section,
            block.level,
            listed=self.heads.listed,
        )
        self.skeleton.chapters.append(self.chapter)
        if rest:
            self.chapter.blocks.append(Block(rest))
        self.leaf, self.part = False, None

    def open_section(self, i: int, section: Section) -> None:
        if self.opens_section(i):
            self.section, self.chapter, self.leaf = section, None, False
            self.skeleton.rest.append(self.blocks[i])
            return
        if self.heads.listed or self.stands_beside(self.blocks[i]):
            self.chapter = None
        self.leaf = section == "BESLUT"
        self.append(self.blocks[i])

    def stands_beside(self, block: Block) -> bool:
        """A section word that is set like the items' headings ends the item before it."""
        first = self.blocks[self.heads.at[0]] if self.heads.at else block
        heading = block.kind is Kind.HEADING and self.chapter is not None and block.level <= self.chapter.level
        return heading or (block.strong and first.strong and first.kind is block.kind)

    def listed(self, i: int) -> None:
        target = self.skeleton.present if self.lists[i] is Part.PRESENT else self.skeleton.absent
        target.append(self.blocks[i])
        self.append(self.blocks[i])
        self.leaf = False

    def place(self, i: int) -> None:
        block = self.blocks[i]
        part = part_of(block)
        heading = block.kind is Kind.HEADING
        if self.chapter is not None and heading and (part is not None or block.level < self.chapter.level):
            self.chapter = None
        if part is Part.SIGNED and block.gap and self.is_end(i):
            self.chapter = None
        if self.heads.listed and part is not None:
            self.chapter = None
        if heading or (block.gap and block.kind is Kind.PLAIN):
            self.leaf = False
        if self.leaf:
            self.skeleton.decided.add(id(block))
        self.append(block)

    def is_end(self, i: int) -> bool:
        return i > max(self.heads.at, default=0)

    def append(self, block: Block) -> None:
        if self.chapter is not None and not self.chapter.listed:
            self.chapter.blocks.append(block)
        elif self.skeleton.chapters:
            self.skeleton.rest.append(block)
        else:
            self.skeleton.head.append(block)


def skeleton_of(blocks: Sequence[Block]) -> Skeleton:
    """Sort the blocks of a document; none is lost, none stands twice."""
    sorter = _Sorter(blocks)
    for i in range(len(blocks)):
        sorter.take(i)
    return sorter.skeleton


__all__ = ["Chapter", "Heads", "Skeleton", "skeleton_of"]
