"""The decision log: what the group has decided, by number, and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Row, func, select

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NotFound
from bot.minutes.chat.approving import viewed
from bot.minutes.decided import beside_views, logged_view, step_views
from bot.minutes.models import Decision, FollowUp, Minutes
from bot.minutes.use_cases.outcomes import settle
from bot.minutes.versions import assignments_beside, decision_now, logged, replaced_by, steps_of, still_open, version_of
from bot.people.queries import people_by_id
from bot.people.rules import Permission, may
from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.decisions import (
    MOST,
    MoreDecisions,
    OpenMinutes,
    ReplaceDecision,
    SettleDecision,
    decision_card,
    decision_log,
)
from cards.minutes.published import overview

router = Router()

_NUMBER = re.compile(r"(?:b\s*-?\s*)?(\d{1,9})", re.IGNORECASE)
MOST_LETTERS = 100
MOST_CHOICES = 25
"""So many decisions can be chosen as another's replacement: the latest."""


def asks_for_decisions(words: str) -> bool:
    """Say whether those words after the command ask for the log, and are no decision to be noted."""
    asked = words.strip(" .,:!?")
    return not asked or _NUMBER.fullmatch(asked) is not None


@router.hears("beslut öppna", "öppna beslut", "decisions open", "open decisions")
async def show_open(turn: Turn) -> Reply:
    """Show the decisions that are to be carried out still, the latest first."""
    turn.may(Permission.SEE)
    return Answer(await _log(turn, before=None, only_open=True))


@router.hears("beslut", "decisions", with_words=True)
async def show_decisions(turn: Turn) -> Reply:
    """Show the group's decisions, the latest first, or the one whose number follows."""
    group = turn.may(Permission.SEE).group
    asked = turn.words.strip(" .,:!?")
    if not asked:
        return Answer(await _log(turn, before=None, only_open=False))
    number = _NUMBER.fullmatch(asked)
    if number is None:
        raise Invalid(
            "Write “decisions” alone, “decisions open”, or a number: “decisions B-3”. By words you find with “search”."
        )
    found = (await turn.session.execute(logged(group.id).where(Decision.number == int(number[1])))).first()
    if found is None:
        raise NotFound(
            "{group} has no decision B-{number}. Write “decisions” to see them all.",
            group=group.name,
            number=int(number[1]),
        )
    return Answer(await _card(turn, found))


@router.presses(MoreDecisions)
async def more_decisions(turn: Turn, form: MoreDecisions) -> Reply:
    """Show the decisions before those, in the same message."""
    turn = await within_here(turn, form.group)
    turn.may(Permission.SEE)
    return Update(await _log(turn, before=form.before, only_open=form.only_open))


@router.presses(OpenMinutes)
async def open_minutes(turn: Turn, form: OpenMinutes) -> Reply:
    """Show published minutes as a whole."""
    return await minutes_shown(turn, form.minutes)


@router.presses(SettleDecision)
async def settle_decision(turn: Turn, form: SettleDecision) -> Reply:
    """Say what became of a decision."""
    return await _settled(turn, form.decision, FollowUp(form.outcome))


@router.presses(ReplaceDecision)
async def replace_decision(turn: Turn, form: ReplaceDecision) -> Reply:
    """Let another decision take a decision's place."""
    return await _settled(turn, form.decision, FollowUp.REPLACED, another=form.by)


async def _settled(turn: Turn, decision_id: UUID, state: FollowUp, *, another: int | None = None) -> Reply:
    decision = await decision_now(turn.session, decision_id)
    turn = await turn.within(decision.group_id)
    await settle(turn.session, decision, state, by=turn.here, now=turn.now, replaced_by=another)
    return Update(await decision_shown(turn, decision.id))


async def within_here(turn: Turn, group_id: UUID) -> Turn:
    """Return this turn as one about that group; raises NotFound in a channel that is another group's.

    What is answered there, all read.
    """
    if turn.place is not Place.DIRECT and (turn.group is None or turn.group.id != group_id):
        raise NotFound
    return await turn.within(group_id)


async def decision_shown(turn: Turn, decision_id: UUID) -> Card:
    """Return that decision's card; raises NotFound for one that is not published, or not of the person's groups."""
    decision = await decision_now(turn.session, decision_id)
    turn = await within_here(turn, decision.group_id)
    group = turn.may(Permission.SEE).group
    found = (await turn.session.execute(logged(group.id).where(Decision.id == decision.id))).one()
    return await _card(turn, found)


async def minutes_shown(turn: Turn, minutes_id: UUID) -> Answer:
    """Return published minutes, the newest version of them, as one card from which all can be read.

    Raises NotFound for those that are not published, or not of the person's groups.
    """
    minutes = await version_of(turn.session, minutes_id, None)
    turn = await within_here(turn, minutes.group_id)
    turn.may(Permission.SEE)
    return await minutes_answer(turn, minutes)


async def minutes_answer(turn: Turn, minutes: Minutes) -> Answer:
    """Return the one card from which all can be read: the whole of long minutes would be in the way."""
    return Answer(overview(turn.t, await viewed(turn, minutes)))


async def _log(turn: Turn, *, before: int | None, only_open: bool) -> Card:
    group = turn.here.group
    asked = still_open(logged(group.id), group.id) if only_open else logged(group.id)
    if before is not None:
        asked = asked.where(Decision.number < before)
    total = await turn.session.scalar(select(func.count()).select_from(asked.order_by(None).subquery()))
    found: Sequence[Row[Decision, Minutes]] = (await turn.session.execute(asked.limit(MOST))).all()
    steps = await steps_of(turn.session, group, [one.number or 0 for one, _ in found])
    views = [
        logged_view(one, minutes, steps.get(one.number or 0, ()), t=turn.t, today=turn.today) for one, minutes in found
    ]
    return decision_log(turn.t, views, group=group.name, group_id=group.id, total=total or 0, only_open=only_open)


async def _card(turn: Turn, found: Row[Decision, Minutes]) -> Card:
    decision, minutes = found
    group, number = turn.here.group, decision.number or 0
    steps = (await steps_of(turn.session, group, [number])).get(number, [])
    people = await people_by_id(turn.session, [step.by_id for step in steps])
    beside = await assignments_beside(turn.session, decision, group)
    view = replace(
        logged_view(decision, minutes, steps, t=turn.t, today=turn.today),
        steps=step_views(steps, people, group=group, t=turn.t, today=turn.today),
        beside=beside_views(beside, t=turn.t, today=turn.today),
        replaces=tuple(await replaced_by(turn.session, group, number)),
    )
    others = await _others(turn, number) if may(turn.here, Permission.WRITE_MINUTES) else None
    return decision_card(turn.t, view, group=group.name, others=others)


async def _others(turn: Turn, number: int) -> list[Choice]:
    """Return the decisions that may have replaced that one: the latest."""
    asked = logged(turn.here.group.id).where(Decision.number != number, Decision.struck_at.is_(None))
    found = (await turn.session.execute(asked.limit(MOST_CHOICES))).all()
    return [Choice(str(one.number), f"B-{one.number} {one.text}"[:MOST_LETTERS]) for one, _ in found]
