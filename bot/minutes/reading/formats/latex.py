r"""LaTeX source read as the page it would become: `\section` heads, `\item` is a bullet, the markup is set aside."""

import re
from dataclasses import dataclass, field

from bot.minutes.reading.formats.texwords import group_end, groups, parts_of, plain
from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.outline.kinds import is_absent_label, is_facts_label, is_present_label

_DEPTHS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4}
_ITEMS = frozenset(["punkt", "paragraf", "arende", "dagordningspunkt", "rubrik", "motion", "fraga", "dpunkt"])
_LISTS = frozenset(["itemize", "description", "compactitem", "dashlist"])
_NUMBERED = frozenset(["enumerate", "compactenum"])
_TABLES = frozenset(["tabular", "tabularx", "longtable", "tabulary", "tabu"])
_LABELS = frozenset(["beslut", "ansvarig", "ansvar", "uppdrag", "åtgärd", "diskussion", "bakgrund", "förslag"])
_SPELT = {"narvarande": "närvarande", "franvarande": "frånvarande", "atgard": "åtgärd", "forslag": "förslag"}
_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?")
_COMMENT = re.compile(r"(?<!\\)%")
_HEADING_MACRO = re.compile(r"\\(?:re)?newcommand\*?\{?\\([A-Za-z]+)\}?[^\n]{0,80}\\(?:sub)?section")
_SIGNS = ("\\section", "\\subsection", "\\item", "\\begin{", "\\end{", "\\documentclass", "\\usepackage", "\\textbf{")
_FEWEST_SIGNS = 3
_HEAD_FACTS = frozenset(["title", "date", "subtitle", "datum", "plats"])


def is_latex(text: str) -> bool:
    """Whether a text is LaTeX source: a document's frame, or a few lines that begin as only LaTeX does."""
    if "\\" not in text:
        return False
    if "\\begin{document}" in text or "\\documentclass" in text:
        return True
    return sum(1 for line in text.splitlines() if line.lstrip().startswith(_SIGNS)) >= _FEWEST_SIGNS


@dataclass(slots=True)
class _Open:
    """A paragraph that is still growing."""

    kind: Kind
    level: int
    marker: str
    number: str
    gap: bool
    parts: list[str] = field(default_factory=list)
    strong: bool = False


