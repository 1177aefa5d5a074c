"""The head of the minutes: when and where, and what it is called."""

from collections.abc import Sequence
from datetime import date

from bot.minutes.reading.findings.dates import Dated, dates_in, short_date
from bot.minutes.reading.layout.lines import Block
from bot.minutes.reading.outline.kinds import key, label_of
from bot.minutes.reading.words.listing import phrases

_PLACES = ("plats", "lokal", "var", "sal", "mötesplats", "rum")
_BOTH = ("tid och plats", "plats och tid", "datum och plats", "tid & plats", "när och var", "tid, plats", "plats, tid")
_WHEN = ("datum", "tid", "mötesdatum", "när", "sammanträdesdatum", "datum och tid", "mötestid", *_BOTH)
_WHERE = phrases(
    """
    digitalt möte, via teams, via zoom, på distans, teams, zoom, microsoft teams, via länk, teamsmöte, digitalt,
    skypemöte, via skype
    """
)
_NEXT = ("nästa", "kommande")
_LONGEST_PLACE = 120


def _full(blocks: Sequence[Block]) -> list[tuple[Block, Dated]]:
    """Full dates in the head that are not the next meeting's."""
    return [
        (block, found)
        for block in blocks
        if not key(block.text).startswith(_NEXT)
        for found in dates_in(block.text)
        if found.full and found.day
    ]


def meeting_date(title: str | None, head: Sequence[Block]) -> date | None:
    """The day of the meeting: in the title, by its label, or the first full date of the head."""
    for found in dates_in(title or ""):
        if found.full:
            return found.day
    found_in_head = _full(head)
    for block, found in found_in_head:
        if label_of(block.text)[0] in _WHEN:
            return found.day
    if found_in_head:
        return found_in_head[0][1].day
    return short_date(title or "")


def _beside_date(text: str) -> str | None:
    """What stands beside the date on its line: `Digitalt möte 6 november 2023`."""
    found = dates_in(text)
    before = text[: found[0].start].strip(" ,.:-–") if found else text
    return before if before.lower() in _WHERE else None


def _of_both(rest: str) -> str | None:
    """The part of `Tid och plats: 3 maj kl 13, Rådhuset` that tells no time."""
    parts = [part.strip() for part in rest.replace(";", ",").split(",")]
    places = [
        part
        for part in parts
        if part
        and not dates_in(part)
        and not any(char.isdigit() for char in part[:3])
        and not part.lower().startswith("kl")
    ]
    return ", ".join(places) or None


def place_of(blocks: Sequence[Block]) -> str | None:
    """Where the meeting was held, as written."""
    waiting = False
    for block in blocks:
        label, rest = label_of(block.text)
        if waiting and block.text:
            return block.text
        if label in _BOTH and rest:
            return _of_both(rest)
        if label in _PLACES and ":" in block.text and len(rest) <= _LONGEST_PLACE:
            if rest:
                return rest
            waiting = True
    for block in blocks:
        beside = _beside_date(block.text)
        if beside or block.text.startswith(("http://", "https://")):
            return beside or block.text
    return None


def file_date(name: str) -> date | None:
    """The date that the file is named after, if any."""
    stem = name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    full = [found.day for found in dates_in(stem) if found.full]
    return full[0] if full else short_date(stem)
