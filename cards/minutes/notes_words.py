"""Short words about single lines of notes, and the dialogs that put them right."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.chat import Say
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, draw, one_by_one, text
from cards.minutes.notes import LineView, line_shown
from cards.minutes.notes_presses import ChooseLine, NoteMeeting, OpenLine, RemoveLine, Retag, SaveLine
from cards.press import button, opens_dialog, submits
from cards.speech import Translate
from cards.words import joined, one_line

MOST_LINES = 40
"""So many of the latest lines stand in the dialog to choose among."""

LONGEST = 90


@dataclass(frozen=True, slots=True)
class WordView:
    """What is said of one line: the line where it was understood specially, or `words`; `wrong`: it was not taken.

    `tag` and `command` are what she may have meant instead.
    """

    words: str = ""
    line: LineView | None = None
    wrong: bool = False
    id: UUID | None = None
    tag: str = ""
    command: str = ""


def word_card(t: Translate, views: Sequence[WordView], *, late: bool = False) -> Card:
    """Draw the word on what one message brought: each line that needs one, with the way to put it right."""
    body: list[Element] = []
    if late:
        body.append(text(t("The meeting is closed; I have added it to the notes."), small=True, subtle=True))
    for view in views:
        body += line_shown(t, view.line) if view.line else []
        if view.words:
            body.append(text(view.words, tone=Tone.WARNING if view.wrong else None))
    summary = next((view.words or (view.line.words if view.line else "") for view in views), "")
    summary = summary or t("The meeting is closed; I have added it to the notes.")
    return draw(t, summary=one_line(summary)[:200], body=body, actions=_actions(t, views))


def _actions(t: Translate, views: Sequence[WordView]) -> list[Action]:
    """Return the way to put right what the word is about, if it is about one line."""
    if len(views) != 1 or views[0].id is None:
        return []
    view = views[0]
    actions: list[Action] = []
    if view.tag:
        actions.append(button(t("Yes, {tag}", tag=f"#{view.tag}"), Retag, line=view.id, tag=view.tag))
    if view.command:
        actions.append(button(view.command[:1].upper() + view.command[1:], Say, said=view.command))
    edit = opens_dialog(t("Edit"), OpenLine, secondary=bool(actions), line=view.id)
    return [*actions, edit, button(t("Remove"), RemoveLine, secondary=True, inputs=False, line=view.id)]


def which_meeting(t: Translate, meetings: Sequence[Choice], *, waiting: int, chosen: str = "") -> Card:
    """Ask whose meeting she takes notes of; what she has written waits for the answer. `chosen`: she has answered."""
    if chosen:
        title, words = t("You take notes of {group}", group=chosen), t("What you write stands there from now on.")
    else:
        title = t("Whose meeting do you take notes of?")
        words = t.count("{n} line waits for your answer.", "{n} lines wait for your answer.", waiting)
    answers = [button(one.words, NoteMeeting, meeting=one.value) for one in meetings if one.words != chosen]
    return draw(t, summary=title, body=[text(title, strong=True), text(words, close=True), *one_by_one(answers)])


def choose_line(t: Translate, lines: Sequence[Choice]) -> Card:
    """Show the latest lines to choose among, the last one first."""
    form = Form(t, ChooseLine)
    choices = [Choice(one.value, _cut(one.words)) for one in lines[:MOST_LINES]]
    summary = t("Which line do you want to put right?")
    body: list[Element] = [text(summary), form.choice("line", choices, choices[0].value, spread=True)]
    return draw(t, summary=summary, body=body, actions=[submits(t("Next"), ChooseLine)])


def _cut(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def change_line(t: Translate, line: UUID, words: str, items: Sequence[Choice], item: str) -> Card:
    """Show one line to be changed, moved to another item, or taken away."""
    form = Form(t, SaveLine)
    known = item if item in {one.value for one in items} else ""
    body: list[Element] = [
        form.line("text", words, long=True),
        *([form.choice("item", items, known or None, menu=True)] if items else []),
    ]
    remove = submits(t("Remove the line"), RemoveLine, inputs=False, line=line)
    return draw(t, summary=t("Put a line right"), body=body, actions=[submits(t("Save"), SaveLine, line=line), remove])


def line_gone(t: Translate, words: str) -> Card:
    """Draw what a word becomes once its line is taken away."""
    said = joined(t("Taken away"), _cut(words), by=": ")
    return draw(t, summary=one_line(said), body=[text(said, small=True, subtle=True)])
