"""The log of deeds, as organisers meet it."""

from datetime import timedelta

from cards.audit import DeedView, log_card
from cards.kit import Card
from cards.press import msg
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.speech import Translate

DEEDS = (
    (msg("{name} published the minutes of {what}"), "Johan Lind", "20 november", 15),
    (msg("{name} closed the meeting on {what}"), "Karin Ek", "20 november", 11),
    (msg("{name} accepted {what}"), "Karin Ek", "F-3", 9),
    (msg("{name} tried something that is not hers to do, and was refused"), "Gunnel Gäst", "", 8),
)


def samples() -> list[Sample]:
    """Return each state of the card."""
    return [
        Sample("audit-log", "Audit log: who did what", _log),
        Sample("audit-empty", "Audit log: nothing yet", lambda t: log_card(t, (), group=GROUP, of=same_id(1), total=0)),
    ]


def _log(t: Translate) -> Card:
    yesterday = TODAY - timedelta(days=1)
    deeds = [
        DeedView(t(sentence, name=name, what=what), f"{t.day(yesterday, today=TODAY)} {t.hour(at(yesterday, hour, 5))}")
        for sentence, name, what, hour in DEEDS
    ]
    return log_card(t, deeds, group=GROUP, of=same_id(1), total=31, before=27)
