"""The organisers' dialogs: booking, moving and cancelling a meeting, and the group's breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from cards.inputs import Form
from cards.kit import Card, Element, apart, buttons, draw, heading, row, text
from cards.meetings.presses import AddBreak, MeetingFields, RemoveBreak, SaveBooking, SaveCancellation, SaveMove
from cards.press import submits
from cards.room import listed
from cards.speech import Translate


@dataclass(frozen=True, slots=True)
class TimeView:
    """What stands in a meeting's form."""

    hour: time
    length_minutes: int
    day: date | None = None
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class BreakView:
    """One break; its days stand in words."""

    id: UUID
    name: str
    days: str


def booking_form(t: Translate, view: TimeView, *, group: UUID, nonce: str) -> Card:
    """Draw the form of an extra meeting."""
    words = t("The meeting is extra: the group's usual meetings stay as they are.")
    return draw(
        t,
        summary=t("Book a meeting"),
        body=[text(words, subtle=True), *_inputs(Form(t, SaveBooking), view)],
        actions=[submits(t("Book"), SaveBooking, group=group, nonce=nonce)],
    )


def move_form(t: Translate, view: TimeView, *, meeting: UUID, about: str) -> Card:
    """Draw the form of a meeting that is to be moved; `about` says in words when it is now."""
    return draw(
        t,
        summary=t("Move the meeting"),
        body=[text(t("Now: {when}", when=about), subtle=True), *_inputs(Form(t, SaveMove), view)],
        actions=[submits(t("Move"), SaveMove, meeting=meeting)],
    )


def _inputs(form: Form, view: TimeView) -> list[Element]:
    fields: type[MeetingFields] = MeetingFields
    day, hour, length, place, link = fields.model_fields
    return [
        form.day(day, view.day),
        form.hour(hour, view.hour),
        form.number(length, view.length_minutes),
        form.line(place, view.place),
        form.line(link, view.link),
    ]


def cancel_form(t: Translate, *, meeting: UUID, about: str, next_day: str) -> Card:
    """Draw the question whether the meeting is to be cancelled; `next_day` is that of the one after it, if any."""
    words = (
        t("What was to be taken up goes on to the next meeting, {day}. The channel is told.", day=next_day)
        if next_day
        else t("No other meeting is planned. The channel is told.")
    )
    return draw(
        t,
        summary=t("Cancel the meeting"),
        body=[text(about, strong=True), text(words, close=True), Form(t, SaveCancellation).line("reason")],
        actions=[submits(t("Cancel meeting"), SaveCancellation, meeting=meeting)],
    )


def breaks_form(t: Translate, breaks: Sequence[BreakView], *, group: UUID, news: Sequence[str] = ()) -> Card:
    """Draw the group's breaks, each to be removed, and a form for one more; `news` is what the last press led to."""
    form = Form(t, AddBreak)
    above: list[Element] = [
        *(text(line, strong=True) for line in news),
        text(t("No meetings are planned during a break. Published agendas stay until you move them."), subtle=True),
        form.day("first"),
        form.day("last"),
        form.line("name"),
        buttons([submits(t("Add"), AddBreak, group=group)]),
    ]
    if breaks:
        above.append(heading(t("Breaks ahead")))
    return draw(t, summary=t("Breaks"), body=listed(t, above, [[_break_row(t, one, group=group)] for one in breaks]))


def _break_row(t: Translate, view: BreakView, *, group: UUID) -> Element:
    name = view.name or t("Break")
    remove = submits(t("Remove"), RemoveBreak, inputs=False, group=group, break_id=view.id)
    return apart([row("", [text(name), text(view.days, small=True, subtle=True, close=True)]), buttons([remove])])
