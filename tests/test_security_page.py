"""The page about security names only tests that there are."""

import ast
import re

from tests.test_house import ROOT

PAGE = ROOT / "docs" / "security.md"


def test_every_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE.read_text(encoding="utf-8"))

    there = {
        (path, one.name)
        for path in {path for path, _ in named}
        for one in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert [one for one in named if one not in there] == []
    assert len(named) > 15


def test_every_row_of_threats_names_a_test() -> None:
    threats = PAGE.read_text(encoding="utf-8").partition("## Threats")[2].partition("## What the bot can't")[0]

    rows = [line for line in threats.splitlines() if line.startswith("|")][2:]
    assert [row for row in rows if "::test_" not in row] == []
