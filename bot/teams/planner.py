"""Microsoft Planner over Graph v1.0, asked as the app itself: it takes the application permission Tasks.ReadWrite.All.

Sources: plannerTask, plannerPlan and group in Microsoft's reference of Graph v1.0 (2026); the team's group is asked of
the connector, so that no other permission is needed.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from bot.planner.port import Body, Changed, Gone, KnownPlan, KnownTask, PlannerFault, Refused
from bot.teams.line import Answered, Line, LineFault

GRAPH = "https://graph.microsoft.com"

FAULTS: Mapping[int, type[PlannerFault]] = {
    HTTPStatus.BAD_REQUEST: Refused,
    HTTPStatus.UNAUTHORIZED: Refused,
    HTTPStatus.FORBIDDEN: Refused,
    HTTPStatus.NOT_FOUND: Gone,
    HTTPStatus.CONFLICT: Changed,
    HTTPStatus.PRECONDITION_FAILED: Changed,
}
"""What Planner's answers mean (“Common Planner error conditions”); any other is tried again later."""

MOST_PAGES = 50


class GraphPlanner:
    """Planner through Graph; `teams` is the line to the connector, which knows a team's group."""

    def __init__(self, graph: Line, teams: Line, *, url: str = GRAPH) -> None:
        self._graph, self._teams, self._url = graph, teams, url.rstrip("/")

    async def plans_of(self, *, service_url: str, team_id: str) -> Sequence[KnownPlan]:
        """Return the plans of the Microsoft 365 group that the team belongs to."""
        try:
            team = await self._teams.ask("GET", service_url, f"/v3/teams/{quote(team_id, safe='')}")
        except LineFault as fault:
            raise PlannerFault(fault.reason) from fault
        group = quote(str(team.get("aadGroupId") or ""), safe="")
        if not group:
            raise Gone("no_group")
        return [KnownPlan(one["id"], one["title"]) for one in await self._all(f"/groups/{group}/planner/plans")]

    async def tasks_in(self, plan_id: str) -> Sequence[KnownTask]:
        """Return every task of the plan."""
        return [_task(one) for one in await self._all(f"/planner/plans/{quote(plan_id, safe='')}/tasks")]

    async def task(self, task_id: str) -> KnownTask:
        """Return the task as it stands now."""
        return _task(await self._ask("GET", f"/planner/tasks/{quote(task_id, safe='')}"))

    async def create(self, body: Body) -> KnownTask:
        """Write a task."""
        return _task(await self._ask("POST", "/planner/tasks", body))

    async def change(self, task: KnownTask, body: Body) -> KnownTask:
        """Change the task, unless it is another version by now."""
        path = f"/planner/tasks/{quote(task.id, safe='')}"
        wish = {"If-Match": task.etag, "Prefer": "return=representation"}
        changed = await self._ask("PATCH", path, body, headers=wish)
        return _task(changed) if changed else await self.task(task.id)

    async def _all(self, path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for _ in range(MOST_PAGES):
            page = await self._ask("GET", path)
            found += page.get("value", [])
            onward = str(page.get("@odata.nextLink", ""))
            if not onward.startswith(f"{self._url}/v1.0/"):
                break
            path = onward.removeprefix(f"{self._url}/v1.0")
        return found

    async def _ask(
        self, method: str, path: str, body: Body | None = None, *, headers: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        try:
            return await self._graph.ask(method, self._url, f"/v1.0{path}", body, headers=headers)
        except Answered as answered:
            raise FAULTS.get(answered.status, PlannerFault)(answered.reason, answered.after) from answered
        except LineFault as fault:
            raise PlannerFault(fault.reason) from fault


def _task(told: Mapping[str, Any]) -> KnownTask:
    try:
        return KnownTask(str(told["id"]), str(told["@odata.etag"]), str(told.get("title", "")))
    except KeyError as missing:
        raise PlannerFault(f"no_{missing.args[0]}") from missing
