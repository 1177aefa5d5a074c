"""Minutes as a PDF that is kept and read aloud: PDF/A-2a and PDF/UA-1 at once, tagged, its fonts within.

Nothing is fetched, and no font of the machine is used: the same minutes become the same pages everywhere.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from bot.minutes.reading.draft import Draft
from bot.minutes.reading.own.parts import spelt
from bot.minutes.writing.blocks import Block, blocks_of
from bot.minutes.writing.edition import PLAIN, Edition
from bot.minutes.writing.layout import even, parts_of
from bot.minutes.writing.word import LANGUAGES
from cards.speech import Translate

if TYPE_CHECKING:
    from typst import PDFStandard  # named for the checker only

STANDARDS: "list[PDFStandard]" = ["a-2a", "ua-1"]
"""What the file keeps to: long-term archiving with tags, and universal accessibility."""

_TEMPLATE = Path(__file__).with_name("minutes.typ")
_UNKNOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed|contains the codepoint `\"(.+?)\"`")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_KEPT = frozenset("\u200c\u200d")
_LONG = re.compile(r"\S{46,}")
_LONG_IN_CELL = re.compile(r"(?=\S*[^\W\d_]*[\W\d_])\S{21,}|\S{46,}")
_STEP = 15
_SPLIT = "\u200b"
_TRIES = 5


class NotSet(Exception):
    """typst refused the minutes for another reason than a character without a picture."""


def draft_to_pdf(draft: Draft, t: Translate, *, now: datetime, edition: Edition = PLAIN) -> bytes:
    """The minutes as a PDF in the language of `t`; `read` gives the same draft back, as far as a person sees it.

    A character that no font here has is spelt by its number, "[U+1F600]".
    """
    lang, _, region = LANGUAGES[t.lang].partition("-")
    told = {
        "title": even(draft.title or "") or t("Minutes"),
        "author": even(edition.author),
        "lang": lang,
        "region": region,
        "letterhead": even(edition.letterhead),
        "mark": edition.mark,
        "footer": even(edition.footer),
        "page": t("Page {n} of {pages}", n="\x01", pages="\x02"),
        "blocks": blocks_of(parts_of(draft, t, edition)),
    }
    return _pictured(_breakable(told), now)


def _pictured(told: Block, now: datetime) -> bytes:
    words = json.dumps(told, ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            return _set(words, now)
        except typst.TypstError as error:
            missing = set(_without_picture(error))
            if not missing:
                raise NotSet from error
            words = words.translate({ord(char): spelt(char) for char in missing})
    raise NotSet


def _set(words: str, now: datetime) -> bytes:
    made = typst.compile(
        _TEMPLATE,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"minutes": words},
        pdf_standards=STANDARDS,
        timestamp=int(now.timestamp()),
    )
    if not isinstance(made, bytes):
        raise NotSet
    return made


def _without_picture(error: typst.TypstError) -> Iterable[str]:
    """The characters that typst names as those it can't set."""
    for found in _UNKNOWN.finditer(error.diagnostic):
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1] or found[2])
        yield from (char for char in text if ord(char) > 127)  # noqa: PLR2004 -- beyond ASCII


def _breakable(value: Any, *, cell: bool = False) -> Any:  # noqa: ANN401 -- plain JSON
    """The same words without signs that nobody sees, and with a place to break in whatever is too long for a line."""
    if isinstance(value, str):
        seen = (
            value
            if value.isprintable()
            else "".join(char for char in value if char in _KEPT or unicodedata.category(char) != "Cf")
        )
        return (_LONG_IN_CELL if cell else _LONG).sub(lambda found: _split(found[0]), seen)
    if isinstance(value, dict):
        return {name: _breakable(part, cell=name in ("head", "rows")) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(part, cell=cell) for part in value]
    return value


def _split(word: str) -> str:
    return _SPLIT.join(word[at : at + _STEP] for at in range(0, len(word), _STEP))
