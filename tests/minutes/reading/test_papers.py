"""Minutes in many layouts, as secretaries write them, each read as a person would read it."""

import json
from pathlib import Path

import pytest

from bot.minutes.reading.read import read
from tests.minutes.reading.told import told

PAPERS = sorted(path for path in Path(__file__).with_name("papers").iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_the_reader_finds_what_a_secretary_would(paper: Path) -> None:
    expected = json.loads(paper.with_suffix(".json").read_text(encoding="utf-8"))

    assert told(read(paper.read_bytes(), name=paper.name)) == expected
