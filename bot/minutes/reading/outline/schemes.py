"""Four ways in which minutes show their items: numbers, headings, words that stand alone, or only an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.chains import numbered_items, under_empty_heads
from bot.minutes.reading.outline.kinds import (
    Part,
    is_closing,
    is_facts_label,
    is_item_label,
    is_title,
    label_of,
    part_of,
    section_of,
)
from bot.minutes.reading.words.names import is_first_name

_LONGEST_WORD = 70
_MOST_WORDS = 9
_LONGEST_TOPIC, _MOST_TOPIC = 60, 2
_NO_TOPICS = frozenset(
    ["beslut", "ansvarig", "ansvar", "åtgärd", "uppdrag", "klart", "nästa möte", "obs", "ps", "start"]
)


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the items begin; `listed` when they are only listed and the text follows elsewhere."""

    at: tuple[int, ...]
    listed: bool = False
    topics: bool = False


def title_at(blocks: Sequence[Block]) -> int | None:
    """The block that is the title: a lone top heading, or the first line that reads as one."""
    tops = [i for i, block in enumerate(blocks) if block.kind is Kind.HEADING and section_of(block) is None]
    if tops:
        level = min(blocks[i].level for i in tops)
        first = [i for i in tops if blocks[i].level == level]
        if len(first) == 1 and len(tops) > 1 and first[0] == tops[0]:
            return first[0]
        if is_title(blocks[tops[0]].text) and not blocks[tops[0]].number and not _opens_meeting(blocks[tops[0]]):
            return tops[0]
    for i, block in enumerate(blocks[:14]):
        if block.kind is Kind.PLAIN and len(block.text) <= _LONGEST_WORD * 2 and _titular(block):
            return i
        if block.kind is Kind.NUMBERED and i > 2:  # noqa: PLR2004
            break
    return 0 if len(blocks) > 1 and _heads_facts(blocks[0], blocks[1]) else None


def _opens_meeting(block: Block) -> bool:
    """`Mötets öppnande`: the first item of many minutes, however much it reads as a title."""
    return block.text.lower().startswith(("mötets ", "mötet ", "nästa "))


def _topics(blocks: Sequence[Block], skipped: frozenset[int]) -> list[int]:
    """`Hemsidan: Lotten har …`: paragraphs that begin with what they are about."""
    found = []
    for i, block in enumerate(blocks):
        label, colon, rest = block.text[:_LONGEST_TOPIC].partition(": ")
        topical = colon and rest and label[:1].isupper() and len(label.split()) <= _MOST_TOPIC and not block.strong
        known = part_of(block) is not None or is_facts_label(label.lower()) or label.lower() in _NO_TOPICS
        if i not in skipped and block.kind is Kind.PLAIN and block.gap and topical and not known:
            found.append(i)
    named = sum(1 for i in found if is_first_name(blocks[i].text.partition(":")[0].split()[0]))
    return found if len(found) > _MOST_TOPIC and not named else []


def _heads_facts(first: Block, second: Block) -> bool:
    """A first line with the facts of the meeting right below it."""
    plain = (
        first.kind is Kind.PLAIN and len(first.text) <= _LONGEST_WORD and not first.text.endswith((".", ":", ",", "!"))
    )
    return (
        plain
        and part_of(first) is None
        and ":" not in first.text
        and (
            ":" in second.text
            and label_of(second.text)[0] != ""
            and (part_of(second) is not None or is_facts_label(label_of(second.text)[0]))
        )
    )


def _titular(block: Block) -> bool:
    stands = not block.text.endswith((".", ",", ":")) and ":" not in block.text[:25]
    return is_title(block.text) and stands and not is_closing(block.text) and block.text[:1].isupper()


def _stands_alone(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    text = block.text.strip("* _")
    if block.kind is Kind.BULLET and block.strong and block.level == 0:
        return i + 1 < len(blocks) and blocks[i + 1].level > 0
    if block.kind is not Kind.PLAIN or not text or len(text) > _LONGEST_WORD or len(text.split()) > _MOST_WORDS:
        return False
    if not (text[0].isupper() or text[0].isdigit()) or text.endswith((".", ",", ";", "!")) or "://" in text:
        return False
    followed = i + 1 < len(blocks) and blocks[i + 1].kind is not Kind.HEADING
    return (block.label or block.strong or (block.gap and not _is_entry(text))) and followed


def _is_entry(text: str) -> bool:
    """`Start: 12:15`, `Anna Berg, kommunen`: a fact, no heading."""
    return ": " in text or "," in text or text[0].isdigit()


def _headings(blocks: Sequence[Block], skipped: frozenset[int]) -> list[int]:
    heads = [
        i
        for i, b in enumerate(blocks)
        if b.kind is Kind.HEADING and i not in skipped and part_of(b) is None and section_of(b) is None and b.text
    ]
    if not heads:
        return []
    level = min(blocks[i].level for i in heads)
    return [i for i in heads if blocks[i].level == level]


def _closings(blocks: Sequence[Block], after: int, skipped: frozenset[int]) -> list[int]:
    """Unnumbered last headings, and bold ones, beside numbered items."""
    found = []
    for i in range(after + 1, len(blocks)):
        block = blocks[i]
        if (
            i not in skipped
            and block.kind in (Kind.PLAIN, Kind.HEADING)
            and is_closing(block.text)
            and (block.gap or block.kind is Kind.HEADING or block.strong)
        ):
            found.append(i)
    return found


def _agenda_bullets(blocks: Sequence[Block], title: int | None) -> list[int]:
    """The bullets under the word agenda, or right under a title that says so."""
    found: list[int] = []
    start = -1
    for i, block in enumerate(blocks):
        announced = (
            part_of(block) is Part.AGENDA
            or (i == title and "agenda" in block.text.lower())
            or (i == title and "dagordning" in block.text.lower())
        )
        if announced:
            start = i
        elif start >= 0 and block.kind in (Kind.BULLET, Kind.NUMBERED) and block.level == 0:
            found.append(i)
        elif start >= 0 and found:
            break
        elif block.kind is Kind.HEADING:
            start = -1
    return found


def heads_of(blocks: Sequence[Block], skipped: frozenset[int], title: int | None) -> Heads:
    """Choose the way that these minutes follow, and say where their items begin."""
    sections = [i for i, block in enumerate(blocks) if section_of(block) is not None]
    numbered = under_empty_heads(blocks, [one.index for one in numbered_items(blocks, skipped, sections)])
    headings = _headings(blocks, skipped)
    unnumbered = [i for i in headings if not blocks[i].number]
    if len(numbered) > 1 and len(numbered) >= len(unnumbered):
        extra = _closings(blocks, numbered[0], skipped | frozenset(numbered))
        return Heads(tuple(sorted({*numbered, *extra})))
    if headings:
        return Heads(tuple(headings))
    labelled = [i for i, block in enumerate(blocks) if i not in skipped and is_item_label(block)]
    if len(labelled) > 1:
        return Heads(tuple(labelled))
    alone = [
        i
        for i in range(len(blocks))
        if i not in skipped
        and section_of(blocks[i]) is None
        and part_of(blocks[i]) is None
        and _stands_alone(blocks, i)
    ]
    if len(alone) > 1:
        return Heads(tuple(alone))
    listed = _agenda_bullets(blocks, title)
    if listed:
        return Heads(tuple(listed), listed=True)
    topics = _topics(blocks, skipped) if not (numbered or alone) else []
    return Heads(tuple(topics), topics=True) if topics else Heads(tuple(numbered or alone))
