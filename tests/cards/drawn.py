"""Every sample as it is drawn, kept: drawing all of them in both languages takes seconds."""

from functools import cache

from bot.i18n.speech import speaking
from cards.kit import Card
from cards.samples.every import every_sample


@cache
def every_card(lang: str) -> dict[str, Card]:
    """Return each card of each sample by its name, such as `minutes-published-1`."""
    return {
        f"{sample.name}-{part}": card
        for sample in every_sample()
        for part, card in enumerate(sample.cards(speaking(lang)))
    }
