"""What a member wrote, without Teams' markup and without the call to the bot itself."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TAGS = (
    "p|div|br|hr|span|b|strong|i|em|u|s|strike|del|a|ul|ol|li|blockquote|pre|code|codeblock|h[1-6]|font|sub|sup|"
    "table|thead|tbody|tr|td|th|attachment|readonly|systemEventMessage"
)
ATTRIBUTES = r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*"""
MENTION = re.compile(rf"<at{ATTRIBUTES}\s*>([^<]*)</at>", re.IGNORECASE)
PICTURE = re.compile(rf"<(?:img|emoji)({ATTRIBUTES})\s*/?>(?:</emoji>)?", re.IGNORECASE)
ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote|pre)\s*>", re.IGNORECASE)
TAG = re.compile(rf"</?(?:{TAGS})(?:{ATTRIBUTES})\s*/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
MOST_MENTIONS = 100
BLANKS = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person (or team) that the message names with an @."""

    member_id: str
    name: str


def mentions_of(entities: Iterable[Mapping[str, Any]]) -> tuple[tuple[Mention, str], ...]:
    """Return who is named, in order, each with the span of the text that names her."""
    return tuple(_mention(entity) for entity in entities if str(entity.get("type", "")).lower() == "mention")


def _mention(entity: Mapping[str, Any]) -> tuple[Mention, str]:
    mentioned = entity.get("mentioned")
    who = mentioned if isinstance(mentioned, dict) else {}
    span = entity.get("text")
    named = who.get("name") if isinstance(who.get("name"), str) else None
    shown = span if isinstance(span, str) else ""
    inner = MENTION.fullmatch(shown.strip())
    name = named or html.unescape(inner[1] if inner else shown)
    return Mention(str(who.get("id") or ""), name.strip()), shown.strip()


def said(text: str, named: Sequence[tuple[Mention, str]], *, bot: Mention) -> str:
    """Return the words: the bot's own mentions taken out, others' left as names, markup as plain text.

    A call to the bot that was typed and not picked ("@Bot help") is taken out too.
    """
    waiting = [(mention.member_id, span, _bare(mention.name)) for mention, span in named[:MOST_MENTIONS]]

    def replace(found: re.Match[str]) -> str:
        bare = _bare(found[1])
        for place, (member_id, span, name) in enumerate(waiting):
            if span == found[0] or name == bare:
                del waiting[place]
                return " " if bot.member_id and member_id == bot.member_id else found[1]
        return found[1]

    words, call = cleaned(MENTION.sub(replace, text) if "<" in text else text), f"@{bot.name}"
    head, rest = words[: len(call)], words[len(call) :]
    is_called = bool(bot.name) and head.casefold() == call.casefold() and not rest[:1].isalnum()
    return rest.lstrip(" ,:\n") if is_called else words


def cleaned(text: str) -> str:
    """Return the plain text of Teams' light HTML; what only looks like a tag stays."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = TAG.sub("", LINE_END.sub("\n", PICTURE.sub(_alt, text)))
    if "&" in text:
        text = ENTITY.sub(lambda found: html.unescape(found[0]), text)
    lines = [BLANKS.sub(" ", line).strip() for line in text.replace("\0", "").split("\n")]
    return "\n".join(lines).strip()


def _alt(found: re.Match[str]) -> str:
    alt = ALT.search(found[1])
    return (alt[1] or alt[2] or "") if alt else ""


def _bare(name: str) -> str:
    return html.unescape(name).strip().casefold()
