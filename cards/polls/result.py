"""What a group answered, counted."""

from collections.abc import Sequence

from cards.folds import toggling
from cards.kit import Element, Tone, block, heading, text
from cards.polls.form import PLACES
from cards.polls.presses import CheckIn, CheckOut
from cards.polls.views import PollView, TextView
from cards.press import label_of
from cards.room import ROOM, fitted, weight
from cards.speech import Translate
from cards.words import bold, joined

MOST_NAMES = 60
"""More names than so many are counted instead."""

FEWEST = 3


def counted(t: Translate, view: PollView) -> list[Element]:
    """Return the answers so far: who is where, and the figures once there are enough of them."""
    if not view.answered:
        return []
    return [*(_places(t, view) if view.kind == "check-in" else []), *_figures(t, view)]


def _places(t: Translate, view: PollView) -> list[Element]:
    numbers = " · ".join(f"{t(words)} {len(view.places.get(place, ()))}" for place, words in PLACES.items())
    groups = [(t(words), view.places.get(place, ())) for place, words in PLACES.items()]
    lines = [_named(t, words, names) for words, names in [*groups, (t("Not answered"), view.silent)] if names]
    return [toggling(t, numbers, "names", strong=True), block(lines, id="names", shown=False)]


def _named(t: Translate, words: str, names: Sequence[str]) -> Element:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return text(joined(bold(words), joined(shown, t("{n} more", n=more) if more > 0 else "", by=", "), by=": "))


def _figures(t: Translate, view: PollView) -> list[Element]:
    words = t("Mood") if view.kind == "check-in" else t("Rating")
    if view.mean is None:
        return [text(t("{what}: shown when three have given it", what=words), subtle=True, small=True)]
    given = [(rating, times) for rating, times in enumerate(view.ratings, start=1) if times]
    spread = joined(*(t("{n} gave {rating}", n=times, rating=rating) for rating, times in reversed(given)))
    mean = t("{what}: {mean} of 5 on average", what=words, mean=decimal(t, view.mean))
    return [text(mean, strong=True), text(spread, subtle=True, small=True, close=True)]


def decimal(t: Translate, figure: float) -> str:
    """Return the figure with one decimal, written as the language does."""
    return f"{figure:.1f}".replace(".", "," if t.lang == "sv" else ".")


def written(t: Translate, view: PollView, above: Sequence[Element]) -> list[Element]:
    """Return the free texts under the questions they answer, as many as there is room for beneath what is `above`."""
    press = CheckIn if view.kind == "check-in" else CheckOut
    lines: list[list[Element]] = []
    for field in press.model_fields:
        answers = [one for one in view.texts if one.field == field]
        lines += [
            [*([heading(t(label_of(press, field)))] if number == 0 else []), _one(one)]
            for number, one in enumerate(answers)
        ]
    if not lines and view.anonymous and 0 < view.answered < FEWEST:
        return [text(t("Free texts are not shown: fewer than three answered."), subtle=True, small=True)]
    return fitted(t, [[line] for line in lines], ROOM - weight(above))


def _one(said: TextView) -> Element:
    return text(joined(bold(said.name) if said.name else "", said.text, by=": "))


def standing(t: Translate, view: PollView) -> tuple[str, Tone | None]:
    """Return in words how the poll stands, and the colour that supports them."""
    if view.closed:
        counted = t("{n} of {of} answered", n=view.answered, of=view.of)
        answered = counted if view.answered else t("Nobody answered")
        closed = t("Closed {moment} by {name}", moment=view.closed, name=view.by) if view.by else ""
        return joined(closed or t("Closed {moment}", moment=view.closed), answered), None
    answered = t("{n} of {of} have answered", n=view.answered, of=view.of)
    return joined(answered if view.answered else t("Nobody has answered yet"), until(t, view)), None


def until(t: Translate, view: PollView) -> str:
    """Return in words when the poll closes."""
    if not view.closes:
        return t("open until the meeting is closed")
    return t("open until {moment}", moment=view.closes)
