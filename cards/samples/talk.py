"""Help, welcome, settings and refusals."""

from datetime import date

from cards.chat import file_settled, file_under_way, greeting, help_card, which_group
from cards.errors import note, refusal, warned
from cards.inputs import Choice
from cards.kit import Card
from cards.samples.people import CHAIR, SECRETARY, choices
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.setup import SavedView, SettingsView, SetUpGroup, settings_saved, setup_form, welcome
from cards.speech import Translate

ZONES = ("Europe/Stockholm", "Europe/Helsinki", "Europe/Oslo", "UTC")
NEXT_MEETING = date(2026, 12, 4)


def samples() -> list[Sample]:
    """Return the samples of the bot's talk."""
    return [
        Sample("setup-welcome", "The bot was just added to a channel", lambda t: welcome(t, group_name=GROUP)),
        Sample("setup-form", "Set up, first time", lambda t: setup_form(t, _settings(), zones=ZONES)),
        Sample(
            "setup-form-filled",
            "Settings, filled in",
            lambda t: setup_form(t, _settings(chair="29:karin", group=same_id(1)), zones=ZONES),
        ),
        Sample("setup-form-warned", "The same form after a refusal", _warned),
        Sample("setup-saved", "Settings saved", _saved),
        Sample("chat-greeting", "The first word in 1:1", lambda t: greeting(t, name="Amira")),
        Sample(
            "chat-help-channel", "Help in a channel", lambda t: help_card(t, direct=False, group=GROUP, organiser=False)
        ),
        Sample(
            "chat-help-direct",
            "Help for an organiser in 1:1",
            lambda t: help_card(t, direct=True, group=GROUP, organiser=True),
        ),
        Sample(
            "chat-help-new",
            "Help where nothing is set up",
            lambda t: help_card(t, direct=False, group="", organiser=False),
        ),
        Sample("chat-help-unknown", "Something not understood", _unknown),
        Sample("chat-which-group", "Which of her groups?", _which_group),
        Sample(
            "chat-file-under-way",
            "A file that takes its time",
            lambda t: file_under_way(t, name="mötesanteckningar-2026-11-20.pdf"),
        ),
        Sample(
            "chat-file-taken",
            "An offered file, once taken",
            lambda t: file_settled(t, name="dagordning.ics", taken=True),
        ),
        Sample(
            "chat-file-declined",
            "An offered file, declined",
            lambda t: file_settled(t, name="dagordning.ics", taken=False),
        ),
        Sample("errors-refusal", "A refusal", _refusal),
        Sample("errors-note", "A short word", lambda t: note(t, t("That is settled already."))),
    ]


def _settings(**more: object) -> SettingsView:
    return SettingsView(name=GROUP, people=choices(), secretary="29:johan", **more)  # type: ignore[arg-type]


def _warned(t: Translate) -> Card:
    drawn = setup_form(t, _settings(), zones=ZONES)
    words = t("“{label}” must be {ge} or more.", label=t(SetUpGroup.model_fields["length_minutes"].title or ""), ge=15)
    return Card(warned(t, drawn.json, words), drawn.summary)


def _saved(t: Translate) -> Card:
    meeting = t("{day} at {hour}", day=t.day(NEXT_MEETING, today=TODAY), hour=_hour(t))
    reminder = t("{day} at {hour}", day=t("Monday"), hour=_hour(t, 8))
    return settings_saved(
        t, SavedView(name=GROUP, chair=CHAIR, secretary=SECRETARY, next_meeting=meeting, reminder=reminder)
    )


def _hour(t: Translate, hour: int = 9, minute: int = 0) -> str:
    return t.hour(at(NEXT_MEETING, hour, minute))


def _unknown(t: Translate) -> Card:
    return help_card(t, direct=False, group=GROUP, organiser=False, unknown="dagordnig", nearest=t("agenda"))


def _which_group(t: Translate) -> Card:
    groups = [
        Choice(str(same_id(1)), GROUP),
        Choice(str(same_id(2)), "Styrgruppen"),
        Choice(str(same_id(3)), "Ledningsgrupp grundskola, område norr"),
    ]
    return which_group(t, t("propose") + " Lokalplan 2027", groups)


def _refusal(t: Translate) -> Card:
    return refusal(t, t("That is for the chair or the secretary of {group}. Ask one of them.", group=GROUP))
