"""Live notes: the running card, the short words beside it, and the dialogs."""

from dataclasses import replace

from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.notes import LineView, NotesView, PromiseView, notes_card, notes_gone_on
from cards.minutes.notes_words import (
    WordView,
    change_line,
    choose_line,
    line_gone,
    which_meeting,
    word_card,
)
from cards.samples.people import AMIRA, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

ITEMS = ("Återkoppling från föregående möte", "Ny lokalplan för förskolorna i norra tätorten", "Budget 2027")
SAID = (
    "Amira föredrar förslaget: tre förskolor byggs ut, en stängs.",
    "Frågor om skolskjutsen. Den ryms i ramen.",
    "Sven vill se siffror för 2028 innan vi binder oss.",
)
DECIDED = "Lokalplanen antas i den lydelse som sändes ut den 12 november."
PROMISED = "Amira skickar ut planen till rektorerna senast 4 december"
LOST = "ta fram en kommunikationsplan"


def samples() -> list[Sample]:
    """Return the samples of live notes."""
    return [
        Sample("minutes-notes-begun", "The meeting begins", lambda t: notes_card(t, _begun())),
        Sample("minutes-notes", "In the midst of the meeting", lambda t: notes_card(t, _notes(t))),
        Sample("minutes-notes-long", "Many lines under one item", lambda t: notes_card(t, _long(t))),
        Sample("minutes-notes-gone-on", "The card goes on further down", lambda t: notes_gone_on(t, _notes(t))),
        Sample("minutes-notes-closed", "The meeting is closed", lambda t: notes_card(t, _stands(t, "closed"))),
        Sample("minutes-notes-closed-empty", "Closed, nothing was noted", lambda t: notes_card(t, _empty())),
        Sample("minutes-notes-draft", "The notes are a draft", lambda t: notes_card(t, _stands(t, "draft"))),
        Sample(
            "minutes-notes-published", "The minutes are published", lambda t: notes_card(t, _stands(t, "published"))
        ),
        Sample("minutes-notes-word", "An assignment was understood", lambda t: word_card(t, [_promise(t)])),
        Sample("minutes-notes-word-owner", "No owner was found", lambda t: word_card(t, [_ownerless()])),
        Sample("minutes-notes-word-near", "A tag was mistyped", lambda t: word_card(t, [_near(t)])),
        Sample("minutes-notes-word-command", "It may be a command", lambda t: word_card(t, [_command(t)])),
        Sample("minutes-notes-word-wrong", "A line could not be taken", lambda t: word_card(t, [_wrong(t)])),
        Sample("minutes-notes-word-late", "A line after the meeting", lambda t: word_card(t, [], late=True)),
        Sample("minutes-notes-gone", "A line was taken away", lambda t: line_gone(t, SAID[0])),
        Sample("minutes-notes-which", "Two meetings are under way", lambda t: which_meeting(t, _two(), waiting=2)),
        Sample(
            "minutes-notes-which-chosen",
            "She has said which",
            lambda t: which_meeting(t, _two(), waiting=0, chosen=GROUP),
        ),
        Sample("minutes-notes-choose", "Choosing a line", lambda t: choose_line(t, _choices())),
        Sample("minutes-notes-change", "Changing a line", _change),
    ]


def _begun() -> NotesView:
    return NotesView(same_id(500), GROUP, "open", ITEMS[0], 1, 7, after=Choice(str(same_id(501)), f"2. {ITEMS[1]}"))


def _due(t: Translate) -> str:
    return t.day(TODAY.replace(month=12, day=4), today=TODAY)


def _promises(t: Translate) -> tuple[PromiseView, ...]:
    return (
        PromiseView(same_id(511), PROMISED, AMIRA, _due(t)),
        PromiseView(same_id(512), LOST, "", ""),
    )


def _notes(t: Translate) -> NotesView:
    found, lost = _promises(t)
    return NotesView(
        same_id(500),
        GROUP,
        "open",
        ITEMS[1],
        2,
        7,
        lines=(
            *(LineView(same_id(520 + place), "plain", words) for place, words in enumerate(SAID)),
            LineView(same_id(530), "decision", DECIDED),
            LineView(same_id(511), "assignment", PROMISED, found),
            LineView(same_id(512), "assignment", LOST, lost),
        ),
        decided=(DECIDED,),
        promised=(found, lost),
        count=14,
        present=8,
        after=Choice(str(same_id(502)), f"3. {ITEMS[2]}"),
        before=Choice(str(same_id(501)), f"1. {ITEMS[0]}"),
    )


def _long(t: Translate) -> NotesView:
    lines = tuple(LineView(same_id(600 + place), "info", f"{SAID[place % 3]} " * 12) for place in range(90))
    found = _promises(t)[0]
    return replace(
        _notes(t),
        lines=lines,
        count=90,
        decided=(f"{DECIDED} " * 9,) * 40,
        promised=(replace(found, words=PROMISED * 9),) * 40,
    )


def _stands(t: Translate, state: str) -> NotesView:
    return replace(_notes(t), state=state)  # type: ignore[arg-type]


def _empty() -> NotesView:
    return replace(_begun(), state="closed")


def _promise(t: Translate) -> WordView:
    found = _promises(t)[0]
    return WordView(line=LineView(found.line, "assignment", found.words, found), id=found.line)


def _ownerless() -> WordView:
    lost = PromiseView(same_id(512), LOST, "", "")
    return WordView(line=LineView(lost.line, "assignment", lost.words, lost), id=lost.line)


def _near(t: Translate) -> WordView:
    return WordView(t("Noted as plain words. Did you mean {tag}?", tag="#beslut"), id=same_id(513), tag="beslut")


def _command(t: Translate) -> WordView:
    words = t("Noted. Did you mean the command “{command}”?", command=t("agenda"))
    return WordView(words, id=same_id(514), command=t("agenda"))


def _wrong(t: Translate) -> WordView:
    facts = {"number": 12, "last": 7}
    return WordView(
        t("There is no item {number}; the last is {last}. The notes stay where they are.", **facts), wrong=True
    )


def _two() -> list[Choice]:
    return [Choice(str(same_id(500)), GROUP), Choice(str(same_id(700)), "Styrgruppen för lokaler")]


def _choices() -> list[Choice]:
    return [Choice(str(same_id(520 + place)), words) for place, words in enumerate((f"#uppdrag {SVEN}: {LOST}", *SAID))]


def _change(t: Translate) -> Card:
    items = [Choice(str(same_id(501 + place)), f"{place + 1}. {title}") for place, title in enumerate(ITEMS)]
    return change_line(t, same_id(511), f"#uppdrag {PROMISED}", items, items[1].value)
