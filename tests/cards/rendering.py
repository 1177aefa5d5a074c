"""What a client makes of a text: all of CommonMark, tables and strikethrough, which is more than Teams knows."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from markdown_it import MarkdownIt

from bot.localteams.cards import walk
from cards.kit import Card

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TAG = re.compile(r"</?([a-zA-Z0-9]+)[^>]*>")
_JOINER = "\u2060"


def rendered(text: str) -> tuple[set[str], str]:
    """Return the names of the tags that `text` turns into, and the words that are seen."""
    html = _MARKDOWN.render(text)
    return set(_TAG.findall(html)), squeezed(unescape(_TAG.sub("", html)))


def squeezed(words: str) -> str:
    """Return `words` without blanks and what joins, to be compared."""
    return "".join(words.replace(_JOINER, "").split())


def texts_of(card: Card) -> Iterator[str]:
    """Yield each text of the card that a client reads as markdown."""
    for element in walk(card.json):
        yield from markdown_in(element)


def markdown_in(element: dict[str, Any]) -> Iterator[str]:
    """Yield what of this one element is read as markdown."""
    if element.get("type") == "TextBlock":
        yield element["text"]
    elif "title" in element and "value" in element and "type" not in element:
        yield element["value"]
