"""Every sentence of the minutes with its place, so that the finders need not know the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.findings.sentences import Sentence, split
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import key, part_of
from bot.minutes.reading.outline.skeleton import Chapter, Skeleton
from bot.minutes.reading.words.listing import phrases
from bot.minutes.reading.words.phrases import ACTION_LABELS, RESPONSIBLE, is_action_head

_LONGEST_HEAD = 80
_LONGEST_TASK = 1_200
_LONGEST_NAME = 30
_FEW_SENTENCES = 2
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


def _is_task(block: Block) -> bool:
    """`Uppdrag: …`, or a box to be ticked."""
    label, colon, rest = block.text[:_LONGEST_HEAD].partition(":")
    return "[ ]" in block.marker or (bool(colon and rest) and label.strip(" *_").lower() in ACTION_LABELS)


def _speaker(text: str) -> str:
    """`Nadia` of `Nadia: Har bokfört. Ska betala.`: who is meant where the sentences name nobody."""
    label, colon, _ = text[:_LONGEST_NAME].partition(":")
    name = label.strip(" *_")
    return name if colon and name.replace(" ", "").isalpha() and name.istitle() else ""


def ends_in_lead(block: Block) -> bool:
    """`Styrelsen beslutade` or `… beslutar att:`: what follows is decided."""
    return block.text.lower().rstrip(" :").endswith(_LEADS)


def leads_on(block: Block, *, led: bool) -> bool:
    """Whether the decision goes on in this block: `att …`, or a bullet."""
    return led and (block.kind in (Kind.BULLET, Kind.NUMBERED) or block.text.lower().startswith(("att ", "att  ")))


def goes_on(block: Block, *, led: bool) -> bool:
    """Whether the next `att …` of a decision may follow: one began here, or went on."""
    low = block.text.lower()
    begun = (
        low.startswith(("beslut: att", "beslut att", "beslut:att"))
        or " beslutar att " in low
        or " beslutade att " in low
    )
    return led or (begun and low.rstrip().endswith((",", " samt", " och")))


def _heads_owners(block: Block) -> bool:
    """Whether a row heads a table with a column of owners."""
    return any(key(cell) in RESPONSIBLE for cell in block.cells)


def _of_cells(block: Block, item: str | None, *, owned: bool) -> Iterator[Sentence]:
    """The sentences of a table row; a cell under the word Beslut is a decision."""
    heads = [key(head) for head in block.heads] or [""] * len(block.cells)
    owned = owned or any(head in RESPONSIBLE and cell for head, cell in zip(heads, block.cells, strict=False))
    for head, cell in zip(heads, block.cells, strict=False):
        if len(cell.split()) > 1:
            for part in split(cell):
                yield Sentence(part, item, decided=head == "beslut", cell=owned)


def _of_blocks(blocks: Sequence[Block], item: str | None, tasks: str | None, decided: set[int]) -> Iterator[Sentence]:
    before: str | None = None
    outer, lead, owned = tasks, False, False
    for block in blocks:
        lead = leads_on(block, led=lead)
        if block.kind is Kind.ROW:
            owned = owned or _heads_owners(block)
            yield from _of_cells(block, item, owned=owned)
            continue
        owned = False
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
        if len(parts) <= _FEW_SENTENCES and _is_task(block) and not block.label:
            yield _whole(block, item, block.text.partition(":")[0], before)
            before = block.text
            continue
        speaker = _speaker(block.text)
        for part in parts:
            yield Sentence(
                part,
                item,
                None,
                id(block) in decided or lead,
                listed,
                len(parts) == 1,
                before,
                cell="[x]" in block.marker.lower() or block.text.startswith(">"),
                speaker=speaker,
            )
            before = part
        lead = goes_on(block, led=lead) or ends_in_lead(block)


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
