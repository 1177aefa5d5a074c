"""Another draft of the same meeting, or notes of it: the ways to make them one."""

from dataclasses import dataclass
from uuid import UUID

from cards.kit import Element, block, buttons, text
from cards.press import Press, button
from cards.speech import Translate


class MergeDrafts(Press, verb="minutes.merge"):
    """What the other draft of the same meeting says is added to this one."""

    minutes: UUID
    other: UUID


class ReplaceDraft(Press, verb="minutes.put_away"):
    """This draft takes the place of the other one of the same meeting."""

    minutes: UUID
    other: UUID


class AddNotes(Press, verb="minutes.add_notes"):
    """What was noted during the meeting is added to its draft."""

    minutes: UUID


@dataclass(frozen=True, slots=True)
class TwinView:
    """Another draft of the same meeting: its title, whose it is, and the day it was begun, in words."""

    id: UUID
    title: str
    author: str
    begun: str


def twin_block(t: Translate, minutes: UUID, twin: TwinView | None, *, notes: bool) -> list[Element]:
    """Return the word on another draft, or on `notes` that are in none, with what can be done; nothing without them."""
    if twin is not None:
        said = t(
            "There is another draft of this meeting: “{title}”, {author}, {begun}.",
            title=twin.title,
            author=twin.author,
            begun=twin.begun,
        )
        ways = [
            button(t("Add it to this one"), MergeDrafts, inputs=False, minutes=minutes, other=twin.id),
            button(t("Discard the other one"), ReplaceDraft, inputs=False, minutes=minutes, other=twin.id),
        ]
    elif notes:
        said = t("There are notes from the meeting that are not in this draft.")
        ways = [button(t("Add the notes"), AddNotes, inputs=False, minutes=minutes)]
    else:
        return []
    return [block([text(said), buttons(ways)], framed=True)]
