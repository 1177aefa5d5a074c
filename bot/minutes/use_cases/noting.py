"""Taking notes of a meeting line by line: writing, turning to an item, changing and taking back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.use_cases.filling import open_agenda
from bot.db.upsert import inserting
from bot.errors import NotFound
from bot.meetings.arranging import close_meeting
from bot.meetings.models import Meeting, MeetingState
from bot.minutes.capture.fold import Topic, topics
from bot.minutes.capture.models import Notebook, NoteLine, NoteSeat
from bot.minutes.capture.placing import Outcome, place
from bot.minutes.capture.queries import draft_of_notes, lines_of, seats_of, topics_on
from bot.minutes.capture.rules import must_take_notes
from bot.minutes.capture.tags import Tag, parse
from bot.minutes.letters import notes as letters
from bot.minutes.use_cases.waiting import writer_of
from bot.people.models import Group, Membership, Person
from bot.people.queries import hold
from bot.people.rules import Permission, require


async def take_lines(
    session: AsyncSession, meeting: Meeting, said: Sequence[str], *, by: Membership, source: str, now: datetime
) -> list[Outcome]:
    """Take the lines of one message, in order, and show them on all running cards; return what became of each.

    What came from that `source` before is not taken again. Raises NotAllowed for others than organisers, TooLate.
    """
    book = await opened(session, meeting, by=by, now=now)
    if await session.scalar(select(NoteLine.id).where(NoteLine.source == source).limit(1)) is not None:
        return []
    await seat(session, meeting, by.person)
    agenda, lines = await topics_on(session, meeting), list(await lines_of(session, meeting))
    outcomes = []
    for row, text in enumerate(said):
        line = NoteLine(
            meeting_id=meeting.id,
            position=book.last + 1,
            person_id=by.person_id,
            at=now,
            text=text,
            source=source,
            row=row,
        )
        outcomes.append(await _taken(session, book, line, agenda, lines))
    await session.flush()
    await letters.redraw(session, meeting, group=by.group, by=by.person, now=now)
    if any(one.tag is Tag.END for one in outcomes):
        await close_meeting(session, meeting, by=by, now=now)
    return outcomes


async def _taken(
    session: AsyncSession, book: Notebook, line: NoteLine, agenda: Sequence[Topic], lines: list[NoteLine]
) -> Outcome:
    """Take one line; `lines` are those that stand already, and are kept so."""
    tag = parse(line.text).tag
    if tag in {Tag.START, Tag.END}:
        return Outcome(tag)
    if tag is Tag.UNDO:
        hers = [one for one in lines if one.person_id == line.person_id]
        if hers:
            await drop(session, book, hers[-1], agenda, lines)
        return Outcome(tag, words=hers[-1].text if hers else "")
    outcome = place(line, Topic(book.current, book.heading), topics(agenda, lines), lines)
    if outcome.line is not None:
        book.last, book.current, book.heading = line.position, line.under, line.heading
        session.add(line)
        lines.append(line)
    return outcome


async def opened(session: AsyncSession, meeting: Meeting, *, by: Membership, now: datetime) -> Notebook:
    """Return the meeting's notebook, the group held so that all who write queue; raises NotAllowed, TooLate."""
    require(by, Permission.WRITE_MINUTES)
    await hold(session, by.group)
    await session.refresh(meeting)
    must_take_notes(meeting, await draft_of_notes(session, meeting), now=now)
    return await open_notebook(session, meeting, by.group)


async def open_notebook(session: AsyncSession, meeting: Meeting, group: Group) -> Notebook:
    """Return the meeting's notebook, at the agenda's first item while it is new; the group must be held."""
    known = await session.get(Notebook, meeting.id, populate_existing=True)
    if known is None:
        await open_agenda(session, meeting, group=group)
        first = next(iter(await topics_on(session, meeting)), Topic("", ""))
        known = Notebook(meeting_id=meeting.id, current=first.key, heading=first.title)
        session.add(known)
        await session.flush()
    return known


async def seat(session: AsyncSession, meeting: Meeting, person: Person) -> None:
    """Let the person have a running card of her own from now on."""
    row = inserting(session)(NoteSeat).values(meeting_id=meeting.id, person_id=person.id, number=0, since=0, shown="")
    await session.execute(row.on_conflict_do_nothing())


async def turn_to(session: AsyncSession, meeting: Meeting, key: str, *, by: Membership, now: datetime) -> None:
    """Let the lines to come stand under that item; raises NotFound for one that the meeting does not have."""
    book = await opened(session, meeting, by=by, now=now)
    meant = await topic_in(session, meeting, key)
    book.current, book.heading = meant.key, meant.title
    await seat(session, meeting, by.person)
    await letters.redraw(session, meeting, group=by.group, by=by.person, now=now, pushed=0)


async def topic_in(session: AsyncSession, meeting: Meeting, key: str) -> Topic:
    """Return the item with that key; raises NotFound for one that the meeting does not have."""
    among = topics(await topics_on(session, meeting), await lines_of(session, meeting))
    found = next((one for one in among if one.key == key), None)
    if found is None:
        raise NotFound
    return found


async def drop(
    session: AsyncSession, book: Notebook, line: NoteLine, agenda: Sequence[Topic], lines: list[NoteLine]
) -> None:
    """Take a line away; what stands under the item that it began goes back to the item before."""
    among = {one.key: one for one in topics(agenda, lines)}
    before = among.get(line.after) or next(iter(among.values()), Topic("", ""))
    turned = [one for one in lines if parse(one.text).tag is Tag.ITEM]
    lines.remove(line)
    if line.under == str(line.id):
        for one in lines:
            if one.under == line.under:
                one.under, one.heading = before.key, before.title
        if book.current == line.under:
            book.current, book.heading = before.key, before.title
    elif turned and turned[-1] is line and book.current == line.under:
        book.current, book.heading = before.key, before.title
    await session.flush()
    await session.delete(line)
    await session.flush()


async def follow_meeting(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Lay the running card before whoever takes notes when the meeting begins, and let it follow; the group is held."""
    if meeting.state is MeetingState.UNDER_WAY:
        await open_notebook(session, meeting, group)
        writer = await writer_of(session, group)
        if writer is not None and not await seats_of(session, meeting):
            await seat(session, meeting, writer)
    elif await session.get(Notebook, meeting.id) is None:
        return
    await letters.redraw(session, meeting, group=group, by=None, now=now)
