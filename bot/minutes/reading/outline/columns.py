"""Tables that lost their lines: one cell on each line, or a row run together, with owner and day at its end."""

from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.reading.findings.dates import dates_in
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import key, part_of
from bot.minutes.reading.words.listing import phrases, words
from bot.minutes.reading.words.names import is_first_name

_HEADS = words(
    """
    nr ärende ärenden åtgärd aktivitet uppgift punkt fråga anteckning ansvarig ansv ansvar vem klart klar datum när
    senast tid deadline status beslut rubrik id
    """
)
_WHO = frozenset(["ansvarig", "ansv", "ansvar", "vem"])
_WHENS = phrases(
    """
    snarast, omgående, löpande, nästa möte, nästa lg, nästa träff, nästa gång, genast, vår, höst
    """
)
_DONE = words(
    """
    klart klar utfört utförd åtgärdat åtgärdad avslutad avslutat genomfört
    """
)
_NOBODY = words(
    """
    info information - – — inget noteras
    """
)
_ALL = frozenset(["alla", "samtliga"])
_COLUMNS = ("Ärende", "Ansvarig", "Klart")
_MOST_WORDS = 5
_REACH = 8


def _lone_heads(blocks: Sequence[Block], at: int) -> int:
    """The index behind a table's heads that stand one to a line; `at` when there are none."""
    end = at
    while end < len(blocks) and end - at < _REACH and key(blocks[end].text) in _HEADS:
        end += 1
    told = {key(block.text) for block in blocks[at:end]}
    return end if end - at > 2 and told & _WHO else at  # noqa: PLR2004


def _joined_heads(block: Block) -> bool:
    """`Nr Ärende Ansvarig Klart` on one line."""
    told = block.text.lower().replace("/", " ").split() if block.kind is Kind.PLAIN else []
    return 2 < len(told) <= _REACH and set(told) <= _HEADS and bool(_WHO & set(told))  # noqa: PLR2004


def _is_who(text: str) -> bool:
    """Initials, first names or full names and nothing else: `BH/SD`, `Anna o Bo`, `Alla`."""
    told = text.replace("/", " ").replace(",", " ").replace("+", " ").replace("&", " ").split()
    if not told or len(told) > _MOST_WORDS:
        return False
    full = len(told) == 2 and is_first_name(told[0]) and told[1].istitle()  # noqa: PLR2004
    return full or all(
        (word.isupper() and word.isalpha() and 2 <= len(word) <= 4)  # noqa: PLR2004
        or is_first_name(word)
        or word.lower() in _ALL
        or word in ("o", "och", "samt")
        for word in told
    )


def _is_when(text: str) -> bool:
    """A day, a week, a meeting, or a word that says it is done."""
    low = text.lower().strip(" .!")
    if low in _WHENS or low in _DONE:
        return True
    found = dates_in(text)
    return bool(found) and found[0].start == 0 and found[-1].end >= len(text.rstrip(" .!"))


def _of_lines(blocks: Sequence[Block], at: int) -> tuple[Block, int] | None:
    """A text with its owner, and perhaps its day, each on a line below it."""
    block, under = blocks[at], blocks[at + 1 : at + 3]
    if not under or block.kind is Kind.ROW or _is_who(block.text) or len(block.text.split()) < 2 or part_of(block):  # noqa: PLR2004
        return None
    who, when = _parted(under[0].text)
    if under[0].kind is not Kind.PLAIN or not (_is_who(who) or key(who) in _NOBODY or who in _NOBODY):
        return None
    below = not when and len(under) > 1 and _is_when(under[1].text)
    return _row(block, block.text, who, under[1].text if below else when), at + 2 + below


def _parted(text: str) -> tuple[str, str]:
    """`BH/SD v. 9` as who and when."""
    who, _, when = text.partition(" ")
    return (who, when) if when and _is_who(who) and _is_when(when) else (text, "")


def _of_end(block: Block) -> Block | None:
    """A row run together: `… kontaktar fastighet om hissen. MH 2024-04-30`."""
    if block.kind in (Kind.ROW, Kind.HEADING):
        return None
    told = block.text.split()
    for days in range(min(3, len(told) - 1), 0, -1):
        when = " ".join(told[len(told) - days :])
        if not _is_when(when):
            continue
        for names in (2, 1):
            who, text = told[len(told) - days - names : len(told) - days], told[: len(told) - days - names]
            if len(text) > 2 and _is_who(" ".join(who)) and not _is_who(text[-1]):  # noqa: PLR2004
                return _row(block, " ".join(text), " ".join(who), when)
    return None


def _of_margin(block: Block, found: Sequence[Block]) -> Block | None:
    """A row of no table, with its owner and day in the margin."""
    table = bool(found) and found[-1].kind is Kind.ROW and not found[-1].heads
    if block.kind is not Kind.ROW or table or len(block.cells) != len(_COLUMNS) or block.heads:
        return None
    text, who, when = block.cells
    return replace(block, heads=_COLUMNS) if len(text.split()) > 1 and _is_who(who) and _is_when(when) else None


def _row(block: Block, text: str, who: str, when: str) -> Block:
    nobody = key(who) in _NOBODY or who in _NOBODY
    cells = (text, who, when)
    heads = (_COLUMNS[0], "Läge" if nobody else _COLUMNS[1], _COLUMNS[2])
    return replace(block, text="\t".join(cell for cell in cells if cell), kind=Kind.ROW, cells=cells, heads=heads)


def _goes_on(block: Block, found: Sequence[Block]) -> bool:
    """Whether a cell was wrapped, and its first line stands above."""
    wrapped = block.kind is Kind.PLAIN and not block.gap and bool(found)
    return wrapped and found[-1].kind is Kind.NUMBERED and (block.text[:1].islower() or "." in found[-1].number[2:])


def _with(above: Block, row: Block) -> Block:
    """The row with the line above it as the beginning of its text."""
    cells = (f"{above.text} {row.cells[0]}", *row.cells[1:])
    text = "\t".join(cell for cell in cells if cell)
    return replace(row, text=text, cells=cells, marker=above.marker, number=above.number, gap=above.gap)


def with_columns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a table's heads announce it with the owner and the day of each matter beside its text."""
    found: list[Block] = []
    lines = ends = False
    at = 0
    while at < len(blocks):
        behind = _lone_heads(blocks, at)
        if behind > at:
            found += blocks[at:behind]
            lines, at = True, behind
            continue
        ends = ends or _joined_heads(blocks[at])
        taken = _of_lines(blocks, at) if lines else None
        if taken is not None and _goes_on(blocks[at], found):
            taken = _with(found.pop(), taken[0]), taken[1]
        row = _of_end(blocks[at]) if ends and taken is None else _of_margin(blocks[at], found)
        found.append(taken[0] if taken is not None else row or blocks[at])
        at = taken[1] if taken is not None else at + 1
    return found
