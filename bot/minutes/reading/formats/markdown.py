"""Markdown: the parser says which lines are headings, list items, tables or code; the words are the source's own."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.minutes.reading.formats.text import line_of
from bot.minutes.reading.layout.lines import Kind, Line

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _headings(tokens: list[Token]) -> dict[int, int]:
    """The source lines that begin a heading, also one that is underlined, with their depth."""
    return {token.map[0]: int(token.tag[1:]) for token in tokens if token.type == "heading_open" and token.map}


def _code(tokens: list[Token]) -> set[int]:
    """Fenced lines: no heading and no bullet begins there."""
    return {n for token in tokens if token.type == "fence" and token.map for n in range(*token.map)}


def _unescaped(line: Line) -> Line:
    r"""`2024\-03\-05` is written so that it looks like 2024-03-05."""
    cells = tuple(_ESCAPED.sub(r"\1", cell) for cell in line.cells)
    return replace(line, text=_ESCAPED.sub(r"\1", line.text), cells=cells)


def lines_of(text: str) -> list[Line]:
    """The lines of a Markdown text; each source line is kept, whatever the parser makes of it."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").disable("inline").parse(text)
    headings, code = _headings(tokens), _code(tokens)
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(text.splitlines()):
        line = line_of(raw, gap=gap)
        if line is None:
            gap = True
            continue
        if number in code:
            line = replace(line, text=raw.strip(), kind=Kind.PLAIN, marker="", number="", cells=())
        elif number in headings and line.kind is not Kind.HEADING:
            line = replace(line, kind=Kind.HEADING, level=headings[number])
        elif line.kind is Kind.HEADING and number not in headings:
            line = replace(line, kind=Kind.PLAIN, text=f"{line.marker} {line.text}", marker="", level=0)
        lines.append(_unescaped(line) if "\\" in line.text and number not in code else line)
        gap = False
    return lines
