"""Putting lines of notes right: changed, moved to another item, taken away, or as their message was edited in Teams."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid, NotFound
from bot.meetings.models import Meeting
from bot.minutes.capture.fold import Topic, topics
from bot.minutes.capture.models import Notebook, NoteLine
from bot.minutes.capture.placing import LONGEST_TITLE, place
from bot.minutes.capture.queries import lines_of, topics_on
from bot.minutes.capture.tags import Tag, parse
from bot.minutes.letters import notes as letters
from bot.minutes.use_cases.noting import drop, opened, topic_in
from bot.people.models import Membership


async def change_line(
    session: AsyncSession,
    line: NoteLine,
    meeting: Meeting,
    text: str,
    *,
    under: str = "",
    by: Membership,
    now: datetime,
) -> None:
    """Let a line say something else, or stand under another item; raises NotAllowed, TooLate, Invalid, NotFound."""
    book = await opened(session, meeting, by=by, now=now)
    await session.refresh(line)
    await _rewrite(session, book, line, meeting, text, under=under)
    await letters.redraw(session, meeting, group=by.group, by=by.person, now=now, pushed=0)


async def _rewrite(
    session: AsyncSession, book: Notebook, line: NoteLine, meeting: Meeting, text: str, *, under: str = ""
) -> None:
    """Let the line say that; raises Invalid for what no line that stands already can say."""
    lines, found = await lines_of(session, meeting), parse(text)
    if found.tag in _ACTS:
        raise Invalid("That would do something instead of being noted. Write it as a new line in the chat.")
    title = " ".join(found.words.split())[:LONGEST_TITLE]
    if line.under == str(line.id) and found.tag is Tag.ITEM and title:
        _rename(book, lines, line.under, title)
    elif line.under != str(line.id):
        await _place_again(session, book, line, meeting, text, under or line.under)
    line.text = text
    await session.flush()


_ACTS = frozenset({Tag.UNDO, Tag.START, Tag.END})


def _rename(book: Notebook, lines: Sequence[NoteLine], key: str, title: str) -> None:
    """Let an item that was begun meanwhile be called so."""
    for one in lines:
        one.heading = title if one.under == key else one.heading
    book.heading = title if book.current == key else book.heading


async def _place_again(
    session: AsyncSession, book: Notebook, line: NoteLine, meeting: Meeting, text: str, under: str
) -> None:
    """Let a line stand where its new words belong; the latest one turns the meeting to the item that it names."""
    lines, agenda = await lines_of(session, meeting), await topics_on(session, meeting)
    here = Topic(line.under, line.heading) if under == line.under else await topic_in(session, meeting, under)
    before = [one for one in lines if one.position < line.position]
    old, line.text = line.text, text
    outcome = place(line, here, topics(agenda, lines), before)
    if outcome.line is None:
        line.text = old
        raise Invalid(outcome.problem, **outcome.facts)
    if outcome.tag is Tag.ITEM and line.position == book.last:
        book.current, book.heading = line.under, line.heading


async def remove_line(
    session: AsyncSession, line: NoteLine, meeting: Meeting, *, by: Membership, now: datetime
) -> None:
    """Take a line away; raises NotAllowed, TooLate, and NotFound for one that somebody took away meanwhile."""
    book = await opened(session, meeting, by=by, now=now)
    lines = list(await lines_of(session, meeting))
    if line not in lines:
        raise NotFound
    await drop(session, book, line, await topics_on(session, meeting), lines)
    await letters.redraw(session, meeting, group=by.group, by=by.person, now=now, pushed=0)


async def rewrite_message(
    session: AsyncSession,
    meeting: Meeting,
    lines: Sequence[NoteLine],
    said: Sequence[str],
    *,
    by: Membership,
    now: datetime,
) -> None:
    """Let the lines that one message brought say what it says now; `said` is empty for one that was deleted.

    Lines that came to be by the edit stand last, under the item of those beside them. Raises NotAllowed, TooLate.
    """
    book = await opened(session, meeting, by=by, now=now)
    for line, text in zip(lines, said, strict=False):
        if line.text != text:
            await _rewrite(session, book, line, meeting, text)
    standing = list(await lines_of(session, meeting))
    for line in lines[len(said) :]:
        await drop(session, book, line, await topics_on(session, meeting), standing)
    for row, text in enumerate(said[len(lines) :], start=len(lines)):
        book.last += 1
        beside = lines[-1]
        session.add(
            NoteLine(
                meeting_id=meeting.id,
                position=book.last,
                person_id=by.person_id,
                at=now,
                text=text,
                source=beside.source,
                row=row,
                under=beside.under,
                heading=beside.heading,
            )
        )
    await session.flush()
    await letters.redraw(session, meeting, group=by.group, by=by.person, now=now, pushed=0)
