"""The one place through which every deed goes: around each press, command, file and job, whichever room answers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.audit.models import Deed, Outcome
from bot.audit.noticing import noticing
from bot.audit.subjects import Subject, subject_of
from bot.chat.reply import Reply
from bot.chat.router import Hearer, Overheard, Overhearer, Phrase, Presser, Rewriter, Router
from bot.chat.turn import Turn
from bot.db.away import is_away
from bot.db.transaction import transaction
from bot.errors import BotError, NotAllowed, NotHers
from bot.outbox.clock import Job
from cards.press import Press

log = structlog.get_logger()

R = TypeVar("R")

FILE, NOTE = "file", "note"
"""What a sent file and a written note are called in the log."""

SHOWING = frozenset({"agenda", "minutes.show_draft", "proposals.change_and_accept", "minutes.notes_turn"})
"""What only shows something, and on the way brings its rows up to date."""

TIDYING = frozenset({"agenda.tell", "minutes.tidy", "privacy.purge_of"})
"""Jobs that are no deeds: whom a presenter's slot was told to, and files that nobody named a group for.

What the purge takes it counts itself.
"""

NOBODYS_AFFAIR = frozenset({"polls.check_in", "polls.check_out"})
"""Presses that are never logged: a time beside an answer may tell whose words they are (ADR 0008)."""

LINES = frozenset({"note_line", "notebook"})
"""A line that is noted says itself who wrote it and when."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody was not let do."""

    at: datetime
    what: str
    person_id: UUID
    group_id: UUID | None


def watched(rooms: Router) -> Router:
    """Return a router that answers what the rooms answer, and keeps each deed in the transaction it is done in."""
    names = {phrase.hearer: said for said, phrase in rooms.phrases.items()}  # the English phrase is given last
    return replace(
        rooms,
        phrases={said: _phrase(phrase, names[phrase.hearer]) for said, phrase in rooms.phrases.items()},
        pressed={verb: (press, _presser(verb, presser)) for verb, (press, presser) in rooms.pressed.items()},
        on_file=_hearer(FILE, rooms.on_file) if rooms.on_file else None,
        overhearer=_overhearer(rooms.overhearer) if rooms.overhearer else None,
        rewriter=_rewriter(rooms.rewriter) if rooms.rewriter else None,
    )


def watched_jobs(jobs: Mapping[str, Job]) -> dict[str, Job]:
    """Return the same jobs, each of which keeps what it did, if it changed anything."""
    return {kind: job if kind in TIDYING else _job(kind, job) for kind, job in jobs.items()}


def _phrase(phrase: Phrase, name: str) -> Phrase:
    return replace(phrase, hearer=_hearer(name, phrase.hearer))


def _hearer(what: str, hearer: Hearer) -> Hearer:
    @wraps(hearer)
    async def hear(turn: Turn) -> Reply:
        return await _kept(turn, what, hearer, None, lambda: hearer(turn))

    return hearer if what in SHOWING else hear


def _presser(verb: str, presser: Presser[Any]) -> Presser[Any]:
    @wraps(presser)
    async def press(turn: Turn, form: Press) -> Reply:
        return await _kept(turn, verb, presser, form, lambda: presser(turn, form))

    return presser if verb in NOBODYS_AFFAIR | SHOWING else press


def _overhearer(overhearer: Overhearer) -> Overhearer:
    @wraps(overhearer)
    async def overhear(turn: Turn, heard: Overheard) -> Reply | None:
        return await _kept(turn, NOTE, overhearer, None, lambda: overhearer(turn, heard))

    return overhear


def _rewriter(rewriter: Rewriter) -> Rewriter:
    @wraps(rewriter)
    async def rewrite(turn: Turn, said: str) -> Reply | None:
        return await _kept(turn, NOTE, rewriter, None, lambda: rewriter(turn, said))

    return rewrite


async def _kept(
    turn: Turn, what: str, answer: Callable[..., object], form: Press | None, taken: Callable[[], Awaitable[R]]
) -> R:
    """Take the turn; what it changes becomes one row, what her role does not reach an attempt."""
    session, pressed = turn.session, dict(form) if form else {}
    here = turn.group.id if turn.group else None
    try:
        with noticing(session) as changes:
            reply = await taken()
            await session.flush()
    except NotAllowed as refusal:
        refusal.attempt = Attempt(turn.now, what, turn.person.id, refusal.group_id or here)
        raise
    except NotHers as refusal:
        refusal.attempt = Attempt(turn.now, what, turn.person.id, None)
        raise
    if changes and not (what == NOTE and changes.tables <= LINES):
        about = await subject_of(session, changes.rows, room=_room(answer), pressed=pressed.values())
        deed = Deed(at=turn.now, what=what, person_id=turn.person.id, group_id=_within(pressed, about) or here)
        deed.subject, deed.subject_id, deed.label = about.kind, about.id, about.label
        session.add(deed)
    return reply


def _within(pressed: Mapping[str, object], about: Subject) -> UUID | None:
    """Return the group that the press names, which its room has looked up, or that of what was changed."""
    group = pressed.get("group")
    return group if isinstance(group, UUID) else about.group_id


def _job(kind: str, job: Job) -> Job:
    async def done(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
        with noticing(session) as changes:
            then = await job(session, subject, due_at, now)
            await session.flush()
        if changes:
            about = await subject_of(session, changes.rows, room=_room(job))
            deed = Deed(at=now, what=kind, group_id=about.group_id)
            deed.subject, deed.subject_id, deed.label = about.kind, about.id, about.label
            session.add(deed)
        return then

    return done


def _room(answer: Callable[..., object]) -> str:
    """Return the room that a function stands in."""
    return answer.__module__.split(".")[1]


async def keep_attempt(engine: AsyncEngine, refusal: BotError) -> None:
    """Keep what somebody was not let do, in a transaction of its own: the one it was tried in is undone.

    She gets her refusal even when the database is away just then.
    """
    tried = refusal.attempt
    if not isinstance(tried, Attempt):
        return
    deed = Deed(
        at=tried.at, what=tried.what, outcome=Outcome.REFUSED, person_id=tried.person_id, group_id=tried.group_id
    )
    try:
        async with transaction(engine, queued=True) as session:
            session.add(deed)
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("audit.attempt_not_kept", what=tried.what, error=type(error).__name__)
