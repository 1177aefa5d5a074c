"""Reading damaged files: how many were read, how many refused and why, and which took longest.

Run as `python -m bench.fuzz [HOW_MANY] [FIRST]`. Anything but a refusal in a sentence is printed with its number.
"""

import sys
import time
from collections import Counter

from bot.minutes.reading.errors import Unreadable
from bot.minutes.reading.read import read
from tests.minutes.reading.mutants import mutant

MANY = 10_000


def outcome(number: int) -> tuple[str, str, float]:
    """Read one damaged file; return its name, what came of it and the CPU milliseconds."""
    name, data = mutant(number)
    start = time.process_time()
    try:
        read(data, name=name)
        told = "read"
    except Unreadable as refusal:
        told = type(refusal).__name__
    except Exception as error:  # noqa: BLE001 -- this is what is looked for
        told = f"FAILED {error!r}"
        print(f"number {number}: {told}")
    return name.rpartition(".")[2], told, (time.process_time() - start) * 1_000


def main(count: int = MANY, first: int = 0) -> int:
    """Print the table; return how many failed."""
    seen = [(number, *outcome(number)) for number in range(first, first + count)]
    for told, times in Counter(told.partition(" ")[0] for _, _, told, _ in seen).most_common():
        print(f"{told:15} {times:7}")
    for number, ending, told, spent in sorted(seen, key=lambda one: -one[3])[:3]:
        print(f"slowest: {spent:6.0f} ms, number {number}, .{ending}, {told}")
    return sum(told.startswith("FAILED") for _, _, told, _ in seen)


if __name__ == "__main__":
    sys.exit(min(1, main(*map(int, sys.argv[1:3]))))
