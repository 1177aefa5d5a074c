"""Short reports before a meeting: who reports on what, and the card that asks her."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic import Field

from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, apart, buttons, draw, head, row, text
from cards.press import Line, Press, button, opens_dialog, submits
from cards.room import listed
from cards.speech import Translate
from cards.words import joined

MOST = 600
"""A report is short: so much the agenda can carry of each."""


@dataclass(frozen=True, slots=True)
class ReporterView:
    """A topic and its reporter; no name when nobody in the group reports on it any more."""

    id: UUID
    topic: str
    name: str


@dataclass(frozen=True, slots=True)
class AskView:
    """What one reporter is asked before one meeting; days and hours stand in words.

    `sent` is when she answered, `text` what (nothing: there was nothing to report), `closed` why she can't any more.
    """

    reporter: UUID
    meeting: UUID
    topic: str
    group: str
    day: str
    text: str = ""
    sent: str = ""
    closed: str = ""


class NewReporter(Press, verb="reports.new"):
    """Asks for the form of one more topic; `shown` is the list it is pressed in."""

    group: UUID
    shown: UUID


class _TopicFields(Press):
    """A topic and who reports on it."""

    topic: Line = Field(title="Topic", min_length=1, max_length=80)
    person: str = Field(title="Reporter", min_length=1, max_length=200)


class SaveReporter(_TopicFields, verb="reports.save", opened_by=NewReporter):
    """One more topic."""

    group: UUID
    shown: UUID


class ChangeReporter(Press, verb="reports.change"):
    """Asks for the form of a topic that stands already."""

    reporter: UUID
    shown: UUID | None = None


class ReplaceReporter(_TopicFields, verb="reports.replace", opened_by=ChangeReporter):
    """The topic is called something else, or somebody else reports on it."""

    reporter: UUID
    shown: UUID | None = None


class RemoveReporter(Press, verb="reports.remove"):
    """Nobody reports on that topic any more."""

    reporter: UUID
    shown: UUID


class _About(Press):
    """One topic before one meeting."""

    reporter: UUID
    meeting: UUID


class SendReport(_About, verb="reports.send"):
    """What there is to report."""

    text: str = Field(title="Report", min_length=1, max_length=MOST)


class NothingToReport(_About, verb="reports.nothing"):
    """There is nothing to report."""


class EditReport(_About, verb="reports.edit"):
    """She wants to change what she sent."""


def _kind(t: Translate, group: str) -> str:
    return joined(t("In brief – news from groups"), group)


def reporters_card(
    t: Translate, views: Sequence[ReporterView], *, group: str, of: UUID, shown: UUID, changeable: bool = False
) -> Card:
    """Draw who reports on what in the group `of`."""
    title = t.count("{n} topic", "{n} topics", len(views)) if views else t("Nobody reports on anything yet")
    state = t("Each reporter is asked five days before the meeting. The answers stand in the agenda.")
    rows = [_row(t, view, shown=shown, changeable=changeable) for view in views]
    return draw(
        t,
        summary=f"{title} · {group}",
        body=listed(t, head(_kind(t, group), title, state), rows),
        actions=[opens_dialog(t("Add"), NewReporter, group=of, shown=shown)] if changeable else [],
    )


def _row(t: Translate, view: ReporterView, *, shown: UUID, changeable: bool) -> list[Element]:
    who = text(view.name or t("Without a reporter"), tone=None if view.name else Tone.WARNING, close=True)
    line = row("", [text(view.topic, strong=True), who])
    if not changeable:
        return [line]
    answers: list[Action] = [
        opens_dialog(t("Edit"), ChangeReporter, reporter=view.id, shown=shown),
        button(t("Remove"), RemoveReporter, reporter=view.id, shown=shown),
    ]
    return [apart([line, buttons(answers)])]


def new_reporter_form(t: Translate, people: Sequence[Choice], *, group: UUID, shown: UUID) -> Card:
    """Draw the dialog for one more topic."""
    form = Form(t, SaveReporter)
    return draw(
        t,
        summary=t("Add a topic"),
        body=[form.line("topic"), form.people("person", people)],
        actions=[submits(t("Save"), SaveReporter, group=group, shown=shown)],
    )


def reporter_form(
    t: Translate, people: Sequence[Choice], *, reporter: UUID, topic: str, person: str, shown: UUID | None
) -> Card:
    """Draw the dialog for a topic that stands already."""
    form = Form(t, ReplaceReporter)
    return draw(
        t,
        summary=t("Edit"),
        body=[form.line("topic", topic), form.people("person", people, person)],
        actions=[submits(t("Save"), ReplaceReporter, reporter=reporter, shown=shown)],
    )


def ask_card(t: Translate, view: AskView, *, reminder: bool = False, editing: bool = False) -> Card:
    """Draw what asks one reporter: a form until she answers (and while `editing`), then what she sent."""
    if view.sent and not editing:
        return _sent_card(t, view)
    state = view.closed or t("For the meeting on {day}. You can change it until the meeting starts.", day=view.day)
    kind = joined(t("Reminder"), _kind(t, view.group)) if reminder else _kind(t, view.group)
    body: list[Element] = head(kind, view.topic, state)
    summary = t("Anything to report on {topic}?", topic=view.topic)
    if view.closed:
        return draw(t, summary=view.closed, body=body)
    reporter, meeting = view.reporter, view.meeting
    return draw(
        t,
        summary=summary,
        body=[*body, Form(t, SendReport).line("text", view.text, long=True)],
        actions=[
            button(t("Send"), SendReport, reporter=reporter, meeting=meeting),
            button(t("Nothing to report"), NothingToReport, inputs=False, reporter=reporter, meeting=meeting),
        ],
    )


def _sent_card(t: Translate, view: AskView) -> Card:
    state = t("Sent {moment}, for the meeting on {day}", moment=view.sent, day=view.day)
    about: list[Element] = [text(view.text or t("Nothing to report"))]
    if view.closed:
        about.append(text(view.closed, small=True, subtle=True))
    edit = button(t("Edit"), EditReport, reporter=view.reporter, meeting=view.meeting)
    return draw(
        t,
        summary=f"{view.topic}: {state}",
        body=[*head(_kind(t, view.group), view.topic, state, Tone.GOOD), *about],
        actions=[] if view.closed else [edit],
    )


def without_reporter(t: Translate, view: ReporterView, *, left: str, group: str) -> Card:
    """Draw what an organiser is told when a reporter has left the group."""
    title = t("“{topic}” has no reporter", topic=view.topic)
    state = t("{name} is not in the group any more. Choose another reporter, or remove the topic.", name=left)
    return draw(
        t,
        summary=title,
        body=head(_kind(t, group), title, state, Tone.WARNING),
        actions=[opens_dialog(t("Edit"), ChangeReporter, reporter=view.id)],
    )
