"""Draws an assignment's card, with all that belongs to it, for whoever reads it."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment
from bot.assignments.queries import contacts_of, history_of, steps_of, waiting_for
from bot.assignments.views import Whole, whole_view
from bot.people.models import Membership
from bot.people.queries import members_of
from cards.assignments.card import HERE, Open, assignment_card
from cards.assignments.presses import Where
from cards.assignments.views import AssignmentView, Kind, StepView
from cards.kit import Card
from cards.speech import Translate


async def whole_of(session: AsyncSession, assignment: Assignment) -> Whole:
    """Return all that belongs to the assignment."""
    return Whole(
        await contacts_of(session, assignment.group),
        await steps_of(session, assignment),
        await history_of(session, assignment),
        await waiting_for(session, assignment),
        await members_of(session, assignment.group),
    )


async def seen_by(
    session: AsyncSession, assignment: Assignment, reader: Membership | None, *, t: Translate, today: date
) -> AssignmentView:
    """Return the assignment as that member sees it; without one, as all do who read along."""
    return whole_view(assignment, await whole_of(session, assignment), reader=reader, t=t, today=today)


async def drawn(
    session: AsyncSession,
    assignment: Assignment,
    reader: Membership | None,
    *,
    t: Translate,
    today: date,
    kind: Kind = "assignment",
    where: Where = HERE,
    opened: Open = "",
    step: StepView | None = None,
    note: str = "",
) -> Card:
    """Draw the assignment's own card for that member."""
    view = await seen_by(session, assignment, reader, t=t, today=today)
    return assignment_card(t, view, kind=kind, where=where, opened=opened, step=step, note=note)
