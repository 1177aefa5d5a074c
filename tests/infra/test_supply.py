"""What the bot is made of: nothing unpinned, nothing without a hash, no licence that nobody looked at."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from infra.licences import PAGE, PINNED, page

ROOT = Path(__file__).parents[2]
LOOKED_AT = {
    *("Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"),
    *("MPL-2.0", "LGPL-3.0-only", "OFL-1.1"),
    "dependency licenses",
}
"""Free to use unchanged, in a service of one's own; the last is what a package says of what is built into it."""


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_and_has_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = [block for block in re.split(r"\n(?=\S)", text) if block[0] not in "#\n"]

    assert [block for block in packages if not PINNED.match(block) or "--hash=sha256:" not in block] == []
    assert len(packages) > 60


def test_every_package_of_the_page_is_pinned_and_has_its_hash() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = wanted["dependencies"] | wanted["devDependencies"]

    assert [name for name, version in named.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert [
        path for path, package in locked.items() if path and not package.get("integrity", "").startswith("sha512-")
    ] == []


def test_the_list_of_licences_is_current_and_each_was_looked_at() -> None:
    rows = re.findall(r"(?m)^\| \S+ \| \d\S* \| (.+) \|$", PAGE.read_text(encoding="utf-8"))
    licences = {one for row in rows for one in re.split(r" AND | OR |, |[()]", row) if one}

    assert PAGE.read_text(encoding="utf-8") == page(), "make licences"
    assert licences - LOOKED_AT == set()


@pytest.mark.thorough
def test_the_bill_of_materials_names_every_package_and_is_the_same_each_time(tmp_path: Path) -> None:
    made = [_bill(tmp_path / str(number)) for number in range(2)]
    parts = {(part["name"], part["version"]) for part in json.loads(made[0])["components"]}

    assert parts == set(PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))
    assert (made[0] == made[1], str(ROOT) in made[0], "timestamp" in made[0]) == (True, False, False)


def _bill(target: Path) -> str:
    """Do as `make sbom` does."""
    wanted = ["--output-reproducible", "--spec-version", "1.6", "--output-format", "JSON", "--output-file", str(target)]
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", *wanted, "requirements.txt"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)  # noqa: S603 -- its own words
    return target.read_text(encoding="utf-8")
