"""Correcting published minutes: a new version, begun as a draft, which takes the old one's place (ADR 0012)."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.promises import Promise
from bot.assignments.queries import all_in, assignment_by_id
from bot.assignments.rules import CLOSED
from bot.assignments.use_cases.doing import drop
from bot.assignments.use_cases.putting_right import put_right
from bot.db.base import Base
from bot.errors import Invalid
from bot.i18n.speech import speaking
from bot.minutes import letters
from bot.minutes.difference import difference
from bot.minutes.letters.standing import ask_approvers, show_asked, tell_changes
from bot.minutes.models import Candidate, Minutes, MinutesState, Verdict
from bot.minutes.queries import candidates_of, decisions_of, items_of, noted_of
from bot.minutes.versions import in_force, named_approvers, open_correction
from bot.minutes.views import minutes_view
from bot.people.models import Membership
from bot.people.queries import people_by_id
from bot.people.rules import Permission, require

Row = TypeVar("Row", bound=Base)


async def begin_correction(session: AsyncSession, minutes: Minutes, *, by: Membership, now: datetime) -> Minutes:
    """Return the draft that corrects the version in force: the one that is begun, or a copy of all there is.

    Raises NotAllowed for others than organisers.
    """
    require(by, Permission.WRITE_MINUTES)
    begun = await open_correction(session, minutes)
    if begun is not None:
        return begun
    draft = _copy(
        minutes,
        author_id=by.person_id,
        created_at=now,
        warnings=[],
        deeds=[],
        desks={},
        follows=[],
        from_notes=False,
        state=MinutesState.DRAFT,
        published_at=None,
        version=minutes.version + 1,
        origin_id=minutes.origin,
    )
    session.add(draft)
    await session.flush()
    for rows in (
        await items_of(session, minutes),
        await candidates_of(session, minutes),
        await noted_of(session, minutes),
    ):
        session.add_all(_copy(row, minutes_id=draft.id) for row in rows)
    for one in await decisions_of(session, minutes):
        session.add(_copy(one, minutes_id=draft.id, number=None, kept_number=one.label))
    await session.flush()
    return draft


def _copy(row: Row, **changed: Any) -> Row:  # noqa: ANN401 -- columns of any kind
    """Return a row that says the same but for what is changed, under an id of its own."""
    kept = {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs if column.key != "id"}
    return type(row)(**{**kept, **changed})


async def take_over(session: AsyncSession, minutes: Minutes, *, by: Membership, now: datetime) -> Minutes:
    """Let a draft take the place of the version in force, which is returned; raises Invalid when it changes nothing.

    Decisions that stay keep their numbers; those that the correction left out are struck.
    """
    before = await in_force(session, minutes.origin)
    t = speaking(by.group.language)
    old, new = [
        minutes_view(await letters.whole_of(session, one), group=by.group, t=t, today=minutes.day)
        for one in (before, minutes)
    ]
    if not await asyncio.to_thread(difference, old, new, t):
        raise Invalid("Nothing is changed yet. Edit the draft first, or discard it.")
    before.state = MinutesState.REPLACED
    minutes.author_id, minutes.issued_at = by.person_id, before.issued_at
    await _pass_numbers(session, before, minutes, now=now)
    return before


async def _pass_numbers(session: AsyncSession, before: Minutes, minutes: Minutes, *, now: datetime) -> None:
    """Let each number stand in one version only: in the new one, or with the struck decision in the old."""
    old = {one.number: one for one in await decisions_of(session, before) if one.number is not None}
    new = {one.kept_number: one for one in await decisions_of(session, minutes) if one.kept_number is not None}
    for number in new:
        old[number].number, old[number].kept_number = None, number
    await session.flush()  # no number stands twice, not for a moment
    for number, decision in new.items():
        decision.number = number
    for number in old.keys() - new.keys():
        old[number].struck_at = now
    await session.flush()


async def carry_on(session: AsyncSession, before: Minutes, minutes: Minutes, *, by: Membership, now: datetime) -> None:
    """Tell what the correction changed, put right what was given, and ask for the new version to be approved."""
    await _put_right(session, before, minutes, by=by, now=now)
    await tell_changes(session, before, minutes, group=by.group, now=now)
    await show_asked(session, before, await named_approvers(session, before), group=by.group, now=now)
    await ask_approvers(session, minutes, group=by.group, now=now)


async def _put_right(
    session: AsyncSession, before: Minutes, minutes: Minutes, *, by: Membership, now: datetime
) -> None:
    """Let the assignments that were given say what the minutes say now; those left out need not be done any more."""
    old, new = [_given(await candidates_of(session, one)) for one in (before, minutes)]
    given = {one.number: one.id for one in await all_in(session, by.group) if one.number in old}
    t = speaking(by.group.language)
    reason = t("Left out of the corrected minutes")
    for number, was in old.items():
        assignment = await assignment_by_id(session, given[number])
        candidate = new.get(number)
        if candidate is None and assignment.state not in CLOSED:
            await drop(session, assignment, by=by, reason=reason, now=now)
        elif candidate is not None and _says(was) != _says(candidate):
            said = [await promise_of(session, one) for one in (was, candidate)]
            await put_right(session, assignment, *said, by=by, now=now)


def _given(candidates: Sequence[Candidate]) -> dict[int, Candidate]:
    kept = [one for one in candidates if one.verdict is Verdict.KEPT]
    return {one.assignment_number: one for one in kept if one.assignment_number is not None}


def _says(one: Candidate) -> tuple[object, ...]:
    return one.text, set(one.owner_ids), one.owner_words, one.due, one.due_words


async def promise_of(session: AsyncSession, candidate: Candidate) -> Promise:
    """Return what a kept assignment promises."""
    owners = await people_by_id(session, [UUID(one) for one in candidate.owner_ids])
    return Promise(
        text=candidate.text,
        owners=tuple(owners.values()),
        owner_words=candidate.owner_words,
        due=candidate.due,
        due_words=candidate.due_words,
        at_next_meeting=candidate.at_next_meeting,
        source=candidate.sentence,
        minutes_id=candidate.minutes_id,
        item=candidate.item,
    )
