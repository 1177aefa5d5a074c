"""A group on a real database whose clock is in the test's hands: no Teams, no HTTP; letters are read in the ledger."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.queries import assignment_by_id
from bot.assignments.watchers import tell_watchers
from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.localteams.cards import texts
from bot.meetings.models import Break
from bot.meetings.watchers import tell_of_break
from bot.outbox.clock import Clockwork
from bot.outbox.models import Due, Letter, LetterState
from bot.people.models import Group, Membership, Person
from bot.reminders.use_cases.planning import plan_soon_in, plan_weekly
from bot.rooms import JOBS

WEDNESDAY = datetime(2026, 11, 18, 9, tzinfo=UTC)
"""Wednesday 18 November 2026, 10:00 in Stockholm."""


@dataclass
class Village:
    """A few people in one group or more; `at` lets time pass and the clock's jobs be done."""

    engine: AsyncEngine
    clock: StoppedClock
    people: dict[str, UUID] = field(default_factory=dict)
    groups: dict[str, UUID] = field(default_factory=dict)
    numbers: int = 0

    async def person(self, name: str) -> UUID:
        """Let somebody be known."""
        one = Person(tenant_id="tenant", member_id=f"29:{name}", name=name, service_url="https://teams.example/")
        async with transaction(self.engine) as session:
            session.add(one)
        self.people[name] = one.id
        return one.id

    async def group(self, name: str, *members: str, chair: str | None = None, **settings: Any) -> UUID:  # noqa: ANN401
        """Set a group up with those members."""
        one = Group(
            tenant_id="tenant",
            conversation_id=f"19:{name}",
            service_url="https://teams.example/",
            is_channel=True,
            name=name,
            created_at=self.clock.now(),
            chair_id=self.people.get(chair or ""),
            **settings,
        )
        async with transaction(self.engine) as session:
            session.add(one)
            await session.flush()
            for member in members:
                session.add(Membership(group_id=one.id, person_id=self.people[member]))
            await plan_weekly(session, one, now=self.clock.now())
        self.groups[name] = one.id
        return one.id

    async def gives(self, group: str, words: str, *owners: str, due: date | None = None) -> UUID:
        """Give an assignment, as the assignments room would."""
        self.numbers += 1
        async with transaction(self.engine) as session:
            wanted = [self.people[one] for one in owners]
            people = list(await session.scalars(select(Person).where(Person.id.in_(wanted))))
            one = Assignment(
                group_id=self.groups[group],
                number=self.numbers,
                text=words,
                owner_words="",
                due=due,
                due_words="",
                source="",
                given_at=self.clock.now(),
                owners=people,
            )
            session.add(one)
        await self.touches(one.id)
        return one.id

    async def touches(self, assignment: UUID, **facts: Any) -> None:  # noqa: ANN401
        """Change an assignment, and let the rooms that watch it know."""
        async with transaction(self.engine) as session:
            if facts:
                await session.execute(update(Assignment).where(Assignment.id == assignment).values(**facts))
            found = await assignment_by_id(session, assignment)
            await tell_watchers(session, found, now=self.clock.now())

    async def finishes(self, assignment: UUID, who: str) -> None:
        """Let somebody be done with an assignment."""
        await self.touches(
            assignment, state=AssignmentState.DONE, done_at=self.clock.now(), done_by_id=self.people[who]
        )

    async def breaks(self, group: str, first: date, last: date) -> None:
        """Let the group take a break."""
        async with transaction(self.engine) as session:
            session.add(Break(group_id=self.groups[group], first=first, last=last))
            await session.flush()
            await tell_of_break(session, await session.get_one(Group, self.groups[group]), now=self.clock.now())

    async def changes(self, group: str, **settings: Any) -> None:  # noqa: ANN401
        """Change the group's settings as the setup form does."""
        async with transaction(self.engine) as session:
            found = await session.get_one(Group, self.groups[group])
            for name, value in settings.items():
                setattr(found, name, value)
            await session.flush()
            await plan_weekly(session, found, now=self.clock.now())
            await plan_soon_in(session, found, now=self.clock.now())

    async def at(self, moment: datetime) -> None:
        """Let it be that moment, every due moment on the way included, as a clock that never stops would have it."""
        while (due := await self._next_due()) is not None and due <= moment:
            self.clock.move_to(max(due, self.clock.now()))
            await self.tick()
        self.clock.move_to(moment)
        await self.tick()

    async def wakes_at(self, moment: datetime) -> None:
        """Let it be that moment, as for a program that was down until then."""
        self.clock.move_to(moment)
        await self.tick()

    async def tick(self) -> None:
        """Let the clock's jobs be done."""
        await Clockwork(self.engine, JOBS, self.clock).tick()

    async def _next_due(self) -> datetime | None:
        async with reading(self.engine) as session:
            found: datetime | None = await session.scalar(select(Due.at).order_by(Due.at).limit(1))
            return found

    async def letters(self, whose: str) -> list[tuple[datetime, list[str]]]:
        """Return when the person or the group's channel was written to, and what the card says."""
        async with reading(self.engine) as session:
            lane = f"member:29:{whose}" if whose in self.people else f"19:{whose}"
            asked = select(Letter).where(Letter.lane == lane).order_by(Letter.id)
            return [(one.created_at, texts(one.card)) for one in await session.scalars(asked)]

    async def moments(self, whose: str) -> list[str]:
        """Return when she was written to, in UTC, and the first words."""
        return [f"{when:%a %d %b %H:%M} {said[0]}" for when, said in await self.letters(whose)]

    async def refuses(self, whose: str, *, reason: str = "ConversationBlockedByUser") -> None:
        """Let Teams have refused what waits for that person."""
        waiting = update(Letter).where(Letter.lane == f"member:29:{whose}", Letter.state == LetterState.WAITING)
        async with transaction(self.engine) as session:
            await session.execute(waiting.values(state=LetterState.UNDELIVERABLE, reason=reason))

    async def delivers(self) -> None:
        """Let Teams have taken everything that waits."""
        waiting = update(Letter).where(Letter.state == LetterState.WAITING)
        async with transaction(self.engine) as session:
            await session.execute(waiting.values(state=LetterState.SENT))


def utc(month: int, day: int, hour: int, minute: int = 0, *, year: int = 2026) -> datetime:
    """Return a moment in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)
