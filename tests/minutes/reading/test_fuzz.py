"""Damaged files of all formats are read or refused in a sentence; `python -m bench.fuzz` runs ten thousand and more."""

import pytest

from bot.minutes.reading.errors import Unreadable
from bot.minutes.reading.read import read
from tests.minutes.reading.mutants import mutant

SLICE = 40


@pytest.mark.parametrize("start", range(0, 8 * SLICE, SLICE))
def test_a_damaged_file_is_read_or_refused(start: int) -> None:
    strange = []
    for number in range(start, start + SLICE):
        name, data = mutant(number)
        try:
            read(data, name=name)
        except Unreadable:
            continue
        except Exception as error:  # noqa: BLE001 -- whatever it is, the number tells how to make it again
            strange.append((number, name, repr(error)))

    assert strange == []
