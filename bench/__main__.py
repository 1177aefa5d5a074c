"""python -m bench [NAME …]: every table, one after the other, or those that are named: `python -m bench fuzz`."""

import subprocess
import sys
from collections.abc import Sequence

TABLES = ("porch", "turns", "outbox", "dispatch", "reminders_tick", "reading", "scrape")


def main(named: Sequence[str]) -> int:
    """Run each benchmark in a process of its own; return how many failed."""
    modules = [f"bench.{name.replace('-', '_')}" for name in named or TABLES]
    return sum(subprocess.run((sys.executable, "-m", module), check=False).returncode != 0 for module in modules)  # noqa: S603 -- our own modules


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
