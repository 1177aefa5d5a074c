"""The running card of a meeting's notes: the current item, what stands under it, and what has been found so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from cards.folds import toggling
from cards.inputs import Choice
from cards.kit import Action, Card, Element, Tone, block, draw, head, row, text
from cards.minutes.notes_presses import MakeDraft, OpenLines, TurnTo
from cards.press import button, msg, opens_dialog
from cards.speech import Translate
from cards.words import bold, joined, one_line

State = Literal["open", "closed", "draft", "published"]

LATEST = 6
"""So many of the current item's lines are shown."""

MOST_FOUND = 12
"""So many decisions, and so many assignments, stand in the fold."""

LONGEST = 240
"""Characters of a line that the card shows."""

KINDS: dict[str, str] = {
    "decision": msg("Decision"),
    "assignment": msg("Assignment"),
    "dialog": msg("Discussion"),
    "info": msg("Information"),
    "comeback": msg("Comes back"),
    "present": msg("Present"),
    "absent": msg("Absent"),
    "link": msg("Link"),
}
"""What such a line is called, in bold before its own words; others say themselves what they are."""


@dataclass(frozen=True, slots=True)
class PromiseView:
    """An assignment as it was understood: "" for an owner or a due that was not found."""

    line: UUID
    words: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the notes; `kind` is its tag's name."""

    line: UUID
    kind: str
    words: str
    promise: PromiseView | None = None


@dataclass(frozen=True, slots=True)
class NotesView:
    """A meeting's notes at one item; `after` and `before` are the items beside it."""

    meeting: UUID
    group: str
    state: State
    item: str
    number: int
    of: int
    lines: tuple[LineView, ...] = ()
    decided: tuple[str, ...] = ()
    promised: tuple[PromiseView, ...] = ()
    count: int = 0
    present: int = 0
    after: Choice | None = None
    before: Choice | None = None


def notes_card(t: Translate, view: NotesView) -> Card:
    """Draw the running card; once the meeting is closed it offers the draft."""
    if view.state != "open":
        return _closed(t, view)
    body = [
        *head(joined(t("Live notes"), view.group), _title(view), _counted(t, view)),
        *_lines(t, view),
        *([text(t("Then: {item}", item=_cut(view.after.words)), small=True, subtle=True)] if view.after else []),
        *_found(t, view),
        toggling(t, t("How to write"), "how"),
        block(how_to_write(t), id="how", shown=False),
    ]
    actions: list[Action] = []
    if view.after is not None:
        actions.append(button(t("Next item"), TurnTo, meeting=view.meeting, item=view.after.value))
    if view.before is not None:
        actions.append(button(t("Previous item"), TurnTo, secondary=True, meeting=view.meeting, item=view.before.value))
    if view.count:
        actions.append(opens_dialog(t("Put a line right"), OpenLines, secondary=True, meeting=view.meeting))
    return draw(t, summary=t("Live notes: {item}", item=_title(view)), body=body, actions=actions)


def _title(view: NotesView) -> str:
    title = f"{view.number}. {view.item}" if view.number else view.item
    return _cut(title) or view.group


def _counted(t: Translate, view: NotesView) -> str:
    place = t("Item {number} of {of}", number=view.number, of=view.of) if view.number else ""
    return joined(place, *_sums(t, view))


def _sums(t: Translate, view: NotesView) -> list[str]:
    return [
        t.count("{n} line", "{n} lines", view.count) if view.count else t("Nothing noted yet"),
        t.count("{n} decision", "{n} decisions", len(view.decided)) if view.decided else "",
        t.count("{n} assignment", "{n} assignments", len(view.promised)) if view.promised else "",
        t.count("{n} present", "{n} present", view.present) if view.present else "",
    ]


def _lines(t: Translate, view: NotesView) -> list[Element]:
    """Return the latest lines under the current item."""
    if not view.lines:
        return [text(t("Write here, line by line. Each line stands under this item."), subtle=True)]
    hidden = len(view.lines) - LATEST
    above = t.count("{n} line above", "{n} lines above", hidden) if hidden > 0 else ""
    return [
        *([text(above, small=True, subtle=True)] if above else []),
        *(part for line in view.lines[-LATEST:] for part in line_shown(t, line)),
    ]


