"""What a line of notes is: its tag, and the words that follow. Pure."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Tag(StrEnum):
    """What a line says of itself by its first word."""

    PLAIN = "plain"
    ITEM = "item"
    DECISION = "decision"
    ASSIGNMENT = "assignment"
    DIALOG = "dialog"
    INFO = "info"
    COMEBACK = "comeback"
    PRESENT = "present"
    ABSENT = "absent"
    CHAIR = "chair"
    IDEA = "idea"
    HELP = "help"
    LINK = "link"
    MOTION = "motion"
    VOTE = "vote"
    COUNT = "count"
    CARRIED = "carried"
    REJECTED = "rejected"
    UNDECIDED = "undecided"
    UNDO = "undo"
    START = "start"
    END = "end"


_SAID: dict[Tag, str] = {
    Tag.ITEM: "punkt topic ärende",
    Tag.DECISION: "beslut agreed agree decision",
    Tag.ASSIGNMENT: "uppdrag action todo",
    Tag.DIALOG: "dialog diskussion discussion",
    Tag.INFO: "info information",
    Tag.COMEBACK: "återkommer comeback",
    Tag.PRESENT: "närvarande närvaro here present nick",
    Tag.ABSENT: "frånvarande absent",
    Tag.CHAIR: "ordförande chair addchair",
    Tag.IDEA: "idé idea",
    Tag.HELP: "hjälp help",
    Tag.LINK: "länk link",
    Tag.MOTION: "yrkande motion",
    Tag.VOTE: "röst vote",
    Tag.COUNT: "rösträkning close",
    Tag.CARRIED: "bifall accepted accept",
    Tag.REJECTED: "avslag rejected reject failed",
    Tag.UNDECIDED: "oavgjort inconclusive",
    Tag.UNDO: "ångra undo",
    Tag.START: "starta startmeeting",
    Tag.END: "avsluta endmeeting",
}

TAGS = {word: tag for tag, words in _SAID.items() for word in words.split()}
"""Every word that is a tag, the secretary's Swedish ones and MeetBot's English ones."""

WITHOUT_WORDS = frozenset(
    {Tag.PRESENT, Tag.HELP, Tag.COUNT, Tag.CARRIED, Tag.REJECTED, Tag.UNDECIDED, Tag.UNDO, Tag.START, Tag.END}
)
"""Tags that say something by themselves."""

MARK = "#"
NEAR = 0.75
_TAGGED = re.compile(r"\s*#\s?([^\W\d]\w*)(?:[:.,]|(?=\s|$))\s*(.*)", re.DOTALL)
_FIRST = re.compile(r"\s*(\w+)\s*(:?)\s*(\S.*)", re.DOTALL)
_PLAINLY = {"beslut": "beslut", "decision": "decision", "uppdrag": "uppdrag", "action": "action"}
_NUMBERED = re.compile(r"\s*(punkt|topic)\s+\d{1,3}\s*\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line taken apart; `near` is the tag that she may have meant where there is none, without its mark."""

    tag: Tag
    words: str
    near: str = ""


def parse(line: str) -> Parsed:
    """Return the line's tag and its words; a line whose tag nobody knows is plain, all of it."""
    line = line.strip()
    found = _TAGGED.fullmatch(line)
    if found is None:
        return Parsed(Tag.PLAIN, line, _untagged(line))
    tag = TAGS.get(found[1].casefold())
    if tag is not None:
        return Parsed(tag, found[2].strip())
    near = get_close_matches(found[1].casefold()[:40], TAGS, n=1, cutoff=NEAR)
    return Parsed(Tag.PLAIN, line, near[0] if near else "")


def _untagged(line: str) -> str:
    """Return the tag whose mark she may have forgotten: "Beslut: …", "uppdrag Sven …", "punkt 3"."""
    numbered = _NUMBERED.fullmatch(line)
    if numbered is not None:
        return numbered[1].casefold()
    first = _FIRST.fullmatch(line)
    return _PLAINLY.get(first[1].casefold(), "") if first else ""


def tagged(line: str, tag: str) -> str:
    """Return the line with `tag` in place of the first word, which was meant to be it."""
    _, _, rest = line.strip().removeprefix(MARK).lstrip().partition(" ")
    return f"{MARK}{tag} {rest.strip()}".strip()


def is_tagged(said: str) -> bool:
    """Say whether what was said begins with a mark: then it is a note, known tag or not."""
    return said.lstrip().startswith(MARK)


def lines_of(said: str) -> list[str]:
    """Return the lines of a message that say something, each as it was written."""
    return [line.strip() for line in said.splitlines() if line.strip(" \t#")]
