"""Publishing a draft: the cards, the numbers, the assignments and what is handed on."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.use_cases import Promise, give_assignment
from bot.minutes import letters
from bot.minutes.models import Candidate, Minutes, MinutesState, Verdict
from bot.minutes.queries import candidates_of, decisions_of
from bot.minutes.rules import must_be_draft, must_be_gone_through
from bot.minutes.use_cases.handing_on import NOTHING, Chosen, hand_on
from bot.people.models import Membership
from bot.people.queries import people_by_id
from bot.people.rules import Permission, require
from bot.people.use_cases import next_number


async def publish(
    session: AsyncSession,
    minutes: Minutes,
    chosen: Chosen = NOTHING,
    *,
    title: str,
    day: date,
    by: Membership,
    now: datetime,
) -> None:
    """Post the minutes, number their decisions, hand out their assignments and hand on what was chosen.

    Raises NotAllowed, TooLate, and NotFound for something chosen that is not of these minutes.
    """
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    candidates = await candidates_of(session, minutes)
    must_be_gone_through(candidates)
    minutes.title, minutes.day = title, day
    minutes.state, minutes.published_at = MinutesState.PUBLISHED, now
    for decision in await decisions_of(session, minutes):
        decision.number = await next_number(session, by.group, "B")
    for candidate in candidates:
        if candidate.verdict is Verdict.KEPT:
            promise = await _promise(session, candidate)
            given = await give_assignment(session, promise, group=by.group, now=now, since=minutes.day)
            candidate.assignment_number = given.number
    await hand_on(session, minutes, chosen, by=by, now=now)
    await session.flush()
    await letters.post_minutes(session, minutes, group=by.group, now=now)


async def _promise(session: AsyncSession, candidate: Candidate) -> Promise:
    owners = await people_by_id(session, [UUID(one) for one in candidate.owner_ids])
    return Promise(
        text=candidate.text,
        owners=tuple(owners.values()),
        owner_words=candidate.owner_words,
        due=candidate.due,
        due_words=candidate.due_words,
        source=candidate.sentence,
    )
