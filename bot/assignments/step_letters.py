"""What is sent to those who are to do one step of an assignment."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters
from bot.assignments.models import Assignment, Step
from bot.assignments.queries import contacts_of, steps_of
from bot.assignments.rules import concerned
from bot.assignments.views import owed_view
from bot.kit.dates import local
from bot.outbox.post import amend, post, retire
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Person
from cards.assignments.steps import step_card
from cards.kit import Card


def _key(step: Step, person: Person) -> str:
    return f"assignments.step:{step.id}:{person.id}"


def _card(step: Step, person: Person, *, now: datetime, news: bool = False, by: str = "") -> Card:
    t, today = tongue_of(person, step.group), local(now, step.group.time_zone).date()
    return step_card(t, owed_view(step, t=t, today=today), news=news, by=by)


async def tell_of_step(
    session: AsyncSession, step: Step, people: Iterable[Person], *, by: Person | None, now: datetime
) -> None:
    """Tell each of the people, but for whoever gave it herself, that the step is hers now."""
    for person in people:
        if by is None or person.id != by.id:
            card, key = _card(step, person, now=now, news=True, by=by.name if by else ""), _key(step, person)
            if not await amend(session, key=key, card=card, now=now):
                await post(session, key=key, to=to_person(person), card=card, now=now)


async def tell_of_steps(session: AsyncSession, steps: Sequence[Step], *, by: Person | None, now: datetime) -> None:
    """Tell whoever answers for one of the steps, and does not own the whole, that it is hers."""
    contacts = await contacts_of(session, steps[0].group) if steps else {}
    for step in steps:
        owners = {one.id for one in concerned(step.assignment, contacts)}
        doers = [one for one in concerned(step, contacts) if one.id not in owners]
        await tell_of_step(session, step, doers, by=by, now=now)


async def tell_step_is_gone(
    session: AsyncSession, step: Step, people: Sequence[Person], sentence: str, *, by: Person, now: datetime
) -> None:
    """Tell each of the people, but for whoever did it herself, why the step is hers no more; `sentence` is a msgid.

    The letter that gave it is settled: whoever gets the step once more gets a new one.
    """
    for person in people:
        await retire(session, key=_key(step, person))
    others = [one for one in people if one.id != by.id]
    await letters.word_to(session, step.assignment, others, sentence, now=now, name=by.name, step=step.text)


async def show_steps(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Bring the letters that gave its steps up to date, in place."""
    steps = await steps_of(session, assignment)
    contacts = await contacts_of(session, assignment.group) if steps else {}
    for step in steps:
        for person in concerned(step, contacts):
            await amend(session, key=_key(step, person), card=_card(step, person, now=now), now=now)
