"""Words on a card: members' words stay words, whatever they hold."""

import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKS = re.compile(r"([\\*_`\[\]~])")
_LINE_START = re.compile(r"(?m)^(\s*)([-+#>]|\d+[.)])(?=\s|$)")
_AT = re.compile(r"<(?=/?at\b)", re.IGNORECASE)
_JOINER = "\u2060"


class Markup(str):
    """Text that carries markdown of our own making; everything else is escaped."""

    __slots__ = ()


def plain(words: str) -> str:
    """Return `words` without what can't be seen: control characters and marks that turn the reading order."""
    return _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(words: str) -> Markup:
    """Return `words` so that a TextBlock shows them as they are: no emphasis, list, link or mention comes of them.

    Text that is Markup already is returned untouched.
    """
    if isinstance(words, Markup):
        return words
    marked = _MARKS.sub(r"\\\1", plain(words))
    listed = _LINE_START.sub(lambda m: f"{m[1]}{_shielded(m[2])}", marked)
    return Markup(_AT.sub("<" + _JOINER, listed))


def _shielded(start: str) -> str:
    """Keep "- ", "# " and "1. " at a line's start from becoming a list or a heading."""
    return f"{start[:-1]}\\{start[-1]}"


def bold(words: str) -> Markup:
    """Return `words` escaped and in bold."""
    return Markup(f"**{escaped(words)}**") if words.strip() else Markup("")


def link(words: str, url: str) -> Markup:
    """Return `words` as a link to `url`, which must be http or https; anything else stays plain words."""
    if not url.startswith(("https://", "http://")) or re.search(r"[\s()<>]", url):
        return escaped(words)
    return Markup(f"[{escaped(words)}]({url})")


def joined(*parts: str, by: str = " · ") -> Markup:
    """Return the parts that hold anything, escaped where they are not Markup, with `by` between them."""
    return Markup(by.join(escaped(part) for part in parts if part))
