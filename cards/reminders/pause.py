"""Pausing one's own reminders, and turning them on again."""

from cards.inputs import Form
from cards.kit import Card, Tone, draw, head, text
from cards.press import button, opens_dialog, submits
from cards.reminders.presses import AskPause, Resume, SavePause
from cards.speech import Translate


def pause_form(t: Translate) -> Card:
    """Draw the dialog that asks how long the pause is."""
    form = Form(t, SavePause)
    words = t("The channel's digest still says what is open. Leave the day empty to pause until you say otherwise.")
    return draw(
        t,
        summary=t("Pause reminders"),
        body=[text(words), form.day("until")],
        actions=[submits(t("Pause reminders"), SavePause)],
    )


def paused(t: Translate, *, until: str) -> Card:
    """Draw that the person's reminders are paused, and the way back; `until` is the last day in words, if any."""
    words = (
        t("Your reminders are paused through {day}", day=until)
        if until
        else t("Your reminders are paused until you turn them on again")
    )
    about = t("The channel's digest still says what is open.")
    return draw(
        t,
        summary=words,
        body=head(t("Reminders"), words, about),
        actions=[button(t("Resume reminders"), Resume)],
    )


def resumed(t: Translate) -> Card:
    """Draw that the person gets reminders again."""
    words = t("Your reminders are on")
    about = t("You get one a week from each group where something of yours is open, and one before it is due.")
    stop = opens_dialog(t("Pause reminders"), AskPause)
    return draw(t, summary=words, body=head(t("Reminders"), words, about, Tone.GOOD), actions=[stop])
