"""How a refusal looks: what is wrong, and what to do instead."""

from collections.abc import Mapping
from typing import Any

from cards.inputs import Form
from cards.kit import Card, Tone, draw, head, text
from cards.press import Press, label_of, submits
from cards.speech import Translate

LONG = 60
"""Characters from which on words get an input of several lines."""


def refusal(t: Translate, words: str) -> Card:
    """Draw a refusal as a message of its own."""
    return draw(t, summary=words, body=head(t("That did not go through"), words))


def note(t: Translate, words: str) -> Card:
    """Draw a short word as a message of its own, for clients that can't show it otherwise."""
    return draw(t, summary=words, body=[text(words)])


def warned(t: Translate, card: dict[str, Any], words: str) -> dict[str, Any]:
    """Return a drawn form with the refusal above its inputs."""
    above = draw(t, summary=words, body=[text(words, strong=True, tone=Tone.LATE)]).json["body"]
    return {**card, "body": [*above, *card["body"]]}


def kept(t: Translate, press: type[Press], data: Mapping[str, Any], words: str) -> Card:
    """Draw a refused form from nothing but what was sent: its words to read and mend, all else as it was chosen."""
    form = Form(t, press)
    typed = {name: str(value) for name, value in data.items() if _is_typed(press, name)}
    chosen = {name: value for name, value in data.items() if name in press.model_fields and name not in typed}
    inputs = [form.line(name, value, long=len(value) > LONG or "\n" in value) for name, value in typed.items()]
    return draw(
        t,
        summary=words,
        body=[text(words, strong=True, tone=Tone.LATE), *inputs],
        actions=[submits(t("Try again"), press, **chosen)],
    )


def _is_typed(press: type[Press], name: str) -> bool:
    """Say whether it is an input for words."""
    field = press.model_fields.get(name)
    return field is not None and field.annotation in {str, str | None} and label_of(press, name) != name
