"""A stand-in of Microsoft Graph's Planner: takes what its reference of v1.0 says, and nothing else."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

Json = dict[str, Any]


class Assigned(BaseModel):
    """One of a task's assignees, as the reference of plannerAssignments has it."""

    model_config = ConfigDict(extra="forbid")
    odata_type: Literal["#microsoft.graph.plannerAssignment"] = Field(alias="@odata.type")
    orderHint: str  # noqa: N815 -- Graph's own names


class Changes(BaseModel):
    """What a task takes."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1, max_length=255)
    dueDateTime: datetime | None = None  # noqa: N815
    percentComplete: int = Field(0, ge=0, le=100)  # noqa: N815
    assignments: dict[str, Assigned | None] = Field(default_factory=dict)


class NewTask(Changes):
    """What a new task takes."""

    planId: str  # noqa: N815


@dataclass
class Graph:
    """The tenant's plans and their tasks; `strangers` can be assigned nothing, `refuses` answers in place of all."""

    accepts: Callable[[str], bool]
    group_id: str
    plans: dict[str, str]
    tasks: dict[str, Json] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)
    refuses: list[web.Response] = field(default_factory=list)
    page_size: int = 2
    url: str = ""

    def app(self) -> web.Application:
        """Return the endpoints."""
        app = web.Application(middlewares=[self._at_the_door])
        app.add_routes(
            [
                web.get("/v1.0/groups/{group}/planner/plans", self._plans),
                web.get("/v1.0/planner/plans/{plan}/tasks", self._tasks),
                web.get("/v1.0/planner/tasks/{task}", self._task),
                web.post("/v1.0/planner/tasks", self._create),
                web.patch("/v1.0/planner/tasks/{task}", self._change),
            ]
        )
        return app

    def titles(self) -> list[str]:
        """Return what stands there, oldest first."""
        return [task["title"] for task in self.tasks.values()]

    @web.middleware
    async def _at_the_door(self, request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401
        self.asked.append((request.method, request.path))
        if not self.accepts(request.headers.get("Authorization", "")):
            return _error(401, "InvalidAuthenticationToken")
        if self.refuses:
            return self.refuses.pop(0)
        answered: web.StreamResponse = await handler(request)
        return answered

    async def _plans(self, request: web.Request) -> web.Response:
        if request.match_info["group"] != self.group_id:
            return _error(403, "Forbidden")
        return web.json_response({"value": [{"id": key, "title": title} for key, title in self.plans.items()]})

    async def _tasks(self, request: web.Request) -> web.Response:
        if request.match_info["plan"] not in self.plans:
            return _error(404, "NotFound")
        start = int(request.query.get("$skiptoken", 0))
        shown = list(self.tasks.values())
        page: Json = {"value": shown[start : start + self.page_size]}
        if start + self.page_size < len(shown):
            page["@odata.nextLink"] = f"{self.url}{request.path}?$skiptoken={start + self.page_size}"
        return web.json_response(page)

    async def _task(self, request: web.Request) -> web.Response:
        task = self.tasks.get(request.match_info["task"])
        return web.json_response(task) if task else _error(404, "NotFound")

    async def _create(self, request: web.Request) -> web.Response:
        try:
            body = NewTask.model_validate(await request.json())
        except ValidationError as error:
            return _error(400, str(error))
        if body.planId not in self.plans:
            return _error(404, "NotFound")
        if self.strangers & body.assignments.keys():
            return _error(403, "UserNotInContainer")
        number = f"task-{len(self.tasks) + 1}"
        self.tasks[number] = {"id": number, "@odata.etag": 'W/"1"', **await request.json()}
        return web.json_response(self.tasks[number], status=201)

    async def _change(self, request: web.Request) -> web.Response:
        task = self.tasks.get(request.match_info["task"])
        if task is None:
            return _error(404, "NotFound")
        if request.headers.get("If-Match") != task["@odata.etag"]:
            return _error(412 if "If-Match" in request.headers else 400, "If-Match")
        try:
            Changes.model_validate(body := await request.json())
        except ValidationError as error:
            return _error(400, str(error))
        people = {**task.get("assignments", {}), **body.pop("assignments", {})}
        version = int(task["@odata.etag"][3:-1]) + 1
        task |= {**body, "@odata.etag": f'W/"{version}"'}
        task["assignments"] = {key: one for key, one in people.items() if one is not None}
        return web.json_response(task) if "Prefer" in request.headers else web.Response(status=204)

    def touched(self, task_id: str, **changes: Any) -> None:  # noqa: ANN401
        """Let somebody change a task in Planner itself."""
        task = self.tasks[task_id]
        task |= {**changes, "@odata.etag": f'W/"{int(task["@odata.etag"][3:-1]) + 1}"'}


@asynccontextmanager
async def serving(graph: Graph) -> AsyncIterator[Graph]:
    """Serve it over real HTTP."""
    server = TestServer(graph.app())
    await server.start_server()
    graph.url = str(server.make_url("")).rstrip("/")
    try:
        yield graph
    finally:
        await server.close()


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status)
