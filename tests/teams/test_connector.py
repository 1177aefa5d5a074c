"""The light client, as the SDK's own adapter uses it, and the roster."""

import pytest
from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ConversationParameters

from bot.people.roster import RosterEntry
from bot.teams.adapter import Porch
from bot.teams.connector import Connector
from bot.teams.line import Answered, Line
from bot.teams.roster import roster
from tests.teams.conftest import Doorstep
from tests.teams.stand_in import TENANT, MicrosoftStandIn, answering


class Editor:
    """Posts, rewrites and takes away, all by the SDK's context."""

    async def on_turn(self, context: TurnContext) -> None:
        """Take one turn."""
        posted = await context.send_activity("ett")
        await context.update_activity(Activity(id=posted.id, type="message", text="två"))
        await context.delete_activity(posted.id)


async def test_the_sdk_posts_rewrites_and_deletes_over_the_line(doorstep: Doorstep) -> None:
    doorstep.echo.on_turn = Editor().on_turn  # type: ignore[method-assign]

    assert await doorstep.knock() == (201, None)
    made = [
        (asked.method, asked.path.rpartition("/")[2], (asked.body or {}).get("text"))
        for asked in doorstep.microsoft.asked
    ]
    assert made == [("POST", "1763629200000", "ett"), ("PUT", "id-1", "två"), ("DELETE", "id-1", None)]


async def test_the_sdk_makes_a_conversation_over_the_line(doorstep: Doorstep, service_url: str) -> None:
    opened: list[str] = []

    async def note(context: TurnContext) -> None:
        opened.append(context.activity.conversation.id)

    parameters = ConversationParameters(is_group=False, tenant_id=TENANT, channel_data={"tenant": {"id": TENANT}})
    doorstep.microsoft.script = [answering(201, {"id": "a:new", "activityId": "7", "unheardOf": 1})]
    await Porch(doorstep.porter).create_conversation("app", note, parameters, "msteams", service_url, "x")

    assert opened == ["a:new"]
    assert doorstep.microsoft.asked[0].body == {
        "isGroup": False,
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }


async def test_a_refusal_by_teams_keeps_its_word(line: Line, microsoft: MicrosoftStandIn, service_url: str) -> None:
    microsoft.script = [answering(404, {"error": {"code": "ConversationNotFound"}})]

    with pytest.raises(Answered) as caught:
        await Connector(line, service_url).conversations.get_conversation_member("a:1", "29:anna")

    assert (caught.value.status, caught.value.code) == (404, "ConversationNotFound")


async def _pages(request: web.Request) -> web.Response:
    page = int(request.query.get("continuationToken", "0/+").partition("/")[0])
    members = [
        {"id": "29:anna", "name": "Anna Ek", "aadObjectId": "o-1", "tenantId": TENANT, "userRole": "user"},
        {"id": "29:gus", "name": "Gus", "objectId": "o-2", "userRole": "guest", "userPrincipalName": "gus"},
        {"id": "29:eva", "name": None, "userPrincipalName": "eva_x.se#EXT#@y.onmicrosoft.com"},
    ]
    more = {"continuationToken": f"{page + 1}/+"} if page < 2 else {}
    return web.json_response({"members": [members[page], {}], **more})


async def test_the_roster_is_read_over_all_its_pages(line: Line, microsoft: MicrosoftStandIn, service_url: str) -> None:
    microsoft.script = [_pages] * 3

    assert await roster(line, service_url=service_url, conversation_id="19:lg@t") == (
        RosterEntry("29:anna", "o-1", "Anna Ek", TENANT, is_guest=False),
        RosterEntry("29:gus", "o-2", "Gus", None, is_guest=True),
        RosterEntry("29:eva", None, "", None, is_guest=True),
    )
    assert [asked.path for asked in microsoft.asked] == [
        "/emea/v3/conversations/19%3Alg%40t/pagedmembers?pageSize=500",
        "/emea/v3/conversations/19%3Alg%40t/pagedmembers?pageSize=500&continuationToken=1%2F%2B",
        "/emea/v3/conversations/19%3Alg%40t/pagedmembers?pageSize=500&continuationToken=2%2F%2B",
    ]


async def test_the_sdks_members_are_read_over_all_pages_too(
    line: Line, microsoft: MicrosoftStandIn, service_url: str
) -> None:
    microsoft.script = [_pages] * 3
    members = await Connector(line, service_url).conversations.get_conversation_members("19:lg@t")

    assert [member.id for member in members if member.id] == ["29:anna", "29:gus", "29:eva"]
