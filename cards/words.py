"""Words on a card: members' words stay words, whatever they hold."""

import re
from unicodedata import category

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINES = re.compile(r"[ \t]*\n\s*")
_INDENT = re.compile(r"\A[ \t]{2,}|\A\t")
_MARKS = re.compile(r"([\\*_`\[\]~])")
_LINE_START = re.compile(r"(?m)^([ \t]*)(\d{1,9}[.)](?=\s|$)|[-+](?=\s|$)|#{1,6}(?=\s|$)|>|[-=](?=[-= \t]*$))")
_LIVE = re.compile(r"<(?=[/!?a-z])|&(?=#?\w{1,31};)|\{(?=\{)", re.IGNORECASE)
_SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_JOINER = "\u2060"


class Markup(str):
    """Text that carries markdown of our own making; everything else is escaped."""

    __slots__ = ()


def plain(words: str) -> str:
    """Return `words` without what can't be seen: control characters and marks that turn the reading order."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", words))


def is_blank(words: str) -> bool:
    """Say whether nothing of `words` can be seen: only blanks, control characters and other marks without a shape."""
    return all(category(letter) in _SHAPELESS for letter in words)


def one_line(words: str) -> str:
    """Return plain words on one line, for places that show no markup and no breaks."""
    return " ".join(plain(words).split())


def escaped(words: str) -> Markup:
    """Return `words` so that a TextBlock shows them as they are: no emphasis, list, link or mention comes of them.

    A line break becomes a paragraph's, the only one that every client shows. Text that is Markup already is
    returned untouched.
    """
    if isinstance(words, Markup):
        return words
    lines = _INDENT.sub(" ", _LINES.sub("\n\n", plain(words)))
    marked = _MARKS.sub(r"\\\1", lines)
    listed = _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", marked)
    return Markup(_LIVE.sub(lambda m: m[0] + _JOINER, listed))


def bold(words: str) -> Markup:
    """Return `words` escaped, on one line and in bold; blanks around them stay outside."""
    core = one_line(words)
    if not core:
        return escaped(words)
    before, after = (" " if blank.isspace() else "" for blank in (words[0], words[-1]))
    held = (_JOINER if not core[0].isalnum() else "") + escaped(core) + (_JOINER if not core[-1].isalnum() else "")
    return Markup(f"{before}**{held}**{after}")


def link(words: str, url: str) -> Markup:
    """Return `words` as a link to `url`, which must be http or https; anything else stays plain words."""
    if not url.startswith(("https://", "http://")) or re.search(r"[\s()<>]", url):
        return escaped(words)
    return Markup(f"[{escaped(words)}]({url})")


def joined(*parts: str, by: str = " · ") -> Markup:
    """Return the parts that hold anything, escaped where they are not Markup, with `by` between them."""
    return Markup(by.join(escaped(part) for part in parts if part))
