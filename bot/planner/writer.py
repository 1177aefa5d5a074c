"""Writes to Planner what changed, plan by plan; runs beside the letters' worker in each replica.

Nothing is asked of Planner within a transaction. What was written is noted afterwards: after a crash between the two
the task is found again by its title, the assignment's number and words.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.db.transaction import reading, transaction
from bot.db.upsert import inserting
from bot.kit.clock import Clock
from bot.people.models import Group
from bot.planner.letters import redraw
from bot.planner.models import Plan, PlannedTask
from bot.planner.port import Changed, Gone, KnownTask, Planner, PlannerFault, Refused
from bot.planner.queries import MOST_AT_ONCE, ToWrite, next_due, to_write
from bot.planner.rules import Task
from bot.planner.views import GONE, NO_PLAN, REFUSED

log = structlog.get_logger()

LEASE = timedelta(minutes=10)
"""So long a plan belongs to the replica that took it."""

SOON = timedelta(minutes=5)
"""Between two looks at a plan, and after a fault that goes away by itself."""

TOMORROW = timedelta(days=1)
"""After a fault that somebody must mend."""


@dataclass(frozen=True, slots=True)
class _Taken:
    group_id: UUID
    plan_id: str
    team_id: str
    service_url: str


class Writer:
    """Looks at each plan every few minutes, and at once after it was bound."""

    def __init__(self, engine: AsyncEngine, planner: Planner, clock: Clock, *, every: float = 5.0) -> None:
        self._engine, self._planner, self._clock, self._every = engine, planner, clock, every
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Write until stopped; outlives the database's absences."""
        while not self._stopping.is_set():
            try:
                await self.write_due()
            except Exception as error:  # noqa: BLE001 -- whatever befell the database, the next look tries again
                log.warning("planner.look_failed", error=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._every)

    async def stop(self) -> None:
        """Let `run` end after the task it is at."""
        self._stopping.set()

    async def write_due(self) -> None:
        """Look at every plan whose time has come."""
        while not self._stopping.is_set() and (taken := await self._take()) is not None:
            try:
                await (self._write(taken) if taken.plan_id else self._find(taken))
            except PlannerFault as fault:
                log.warning("planner.refused", group=str(taken.group_id), reason=fault.reason)
                await self._rest(taken, fault)

    async def _take(self) -> _Taken | None:
        async with transaction(self._engine) as session:
            plan = await next_due(session, self._clock.now())
            if plan is None:
                return None
            plan.next_at = self._clock.now() + LEASE
            group = await session.get_one(Group, plan.group_id)
            return _Taken(group.id, plan.plan_id, group.team_id or "", group.service_url)

    async def _find(self, taken: _Taken) -> None:
        """Look the team's plans up: the only one is bound, several are offered."""
        known = await self._planner.plans_of(service_url=taken.service_url, team_id=taken.team_id)
        async with transaction(self._engine) as session:
            plan = await _held(session, taken)
            if plan is None or plan.plan_id:
                return
            others = set(await session.scalars(select(Plan.plan_id).where(Plan.group_id != taken.group_id)))
            free = [one for one in known if one.id not in others]
            plan.offered = [[one.id, one.title] for one in free] if len(free) > 1 else []
            plan.next_at = self._clock.now() + TOMORROW
            plan.fault = "" if free else NO_PLAN
            if len(free) == 1:
                plan.plan_id, plan.title, plan.next_at = free[0].id, free[0].title, self._clock.now()
            await self._shown(session, plan)

    async def _write(self, taken: _Taken) -> None:
        async with reading(self._engine) as session:
            todo = await to_write(session, taken.group_id)
        here = await self._tasks_there(taken) if any(one.planned is None for one in todo) else {}
        for one in todo:
            if self._stopping.is_set():
                break
            before = one.planned.people if one.planned else []
            known = _known(one.planned) if one.planned else here.get(one.task.title)
            written = await self._put(taken.plan_id, known, one.task, before)
            await self._note(taken, one, written)
        async with transaction(self._engine) as session:
            plan = await _held(session, taken)
            if plan is not None:
                is_all = len(todo) < MOST_AT_ONCE and not self._stopping.is_set()
                plan.next_at = self._clock.now() + (SOON if is_all else timedelta(0))
                plan.fault, plan.written_at = "", self._clock.now()
                await self._shown(session, plan)

    async def _tasks_there(self, taken: _Taken) -> dict[str, KnownTask]:
        return {task.title: task for task in await self._planner.tasks_in(taken.plan_id)}

    async def _put(self, plan_id: str, known: KnownTask | None, task: Task, before: list[str]) -> KnownTask | None:
        """Write the task as it reads now; None when what is over stands there no more."""
        assigned = True
        while True:
            body = task.body(before=before, assigned=assigned)
            try:
                if known is not None:
                    return await self._planner.change(known, body)
                return await self._planner.create({"planId": plan_id, **body}) if task.is_open else None
            except Changed:
                known = await self._planner.task(known.id) if known else None
            except Gone:
                if known is None:
                    raise
                known = None
            except Refused:
                if not assigned or not task.people:
                    raise
                assigned = False  # somebody who can't be assigned there must not keep the task out

    async def _note(self, taken: _Taken, one: ToWrite, written: KnownTask | None) -> None:
        async with transaction(self._engine) as session:
            if await _held(session, taken) is None:
                return
            if written is None:
                await session.execute(delete(PlannedTask).where(PlannedTask.assignment_id == one.assignment_id))
                return
            people = list(one.task.people)
            facts = {"task_id": written.id, "etag": written.etag, "digest": one.task.digest, "people": people}
            of = {"assignment_id": one.assignment_id, "group_id": taken.group_id}
            row = inserting(session)(PlannedTask).values(**of, **facts)
            await session.execute(row.on_conflict_do_update(index_elements=["assignment_id"], set_=facts))

    async def _rest(self, taken: _Taken, fault: PlannerFault) -> None:
        async with transaction(self._engine) as session:
            plan = await _held(session, taken)
            if plan is None:
                return
            lasting = {Refused: REFUSED, Gone: GONE}.get(type(fault), "")
            plan.fault = lasting
            plan.next_at = self._clock.now() + (TOMORROW if lasting else fault.after or SOON)
            if lasting == GONE:
                plan.plan_id, plan.title = "", ""
            if lasting:
                await self._shown(session, plan)

    async def _shown(self, session: AsyncSession, plan: Plan) -> None:
        await redraw(session, plan, await session.get_one(Group, plan.group_id), now=self._clock.now())


def _known(planned: PlannedTask) -> KnownTask:
    return KnownTask(planned.task_id, planned.etag, "")


async def _held(session: AsyncSession, taken: _Taken) -> Plan | None:
    """Return the plan, if it is still the one that was taken."""
    asked = select(Plan).where(Plan.group_id == taken.group_id, Plan.plan_id == taken.plan_id).with_for_update()
    found: Plan | None = await session.scalar(asked)
    return found
