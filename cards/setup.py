"""Setting a group up, as members see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.chat import Say
from cards.inputs import Choice, Form
from cards.kit import Card, Tone, draw, facts, head
from cards.press import Line, Press, button, msg
from cards.speech import Translate
from cards.words import joined

Rhythm = Literal["weekly", "fortnightly", "monthly"]

RHYTHMS: dict[Rhythm, str] = {
    "weekly": msg("Every week"),
    "fortnightly": msg("Every second week"),
    "monthly": msg("Every month, the first such day"),
}
WEEKDAYS = (
    msg("Monday"),
    msg("Tuesday"),
    msg("Wednesday"),
    msg("Thursday"),
    msg("Friday"),
    msg("Saturday"),
    msg("Sunday"),
)
LANGUAGES = {"sv": "Svenska", "en": "English"}


class SetUpGroup(Press, verb="setup.save"):
    """A group's settings; `group` is empty until the group is set up."""

    group: UUID | None = None
    name: Line = Field(title="Group name", min_length=1, max_length=80)
    chair: str = Field("", title="Chair", max_length=200)
    secretary: str = Field("", title="Secretary", max_length=200)
    language: Literal["sv", "en"] = Field("sv", title="Language")
    time_zone: str = Field("Europe/Stockholm", title="Time zone", max_length=60)
    meeting_weekday: int = Field(4, title="Meeting day", ge=0, le=6)
    rhythm: Rhythm = Field("fortnightly", title="Rhythm")
    start_time: time = Field(time(9), title="Start time")
    length_minutes: int = Field(120, title="Length (minutes)", ge=15, le=600)
    reminder_weekday: int = Field(0, title="Reminder day", ge=0, le=6)
    reminder_time: time = Field(time(8), title="Reminder time")


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What stands in the setup form, and whom it offers to choose among (by Teams' member id)."""

    name: str
    people: tuple[Choice, ...]
    group: UUID | None = None
    chair: str | None = None
    secretary: str | None = None
    language: str = "sv"
    time_zone: str = "Europe/Stockholm"
    meeting_weekday: int = 4
    rhythm: Rhythm = "fortnightly"
    start_time: time = time(9)
    length_minutes: int = 120
    reminder_weekday: int = 0
    reminder_time: time = time(8)


def setup_form(t: Translate, view: SettingsView, *, zones: Sequence[str]) -> Card:
    """Draw the setup form; its defaults are good enough to save at once."""
    form = Form(t, SetUpGroup)
    days = [Choice(str(number), t(words)) for number, words in enumerate(WEEKDAYS)]
    return draw(
        t,
        summary=t("Set up the group"),
        body=[
            *head(t("Settings"), t("Set up the group"), t("Everything can be changed later.")),
            form.line("name", view.name),
            form.people("chair", view.people, view.chair),
            form.people("secretary", view.people, view.secretary),
            form.choice("language", [Choice(code, words) for code, words in LANGUAGES.items()], view.language),
            form.choice("time_zone", [Choice(zone, zone) for zone in zones], view.time_zone),
            form.choice("meeting_weekday", days, str(view.meeting_weekday)),
            form.choice("rhythm", [Choice(value, t(words)) for value, words in RHYTHMS.items()], view.rhythm),
            form.hour("start_time", view.start_time),
            form.number("length_minutes", view.length_minutes),
            form.choice("reminder_weekday", days, str(view.reminder_weekday)),
            form.hour("reminder_time", view.reminder_time),
        ],
        actions=[button(t("Save"), SetUpGroup, group=view.group)],
    )


@dataclass(frozen=True, slots=True)
class SavedView:
    """How the group stands once its settings are saved; days and hours stand in words."""

    name: str
    chair: str
    secretary: str
    next_meeting: str
    reminder: str


def settings_saved(t: Translate, view: SavedView) -> Card:
    """Draw what the form becomes: the settings in short, and the next step."""
    lines = facts(
        [
            (t("Chair"), view.chair),
            (t("Secretary"), view.secretary),
            (t("Next meeting"), view.next_meeting),
            (t("Weekly reminder"), view.reminder),
        ],
    )
    words = t("{name} is ready", name=view.name)
    actions = [button(t("Propose an agenda item"), Say, said=t("propose")), button(t("Agenda"), Say, said=t("agenda"))]
    return draw(
        t,
        summary=words,
        body=[*head(t("Settings"), words, t("Proposals are taken from now on."), Tone.GOOD), *lines],
        actions=actions,
    )


def welcome(t: Translate, *, group_name: str) -> Card:
    """Draw the greeting in a channel that the bot was just added to."""
    title = t("Hello. I carry the work of your leadership group")
    words = t(
        "I collect agenda proposals, post the minutes and remind those who promised something. "
        "Begin by setting up the group.",
    )
    return draw(
        t,
        summary=title,
        body=head(joined(t("Welcome"), group_name), title, words),
        actions=[button(t("Set up"), Say, said=t("set up"))],
    )
