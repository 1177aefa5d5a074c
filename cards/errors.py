"""How a refusal looks: what is wrong, and what to do instead."""

from typing import Any

from cards.kit import Card, Tone, draw, head, text
from cards.speech import Translate


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
