"""The numbers that Word counts by itself and does not write into the text."""

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_BULLET = "bullet"
_SIGNS = {"bullet": "•", "none": ""}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Level:
    shape: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list: its depth, its marker as Word shows it, and its number, if it has one."""

    depth: int
    marker: str
    number: str


def _value(element: Any, tag: str, default: str = "") -> str:  # noqa: ANN401 -- lxml elements carry no types
    found = element.find(qn(tag))
    return str(found.get(qn("w:val"), default)) if found is not None else default


def _whole(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 6 else default  # noqa: PLR2004


@dataclass(slots=True)
class Counter:
    """Counts the lists of one document as they go by."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Any) -> "Counter":  # noqa: ANN401
        """Read the shapes of all lists from the numbering part; None means that there are none."""
        counter = cls()
        if numbering is None:
            return counter
        for abstract in numbering.findall(qn("w:abstractNum")):
            for level in abstract.findall(qn("w:lvl")):
                key = (str(abstract.get(qn("w:abstractNumId"))), _whole(str(level.get(qn("w:ilvl"), "0")), 0))
                counter.levels[key] = _Level(
                    _value(level, "w:numFmt", "decimal"),
                    _value(level, "w:lvlText"),
                    _whole(_value(level, "w:start", "1"), 1),
                )
        for number in numbering.findall(qn("w:num")):
            counter.abstract[str(number.get(qn("w:numId")))] = _value(number, "w:abstractNumId")
        return counter

    def next(self, list_id: str, depth: int) -> Numbered | None:
        """Count one paragraph; None when the list is switched off."""
        abstract = self.abstract.get(list_id)
        level = self.levels.get((abstract or "", depth))
        if list_id == "0" or abstract is None or level is None or not 0 <= depth < 9:  # noqa: PLR2004
            return None
        if level.shape in _SIGNS:
            return Numbered(depth, _SIGNS[level.shape] or "•", "")
        counts = self.counts.setdefault(abstract, [])
        while len(counts) <= depth:
            start = self.levels.get((abstract, len(counts)), level).start
            counts.append(start - 1)
        counts[depth] += 1
        del counts[depth + 1 :]
        return Numbered(
            depth,
            self._marker(level, abstract, counts),
            ".".join(map(str, counts[: depth + 1])) if level.shape == "decimal" else "",
        )

    def _marker(self, level: _Level, abstract: str, counts: list[int]) -> str:
        text = level.text or f"%{len(counts)}."
        for i, count in enumerate(counts):
            shape = self.levels.get((abstract, i), level).shape
            shown = _LETTERS[(count - 1) % 26] if shape == "lowerLetter" else str(count)
            text = text.replace(f"%{i + 1}", shown)
        return text.strip()
