"""Which of all the numbered lines are the items: one run upwards, with lists within items left alone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.minutes.reading.layout.lines import Block, Kind

_LONGEST = 110
_SHORT = 60
_LONGEST_LIST = 150
_FEW_WORDS = 1
_MOST_SKIPPED = 2


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line that could head an item."""

    index: int
    number: int
    style: tuple[str, int]
    title: str


def title_and_rest(text: str) -> tuple[str, str]:
    """A heading that runs on into its text is cut after the first sentence, or at its colon."""
    told = text.endswith((".", "!")) and len(text.split()) > _FEW_WORDS
    for mark in (": ", ". ") if told else ():
        at = text.find(mark)
        if (2 < at <= _SHORT and " " in text[at + 2 :].strip()) or (2 < at <= _SHORT and mark == ": "):  # noqa: PLR2004
            return text[:at], text[at + 1 :].strip()
    if len(text) <= _LONGEST:
        return text, ""
    for mark in (". ", ": ", " – ", " - "):
        at = text.find(mark)
        if 2 < at <= _LONGEST:  # noqa: PLR2004
            return text[: at + 1].rstrip(" -–"), text[at + 1 :].lstrip(" -–")
    return text, ""


def _style(block: Block) -> tuple[str, int]:
    return (block.marker.strip("0123456789"), block.level)


def candidates(blocks: Sequence[Block], skipped: frozenset[int]) -> list[Numbered]:
    """All numbered lines that read as headings."""
    common = _meeting_number(blocks)
    found = []
    for index, block in enumerate(blocks):
        number = block.number.removeprefix(common)
        if index in skipped or block.kind not in (Kind.NUMBERED, Kind.HEADING) or not number.isdigit():
            continue
        title, _ = title_and_rest(block.text.strip("*_ "))
        heading = title[:1].isupper() or title[:1].isdigit() or "§" in block.marker or title[:1] in "\"”'“"
        if title and len(title) <= _LONGEST and heading:
            found.append(Numbered(index, int(number), _style(block), title))
    return found


def _meeting_number(blocks: Sequence[Block]) -> str:
    """`7.` where the items of the seventh meeting are numbered 7.1, 7.2 and on."""
    pairs = [block.number.split(".") for block in blocks if block.kind is Kind.NUMBERED and "." in block.number]
    counts = Counter(pair[0] for pair in pairs if len(pair) == 2)  # noqa: PLR2004
    plain = sum(1 for block in blocks if block.kind is Kind.NUMBERED and block.number.isdigit())
    if len(counts) != 1 or plain > 1:
        return ""
    number, count = counts.most_common(1)[0]
    return f"{number}." if count > _MOST_SKIPPED else ""


def under_empty_heads(blocks: Sequence[Block], heads: Sequence[int]) -> list[int]:
    """Chapters that hold nothing but 1.1, 1.2 … give way to these."""
    found: list[int] = []
    empty = 0
    for at, end in zip(heads, [*heads[1:], len(blocks)], strict=False):
        number = f"{blocks[at].number}."
        inner = [
            i for i in range(at + 1, end) if blocks[i].number.startswith(number) and blocks[i].number.count(".") == 1
        ]
        bare = bool(inner) and inner[0] == at + 1
        empty += bare
        found += inner if bare else [at]
    return found if empty > 1 and empty * 2 >= len(heads) else list(heads)


def paragraph_signs(found: Sequence[Numbered], blocks: Sequence[Block]) -> list[Numbered]:
    """Items headed by `§`: any upward run is theirs, wherever it starts."""
    run: list[Numbered] = []
    for one in found:
        if "§" in blocks[one.index].marker and (
            not run or run[-1].number < one.number <= run[-1].number + 1 + _MOST_SKIPPED
        ):
            run.append(one)
    return run


def _belongs(one: Numbered, run: list[Numbered], nested: list[Numbered]) -> bool:
    """Whether a line carries the run on, rather than a list inside the item."""
    last = run[-1]
    if not last.number < one.number <= last.number + 1 + _MOST_SKIPPED:
        return False
    if one.style[1] > last.style[1]:
        return False
    if nested and one.number == nested[-1].number + 1:
        return one.style == last.style != nested[-1].style
    return one.number == last.number + 1 or one.style == last.style


def _run_from(found: Sequence[Numbered], start: int) -> list[Numbered]:
    run, nested = [found[start]], list[Numbered]()
    for one in found[start + 1 :]:
        if _belongs(one, run, nested):
            run.append(one)
            nested = []
        else:
            nested.append(one)
            if len(nested) > _LONGEST_LIST:
                break
    return run


def _with_text(run: Sequence[Numbered], blocks: Sequence[Block]) -> int:
    taken = {one.index for one in run}
    return sum(1 for one in run if one.index + 1 < len(blocks) and one.index + 1 not in taken)


def _same_titles(first: Sequence[Numbered], second: Sequence[Numbered]) -> bool:
    titles = {one.title.lower().strip(" .:") for one in first}
    again = sum(1 for one in second if one.title.lower().strip(" .:") in titles)
    return again * 2 >= min(len(first), len(second))


def _between(places: Sequence[int], after: int, before: int) -> bool:
    at = bisect_right(places, after)
    return at < len(places) and places[at] < before


def numbered_items(blocks: Sequence[Block], skipped: frozenset[int], sections: Sequence[int]) -> list[Numbered]:
    """The numbered lines that head items, in order; a list of contents gives way to what it announces."""
    found = candidates(blocks, skipped)
    signs = paragraph_signs(found, blocks)
    if len(signs) > 1:
        return signs
    items: list[Numbered] = []
    at = 0
    while at < len(found):
        if found[at].number > 1 and (items or found[at].number > 3):  # noqa: PLR2004
            at += 1
            continue
        run = _run_from(found, at)
        if not items or _between(sections, items[-1].index, run[0].index):
            items = items + run if len(run) > 1 or items else run
        elif _same_titles(items, run) or (
            len(run) >= len(items) and not _with_text(items[:-1], blocks) and _with_text(run, blocks) > 1
        ):
            items = run
        last = run[-1].index
        while at < len(found) and found[at].index <= last:
            at += 1
    return items
