"""What lies before the secretary in a draft: one found assignment, or the last look before she publishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.folds import toggling
from cards.inputs import Choice, Form
from cards.kit import Action, Element, block, buttons, facts, text
from cards.minutes.attendance import NOTHING_OPEN, AttendanceView, attendance_inputs
from cards.minutes.browse import steps
from cards.minutes.presses import (
    KeepCandidate,
    KeepRest,
    PublishMinutes,
    SkipCandidate,
    SkipRest,
    UndoLatest,
)
from cards.minutes.views import CandidateView, MinutesView, NotedView
from cards.press import button
from cards.speech import Translate
from cards.words import Markup, bold, escaped

LONGEST_SENTENCE = 2_000
"""What a found assignment shows of its sentence; the whole stands in the draft beneath."""

LONGEST_CHOICE = 160
"""What a box to tick shows of its words; the whole stands in the text."""

MOST_CHOICES = 15
"""So many of a kind can be ticked; what goes beyond stands in the text only."""


@dataclass(frozen=True, slots=True)
class Desk:
    """How far she is: what was `found`, how many are `still_open`, and the number of the `deed` to take back, if any.

    `sisters`: there are sister groups to share with. `attendance` is what is open about who was there.
    """

    found: int
    still_open: int
    keep_all: bool
    deed: int | None
    sisters: bool = False
    attendance: AttendanceView = NOTHING_OPEN


def with_candidate(t: Translate, view: MinutesView, candidate: CandidateView, desk: Desk) -> list[Element]:
    """Return the found assignment with its answers, the ways to the others, and the form to change it, folded.

    The form is open where nobody was found to be the owner.
    """
    answers = [*_answers(t, candidate), *_way_back(t, view, desk), *_at_once(t, candidate, desk)]
    shown = not candidate.owners
    return [
        *([text(t("From item {item}", item=candidate.item), small=True, subtle=True)] if candidate.item else []),
        text(with_clues(candidate.sentence, candidate.clues)),
        *_as_it_stands(t, candidate),
        buttons(answers),
        *steps(t, view.id, before=candidate.before, after=candidate.after, onward=candidate.verdict != "open"),
        toggling(t, t("Edit"), "change", strong=True, shown=shown),
        block([*_form(t, candidate), buttons(_answers(t, candidate)[:1])], id="change", shown=shown),
    ]


def _as_it_stands(t: Translate, candidate: CandidateView) -> list[Element]:
    """Return who is to do it and by when, as a press of keep would take it."""
    owners = ", ".join(one.words for one in candidate.people if one.value in candidate.owners)
    words = candidate.text if candidate.text != candidate.sentence else ""
    due = candidate.due_day or candidate.due_words
    return facts([(t("Owner"), owners or t("Nobody named")), (t("Due"), due or t("No due day")), (t("Text"), words)])


def _form(t: Translate, candidate: CandidateView) -> list[Element]:
    form = Form(t, KeepCandidate)
    people = sorted(candidate.people, key=lambda one: one.value not in candidate.owners)
    in_words = (
        t("The text says: {words}", words=candidate.due_words) if candidate.due_words and candidate.due is None else ""
    )
    return [
        form.people("owners", people, ",".join(candidate.owners), several=True),
        form.day("due", candidate.due),
        *([text(in_words, small=True, subtle=True, close=True)] if in_words else []),
        form.line("text", candidate.text, long=True),
    ]


def with_clues(sentence: str, clues: Sequence[tuple[int, int]]) -> Markup:
    """Return the sentence with the words that gave it away in bold; a very long one ends in "…"."""
    cut = len(sentence) > LONGEST_SENTENCE
    sentence = sentence[:LONGEST_SENTENCE] + ("…" if cut else "")
    words, at = Markup(""), 0
    for start, end in sorted(clues):
        if start >= at:
            words = Markup(words + escaped(sentence[at:start]) + bold(sentence[start:end]))
            at = end
    return Markup(words + escaped(sentence[at:]))


def _answers(t: Translate, candidate: CandidateView) -> list[Action]:
    """Return keep and skip; of one that is answered, what changes the answer."""
    again = None if candidate.verdict == "open" else True
    kept = t("Save") if candidate.verdict == "kept" else t("Keep")
    keep = button(kept, KeepCandidate, candidate=candidate.id, again=again)
    if candidate.verdict == "skipped":
        return [keep]
    return [keep, button(t("Skip"), SkipCandidate, inputs=False, candidate=candidate.id, again=again)]


def _way_back(t: Translate, view: MinutesView, desk: Desk) -> list[Action]:
    if desk.deed is None:
        return []
    return [button(t("Undo the latest"), UndoLatest, inputs=False, minutes=view.id, deed=desk.deed)]


def _at_once(t: Translate, candidate: CandidateView, desk: Desk) -> list[Action]:
    """Return the answers for all that is left, this one included."""
    if not desk.keep_all or candidate.verdict != "open":
        return []
    return [
        button(t("Keep the rest ({n})", n=desk.still_open), KeepRest, secondary=True, candidate=candidate.id),
        button(
            t("Skip the rest ({n})", n=desk.still_open),
            SkipRest,
            secondary=True,
            inputs=False,
            candidate=candidate.id,
        ),
    ]


def last_look(t: Translate, view: MinutesView, desk: Desk, day: date, last: CandidateView | None) -> list[Element]:
    """Return what she decides before publishing: title, day, and what goes out of the minutes to where it belongs."""
    form = Form(t, PublishMinutes)
    publish = button(t("Publish"), PublishMinutes, minutes=view.id)
    return [
        text(_what_follows(t, view)),
        form.line("title", view.title),
        form.day("day", day),
        *attendance_inputs(t, desk.attendance),
        *_ticked(t, form, "comebacks", view.comebacks),
        *_ticked(t, form, "questions", view.questions),
        *_ticked(t, form, "days", view.days),
        *(_shared(t, form, view) if desk.sisters else []),
        buttons([publish, *_way_back(t, view, desk)]),
        *(steps(t, view.id, before=last.id, after=None, onward=False) if last else []),
    ]


def _what_follows(t: Translate, view: MinutesView) -> str:
    if view.correction:
        return t("Publish puts this version in place of the one in the channel. The thread tells what changed.")
    return t("Publish posts the minutes in the channel and tells each owner of an assignment.")


def _ticked(t: Translate, form: Form, name: str, noted: Sequence[NotedView]) -> list[Element]:
    """Return the boxes for what was noted, all ticked; none when there is nothing."""
    if not noted:
        return []
    shown = noted[:MOST_CHOICES]
    choices = [Choice(one.id, shortened(one.words)) for one in shown]
    boxes = form.choice(name, choices, ",".join(one.id for one in shown), several=True)
    return [boxes, *_others(t, len(noted) - len(shown))]


def _shared(t: Translate, form: Form, view: MinutesView) -> list[Element]:
    items = [Choice(str(place), shortened(item.heading)) for place, item in enumerate(view.items)]
    if not items:
        return []
    return [form.choice("shared", items[:MOST_CHOICES], several=True), *_others(t, len(items) - MOST_CHOICES)]


def _others(t: Translate, more: int) -> list[Element]:
    """Say that there are more than boxes can be shown for."""
    if more <= 0:
        return []
    words = t.count("{n} more stands in the text only", "{n} more stand in the text only", more)
    return [text(words, small=True, subtle=True, close=True)]


def shortened(words: str) -> str:
    """Return the words as a box to tick shows them."""
    return words if len(words) <= LONGEST_CHOICE else f"{words[:LONGEST_CHOICE].rstrip()}…"
