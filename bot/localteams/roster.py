"""The connector's other half: who is in a conversation, and what a team consists of."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.localteams.people import Person, roster_entry
from bot.localteams.weather import error
from bot.localteams.world import World

LARGEST_PAGE = 500


@dataclass
class Roster:
    """Answers the bot's questions about members and teams."""

    world: World

    def routes(self) -> list[web.RouteDef]:
        """Return the endpoints for members and teams."""
        conversation = "/v3/conversations/{conversation}"
        return [
            web.get(conversation + "/members", self._members),
            web.get(conversation + "/members/{member}", self._member),
            web.get(conversation + "/pagedmembers", self._page),
            web.get("/v3/teams/{team}", self._team),
            web.get("/v3/teams/{team}/conversations", self._channels),
        ]

    async def _members(self, request: web.Request) -> web.Response:
        people = self._people(request)
        if people is None:
            return _not_found("ConversationNotFound")
        return web.json_response([self._entry(person) for person in people])

    async def _member(self, request: web.Request) -> web.Response:
        for person in self._people(request) or []:
            if person.is_called(request.match_info["member"]):
                return web.json_response(self._entry(person))
        return _not_found("MemberNotFoundInConversation")

    async def _page(self, request: web.Request) -> web.Response:
        people = self._people(request)
        if people is None:
            return _not_found("ConversationNotFound")
        try:
            size = min(int(request.query.get("pageSize") or 200), LARGEST_PAGE)
            start = int(request.query.get("continuationToken") or 0)
        except ValueError:
            return web.json_response(error("BadSyntax", "invalid continuation token"), status=400)
        answer: dict[str, Any] = {"members": [self._entry(person) for person in people[start : start + size]]}
        if start + size < len(people):
            answer["continuationToken"] = str(start + size)
        return web.json_response(answer)

    async def _team(self, request: web.Request) -> web.Response:
        setting = self.world.setting
        if request.match_info["team"] not in {setting.team.id, setting.team.entra_id}:
            return _not_found("TeamNotFound")
        return web.json_response(setting.team.details(setting.tenant_id))

    async def _channels(self, request: web.Request) -> web.Response:
        team = self.world.setting.team
        if request.match_info["team"] != team.id:
            return _not_found("TeamNotFound")
        listed = [{"id": place.id, "name": None if place.id == team.id else place.title} for place in team.channels]
        return web.json_response({"conversations": listed})

    def _people(self, request: web.Request) -> list[Person] | None:
        try:
            place = self.world.place(request.match_info["conversation"])
        except LookupError:
            return None
        return self.world.members(place)

    def _entry(self, person: Person) -> dict[str, Any]:
        return roster_entry(person, tenant_id=self.world.setting.tenant_id)


def _not_found(code: str) -> web.Response:
    return web.json_response(error(code, "not found"), status=404)
