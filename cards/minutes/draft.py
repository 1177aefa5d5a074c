"""A draft: what lies before the secretary, and the whole beneath."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from cards.assignments.due import due_or_none
from cards.folds import toggling
from cards.inputs import Choice
from cards.kit import Action, Card, Element, Tone, block, buttons, draw, facts, head, heading, one_by_one, text
from cards.minutes.browse import adding, opening
from cards.minutes.desk import Desk, last_look, shortened, with_candidate
from cards.minutes.editing_presses import EditPart, OpenEditing
from cards.minutes.exports import export_buttons
from cards.minutes.presses import DiscardDraft, LookIn, OpenAdding, TakeUpload
from cards.minutes.published import (
    decision_lines,
    fold,
    item_line,
    item_words,
    other_words,
    task_line,
    task_words,
)
from cards.minutes.twins import TwinView, twin_block
from cards.minutes.versions import ShowChanges
from cards.minutes.views import CandidateView, ItemView, MinutesView, NotedView, TaskView
from cards.press import button, opens_dialog
from cards.room import AT_THE_END, ROOM, Forms, fitted, weight
from cards.speech import Translate
from cards.words import joined

FOR_WARNINGS = 6_000
"""What the reader's doubts may weigh."""

NOTHING_FOUND = Desk(found=0, still_open=0, keep_all=False, deed=None)


def draft_card(
    t: Translate,
    view: MinutesView,
    *,
    candidate: CandidateView | None,
    last: CandidateView | None = None,
    desk: Desk = NOTHING_FOUND,
    day: date,
    warnings: Sequence[str] = (),
    twin: TwinView | None = None,
    notes: bool = False,
) -> Card:
    """Draw the draft: a found assignment to keep or skip, or, when none is before her, the way to publish.

    `last` is the found assignment that stands last in the text, to step back to from the last look. `twin` is another
    draft of the same meeting; `notes`: there are notes of it that are in none.
    """
    what = t("Correction, version {n}", n=view.correction) if view.correction else t("Minutes")
    kind, state = joined(t("DRAFT"), what, view.group), _state(t, candidate, desk)
    is_open = candidate is not None and candidate.verdict == "open"
    body = [
        text(kind, small=True, strong=True, tone=Tone.WARNING),
        *head(kind, view.title, state, Tone.WARNING if is_open else Tone.GOOD)[1:],
        *fitted(t, [[[text(one, tone=Tone.WARNING)]] for one in warnings], FOR_WARNINGS),
        *twin_block(t, view.id, twin, notes=notes),
    ]
    before_her = with_candidate(t, view, candidate, desk) if candidate else last_look(t, view, desk, day, last)
    body.append(block(before_her, framed=True))
    actions = _ways(t, view)
    room = ROOM - weight([*body, buttons(actions)]) - AT_THE_END
    whole = fitted(t, [*_found(t, view, listed=candidate is not None), *_items(t, view)], room)
    body += (
        [toggling(t, t("The whole draft"), "draft", strong=True), block(whole, id="draft", shown=False)]
        if candidate
        else whole
    )
    return draw(t, summary=f"{t('DRAFT')}: {view.title}. {state}", body=body, actions=actions, full=True)


def _ways(t: Translate, view: MinutesView) -> list[Action]:
    """Return what can be done with the draft as a whole."""
    changes = [opens_dialog(t("Show the changes"), ShowChanges, minutes=view.id)] if view.correction else []
    return [
        opens_dialog(t("Edit{the_draft}", the_draft=""), OpenEditing, minutes=view.id),
        opens_dialog(t("Add what is missing"), OpenAdding, minutes=view.id),
        button(t("Discard draft"), DiscardDraft, inputs=False, minutes=view.id),
        *changes,
        *export_buttons(t, view.id),
    ]


def _state(t: Translate, candidate: CandidateView | None, desk: Desk) -> str:
    if candidate is None:
        return t("Ready to publish") if desk.found else t("No assignments found in the text")
    facts = {"n": candidate.number, "found": desk.found}
    match candidate.verdict:
        case "open":
            return t("Assignment {n} of {found}: keep or skip", **facts)
        case "kept":
            return t("Assignment {n} of {found}: kept", **facts)
        case "skipped":
            return t("Assignment {n} of {found}: skipped", **facts)


