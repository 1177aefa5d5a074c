"""Setting a group up, as members see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal
from uuid import UUID

from pydantic import Field, field_validator

from cards.chat import Say
from cards.folds import toggling
from cards.inputs import Choice, Form
from cards.kit import Card, Element, Tone, block, draw, facts, head
from cards.press import Line, Press, button, msg
from cards.speech import Translate
from cards.words import joined

Rhythm = Literal["weekly", "fortnightly", "monthly"]

RHYTHMS: dict[Rhythm, str] = {
    "weekly": msg("Every week"),
    "fortnightly": msg("Every second week"),
    "monthly": msg("Every month"),
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
MONTH_WEEKS = {
    1: msg("The first such day of the month"),
    2: msg("The second"),
    3: msg("The third"),
    4: msg("The fourth"),
    -1: msg("The last"),
}
BY_HAND = -1
"""What stands for an agenda that is published by hand only."""
MOST_DAYS = 14
DIGEST_NAMES = {"names": msg("Who has what"), "counts": msg("Only how many")}
FREE_TEXTS = {"named": msg("Named"), "anonymous": msg("Anonymous")}
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
    month_week: Literal[1, 2, 3, 4, -1] = Field(1, title="Week of the month")
    rhythm_until: date | None = Field(None, title="Last day to plan meetings for")
    place: Line = Field("", title="Place", max_length=200)
    link: str = Field("", title="Link to the meeting", max_length=2000, pattern=r"^(https?://\S+)?$")
    proposal_days: int = Field(3, title="Last day for proposals", ge=0, le=MOST_DAYS)
    publish_days: int = Field(2, title="The agenda is published", ge=BY_HAND, le=MOST_DAYS)
    free_texts: Literal["named", "anonymous"] = Field("named", title="Free texts")
    digest_names: Literal["names", "counts"] = Field("names", title="Names in the channel's digest")
    pings_from: time = Field(time(7), title="Reminders in people's own chats from")
    pings_until: time = Field(time(18), title="Reminders in people's own chats until")
    letterhead: Line = Field("", title="Letterhead of documents", max_length=120)
    page_footer: Line = Field("", title="Footer of documents", max_length=160)

    @field_validator("month_week", mode="before")
    @classmethod
    def _as_number(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() else value


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
    month_week: int = 1
    rhythm_until: date | None = None
    place: str = ""
    link: str = ""
    proposal_days: int = 3
    publish_days: int = 2
    free_texts: str = "named"
    digest_names: str = "names"
    pings_from: time = time(7)
    pings_until: time = time(18)
    letterhead: str = ""
    page_footer: str = ""


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
            toggling(t, t("More settings"), "more", below=t("Place, deadline for proposals, when the agenda goes out")),
            block(_more(form, view), id="more", shown=False),
        ],
        actions=[button(t("Save"), SetUpGroup, group=view.group)],
    )


def _more(form: Form, view: SettingsView) -> list[Element]:
    """Return what most groups leave as it is; choices, since an empty number with a limit can't be sent."""
    t = form.t
    before = [Choice(str(n), t.count("{n} day before", "{n} days before", n)) for n in range(1, MOST_DAYS + 1)]
    same_day = Choice("0", t("The same day"))
    by_hand = Choice(str(BY_HAND), t("By hand"))
    weeks = [Choice(str(number), t(words)) for number, words in MONTH_WEEKS.items()]
    return [
        form.line("place", view.place),
        form.line("link", view.link),
        form.choice("proposal_days", [same_day, *before], str(view.proposal_days)),
        form.choice("publish_days", [by_hand, same_day, *before], str(view.publish_days)),
        form.choice("month_week", weeks, str(view.month_week)),
        form.day("rhythm_until", view.rhythm_until),
        form.choice("free_texts", [Choice(value, t(words)) for value, words in FREE_TEXTS.items()], view.free_texts),
        form.choice(
            "digest_names", [Choice(value, t(words)) for value, words in DIGEST_NAMES.items()], view.digest_names
        ),
        form.hour("pings_from", view.pings_from),
        form.hour("pings_until", view.pings_until),
        form.line("letterhead", view.letterhead),
        form.line("page_footer", view.page_footer),
    ]


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


def awake_again(t: Translate, *, group_name: str) -> Card:
    """Tell a channel that the bot is back, and that nothing was lost meanwhile."""
    title = t("I am back")
    words = t("Settings, agenda and assignments of {group} are as you left them.", group=group_name)
    return draw(t, summary=title, body=head(group_name, title, words))


def seat_vacated(t: Translate, *, group_name: str, name: str, chair: bool, to_members: bool) -> Card:
    """Tell whoever can appoint another that the chair or the secretary has left the group."""
    left = (
        t("{name}, the chair, is no longer in the group", name=name)
        if chair
        else t("{name}, the secretary, is no longer in the group", name=name)
    )
    words = (
        t("Nobody leads the group now. Any member can write “settings” and say who does.")
        if to_members
        else t("Write “settings” to appoint somebody else. Until then you get what she got.")
    )
    return draw(
        t,
        summary=left,
        body=head(group_name, left, words, Tone.WARNING),
        actions=[button(t("Settings"), Say, said=t("settings"))],
    )
