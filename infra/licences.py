"""Writes docs/licences.md: under which licence each package stands that the bot runs on or its local page draws with.

It reads what is installed (`python infra/licences.py`, or `make licences`). A package that is for another platform only
keeps the line that it had.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
PINNED = re.compile(r"(?m)^([A-Za-z0-9][\w.-]*)(?:\[[\w,]+\])?==([^\s;\\]+)")
KEPT = re.compile(r"(?m)^\| ([\w.@/-]+) \| \S+ \| (.+) \|$")
CLASSIFIER = "License :: OSI Approved :: "
SHORT = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "Python Software Foundation License": "PSF-2.0",
}
HEAD = """# Licences

Under which licence each package stands, as its own metadata says. Made by `make licences`; a test holds that the page
is current and that every licence is one of those that were looked at.

All allow what the bot does: use, unchanged, as libraries. MPL-2.0 and LGPL-3.0 ask that changes to the library itself
be published; none are made. OFL-1.1 is for a font that only the local page shows.

"""


def page() -> str:
    """Return the page as it should be."""
    bot = "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in _python())
    npm = "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in _npm())
    table = "| package | version | licence |\n|---|---|---|\n"
    above = f"{HEAD}## The bot runs on\n\n{table}{bot}"
    return f"{above}\n## The local page and the checks of cards and package (npm)\n\n{table}{npm}"


def _python() -> Iterator[tuple[str, str, str]]:
    kept = dict(KEPT.findall(PAGE.read_text(encoding="utf-8"))) if PAGE.is_file() else {}
    for name, version in PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")):
        try:
            yield name, version, _licence(distribution(name))
        except PackageNotFoundError:
            yield name, version, kept.get(name, "unknown")


def _licence(of: Distribution) -> str:
    """Return the licence as an expression, else by its classifiers, else by its name."""
    if expression := of.metadata.get("License-Expression"):
        return str(expression)
    classified = [one.removeprefix(CLASSIFIER) for one in of.metadata.get_all("Classifier") or () if CLASSIFIER in one]
    named = (of.metadata.get("License") or "unknown").strip().splitlines()[0]
    return " OR ".join(sorted(SHORT.get(one, one) for one in classified)) or SHORT.get(named, named)


def _npm() -> Iterator[tuple[str, str, str]]:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path:
            yield path.rpartition("node_modules/")[2], package["version"], package.get("license", "unknown")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
