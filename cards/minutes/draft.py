"""A draft on the secretary's desk: one found assignment at a time, and the whole beneath."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from cards.inputs import Choice, Form
from cards.kit import (
    Action,
    Card,
    Element,
    Tone,
    block,
    buttons,
    draw,
    facts,
    head,
    heading,
    one_by_one,
    text,
    toggling,
)
from cards.minutes.presses import (
    BackToCandidate,
    DiscardDraft,
    KeepCandidate,
    PublishMinutes,
    SkipCandidate,
    TakeUpload,
)
from cards.minutes.published import decision_lines, fold, item_line, other_words, task_lines
from cards.minutes.views import CandidateView, MinutesView
from cards.press import button
from cards.room import ROOM, Forms, fitted, weight
from cards.speech import Translate
from cards.words import Markup, bold, escaped, joined

LONGEST_SENTENCE = 2_000
"""What a found assignment shows of its sentence; the whole stands in the draft beneath."""


def draft_card(
    t: Translate,
    view: MinutesView,
    *,
    candidate: CandidateView | None,
    answered: int,
    found: int,
    day: date,
    latest: UUID | None = None,
    warnings: Sequence[str] = (),
) -> Card:
    """Draw the draft: the next found assignment to keep or skip, or, when none is left, the way to publish.

    `latest` is the found assignment that was answered last, to take back.
    """
    kind, state = joined(t("DRAFT"), t("Minutes"), view.group), _state(t, answered, found)
    desk = _candidate(t, candidate) if candidate else _last_look(t, view, day)
    next_step = _on_candidate(t, candidate) if candidate else [button(t("Publish"), PublishMinutes, minutes=view.id)]
    body = [
        *head(kind, view.title, state, Tone.WARNING if candidate else Tone.GOOD),
        *(text(one, tone=Tone.WARNING) for one in warnings),
    ]
    body.append(block([*desk, buttons([*next_step, *_way_back(t, latest)])], framed=True))
    whole = fitted(t, [*_found(t, view), *_items(t, view)], ROOM - weight(body))
    body += (
        [toggling(t, t("The whole draft"), "draft", strong=True), block(whole, id="draft", shown=False)]
        if candidate
        else whole
    )
    actions = [button(t("Discard draft"), DiscardDraft, inputs=False, minutes=view.id)]
    return draw(t, summary=f"{t('DRAFT')}: {view.title}. {state}", body=body, actions=actions, full=True)


def _state(t: Translate, answered: int, found: int) -> str:
    if not found:
        return t("No assignments found in the text")
    if answered < found:
        return t("Assignment {n} of {found}: keep or skip", n=answered + 1, found=found)
    return t("Ready to publish")


def _candidate(t: Translate, candidate: CandidateView) -> list[Element]:
    form = Form(t, KeepCandidate)
    people = sorted(candidate.people, key=lambda one: one.value not in candidate.owners)
    in_words = (
        t("The text says: {words}", words=candidate.due_words) if candidate.due_words and candidate.due is None else ""
    )
    return [
        *([text(t("From item {item}", item=candidate.item), small=True, subtle=True)] if candidate.item else []),
        text(_with_clues(candidate)),
        form.people("owners", people, ",".join(candidate.owners), several=True),
        form.day("due", candidate.due),
        *([text(in_words, small=True, subtle=True, close=True)] if in_words else []),
        form.line("text", candidate.text, long=True),
    ]


def _with_clues(candidate: CandidateView) -> Markup:
    """Return the sentence with the words that gave it away in bold; a very long one ends in "…"."""
    cut = len(candidate.sentence) > LONGEST_SENTENCE
    sentence = candidate.sentence[:LONGEST_SENTENCE] + ("…" if cut else "")
    words, at = Markup(""), 0
    for start, end in sorted(candidate.clues):
        if start >= at:
            words = Markup(words + escaped(sentence[at:start]) + bold(sentence[start:end]))
            at = end
    return Markup(words + escaped(sentence[at:]))


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


def _way_back(t: Translate, latest: UUID | None) -> list[Action]:
    return [button(t("Undo the latest"), BackToCandidate, inputs=False, candidate=latest)] if latest else []


def _found(t: Translate, view: MinutesView) -> list[Forms]:
    lines = facts(
        [
            (t("Date"), view.day),
            (t("Place"), view.place),
            (t("Participants"), ", ".join(view.participants)),
            (t("Absent"), ", ".join(view.absent)),
        ],
    )
    decisions = [line for one in view.decisions for line in decision_lines(one)]
    if decisions:
        lines += [heading(t("Decisions")), *decisions]
    if view.tasks:
        lines += task_lines(t, view, t("Assignments to publish"))
    return [[[line]] for line in lines]


def _items(t: Translate, view: MinutesView) -> list[Forms]:
    """Return each item in two forms: with its text folded beneath, and its line alone."""
    items = [*view.items, *other_words(t, (*view.other, *view.around))]
    return [
        [[heading(t("Items"))]],
        *([fold(t, item, place), [item_line(t, item)]] for place, item in enumerate(items)),
    ]


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
