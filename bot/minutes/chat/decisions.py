"""The decision log: what the group has decided, by number."""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NotFound
from bot.minutes.letters import whole_of
from bot.minutes.models import Decision, Minutes, MinutesState
from bot.minutes.queries import minutes_by_id
from bot.minutes.views import minutes_view
from bot.people.rules import Permission
from cards.kit import Card
from cards.minutes.decisions import MOST, LoggedView, MoreDecisions, OpenMinutes, decision_card, decision_log
from cards.minutes.published import minutes_cards

router = Router()

_NUMBER = re.compile(r"(?:b\s*-?\s*)?(\d{1,9})", re.IGNORECASE)


@router.hears("beslut", "decisions", with_words=True)
async def show_decisions(turn: Turn) -> Reply:
    """Show the group's decisions, the latest first, or the one whose number follows."""
    group = turn.may(Permission.SEE).group
    asked = turn.words.strip(" .,:!?")
    if not asked:
        return Answer(await _log(turn, before=None))
    number = _NUMBER.fullmatch(asked)
    if number is None:
        raise Invalid("Write “decisions” alone, or with a number: “decisions B-3”. By words you find with “search”.")
    found = (await turn.session.execute(_logged(group.id).where(Decision.number == int(number[1])))).first()
    if found is None:
        raise NotFound(
            "{group} has no decision B-{number}. Write “decisions” to see them all.",
            group=group.name,
            number=int(number[1]),
        )
    return Answer(decision_card(turn.t, _view(turn, found), group=group.name))


@router.presses(MoreDecisions)
async def more_decisions(turn: Turn, form: MoreDecisions) -> Reply:
    """Show the decisions before those, in the same message."""
    turn = await within_here(turn, form.group)
    turn.may(Permission.SEE)
    return Update(await _log(turn, before=form.before))


@router.presses(OpenMinutes)
async def open_minutes(turn: Turn, form: OpenMinutes) -> Reply:
    """Show published minutes as a whole."""
    return await minutes_shown(turn, form.minutes)


async def within_here(turn: Turn, group_id: UUID) -> Turn:
    """Return this turn as one about that group; raises NotFound in a channel that is another group's.

    What is answered there, all read.
    """
    if turn.place is not Place.DIRECT and (turn.group is None or turn.group.id != group_id):
        raise NotFound
    return await turn.within(group_id)


async def decision_shown(turn: Turn, decision_id: UUID) -> Card:
    """Return that decision's card; raises NotFound for one that is not published, or not of the person's groups."""
    decision = await turn.session.get(Decision, decision_id)
    if decision is None:
        raise NotFound
    turn = await within_here(turn, decision.group_id)
    group = turn.may(Permission.SEE).group
    found = (await turn.session.execute(_logged(group.id).where(Decision.id == decision_id))).first()
    if found is None:
        raise NotFound
    return decision_card(turn.t, _view(turn, found), group=group.name)


async def minutes_shown(turn: Turn, minutes_id: UUID) -> Answer:
    """Return published minutes; raises NotFound for those that are not, or not of the person's groups."""
    minutes = await minutes_by_id(turn.session, minutes_id)
    turn = await within_here(turn, minutes.group_id)
    group = turn.may(Permission.SEE).group
    if minutes.state is not MinutesState.PUBLISHED:
        raise NotFound
    view = minutes_view(await whole_of(turn.session, minutes), group=group, t=turn.t, today=turn.today)
    first, *more = minutes_cards(turn.t, view)
    return Answer(first, more=tuple(more))


def _logged(group_id: UUID) -> Select[Decision, Minutes]:
    return (
        select(Decision, Minutes)
        .join(Minutes, Decision.minutes_id == Minutes.id)
        .where(Decision.group_id == group_id, Decision.number.is_not(None), Minutes.state == MinutesState.PUBLISHED)
        .order_by(Decision.number.desc())
    )


async def _log(turn: Turn, *, before: int | None) -> Card:
    group = turn.here.group
    asked = _logged(group.id)
    if before is not None:
        asked = asked.where(Decision.number < before)
    total = await turn.session.scalar(select(func.count()).select_from(asked.order_by(None).subquery()))
    found: Sequence[Row[Decision, Minutes]] = (await turn.session.execute(asked.limit(MOST))).all()
    logged = [_view(turn, one) for one in found]
    return decision_log(turn.t, logged, group=group.name, group_id=group.id, total=total or 0)


def _view(turn: Turn, found: Row[Decision, Minutes]) -> LoggedView:
    decision, minutes = found
    return LoggedView(
        number=decision.number or 0,
        text=decision.text,
        day=turn.t.day(minutes.day, today=turn.today),
        source=minutes.title,
        minutes=minutes.id,
        item=decision.item,
    )
