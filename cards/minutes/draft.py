"""A draft on the secretary's desk: one found assignment at a time, and the whole beneath."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, block, draw, facts, head, heading, row, text
from cards.minutes.presses import BackToCandidate, DiscardDraft, KeepCandidate, PublishMinutes, SkipCandidate, TakeUpload
from cards.minutes.published import ROOM, fold, item_line, task_lines, weight
from cards.minutes.views import CandidateView, MinutesView
from cards.press import button
from cards.speech import Translate
from cards.words import Markup, bold, escaped, joined


def draft_card(
    t: Translate,
    view: MinutesView,
    *,
    candidate: CandidateView | None,
    answered: int,
    found: int,
    day: date,
    warnings: Sequence[str] = (),
) -> Card:
    """Draw the draft: the next found assignment to keep or skip, or, when none is left, the way to publish."""
    kind = joined(t("DRAFT"), t("Minutes"), view.group)
    state = _state(t, answered, found)
    desk = _candidate(t, candidate, answered + 1, found) if candidate else _last_look(t, view, day)
    body = [*head(kind, view.title, state, Tone.WARNING if candidate else Tone.GOOD), *(text(one, tone=Tone.WARNING) for one in warnings)]
    body += [block(desk, framed=True), *_found(t, view)]
    actions = [*(_on_candidate(t, candidate) if candidate else _on_draft(t, view)), *_way_back(t, view, answered)]
    return draw(t, summary=f"{t('DRAFT')}: {view.title}. {state}", body=[*body, *_items(t, view, ROOM - weight(body))], actions=actions, full=True)


def _state(t: Translate, answered: int, found: int) -> str:
    if not found:
        return t("No assignments found in the text")
    if answered < found:
        return t("Assignment {n} of {found}: keep or skip", n=answered + 1, found=found)
    return t("Ready to publish")


def _candidate(t: Translate, candidate: CandidateView, number: int, found: int) -> list[Element]:
    form = Form(t, KeepCandidate)
    due = f" ({candidate.due_words})" if candidate.due_words and candidate.due is None else ""
    where = joined(t("Found assignment {n} of {found}", n=number, found=found), candidate.item and t("item {item}", item=candidate.item))
    return [
        text(where + escaped(due), small=True, subtle=True),
        text(_with_clues(candidate)),
        form.choice("owners", candidate.people, ",".join(candidate.owners), several=True),
        form.day("due", candidate.due),
        form.line("text", candidate.text, long=True),
    ]


def _with_clues(candidate: CandidateView) -> Markup:
    """Return the sentence with the words that gave it away in bold."""
    words, at = Markup(""), 0
    for start, end in sorted(candidate.clues):
        if start >= at:
            words = Markup(words + escaped(candidate.sentence[at:start]) + bold(candidate.sentence[start:end]))
            at = end
    return Markup(words + escaped(candidate.sentence[at:]))


def _on_candidate(t: Translate, candidate: CandidateView) -> list[Action]:
    keep = button(t("Keep"), KeepCandidate, candidate=candidate.id)
    return [keep, button(t("Skip"), SkipCandidate, inputs=False, candidate=candidate.id)]


def _last_look(t: Translate, view: MinutesView, day: date) -> list[Element]:
    form = Form(t, PublishMinutes)
    return [
        text(t("Publish posts the minutes in the channel and tells each owner of an assignment.")),
        form.line("title", view.title),
        form.day("day", day),
    ]


def _on_draft(t: Translate, view: MinutesView) -> list[Action]:
    publish = button(t("Publish"), PublishMinutes, minutes=view.id)
    return [publish, button(t("Discard draft"), DiscardDraft, secondary=True, inputs=False, minutes=view.id)]


def _way_back(t: Translate, view: MinutesView, answered: int) -> list[Action]:
    return [button(t("Undo the latest"), BackToCandidate, secondary=True, inputs=False, minutes=view.id)] if answered else []


def _found(t: Translate, view: MinutesView) -> list[Element]:
    lines = facts(
        [
            (t("Date"), view.day),
            (t("Place"), view.place),
            (t("Participants"), ", ".join(view.participants)),
            (t("Absent"), ", ".join(view.absent)),
        ],
    )
    if view.decisions:
        lines += [heading(t("Decisions")), *(row("", [text(one.text)]) for one in view.decisions)]
    return lines + (task_lines(t, view, t("Assignments to publish")) if view.tasks else [])


def _items(t: Translate, view: MinutesView, room: int) -> list[Element]:
    """Return a line for each item, its text folded beneath as long as there is room for it."""
    lines: list[Element] = [heading(t("Items"))]
    for place, item in enumerate(view.items):
        folded = fold(t, item, place)
        whole = folded if weight([*lines, *folded]) < room else [item_line(t, item)]
        if weight([*lines, *whole]) > room:
            return [*lines, text(t("… and {n} more items", n=len(view.items) - place), subtle=True)]
        lines += whole
    return lines


def draft_settled(t: Translate, view: MinutesView, words: str, *, good: bool) -> Card:
    """Draw what the draft's card becomes once it is published or discarded."""
    return draw(t, summary=f"{view.title}: {words}", body=head(joined(t("Minutes"), view.group), view.title, words, Tone.GOOD if good else None))


def choose_group_for_upload(t: Translate, upload: UUID, name: str, groups: Sequence[Choice]) -> Card:
    """Ask which of the secretary's groups the file belongs to."""
    title = t("Which group are the minutes for?")
    actions = [button(group.words, TakeUpload, upload=upload, group=group.value) for group in groups]
    return draw(t, summary=title, body=head(t("Minutes"), title, name), actions=actions)
