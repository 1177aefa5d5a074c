"""Publishing a draft: the cards, the numbers, the assignments and what is handed on."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.letters import tell_owners_of
from bot.assignments.use_cases.giving import give_assignment
from bot.db.counting import count_after_commit
from bot.kit.tally import Tally
from bot.minutes import letters
from bot.minutes.letters.absentees import tell_absentees
from bot.minutes.models import Candidate, Minutes, MinutesState, Verdict
from bot.minutes.presence import named_in
from bot.minutes.queries import candidates_of, decisions_of, noted_of
from bot.minutes.rules import must_be_draft, must_be_gone_through
from bot.minutes.use_cases.correcting import carry_on, promise_of, take_over
from bot.minutes.use_cases.editing import set_day
from bot.minutes.use_cases.following import follow, settle_attendance
from bot.minutes.use_cases.handing_on import NOTHING, Chosen, hand_on
from bot.minutes.use_cases.waiting import tell_no_more
from bot.minutes.verdicts import verdicts_on
from bot.people.models import Membership, Person
from bot.people.queries import members_of
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
    minutes.title = title
    await set_day(session, minutes, day, by=by, now=now)
    await follow(session, minutes, group=by.group)
    await settle_attendance(session, minutes, chosen.absent, by_check_in=chosen.by_check_in, by=by)
    before = await take_over(session, minutes, by=by, now=now) if minutes.is_correction else None
    minutes.state, minutes.published_at = MinutesState.PUBLISHED, now
    minutes.issued_at = minutes.issued_at or now
    for decision in await decisions_of(session, minutes):
        if decision.number is None:
            decision.number, decision.decided_at = await next_number(session, by.group, "B"), now
    await _give(session, candidates, minutes, by=by, now=now)
    await hand_on(session, minutes, chosen, by=by, now=now)
    await session.flush()
    await _tally(session, candidates, minutes)
    await letters.post_minutes(session, minutes, group=by.group, now=now)
    await tell_no_more(session, minutes, by=by, now=now)
    if before is not None:
        await carry_on(session, before, minutes, by=by, now=now)
    absent = [*minutes.absent, *(before.absent if before else [])]
    await tell_absentees(session, minutes, await _absentees(session, absent, by), group=by.group, now=now)


async def _absentees(session: AsyncSession, absent: Sequence[str], by: Membership) -> list[Person]:
    """Return the members whom the minutes call absent, or did before a correction, guests aside."""
    members = await members_of(session, by.group)
    return named_in(absent, [member.person for member in members if not member.is_guest])


async def _tally(session: AsyncSession, candidates: Sequence[Candidate], minutes: Minutes) -> None:
    """Let it be counted how well the reader did."""
    decisions, noted = await decisions_of(session, minutes), await noted_of(session, minutes)
    verdicts = verdicts_on(minutes, candidates, decisions, noted)

    def count(tally: Tally) -> None:
        for (kind, answer), number in verdicts.items():
            tally.findings.labels(kind, answer).inc(number)

    count_after_commit(session, count)


async def _give(
    session: AsyncSession, candidates: Sequence[Candidate], minutes: Minutes, *, by: Membership, now: datetime
) -> None:
    """Hand out what was kept, and tell each owner of all that is hers in one letter."""
    given = []
    for candidate in candidates:
        if candidate.verdict is Verdict.KEPT and candidate.assignment_number is None:
            promise = await promise_of(session, candidate)
            one = await give_assignment(session, promise, group=by.group, now=now, since=minutes.day, by=by, tell=False)
            candidate.assignment_number = one.number
            given.append(one)
    await tell_owners_of(session, given, group=by.group, now=now)