class _Source:
    """The lines of one source, read in order."""

    def __init__(self, text: str) -> None:
        self.headings = _ITEMS | {name for name in _HEADING_MACRO.findall(text) if name not in _DEPTHS}
        self.lines: list[Line] = []
        self.opened: _Open | None = None
        self.lists: list[int | None] = []
        self.table = False
        self.gap = True

    def aside(self, *words: str) -> None:
        text = " ".join(word for word in words if word)
        if text:
            self.lines.append(Line(text, Kind.FURNITURE))

    def close(self) -> None:
        one, self.opened = self.opened, None
        if one is not None and one.parts:
            text = " ".join(one.parts)
            line = Line(text, one.kind, one.level, one.marker, one.number, one.gap, whole=True, strong=one.strong)
            self.lines.append(line)

    def begin(self, kind: Kind, level: int = 0, marker: str = "", number: str = "") -> None:
        self.close()
        self.opened = _Open(kind, level, marker, number, self.gap)
        self.gap = False

    def add(self, text: str) -> None:
        """Words of the running paragraph; a forced line break ends it."""
        for part, broken in parts_of(text):
            words, markup = plain(part)
            self.aside(*markup)
            if words:
                if self.opened is None:
                    self.begin(Kind.PLAIN)
                opened = self.opened
                if opened is not None:
                    opened.strong = not opened.parts and part.startswith("\\textbf{") and part.endswith("}")
                    opened.parts.append(words)
            if broken:
                self.close()

    def heading(self, title: str, level: int) -> None:
        words, markup = plain(title)
        self.aside(*markup)
        self.close()
        if words:
            self.lines.append(Line(words, Kind.HEADING, level, gap=True, whole=True))

    def take(self, raw: str) -> None:
        text = raw.strip()
        cut = _COMMENT.search(text)
        if cut:
            self.aside(text[cut.end() :].strip())
            text = text[: cut.start()].rstrip()
            if not text:
                return
        if not text:
            self.close()
            self.gap = True
        elif text.startswith("\\att"):
            self.close()
            self.add(text)
        elif not self.command(text):
            self.row(text) if self.table else self.add(text)

    def row(self, text: str) -> None:
        found = [plain(cell) for cell in text.removesuffix("\\hline").rstrip().removesuffix("\\\\").split(" & ")]
        for _, markup in found:
            self.aside(*markup)
        cells = tuple(words for words, _ in found)
        if len(cells) > 1:
            self.lines.append(Line("\t".join(cells), Kind.ROW, cells=cells, whole=True))
        elif cells[0]:
            self.add(text)

    def command(self, text: str) -> bool:
        """Take a line that begins with a command that shapes the page; False when it only begins with words."""
        found = _COMMAND.match(text)
        if found is None:
            return False
        name, rest = found[1], text[found.end() :]
        if name in ("begin", "end"):
            return self.environment(name, rest)
        if name == "item":
            self.item(rest)
            return True
        return self.titled(name, rest) if rest.startswith(("{", "[")) else False

    def environment(self, name: str, rest: str) -> bool:
        stop = group_end(rest, 0)
        kind, begins = rest[1 : stop - 1].rstrip("*"), name == "begin"
        self.close()
        self.gap = True
        self.aside(name, kind)
        if kind in _LISTS or kind in _NUMBERED:
            if begins:
                self.lists.append(0 if kind in _NUMBERED else None)
            elif self.lists:
                self.lists.pop()
        elif kind in _TABLES:
            self.table = begins
        elif begins and _label(kind):
            self.lines.append(Line(_label(kind).capitalize(), gap=True, whole=True))
            self.gap = False
        if rest[stop:].strip() and kind not in _TABLES:
            self.add(rest[stop:].strip())
        return True

    def item(self, rest: str) -> None:
        self.aside("item")
        level = max(0, len(self.lists) - 1)
        if self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.begin(Kind.NUMBERED, level + 1, f"{self.lists[-1]}.", str(self.lists[-1]))
        else:
            self.begin(Kind.BULLET, level, "-")
        text = rest.strip()
        if text.startswith("[") and "]" in text:
            text = f"{text[1 : text.index(']')]} {text[text.index(']') + 1 :]}"
        self.add(text)

    def titled(self, name: str, rest: str) -> bool:
        r"""`\section{…}`, `\punkt{…}`, `\beslut{…}`: a heading, or a label with its words."""
        start = group_end(rest, 0) if rest.startswith("[") else 0
        stop = group_end(rest, start)
        inner = rest[start + 1 : stop - 1]
        if name in _DEPTHS or name in self.headings:
            self.aside(name, rest[:start])
            self.heading(inner, _DEPTHS.get(name, 2))
            if rest[stop:].strip():
                self.add(rest[stop:].strip())
            return True
        if name == "title":
            self.aside(name)
            self.heading(inner.replace("\\\\", " "), 1)
            return True
        label = "datum" if name == "date" else _label(name)
        if not label:
            return self.entry(name, rest)
        self.close()
        self.aside(name)
        self.add(f"{label.capitalize()}: {inner} {rest[stop:]}")
        return True

    def entry(self, name: str, rest: str) -> bool:
        r"""`\person{Anna Berg}{Ordförande}`: a line of its own, whatever the command means."""
        found = groups(rest)
        if len(found) < 2:  # noqa: PLR2004
            return False
        self.close()
        self.aside(name)
        self.add(", ".join(found))
        self.close()
        return True


def _label(name: str) -> str:
    """The word of a command or environment that labels what it holds."""
    low = _SPELT.get(name.lower(), name.lower())
    known = low in _LABELS or is_facts_label(low) or is_present_label(low) or is_absent_label(low)
    return low if known else ""


def _is_preamble(line: str) -> bool:
    found = _COMMAND.match(line.strip())
    return found is None or found[1] not in _HEAD_FACTS


def lines_of(text: str) -> list[Line]:
    """The lines of a LaTeX source; commands, comments and the preamble are kept aside as page furniture."""
    source = _Source(text)
    before, begin, body = text.partition("\\begin{document}")
    if not begin:
        before, body = "", text
    for raw in before.splitlines():
        if _is_preamble(raw):
            source.aside(raw.strip())
        else:
            source.take(raw)
            source.close()
    source.aside(begin)
    for raw in body.splitlines():
        source.take(raw)
    source.close()
    return source.lines
