r"""The words of a stretch of LaTeX, and the commands around them: `\textbf{Beslut:}~att` reads `Beslut: att`."""

import re
from collections.abc import Iterator

from bot.minutes.reading.words.listing import words

_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?")
_SETTINGS = words(
    """
    vspace hspace label ref pageref input include includegraphics setlength addtolength rule usepackage pagestyle
    thispagestyle documentclass fontsize selectlanguage bibliography cite color textcolor hypersetup newcommand
    renewcommand setcounter addtocounter linespread geometry addcontentsline vskip hskip href
    """
)
_SPOKEN = {"ldots": "…", "dots": "…", "textendash": "–", "S": "§", "euro": "€", "aa": "å", "att": "att", "times": "×"}
_TYPED = (("---", "—"), ("--", "–"), ("``", "”"), ("''", "”"), ("~", " "), ('"=', "-"))
_BETWEEN = frozenset(",;: /")


def group_end(text: str, at: int) -> int:
    """The index behind the group that opens at `at`; the end of the text when it is never closed."""
    depth = 0
    for i in range(at, len(text)):
        if text[i] in "{[":
            depth += 1
        elif text[i] in "}]":
            depth -= 1
            if depth <= 0:
                return i + 1
    return len(text)


def _settings(text: str, at: int, *, most: int) -> int:
    """The index behind the arguments of a command that sets something and says nothing."""
    while most and text[at : at + 1] in ("{", "["):
        most -= text[at] == "{"
        at = group_end(text, at)
    return at


def plain(text: str) -> tuple[str, list[str]]:
    """The words as they would be printed, and the markup that was taken out of them."""
    if "\\" not in text and "{" not in text and "$" not in text:
        return _typed(text), []
    spoken: list[str] = []
    markup: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        found = _COMMAND.match(text, at) if char == "\\" else None
        if found is not None:
            at = _command(text, found, spoken, markup)
        elif char == "\\":
            spoken.append(" " if text[at + 1 : at + 2] in _BETWEEN else text[at + 1 : at + 2])
            at += 2
        else:
            spoken.append(" " if text.startswith("}{", at) else "" if char in "{}$" else char)
            at += 1
    return _typed("".join(spoken)), markup


def _command(text: str, found: re.Match[str], spoken: list[str], markup: list[str]) -> int:
    """Take one command; the index behind it and whatever it swallows."""
    name, at = found[1], found.end()
    if name in _SPOKEN:
        spoken.append(_SPOKEN[name])
        return at + (text[at : at + 2] == "{}") * 2
    stop = _settings(text, at, most=1 if name == "href" else 9) if name in _SETTINGS else at
    if stop == at and text[at : at + 1] == "[":
        stop = group_end(text, at)
    markup += [name, text[at:stop]]
    return stop + 1 if name not in _SETTINGS and text[stop : stop + 1] == " " and stop == at else stop


def _typed(text: str) -> str:
    for written, printed in _TYPED:
        text = text.replace(written, printed)
    return " ".join(text.split())


def groups(text: str) -> list[str]:
    """The braces of a line that is nothing but a command with them; none when it is more than that."""
    found: list[str] = []
    while text.startswith("{"):
        stop = group_end(text, 0)
        found.append(text[1 : stop - 1])
        text = text[stop:]
    return found if not text.strip(" \\.,") else []


def parts_of(text: str) -> Iterator[tuple[str, bool]]:
    """The parts between forced line breaks, each with whether one follows."""
    parts = text.split("\\\\")
    for i, part in enumerate(parts):
        yield part.strip(), i < len(parts) - 1
