"""One turn as the operator sees it: an id for all that comes of it, what answered it, how and when it ended."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import structlog
from botbuilder.schema import ActivityTypes

from bot.kit.course import Ending, made, on_course
from bot.kit.tally import Tally

log = structlog.get_logger()

LONGEST_ID = 200

INVOKES = {
    "adaptiveCard/action": "press",
    "task/fetch": "dialog",
    "task/submit": "dialog",
    "composeExtension/fetchTask": "dialog",
    "composeExtension/submitAction": "dialog",
    "fileConsent/invoke": "file",
}
OTHERS = {
    ActivityTypes.message_update: "change",
    ActivityTypes.message_delete: "change",
    ActivityTypes.conversation_update: "event",
    ActivityTypes.installation_update: "event",
}


KINDS = ("message", "press", "dialog", "file", "change", "event", "other")


def expect_turns(tally: Tally) -> None:
    """Let every kind and end of a turn be told of as 0: a figure that begins with its first 1 alarms nobody."""
    for kind in KINDS:
        for ending in Ending:
            tally.turns.labels(kind, ending.value)


@contextmanager
def taking(raw: Mapping[str, Any], tally: Tally) -> Iterator[None]:
    """Take one turn: whatever is logged or written in the block carries the activity's id, or one that is made."""
    loop = asyncio.get_running_loop()
    started = loop.time()
    with on_course((raw.get("id") or "")[:LONGEST_ID] or made("turn")) as course:
        try:
            yield
        finally:
            kind, seconds = kind_of(raw), loop.time() - started
            tally.turns.labels(kind, course.ending.value).observe(seconds)
            log.info("turn.taken", kind=kind, deed=course.deed, outcome=course.ending.value, seconds=round(seconds, 3))


def kind_of(raw: Mapping[str, Any]) -> str:
    """Return the kind of turn, one of a few."""
    if raw["type"] == ActivityTypes.message:
        return "press" if "verb" in (raw.get("value") or {}) else "message"
    if raw["type"] == ActivityTypes.invoke:
        return INVOKES.get(raw.get("name") or "", "other")
    return OTHERS.get(raw["type"], "other")
