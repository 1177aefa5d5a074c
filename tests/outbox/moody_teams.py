"""A stand-in of Teams' connector that is moody: busy, slow, or broken off, as a seed decides."""

import asyncio
from collections import Counter
from random import Random
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler


class MoodyTeams:
    """Remembers every message it took, by the key in its card, and what each message shows now."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.posted: Counter[str] = Counter()
        self.shown: dict[str, str] = {}
        self.answers: Counter[str] = Counter()
        self.app = web.Application(middlewares=[self._mood])
        self.app.add_routes(
            [
                web.post("/v3/conversations", self._start),
                web.post("/v3/conversations/{conversation}/activities", self._post),
                web.put("/v3/conversations/{conversation}/activities/{activity}", self._edit),
            ]
        )

    @web.middleware
    async def _mood(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse, dawdle, or take it; sometimes take it and break off."""
        await request.read()
        await asyncio.sleep(self._random.uniform(0, 0.05))
        mood = self._random.choices(["taken", "429", "503", "broken off"], [84, 10, 4, 2])[0]
        self.answers[mood] += 1
        if mood == "429":
            return web.json_response({"error": {"code": "TooManyRequests"}}, status=429, headers={"Retry-After": "1"})
        if mood == "503":
            return web.Response(status=503)
        response = await handler(request)
        await asyncio.sleep(self._random.uniform(0, 0.05))
        if mood == "broken off" and request.transport is not None:
            request.transport.abort()
        return response

    async def _start(self, request: web.Request) -> web.Response:
        body = await request.json()
        if "activity" not in body:
            return web.json_response({"id": f"a:{body['members'][0]['id']}"}, status=201)
        activity = self._take(body["activity"])
        channel = body["channelData"]["channel"]["id"]
        return web.json_response({"id": f"{channel};messageid={activity}", "activityId": activity}, status=201)

    async def _post(self, request: web.Request) -> web.Response:
        return web.json_response({"id": self._take(await request.json())}, status=201)

    async def _edit(self, request: web.Request) -> web.Response:
        activity = request.match_info["activity"]
        self.shown[activity] = (await request.json())["summary"]
        return web.json_response({"id": activity})

    def _take(self, activity: dict[str, Any]) -> str:
        self.posted[activity["attachments"][0]["content"]["key"]] += 1
        identity = f"activity-{self.posted.total()}"
        self.shown[identity] = activity["summary"]
        return identity
