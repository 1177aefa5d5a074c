"""The message that a message action was chosen on: its words without markup, its author and its link."""

from collections.abc import Mapping
from typing import Any

from lxml import html
from lxml.etree import ParserError

from bot.chat.turn import QuotedMessage

BLOCKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "pre")
UNSEEN = ("script", "style", "attachment", "head")


def quoted_message(value: Mapping[str, Any]) -> QuotedMessage:
    """Return the message in a composeExtension invoke's value; what is missing there is empty."""
    payload = _object(value.get("messagePayload"))
    body, user = _object(payload.get("body")), _object(_object(payload.get("from")).get("user"))
    content = str(body.get("content") or "")
    is_html = str(body.get("contentType") or "html").lower() != "text"
    link = str(payload.get("linkToMessage") or "")
    return QuotedMessage(text_of(content) if is_html else content.strip(), str(user.get("displayName") or ""), link)


def text_of(markup: str) -> str:
    """Return the words of some HTML: a line for each block, bullets kept, nothing run and nothing fetched."""
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (ParserError, ValueError):
        return ""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            element.drop_tree()
        elif element.tag in BLOCKS:
            element.tail = f"\n{element.tail or ''}"
            element.text = f"\n- {element.text or ''}" if element.tag == "li" else f"\n{element.text or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
