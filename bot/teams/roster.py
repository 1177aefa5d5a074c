"""Who is in a conversation, page by page, over the light client."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.people.roster import RosterEntry
from bot.teams.connector import conversation_path
from bot.teams.line import Line

PAGE = 500
MOST_PAGES = 100
GUESTS = frozenset({"guest", "anonymous"})


async def roster(line: Line, *, service_url: str, conversation_id: str) -> tuple[RosterEntry, ...]:
    """Return everybody in the conversation (a team's or channel's id gives the team); raises the line's faults."""
    found: list[RosterEntry] = []
    token: str | None = None
    for _ in range(MOST_PAGES):
        more = f"&continuationToken={quote(token, safe='')}" if token else ""
        path = f"{conversation_path(conversation_id, 'pagedmembers')}?pageSize={PAGE}{more}"
        page = await line.ask("GET", service_url, path)
        members = page.get("members") or []
        found.extend(_entry(member) for member in members if isinstance(member, dict) and member.get("id"))
        known, token = token, page.get("continuationToken")
        if not token or token == known:
            break
    return tuple(found)


def _entry(member: Mapping[str, Any]) -> RosterEntry:
    principal = str(member.get("userPrincipalName") or "").lower()
    return RosterEntry(
        member_id=str(member["id"]),
        entra_id=member.get("aadObjectId") or member.get("objectId"),
        name=str(member.get("name") or ""),
        tenant_id=member.get("tenantId"),
        is_guest=str(member.get("userRole") or "").lower() in GUESTS or "#ext#" in principal,
    )
