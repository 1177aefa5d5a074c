"""The connector: what a bot may ask of Teams over REST, answered as Teams answers it."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.localteams.board import Message
from bot.localteams.login import Login
from bot.localteams.people import Person
from bot.localteams.places import Kind, Place
from bot.localteams.weather import Received, error, refusal
from bot.localteams.world import Reach, World

LARGEST_ACTIVITY = 100 * 1024
"""In bytes of UTF-16, inline images aside."""

RECORD = web.RequestKey("record", Received)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refused(Exception):
    """The connector says no, with a status and its error's code and message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass
class Connector:
    """Answers the bot's requests about conversations, and writes them to the board."""

    world: World
    login: Login

    def routes(self) -> list[web.RouteDef]:
        """Return the endpoints for conversations and activities."""
        activities = "/v3/conversations/{conversation}/activities"
        return [
            web.post("/v3/conversations", self._create),
            web.post(activities, self._send),
            web.post(activities + "/{activity}", self._reply),
            web.put(activities + "/{activity}", self._edit),
            web.delete(activities + "/{activity}", self._delete),
        ]

    @web.middleware
    async def at_the_door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Check the token, keep a record, ask the weather, and put refusals in the connector's shape."""
        if not request.path.startswith("/v3/"):
            return await handler(request)
        if not self.login.accepts(request.headers.get("Authorization", "")):
            return web.json_response({"message": "Authorization has been denied for this request."}, status=401)
        record = await _recorded(request)
        self.world.received.append(record)
        request[RECORD] = record
        spell = self.world.weather.pick(record)
        response = await refusal(spell) or await _answered(handler, request)
        if spell is not None and spell.is_cut_after and request.transport is not None:
            record.status = 0
            request.transport.abort()
        else:
            record.status = response.status
        record.answered = asyncio.get_running_loop().time()
        self.world.bell.ring("request", path=record.path, status=record.status)
        return response

    async def _create(self, request: web.Request) -> web.Response:
        body = _activity_of(request)
        channel = (body.get("channelData") or {}).get("channel") or {}
        if channel.get("id"):
            return await self._begin_thread(request, channel["id"], body.get("activity"))
        members = body.get("members") or []
        if len(members) != 1:
            raise Refused(400, "BadSyntax", "Incorrect conversation creation parameters")
        person = self._recipient(str(members[0].get("id")), body)
        place = self.world.chat(person)
        answer = {"id": place.id, "serviceUrl": self.world.setting.service_url}
        if body.get("activity"):
            answer["activityId"] = self._write(request, place, None, body["activity"])
        return web.json_response(answer, status=201)

    async def _begin_thread(self, request: web.Request, channel_id: str, activity: object) -> web.Response:
        if not isinstance(activity, dict):
            raise Refused(400, "BadSyntax", "Activity is required to start a thread in a channel")
        place = self._place(channel_id)
        message_id = self._write(request, place, None, activity)
        return web.json_response({"id": place.thread_id(message_id), "activityId": message_id}, status=201)

    async def _send(self, request: web.Request) -> web.Response:
        conversation = request.match_info["conversation"]
        place, root = self._place(conversation), _root_in(conversation)
        return web.json_response({"id": self._write(request, place, root, _activity_of(request))}, status=201)

    async def _reply(self, request: web.Request) -> web.Response:
        conversation = request.match_info["conversation"]
        place, about = self._place(conversation), self._message(request)
        root = _root_in(conversation) or about.root_id
        return web.json_response({"id": self._write(request, place, root, _activity_of(request))}, status=201)

    async def _edit(self, request: web.Request) -> web.Response:
        message = self._own_message(request)
        activity = _activity_of(request)
        _check_size(activity)
        self.world.board.edit(message, activity)
        return _done(request, message)

    async def _delete(self, request: web.Request) -> web.Response:
        message = self._own_message(request)
        self.world.board.delete(message)
        return _done(request, message)

    def _write(self, request: web.Request, place: Place, root: str | None, activity: dict[str, Any]) -> str:
        _check_size(activity)
        self._check_reach(place)
        record = request[RECORD]
        if activity.get("type") == "typing":
            self.world.bell.ring("typing", place=place.id, root=root)
            record.activity_id = "1"
            return record.activity_id
        if root is not None and root not in self.world.board.messages:
            raise Refused(404, "ActivityNotFoundInConversation", f"no message {root} in {place.id}")
        only_for = self._target(request, activity)
        message = self.world.board.put(activity, place, now=self.world.clock.now(), root_id=root)
        message.only_for = only_for
        record.activity_id = message.id
        return message.id

    def _target(self, request: web.Request, activity: dict[str, Any]) -> Person | None:
        if request.query.get("isTargetedActivity", "").lower() != "true":
            return None
        return self.world.person(str((activity.get("recipient") or {}).get("id")))

    def _recipient(self, identity: str, body: dict[str, Any]) -> Person:
        if "@" in identity:
            raise Refused(400, "BadArgument", "Failed to decrypt pairwise id")
        tenant = body.get("tenantId") or ((body.get("channelData") or {}).get("tenant") or {}).get("id")
        if tenant != self.world.setting.tenant_id:
            raise Refused(400, "BadSyntax", "Tenant id is required and must be the bot's")
        try:
            person = self.world.person(identity)
        except LookupError:
            raise Refused(404, "MemberNotFound", f"no member {identity}") from None
        if self.world.reach.get(person) is Reach.NOT_INSTALLED and identity == person.entra_id:
            raise Refused(403, Reach.NOT_INSTALLED.value, "The bot is not installed in user's personal scope")
        return person

    def _place(self, conversation: str) -> Place:
        try:
            return self.world.place(conversation)
        except LookupError:
            raise Refused(404, "ConversationNotFound", "Conversation not found.") from None

    def _check_reach(self, place: Place) -> None:
        if place.kind is Kind.CHANNEL and self.world.setting.team.is_archived:
            raise Refused(403, "Forbidden", json.dumps({"subCode": "MessageWritesBlocked", "details": "archived"}))
        reach = self.world.reach.get(place.members[0], Reach.OPEN) if place.kind is Kind.PERSONAL else Reach.OPEN
        if reach in {Reach.BLOCKED, Reach.LEFT}:
            raise Refused(403, reach.value, f"The bot can't write here: {reach.value}")

    def _message(self, request: web.Request) -> Message:
        message = self.world.board.messages.get(request.match_info["activity"])
        place = self._place(request.match_info["conversation"])
        if message is None or message.is_deleted or message.place != place:
            raise Refused(404, "ActivityNotFoundInConversation", "Activity not found in conversation.")
        return message

    def _own_message(self, request: web.Request) -> Message:
        message = self._message(request)
        if message.author is not None:
            raise Refused(403, "Forbidden", "The bot may change its own messages only.")
        self._check_reach(message.place)
        return message


async def _recorded(request: web.Request) -> Received:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        body = None
    return Received(
        request.method,
        request.path,
        request.match_info.get("conversation", ""),
        body if isinstance(body, dict) else {},
        asyncio.get_running_loop().time(),
    )


async def _answered(handler: Handler, request: web.Request) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refused as no:
        return web.json_response(error(no.code, no.message), status=no.status)


def _activity_of(request: web.Request) -> dict[str, Any]:
    return request[RECORD].activity


def _done(request: web.Request, message: Message) -> web.Response:
    request[RECORD].activity_id = message.id
    return web.json_response({"id": message.id})


def _root_in(conversation: str) -> str | None:
    return conversation.partition(";messageid=")[2] or None


def _check_size(activity: dict[str, Any]) -> None:
    plain = re.sub(r"data:image/[^\"]*", "", json.dumps(activity, ensure_ascii=False))
    if len(plain.encode("utf-16-le")) > LARGEST_ACTIVITY:
        raise Refused(413, "MessageSizeTooBig", "Message size too large.")
