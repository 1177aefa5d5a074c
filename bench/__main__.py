"""python -m bench: every table, one after the other."""

import subprocess
import sys

TABLES = ("bench.porch", "bench.turns", "bench.outbox", "bench.reading")


def main() -> int:
    """Run each benchmark in a process of its own; return how many failed."""
    return sum(subprocess.run((sys.executable, "-m", table), check=False).returncode != 0 for table in TABLES)  # noqa: S603 -- our own modules


if __name__ == "__main__":
    sys.exit(main())
