"""The running card of a meeting's notes, in the own chat of each who takes them."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting, MeetingState
from bot.minutes.capture.fold import Topic
from bot.minutes.capture.models import NoteSeat
from bot.minutes.capture.queries import draft_of_notes, lines_of, notebook_of, seats_of, topics_on
from bot.minutes.capture.views import Book, notes_view
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import members_of
from bot.people.rules import is_organiser
from cards.minutes.notes import notes_card, notes_gone_on
from cards.speech import Translate

CALM = timedelta(seconds=2)
"""A running card is edited no more often, however quickly lines come: Teams takes sixty messages in half a minute."""

FAR_UP = 10
"""After so many messages the card is laid anew below them."""

OUT_OF_SIGHT = 3
"""After so many it is laid anew when the meeting turns to another item."""


def card_key(meeting: Meeting, seat: NoteSeat) -> str:
    """Return the name of that person's latest running card."""
    return f"minutes.notes:{meeting.id}:{seat.person_id}:{seat.number}"


def word_key(source: str) -> str:
    """Return the name of the short word on that message."""
    return f"minutes.notes_word:{source}"


async def book_of(session: AsyncSession, meeting: Meeting, *, group: Group) -> Book:
    """Return the meeting's notes with all that its cards tell of."""
    book = await notebook_of(session, meeting)
    return Book(
        meeting,
        group,
        Topic(book.current, book.heading) if book else Topic("", ""),
        await topics_on(session, meeting),
        await lines_of(session, meeting),
        [member.person for member in await members_of(session, group)],
        await draft_of_notes(session, meeting),
    )


async def redraw(
    session: AsyncSession, meeting: Meeting, *, group: Group, by: Person | None, now: datetime, pushed: int = 1
) -> None:
    """Bring every running card up to date; the group is held.

    `by` has just written, which has `pushed` her card so many messages up; one that is far up is laid anew below.
    """
    book = await book_of(session, meeting, group=group)
    people = {person.id: person for person in book.people}
    for seat in await seats_of(session, meeting):
        person = people.get(seat.person_id)
        if person is None or not is_organiser(person.id, group):
            continue
        hers = by is not None and by.id == person.id
        seat.since += pushed if hers else 0
        moves = bool(seat.number) and (
            _is_far_up(book, seat) if hers and pushed else by is None and _is_over(book, seat)
        )
        await _show(session, book, seat, person, tongue_of(person, group), moves=moves, now=now)
    await session.flush()


async def _show(
    session: AsyncSession, book: Book, seat: NoteSeat, person: Person, t: Translate, *, moves: bool, now: datetime
) -> None:
    card = notes_card(t, notes_view(book, t=t, now=now))
    if moves:
        gone = notes_gone_on(t, notes_view(book, t=t, now=now, at=seat.shown))
        await amend(session, key=card_key(book.meeting, seat), card=gone, now=now)
    if moves or not seat.number:
        seat.number, seat.since = seat.number + 1, 0
        await post(session, key=card_key(book.meeting, seat), to=to_person(person), card=card, now=now)
    else:
        await amend(session, key=card_key(book.meeting, seat), card=card, now=now, apart=CALM)
    seat.shown = book.current.key


def _is_far_up(book: Book, seat: NoteSeat) -> bool:
    return seat.since >= (OUT_OF_SIGHT if seat.shown != book.current.key else FAR_UP)


def _is_over(book: Book, seat: NoteSeat) -> bool:
    """Say whether the meeting is closed and the card that offers the draft would stand too far up."""
    return book.meeting.state is MeetingState.CLOSED and book.minutes is None and seat.since >= OUT_OF_SIGHT


async def pushed_up(session: AsyncSession, meeting: Meeting, person: Person) -> None:
    """Remember that one more message stands below that person's running card."""
    below = update(NoteSeat).where(NoteSeat.meeting_id == meeting.id, NoteSeat.person_id == person.id)
    await session.execute(below.values(since=NoteSeat.since + 1))