def line_shown(t: Translate, line: LineView) -> list[Element]:
    """Return one line: what it is in bold, what it says, and beneath an assignment who and when."""
    kind = t(KINDS[line.kind]) if line.kind in KINDS else ""
    words = joined(bold(kind) if kind else "", _cut(line.words), by=": ")
    return [text(words), *([_understood(t, line.promise)] if line.promise else [])]


def _understood(t: Translate, promise: PromiseView) -> Element:
    words, whole = promise_words(t, promise)
    return text(words, small=True, subtle=whole, tone=None if whole else Tone.WARNING, close=True)


def promise_words(t: Translate, promise: PromiseView) -> tuple[str, bool]:
    """Return who would do it and by when, and whether somebody was found for it."""
    if not promise.owner:
        return joined(t("No owner found"), promise.due), False
    return joined(promise.owner, promise.due or t("no date")), True


def _found(t: Translate, view: NotesView) -> list[Element]:
    """Return all that was decided and promised so far, folded."""
    if not view.decided and not view.promised:
        return []
    sums = joined(*_sums(t, view)[1:3])
    lines: list[Element] = [
        text(joined(bold(t("Decision")), _cut(words), by=": ")) for words in view.decided[-MOST_FOUND:]
    ]
    for promise in view.promised[-MOST_FOUND:]:
        lines += line_shown(t, LineView(promise.line, "assignment", promise.words, promise))
    left = max(0, len(view.decided) - MOST_FOUND) + max(0, len(view.promised) - MOST_FOUND)
    earlier = t.count("{n} earlier one", "{n} earlier ones", left) if left else ""
    shown = [*([text(earlier, small=True, subtle=True)] if earlier else []), *lines]
    words = t("So far: {sums}", sums=one_line(sums)) if view.state == "open" else one_line(sums)
    return [toggling(t, words, "found"), block(shown, id="found", shown=False)]


def _cut(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def how_to_write(t: Translate) -> list[Element]:
    """Return the tags, each with what it does."""
    said = [
        (t("#topic 3"), t("goes to item 3; with a title of your own you begin a new item")),
        (t("#agreed We adopt the plan"), t("a decision")),
        (t("#action Amira sends the plan by 6 February"), t("an assignment; I find the owner and the date")),
        (t("#info, #discussion"), t("information, discussion")),
        (t("#comeback The premises in March"), t("something that comes back")),
        (t("#present Amira, Sven"), t("who is there; “#absent” for who is not")),
        (t("#undo"), t("takes your latest line back")),
        (t("#endmeeting"), t("closes the meeting")),
    ]
    return [row("", [text(bold(words)), text(meaning, small=True, subtle=True, close=True)]) for words, meaning in said]


def _closed(t: Translate, view: NotesView) -> Card:
    title = t("The meeting is closed")
    state, tone = _afterwards(t, view)
    actions: list[Action] = []
    if view.state == "closed" and view.count:
        actions = [
            button(t("Make the draft"), MakeDraft, meeting=view.meeting),
            opens_dialog(t("Put a line right"), OpenLines, secondary=True, meeting=view.meeting),
        ]
    body: Sequence[Element] = [
        *head(joined(t("Live notes"), view.group), title, joined(_sums(t, view)[0], _sums(t, view)[3])),
        text(state, tone=tone),
        *_found(t, view),
    ]
    return draw(t, summary=f"{title}. {state}", body=body, actions=actions)


def _afterwards(t: Translate, view: NotesView) -> tuple[str, Tone | None]:
    if view.state == "draft":
        return t("The notes have become a draft. It stands in this chat: write “minutes” to see it."), Tone.GOOD
    if view.state == "published":
        return t("The minutes are published."), Tone.GOOD
    if not view.count:
        return t("Nothing was noted. Send me the minutes as a file, or write something here within a day."), None
    return t("Make the draft when you are done. Until then you can add lines for a day."), None


def notes_gone_on(t: Translate, view: NotesView) -> Card:
    """Draw what is left of a running card that is laid anew further down: its item, and how much stands under it."""
    lines = t.count("{n} line", "{n} lines", len(view.lines)) if view.lines else ""
    words = joined(_title(view), lines, t("goes on further down"))
    return draw(t, summary=one_line(words), body=[text(words, small=True, subtle=True)])
