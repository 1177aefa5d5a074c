"""The questions of a check-in and a check-out, empty or filled in."""

from cards.inputs import Choice, Form
from cards.kit import Element, text
from cards.polls.presses import CheckIn, CheckOut, Where
from cards.polls.views import MineView, PollView
from cards.press import msg
from cards.speech import Translate

PLACES: dict[Where, str] = {"on site": msg("On site"), "remote": msg("Remote"), "absent": msg("Absent")}

USUAL: Where = "on site"
"""What most people answer, so that a check-in is one press."""


def questions(t: Translate, view: PollView, mine: MineView | None = None) -> list[Element]:
    """Return the inputs, with what the reader answered in them, and what becomes of the answers."""
    given = mine or MineView(attendance=USUAL)
    asked = _check_in(t, given) if view.kind == "check-in" else _check_out(t, given)
    free, other = asked
    if mine is not None and view.anonymous:
        words = t("What you wrote stands without your name, so it can't be changed any more. The rest can.")
        return [*other, text(words, small=True, subtle=True)]
    lines = [*other, *free] if view.kind == "check-in" else [*free, *other]
    return [*lines, text(_what_becomes_of_it(t, view), small=True, subtle=True)]


def _check_in(t: Translate, given: MineView) -> tuple[list[Element], list[Element]]:
    form = Form(t, CheckIn)
    places = [Choice(value, t(words)) for value, words in PLACES.items()]
    return (
        [form.line("focus", given.texts.get("focus"))],
        [form.choice("attendance", places, given.attendance), _scale(form, "mood", given.rating)],
    )


def _check_out(t: Translate, given: MineView) -> tuple[list[Element], list[Element]]:
    form = Form(t, CheckOut)
    free: list[Element] = [form.line(name, given.texts.get(name), long=True) for name in ("good", "better")]
    return free, [_scale(form, "rating", given.rating)]


def _scale(form: Form, name: str, value: int | None) -> Element:
    ends = {1: form.t("1 (lowest)"), 5: form.t("5 (highest)")}
    steps = [Choice(str(step), ends.get(step, str(step))) for step in range(1, 6)]
    return form.choice(name, steps, None if value is None else str(value))


def _what_becomes_of_it(t: Translate, view: PollView) -> str:
    if not view.anonymous:
        return t(
            "What you write is shown with your name when this is closed. "
            "The figures are shown only as distribution and mean."
        )
    return t(
        "What you write is shown without your name when this is closed, if at least three have answered. "
        "Nobody can tell who wrote it, and so it can't be changed once it is sent. "
        "The figures are shown only as distribution and mean."
    )
