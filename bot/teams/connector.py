"""The SDK's connector client, made light: the calls that its adapter makes, over the one line."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from botbuilder.schema import (
    Activity,
    ChannelAccount,
    ConversationParameters,
    ConversationResourceResponse,
    PagedMembersResult,
    ResourceResponse,
)
from botframework.connector.auth import ConnectorFactory

from bot.teams.codec import load
from bot.teams.line import Line

CONVERSATIONS = "/v3/conversations"


def conversation_path(conversation_id: str, *more: str) -> str:
    """Return the path of a conversation, or of `more` in it; ids are quoted whole."""
    return "/".join((CONVERSATIONS, _quoted(conversation_id), *map(_quoted, more)))


@lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    return quote(part, safe="")


class Conversations:
    """What can be done in conversations at one service URL; each raises the line's faults."""

    def __init__(self, line: Line, service_url: str) -> None:
        self._line = line
        self._service_url = service_url

    async def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        return await self._line.ask(method, self._service_url, path, body)

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        """Post `activity`; its id is in the answer."""
        path = conversation_path(conversation_id, "activities")
        return ResourceResponse(id=(await self._ask("POST", path, activity)).get("id"))

    async def reply_to_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        """Post `activity` as the answer to `activity_id`."""
        path = conversation_path(conversation_id, "activities", activity_id)
        return ResourceResponse(id=(await self._ask("POST", path, activity)).get("id"))

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        """Rewrite what was posted as `activity_id`."""
        path = conversation_path(conversation_id, "activities", activity_id)
        return ResourceResponse(id=(await self._ask("PUT", path, activity)).get("id") or activity_id)

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        """Take away what was posted as `activity_id`."""
        await self._ask("DELETE", conversation_path(conversation_id, "activities", activity_id))

    async def create_conversation(self, parameters: ConversationParameters) -> ConversationResourceResponse:
        """Open a 1:1 chat or start a thread."""
        answer = await self._ask("POST", CONVERSATIONS, parameters)
        return load(ConversationResourceResponse, answer)

    async def get_conversation_members(self, conversation_id: str) -> list[ChannelAccount]:
        """Return everybody, over all pages."""
        found: list[ChannelAccount] = []
        token: str | None = None
        while True:
            page = await self.get_conversation_paged_members(conversation_id, continuation_token=token)
            found.extend(page.members or [])
            if not page.continuation_token or page.continuation_token == token:
                return found
            token = page.continuation_token

    async def get_conversation_paged_members(
        self,
        conversation_id: str,
        page_size: int | None = None,
        continuation_token: str | None = None,
    ) -> PagedMembersResult:
        """Return one page of the roster."""
        query = f"?pageSize={page_size or 500}"
        if continuation_token:
            query += f"&continuationToken={quote(continuation_token, safe='')}"
        return load(
            PagedMembersResult, await self._ask("GET", conversation_path(conversation_id, "pagedmembers") + query)
        )

    async def get_conversation_member(self, conversation_id: str, member_id: str) -> ChannelAccount:
        """Return one person of the roster."""
        return load(ChannelAccount, await self._ask("GET", conversation_path(conversation_id, "members", member_id)))


class Connector:
    """A client for one service URL, as the SDK expects it."""

    def __init__(self, line: Line, service_url: str) -> None:
        self.conversations = Conversations(line, service_url)


class Connectors(ConnectorFactory):  # type: ignore[misc]  # the SDK is untyped
    """Hands the SDK a light client for each turn."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def create(self, service_url: str, audience: str) -> Connector:
        """Return a client for `service_url`; the token's audience is the settings' own."""
        del audience
        return Connector(self._line, service_url)
