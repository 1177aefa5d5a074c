"""The steps that an assignment's own words name: pure."""

import re
from typing import NamedTuple

FEWEST, MOST = 2, 12
_PARTS = re.compile(r",(?![^()]*\))|;")
_OWNER = re.compile(r"^(?P<text>[^()]+?)\s*\((?P<owner>[^()]{1,80})\)$")


class Part(NamedTuple):
    """One part of an assignment, and whose it is, as written; "" where nobody is named."""

    text: str
    owner: str


def steps_in(text: str) -> list[Part]:
    """Return the parts of “Mathematics: find schools (VC), measures (PC + health team), follow-up”; else nothing.

    There must be two at least, after a colon, and one of them must name its owner in brackets.
    """
    _, colon, after = text.partition(":")
    parts = [" ".join(part.split()).rstrip(".") for part in _PARTS.split(after)] if colon else []
    found = [
        Part(*(owned["text"], owned["owner"])) if (owned := _OWNER.match(part)) else Part(part, "") for part in parts
    ]
    named = any(part.owner for part in found)
    whole = all(part.text and "(" not in part.text for part in found)
    return found if named and whole and FEWEST <= len(found) <= MOST else []
