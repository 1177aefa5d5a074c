"""Minutes as somebody gets them who was not at the meeting."""

from cards.kit import Card, draw, text
from cards.minutes.published import overview
from cards.minutes.views import MinutesView
from cards.speech import Translate


def absent_card(t: Translate, view: MinutesView) -> Card:
    """Draw the minutes with a word on why she gets them."""
    shown = overview(t, view)
    summary = t("You were not at the meeting. Minutes: {title}", title=view.title)
    above = draw(t, summary=summary, body=[text(t("You were not at the meeting. These are its minutes."))])
    fresh = {name: above.json[name] for name in ("speak", "fallbackText")}
    return Card({**shown.json, **fresh, "body": [*above.json["body"], *shown.json["body"]]}, summary)
