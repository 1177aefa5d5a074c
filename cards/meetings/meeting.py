"""A meeting's card: when and where, how it stands, and the reader's next step."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from cards.chat import Say
from cards.inputs import Choice
from cards.kit import Action, Card, Element, Tone, buttons, draw, facts, head, heading, one_by_one, text
from cards.meetings.presses import (
    AddToCalendar,
    BookMeeting,
    CancelMeeting,
    CloseMeeting,
    MoveMeeting,
    OpenBreaks,
    ShowMeeting,
    StartMeeting,
)
from cards.press import button, opens_dialog
from cards.speech import Translate
from cards.words import joined, link

State = Literal["planned", "published", "under way", "closed", "cancelled", "over"]

MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting, ready to show; its day and hours stand in words.

    `by` is who started, closed or cancelled it. `may_arrange`: the reader is an organiser; `may_start`: and it is
    time. `others` are further meetings ahead, by their id. The agenda that can be asked for is that of the next one.
    """

    id: UUID
    group_id: UUID
    group: str
    day: str
    hours: str
    state: State
    place: str = ""
    link: str = ""
    by: str = ""
    reason: str = ""
    others: tuple[Choice, ...] = ()
    may_arrange: bool = False
    may_start: bool = False
    is_next: bool = True


def meeting_card(t: Translate, view: MeetingView) -> Card:
    """Draw one meeting, the next step first."""
    words, tone = state_words(t, view)
    body: list[Element] = head(
        joined(t("Meeting"), view.group), view.day[:1].upper() + view.day[1:], joined(view.hours, words), tone
    )
    body += facts([(t("Place"), view.place), (t("Reason"), view.reason)])
    ahead = view.state in ("planned", "published", "under way")
    if view.link and ahead:
        body.append(text(link(t("Go to the online meeting"), view.link)))
    if view.others and ahead:
        shown = [button(one.words, ShowMeeting, meeting=one.value) for one in view.others[:MOST_OTHERS]]
        body += [heading(t("Other meetings ahead")), *one_by_one(shown)]
    if view.may_arrange and view.state in ("planned", "published"):
        book = opens_dialog(t("Book"), BookMeeting, group=view.group_id)
        body.append(buttons([book, breaks_button(t, view.group_id)]))
    return draw(
        t,
        summary=t("Meeting of {group}: {day}, {state}", group=view.group, day=view.day, state=words),
        body=body,
        actions=_actions(t, view),
    )


def state_words(t: Translate, view: MeetingView) -> tuple[str, Tone | None]:
    """Return how the meeting stands, in words, and the colour that supports them."""
    match view.state:
        case "planned":
            return t("the agenda is not published yet"), None
        case "published":
            return t("the agenda is published"), None
        case "under way":
            return (t("under way, started by {name}", name=view.by) if view.by else t("under way")), Tone.GOOD
        case "closed":
            return (t("closed by {name}", name=view.by) if view.by else t("closed")), None
        case "cancelled":
            return (t("cancelled by {name}", name=view.by) if view.by else t("cancelled")), Tone.LATE
        case "over":
            return t("over, never started"), None


def calendar_button(t: Translate, meeting: UUID, *, secondary: bool = False) -> Action:
    """Return the button that hands the meeting to the presser's calendar."""
    return button(t("Add to calendar"), AddToCalendar, secondary=secondary, inputs=False, meeting=meeting)


def _actions(t: Translate, view: MeetingView) -> list[Action]:
    agenda = [button(t("Agenda"), Say, said=t("agenda"))] if view.is_next else []
    match view.state:
        case "planned" | "published":
            calendar = calendar_button(t, view.id, secondary=view.may_start)
            return [*_start(t, view), *agenda, calendar, *_changes(t, view)]
        case "under way":
            close = button(t("Close the meeting"), CloseMeeting, meeting=view.id)
            return [*([close] if view.may_arrange else []), *agenda, *_booking(t, view)]
        case "cancelled":
            out = button(t("Take it out of my calendar"), AddToCalendar, secondary=True, meeting=view.id)
            return [_onward(t), out, *_booking(t, view)]
        case _:
            return [_onward(t), *_booking(t, view)]


def _onward(t: Translate) -> Action:
    return button(t("Next meeting"), Say, said=t("meeting"))


def _start(t: Translate, view: MeetingView) -> list[Action]:
    return [button(t("Start the meeting"), StartMeeting, meeting=view.id)] if view.may_start else []


def _changes(t: Translate, view: MeetingView) -> list[Action]:
    if not view.may_arrange:
        return []
    return [
        opens_dialog(t("Move"), MoveMeeting, secondary=True, meeting=view.id),
        opens_dialog(t("Cancel meeting"), CancelMeeting, secondary=True, meeting=view.id),
    ]


def _booking(t: Translate, view: MeetingView) -> list[Action]:
    return [opens_dialog(t("Book"), BookMeeting, secondary=True, group=view.group_id)] if view.may_arrange else []


def breaks_button(t: Translate, group: UUID) -> Action:
    """Return the organisers' button for when the group does not meet."""
    return opens_dialog(t("Breaks"), OpenBreaks, group=group)


def no_meeting_card(t: Translate, *, group: str, group_id: UUID, may_arrange: bool) -> Card:
    """Draw the answer when the rhythm has ended and nothing is booked."""
    title = t("No more meetings are planned")
    words = (
        t("Book a meeting here, or give the group a new rhythm: write “settings”.")
        if may_arrange
        else t("The chair or the secretary can book one.")
    )
    actions = [opens_dialog(t("Book"), BookMeeting, group=group_id), breaks_button(t, group_id)]
    return draw(
        t,
        summary=title,
        body=head(joined(t("Meeting"), group), title, words),
        actions=actions if may_arrange else [],
    )
