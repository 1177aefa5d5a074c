"""Meetings, the news of them, and the organisers' dialogs."""

from dataclasses import replace
from datetime import date, time

from cards.inputs import Choice
from cards.kit import Card
from cards.meetings.dialogs import BreakView, TimeView, booking_form, breaks_form, cancel_form, move_form
from cards.meetings.meeting import MeetingView, meeting_card, no_meeting_card
from cards.meetings.news import NewsView, booked_news, cancelled_news, changed_news, moved_news
from cards.samples.people import CHAIR, SECRETARY
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.speech import Translate

NEXT_MEETING = date(2026, 12, 4)
MOVED_TO = date(2026, 12, 7)
LATER = (date(2026, 12, 18), date(2027, 1, 15))
LINK = "https://teams.example/lg"
PLACE = "Stora salen, Rådhuset"
REASON = "Tre av fem kan inte komma"


def samples() -> list[Sample]:
    """Return the samples of meetings."""
    return [*_cards(), *_news(), *_dialogs()]


def _cards() -> list[Sample]:
    return [
        Sample("meetings-next", "The next meeting", lambda t: meeting_card(t, meeting(t))),
        Sample("meetings-next-organiser", "The same for an organiser", lambda t: meeting_card(t, _hers(t))),
        Sample("meetings-to-start", "It can be started", lambda t: meeting_card(t, replace(_hers(t), may_start=True))),
        Sample("meetings-under-way", "Under way", lambda t: meeting_card(t, _stands(t, "under way"))),
        Sample("meetings-closed", "Closed", lambda t: meeting_card(t, _stands(t, "closed"))),
        Sample("meetings-cancelled", "Cancelled", _cancelled),
        Sample("meetings-over", "Over, but nobody started it", lambda t: meeting_card(t, _stands(t, "over"))),
        Sample("meetings-none", "The rhythm has ended", lambda t: _none(t, may_arrange=False)),
        Sample("meetings-none-organiser", "The same for an organiser", lambda t: _none(t, may_arrange=True)),
    ]


def _news() -> list[Sample]:
    return [
        Sample("meetings-news-booked", "An extra meeting was booked", lambda t: booked_news(t, _told(t))),
        Sample("meetings-news-moved", "A meeting was moved", _moved),
        Sample("meetings-news-changed", "A meeting got another place", lambda t: changed_news(t, _told(t))),
        Sample("meetings-news-cancelled", "A meeting was cancelled", _cancelled_news),
    ]


def _dialogs() -> list[Sample]:
    return [
        Sample("meetings-book", "Booking", lambda t: booking_form(t, _time(), group=same_id(1), nonce="n")),
        Sample("meetings-move", "Moving", _move),
        Sample("meetings-cancel", "Cancelling", _cancel),
        Sample("meetings-breaks-empty", "No breaks yet", lambda t: breaks_form(t, [], group=same_id(1))),
        Sample("meetings-breaks", "Breaks, one just added", _breaks),
    ]


def meeting(t: Translate) -> MeetingView:
    """Return the next meeting, its agenda not published yet."""
    return MeetingView(
        id=same_id(10),
        group_id=same_id(1),
        group=GROUP,
        day=t.day(NEXT_MEETING, today=TODAY),
        hours=t("{start} to {end}", start=t.hour(at(NEXT_MEETING, 9)), end=t.hour(at(NEXT_MEETING, 11))),
        state="planned",
        place=PLACE,
        link=LINK,
        others=tuple(Choice(str(same_id(10 + n)), _when(t, day)) for n, day in enumerate(LATER, start=1)),
    )


def _hers(t: Translate) -> MeetingView:
    return replace(meeting(t), state="published", may_arrange=True)


def _stands(t: Translate, state: str) -> MeetingView:
    return replace(_hers(t), state=state, by=CHAIR)  # type: ignore[arg-type]


def _cancelled(t: Translate) -> Card:
    return meeting_card(t, replace(_stands(t, "cancelled"), reason=REASON, by=SECRETARY))


def _none(t: Translate, *, may_arrange: bool) -> Card:
    return no_meeting_card(t, group=GROUP, group_id=same_id(1), may_arrange=may_arrange)


def _when(t: Translate, day: date) -> str:
    return t("{day} at {hour}", day=t.day(day, today=TODAY), hour=t.hour(at(day, 9)))


def _told(t: Translate, day: date = MOVED_TO) -> NewsView:
    hours = t("{start} to {end}", start=t.hour(at(day, 9)), end=t.hour(at(day, 11)))
    return NewsView(same_id(10), GROUP, _when(t, day), hours, PLACE, SECRETARY)


def _moved(t: Translate) -> Card:
    return moved_news(t, _told(t), before=t.day(NEXT_MEETING, today=TODAY))


def _cancelled_news(t: Translate) -> Card:
    return cancelled_news(t, _told(t, NEXT_MEETING), reason=REASON, next_day=t.day(LATER[0], today=TODAY))


def _time(day: date | None = None) -> TimeView:
    return TimeView(time(9), 120, day, PLACE, LINK)


def _move(t: Translate) -> Card:
    return move_form(t, _time(NEXT_MEETING), meeting=same_id(10), about=_when(t, NEXT_MEETING))


def _cancel(t: Translate) -> Card:
    about, onward = _when(t, NEXT_MEETING), t.day(LATER[0], today=TODAY)
    return cancel_form(t, meeting=same_id(10), about=about, next_day=onward)


def _breaks(t: Translate) -> Card:
    spans = [("Jullov", date(2026, 12, 21), date(2027, 1, 8)), ("Sportlov", date(2027, 2, 22), date(2027, 2, 26))]
    views = [
        BreakView(
            same_id(20 + number),
            name,
            t("{first} up to {last}", first=t.day(first, today=TODAY), last=t.day(last, today=TODAY)),
        )
        for number, (name, first, last) in enumerate(spans)
    ]
    news = t("Next meeting: {when}", when=_when(t, NEXT_MEETING))
    return breaks_form(t, views, group=same_id(1), news=[news])
