"""The dialog in which the secretary adds what was missed: the item, the sentence, and what it makes."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, draw, text
from cards.minutes.desk import with_clues
from cards.minutes.presses import KINDS, AddMissed, FillIn, Kind, LookIn
from cards.press import submits
from cards.room import ROOM, weight
from cards.speech import Translate

MOST_SENTENCES = 60
LONGEST = 1_000
BESIDE_THEM = 8_000
"""What the rest of the dialog may weigh."""


@dataclass(frozen=True, slots=True)
class MissedView:
    """What the secretary found missing, filled in as far as its sentence tells; `said` is that sentence, if any."""

    minutes: UUID
    part: int
    kind: Kind
    sentence: int | None
    words: str
    said: str
    clues: tuple[tuple[int, int], ...]
    text: str
    owners: tuple[str, ...] = ()
    people: tuple[Choice, ...] = ()
    due: date | None = None
    due_words: str = ""


def choose_item(t: Translate, minutes: UUID, headings: Sequence[str]) -> Card:
    """Ask in which item something is missing."""
    form = Form(t, LookIn)
    choices = [Choice(str(place), words or t("Other words of the text")) for place, words in enumerate(headings)]
    summary = t("Where is something missing?")
    body: list[Element] = [text(summary), form.choice("part", choices, "0", menu=True)]
    return draw(t, summary=summary, body=body, actions=[submits(t("Next"), LookIn, minutes=minutes)])


def choose_sentence(
    t: Translate,
    minutes: UUID,
    *,
    part: int,
    heading: str,
    sentences: Sequence[str],
    start: int,
    found: Container[str] = (),
) -> Card:
    """Show the item's sentences from `start` on to choose among, and a place for words of her own.

    Those that are `found` already can be chosen once more, and say so.
    """
    form = Form(t, FillIn)
    shown = _page(sentences[start:])
    choices = [Choice(str(start + place), _cut(_marked(t, one, found))) for place, one in enumerate(shown)]
    kinds = [Choice(kind, t(words)) for kind, words in KINDS.items()]
    heading = heading or t("Other words of the text")
    body: list[Element] = [
        text(heading, strong=True),
        form.choice("kind", kinds, "assignment"),
        *([form.choice("sentence", choices, spread=True)] if choices else []),
        form.line("words", long=True),
    ]
    actions: list[Action] = [submits(t("Next"), FillIn, minutes=minutes, part=part, start=start)]
    if start + len(shown) < len(sentences):
        more = start + len(shown)
        actions.append(submits(t("More sentences"), LookIn, inputs=False, minutes=minutes, part=part, start=more))
    return draw(t, summary=heading, body=body, actions=actions)


def _marked(t: Translate, sentence: str, found: Container[str]) -> str:
    return t("{sentence} (found already)", sentence=sentence) if sentence in found else sentence


def _page(sentences: Sequence[str]) -> list[str]:
    """Return as many sentences as a dialog has room for, one at least."""
    shown: list[str] = []
    room = ROOM - BESIDE_THEM
    for sentence in sentences[:MOST_SENTENCES]:
        room -= weight([text(_cut(sentence))])
        if shown and room < 0:
            break
        shown.append(sentence)
    return shown


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST].rstrip()}…"


def fill_in(t: Translate, view: MissedView, *, nonce: str) -> Card:
    """Show what was missed, filled in, to be put right and added."""
    form = Form(t, AddMissed)
    is_task = view.kind == "assignment"
    in_words = t("The text says: {words}", words=view.due_words) if view.due_words and view.due is None else ""
    people = sorted(view.people, key=lambda one: one.value not in view.owners)
    task: list[Element] = [
        form.people("owners", people, ",".join(view.owners), several=True),
        form.day("due", view.due),
        *([text(in_words, small=True, subtle=True, close=True)] if in_words else []),
    ]
    body: list[Element] = [
        *([text(with_clues(view.said, view.clues))] if view.said else []),
        *(task if is_task else []),
        form.line("text", view.text, long=True),
        *([form.line("question", long=True)] if view.kind == "comeback" else []),
    ]
    add = submits(
        t("Add"),
        AddMissed,
        minutes=view.minutes,
        part=view.part,
        kind=view.kind,
        sentence=view.sentence,
        words=view.words,
        nonce=nonce,
    )
    return draw(t, summary=t(KINDS[view.kind]), body=body, actions=[add])
