"""Retention, as organisers meet it."""

from cards.privacy import RetentionView, retention_card
from cards.samples.sample import GROUP, Sample, same_id

VIEW = RetentionView(GROUP, same_id(1), notes=6, answers=12, drafts=3, log=24)


def samples() -> list[Sample]:
    """Return each state of the card."""
    return [
        Sample("privacy-form", "Retention: how long texts are kept", lambda t: retention_card(t, VIEW)),
        Sample("privacy-saved", "Retention: saved", lambda t: retention_card(t, VIEW, saved=True)),
    ]
