"""Ways through what was found that take no room: a line to step back and forth, and rows that open what they name."""

from uuid import UUID

from adaptive_cards import card as ac
from adaptive_cards import types as at

from cards.kit import Element, Row, Tone, text
from cards.minutes.presses import LookAt, LookIn
from cards.speech import Translate


def _looks_at(minutes: UUID, candidate: UUID | None) -> ac.ActionExecute:
    """Return what a press of a row does: that found assignment comes before her, or what is left to do.

    It carries as little as may be: a card has many of them.
    """
    data = {"candidate": candidate.hex} if candidate else {"minutes": minutes.hex}
    return ac.ActionExecute(verb=LookAt.verb, data=data, mode=None, associated_inputs=at.AssociatedInputs.NONE)


def steps(t: Translate, minutes: UUID, *, before: UUID | None, after: UUID | None, onward: bool) -> list[Element]:
    """Return the line that steps through what was found; `onward` lets the last step lead to what is left to do."""
    back = [_step(f"◂ {t('Previous')}", minutes, before, right=False)] if before else []
    forth = [_step(f"{t('Next')} ▸", minutes, after, right=True)] if after or onward else []
    if not back and not forth:
        return []
    return [Row(columns=[*back, ac.Column(width="stretch", items=[]), *forth])]


def _step(words: str, minutes: UUID, candidate: UUID | None, *, right: bool) -> ac.Column:
    column = ac.Column(width="auto", items=[text(words, tone=Tone.ACCENT, right=right)])
    column.select_action = _looks_at(minutes, candidate)
    return column


def adding(t: Translate, line: Row, minutes: UUID, part: int) -> Row:
    """Return an item's row, which now opens its sentences to add from."""
    data = {"verb": LookIn.verb, "minutes": minutes.hex, "part": str(part), "msteams": {"type": "task/fetch"}}
    line.columns = [
        *(line.columns or []),
        ac.Column(width="auto", items=[text(f"{t('Add')} ▸", tone=Tone.ACCENT, right=True)]),
    ]
    line.select_action = ac.ActionSubmit(data=data, mode=None, associated_inputs=at.AssociatedInputs.NONE)
    return line


def opening(line: Row, minutes: UUID, candidate: UUID) -> Row:
    """Return the row, which now brings that found assignment before her; read aloud is what it says."""
    line.select_action = _looks_at(minutes, candidate)
    return line