def _found(t: Translate, view: MinutesView, *, listed: bool) -> list[Forms]:
    """Return what was found; `listed` with what goes out of the minutes, which the last look has boxes for."""
    noted = [
        *_listed(t("Comes back"), view.comebacks),
        *_listed(t("Questions to ponder"), view.questions),
        *_listed(t("Dates ahead"), view.days),
    ]
    lines = facts(
        [
            (t("Date"), view.day),
            (t("Place"), view.place),
            (t("Participants"), ", ".join(view.participants)),
            (t("Absent"), ", ".join(view.absent)),
            (t("Next meeting"), view.next_meeting),
            (t("Registration number"), view.registration_number),
        ],
    )
    decisions = [line for one in view.decisions for line in decision_lines(one)]
    if decisions:
        lines += [heading(t("Decisions")), *decisions]
    return [
        *([[line]] for line in lines),
        *_tasks(t, view),
        *(noted if listed else []),
        *_listed(t("Check-out"), (NotedView("", view.checkout),) if view.checkout else ()),
    ]


def _tasks(t: Translate, view: MinutesView) -> list[Forms]:
    """Return a line for each assignment that is kept; a press of it brings it before her again."""
    if not view.tasks:
        return []
    lines: list[Forms] = [[[heading(t("Assignments to publish"))]]]
    if any(task.candidate for task in view.tasks):
        lines.append([[text(t("Press an assignment to change it."), small=True, subtle=True, close=True)]])
    return [*lines, *(_task(t, view, task) for task in view.tasks)]


def _task(t: Translate, view: MinutesView, task: TaskView) -> Forms:
    """Return an assignment as a row to press, as a row, and as words alone."""
    due = due_or_none(t, day=task.due_day, words=task.due_words)
    words: list[Element] = [text(joined(task_words(task), due))]
    pressed = [[opening(task_line(t, task), view.id, task.candidate)]] if task.candidate else []
    return [*pressed, [task_line(t, task)], words]


def _listed(title: str, noted: Sequence[NotedView]) -> list[Forms]:
    """Return a heading and a line for each; shortened where there is no room for the whole."""
    if not noted:
        return []
    return [[[heading(title)]], *([[text(one.words)], [text(shortened(one.words))]] for one in noted)]


def _items(t: Translate, view: MinutesView) -> list[Forms]:
    """Return each item in several forms: its text folded beneath, its line, and its words alone."""
    items = [*view.items, *other_words(t, (*view.other, *view.around))]
    return [[[heading(t("Items"))]], *(_item(t, view, item, place) for place, item in enumerate(items))]


def _item(t: Translate, view: MinutesView, item: ItemView, place: int) -> Forms:
    words: list[Element] = [text(item_words(t, item), strong=True)]
    ways: list[Action] = []
    if item.id is not None:
        ways.append(opens_dialog(t("Edit the item"), EditPart, minutes=view.id, part=f"i{item.id.hex}"))
    if not item.body or not (place < len(view.items) or view.other):
        return [fold(t, item, place), [item_line(t, item)], words]
    ways.append(opens_dialog(t("Add from this item"), LookIn, minutes=view.id, part=place))
    line = adding(t, item_line(t, item), view.id, place)
    return [fold(t, item, place, buttons(ways)), [line], words]


def draft_settled(t: Translate, view: MinutesView, words: str, *, good: bool) -> Card:
    """Draw what the draft's card becomes once it is published or discarded."""
    return draw(
        t,
        summary=f"{view.title}: {words}",
        body=head(joined(t("Minutes"), view.group), view.title, words, Tone.GOOD if good else None),
    )


def choose_group_for_upload(t: Translate, upload: UUID, name: str, groups: Sequence[Choice]) -> Card:
    """Ask which of the secretary's groups the file belongs to."""
    title = t("Which group are the minutes for?")
    answers = [button(group.words, TakeUpload, upload=upload, group=group.value) for group in groups]
    return draw(t, summary=title, body=[*head(t("Minutes"), title, name), *one_by_one(answers)])
