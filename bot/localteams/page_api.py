"""What the page asks and tells over HTTP: JSON both ways, each request in the name of the person before it."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from aiohttp import web

from bot.localteams import hands, talk
from bot.localteams.board import Message
from bot.localteams.clockwork import SettableClock, next_moment
from bot.localteams.page_views import message_view, overview
from bot.localteams.people import Person
from bot.localteams.places import Place
from bot.localteams.shapes import Spot
from bot.localteams.world import Dialog, World

Json = dict[str, Any]
K = TypeVar("K")
T = TypeVar("T")


@dataclass
class PageApi:
    """Serves /local/…; whoever sits at the page may be anybody, for it is a stage."""

    world: World
    clock: SettableClock

    def routes(self) -> list[web.RouteDef]:
        """Return the page's endpoints."""
        return [
            web.get("/local/events", self._events),
            web.get("/local/overview", self._overview),
            web.get("/local/messages", self._messages),
            web.post("/local/open", self._open),
            web.post("/local/say", self._say),
            web.post("/local/file", self._file),
            web.post("/local/press", self._press),
            web.post("/local/consent", self._consent),
            web.post("/local/act", self._act),
            web.post("/local/dialog/close", self._close_dialog),
            web.post("/local/clock", self._move_clock),
            web.post("/local/install", self._install),
            web.post("/local/language", self._choose_language),
        ]

    async def _events(self, request: web.Request) -> web.StreamResponse:
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await stream.prepare(request)
        with suppress(ConnectionResetError):
            async for event in self.world.bell.listen():
                await stream.write(f"data: {json.dumps(event)}\n\n".encode())
        return stream

    async def _overview(self, request: web.Request) -> web.Response:
        viewer = self._person(request.query) if "as" in request.query else self.world.people[0]
        return web.json_response(overview(self.world, viewer))

    async def _messages(self, request: web.Request) -> web.Response:
        person, place = self._person(request.query), self._place(request.query)
        return web.json_response([message_view(seen) for seen in self.world.board.seen_by(person, place)])

    async def _open(self, request: web.Request) -> web.Response:
        body = await _body(request)
        person, place = self._person(body), self._place(body)
        self.world.board.read(person, place)
        await hands.refresh(self.world, person, place)
        return _told(200)

    async def _say(self, request: web.Request) -> web.Response:
        body = await _body(request)
        person, place, mention = self._person(body), self._place(body), bool(body.get("mention", True))
        thread = self._message(body["thread"]).root_id if body.get("thread") else None
        activity = talk.written(self.world, Spot(person, place, thread), str(body.get("text", "")), mention=mention)
        if not talk.is_heard(place, mention=mention):
            return _told(200)
        return self._heard(person, (await self.world.door.deliver(activity)).status)

    async def _file(self, request: web.Request) -> web.Response:
        person = self._person(request.query)
        name, data = request.query.get("name", "fil"), await request.read()
        return self._heard(person, (await talk.send_file(self.world, person, name, data, "")).status)

    async def _press(self, request: web.Request) -> web.Response:
        body = await _body(request)
        person = self._person(body)
        on = self._dialog(person) if body.get("dialog") else self._message(body.get("message"))
        action, data = dict(body.get("action") or {}), body.get("data")
        pressed = await hands.act(self.world, person, on, action, data if isinstance(data, dict) else {})
        return _told(pressed.status)

    async def _consent(self, request: web.Request) -> web.Response:
        body = await _body(request)
        on = self._message(body.get("message"))
        pressed = await hands.answer_file(self.world, self._person(body), on, accept=bool(body.get("accept")))
        return _told(pressed.status)

    async def _act(self, request: web.Request) -> web.Response:
        body = await _body(request)
        on = self._message(body.get("message"))
        pressed = await hands.act_on_message(self.world, self._person(body), on, str(body.get("command")))
        return _told(pressed.status)

    async def _close_dialog(self, request: web.Request) -> web.Response:
        self.world.dialogs.pop(self._person(await _body(request)), None)
        return _told(200)

    async def _move_clock(self, request: web.Request) -> web.Response:
        body = await _body(request)
        try:
            self.clock.move_to(next_moment(str(body.get("step")), self.clock.now()))
        except ValueError as no:
            raise web.HTTPBadRequest(text=str(no)) from no
        self.world.bell.ring("clock")
        return _told(200)

    async def _choose_language(self, request: web.Request) -> web.Response:
        language = (await _body(request)).get("language")
        self.world.speak("sv-SE" if language == "sv" else "en-GB")
        return _told(200)

    async def _install(self, request: web.Request) -> web.Response:
        answers = await talk.install(self.world, self._person(await _body(request)))
        return _told(max(answer.status for answer in answers))

    def _heard(self, person: Person, status: int) -> web.Response:
        if not 200 <= status < 300:  # noqa: PLR2004 -- the meaning of HTTP's hundreds
            self.world.toast(person, f"Boten svarade inte som väntat ({status or 'inget svar'}).")
        return _told(status)

    def _person(self, named: Mapping[str, Any]) -> Person:
        return _or_missing(self.world.person, str(named.get("as")))

    def _place(self, named: Mapping[str, Any]) -> Place:
        return _or_missing(self.world.place, str(named.get("place")))

    def _message(self, named: object) -> Message:
        return _or_missing(self.world.board.messages.__getitem__, str(named))

    def _dialog(self, person: Person) -> Dialog:
        return _or_missing(self.world.dialogs.__getitem__, person)


def _or_missing(find: Callable[[K], T], key: K) -> T:
    try:
        return find(key)
    except LookupError as no:
        raise web.HTTPNotFound(text=str(no)) from no


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError as no:
        raise web.HTTPBadRequest(text="not JSON") from no
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="not an object")
    return body


def _told(status: int) -> web.Response:
    return web.json_response({"bot": status})
