"""How wide the columns of a table are: pure."""

from collections.abc import Sequence
from math import sqrt

_SHORT, _PLAIN, _LONGEST_WORD, _MOST_SHORT = 8, 12, 24, 5
_GROWTH = 4
_SHARE_OF_SHORT = 0.09


def shares_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """Each column's thousandths of the width: short columns have room for a number, the others by what they hold."""
    columns = [[row[at] for row in rows] for at in range(len(rows[0]))]
    short = [all(len(cell) <= _SHORT for cell in cells) for cells in columns]
    if all(short) or sum(short) > _MOST_SHORT:
        short = [False] * len(columns)
    wanted = [0.0 if is_short else _wanted(cells) for cells, is_short in zip(columns, short, strict=True)]
    left = 1 - _SHARE_OF_SHORT * sum(short)
    shares = [
        _SHARE_OF_SHORT if is_short else left * share / sum(wanted)
        for share, is_short in zip(wanted, short, strict=True)
    ]
    return [max(1, round(1000 * share)) for share in shares]


def _wanted(cells: Sequence[str]) -> float:
    """More for a column of long cells, but far from as much more as they are longer; room for an ordinary word."""
    longest = max(map(len, cells))
    word = max((len(word) for cell in cells for word in cell.split()), default=0)
    grown = longest if longest <= _PLAIN else _PLAIN + _GROWTH * sqrt(longest - _PLAIN)
    return max(_SHORT, grown, min(word, _LONGEST_WORD))
