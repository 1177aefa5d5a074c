"""Every sentence of the minutes with its place, so that the finders need not know the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.findings.sentences import Sentence, split
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import key, part_of
from bot.minutes.reading.outline.skeleton import Chapter, Skeleton
from bot.minutes.reading.words.listing import phrases
from bot.minutes.reading.words.phrases import RESPONSIBLE, is_action_head

_LONGEST_HEAD = 80
_LONGEST_TASK = 1_200
_LEADS = phrases(
    """
    beslutar, beslutade, beslutades, beslöt, beslutar att, beslutade att, beslöt att, beslutar följande, beslutade
    följande
    """
)


def _heads_tasks(block: Block) -> bool:
    """A line such as `Att göra:` opens a list of tasks within an item."""
    short = len(block.text) <= _LONGEST_HEAD and (
        block.label or block.strong or block.kind in (Kind.HEADING, Kind.PLAIN)
    )
    return short and is_action_head(block.text) and not block.text.rstrip().endswith(".")


def _ends_tasks(block: Block) -> bool:
    return block.kind is Kind.HEADING or (
        block.kind is Kind.PLAIN and block.gap and (block.label or len(block.text) > _LONGEST_HEAD)
    )


def _whole(block: Block, item: str | None, tasks: str, before: str | None) -> Sentence:
    return Sentence(block.text, item, tasks, bullet=True, alone=True, before=before, cell="[x]" in block.marker.lower())


def ends_in_lead(block: Block) -> bool:
    """`Styrelsen beslutade` or `… beslutar att:`: what follows is decided."""
    return block.text.lower().rstrip(" :").endswith(_LEADS)


def leads_on(block: Block, *, led: bool) -> bool:
    """Whether the decision goes on in this block: `att …`, or a bullet."""
    return led and (block.kind in (Kind.BULLET, Kind.NUMBERED) or block.text.lower().startswith("att "))


def _of_cells(block: Block, item: str | None) -> Iterator[Sentence]:
    """The sentences of a table row; a cell under the word Beslut is a decision."""
    heads = [key(head) for head in block.heads] or [""] * len(block.cells)
    owned = any(head in RESPONSIBLE and cell for head, cell in zip(heads, block.cells, strict=False))
    for head, cell in zip(heads, block.cells, strict=False):
        if len(cell.split()) > 1:
            for part in split(cell):
                yield Sentence(part, item, decided=head == "beslut", cell=owned)


def _of_blocks(blocks: Sequence[Block], item: str | None, tasks: str | None, decided: set[int]) -> Iterator[Sentence]:
    before: str | None = None
    outer, lead = tasks, False
    for block in blocks:
        lead = leads_on(block, led=lead)
        if block.kind is Kind.ROW:
            yield from _of_cells(block, item)
            continue
        if tasks is not None and _ends_tasks(block):
            tasks = outer
        if _heads_tasks(block):
            tasks = block.text
        listed = block.kind in (Kind.BULLET, Kind.NUMBERED)
        short = len(block.text) <= _LONGEST_TASK
        if tasks is not None and (listed or outer is not None) and not block.label and short:
            yield _whole(block, item, tasks, before)
            before = block.text
            continue
        parts = list(split(block.text))
        for part in parts:
            yield Sentence(
                part,
                item,
                None,
                id(block) in decided or lead,
                listed,
                len(parts) == 1,
                before,
                cell="[x]" in block.marker.lower(),
            )
            before = part
        lead = lead or ends_in_lead(block)


def _of_chapter(chapter: Chapter, name: str, decided: set[int]) -> Iterator[Sentence]:
    tasks = chapter.title if is_action_head(chapter.title) else None
    yield from _of_blocks(chapter.blocks, name, tasks, decided)


def _spoken(blocks: Sequence[Block], lists: set[int]) -> list[Block]:
    return [block for block in blocks if id(block) not in lists and (part_of(block) is None or "." in block.text)]


def sentences_of(skeleton: Skeleton, names: Sequence[str]) -> Iterator[Sentence]:
    """The sentences of the head, of each item under its name, and of the rest, in that order."""
    lists = {id(block) for block in (*skeleton.present, *skeleton.absent)}
    yield from (
        replace(one, head=True) for one in _of_blocks(_spoken(skeleton.head, lists), None, None, skeleton.decided)
    )
    for chapter, name in zip(skeleton.chapters, names, strict=True):
        yield from _of_chapter(chapter, name, skeleton.decided)
    yield from _of_blocks(_spoken(skeleton.rest, lists), None, None, skeleton.decided)
