"""Carries letters to Teams, and turns its answers into the outbox's four words.

What leaves doubt: a line that broke after the request was written, and a 500, which the platform says is
not to be retried. 412, 429, 502, 503 and 504 are by the platform's own contract "not taken, come again".
An edit rewrites the same message and a 1:1 chat is found again, so those two are free to come again always.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog

from bot.outbox.carrier import Delivered, Parcel, TryLater, Uncertain, Undeliverable
from bot.outbox.models import LetterKind
from bot.teams.connector import CONVERSATIONS, conversation_path
from bot.teams.line import Answered, Line, LineFault, NotReached

log = structlog.get_logger()

CARD = "application/vnd.microsoft.card.adaptive"
NOT_TAKEN = frozenset({401, 408, 412, 425, 429, 502, 503, 504})
NOT_ALLOWED = "service_url_not_allowed"


class TeamsCarrier:
    """The outbox's carrier over the porch's line."""

    def __init__(self, line: Line, *, app_id: str) -> None:
        self._line = line
        self._bot = {"id": f"28:{app_id}"}

    async def carry(self, parcel: Parcel) -> Delivered:
        """Post it, and say where it now stands.

        Raises TryLater, Undeliverable or Uncertain.
        """
        match parcel.kind:
            case LetterKind.DIRECT:
                conversation_id = parcel.conversation_id or await self._open_chat(parcel)
                return await self._post(parcel, conversation_id)
            case LetterKind.CHANNEL:
                return await self._start_thread(parcel)
            case LetterKind.EDIT:
                return await self._rewrite(parcel)
            case _:
                return await self._post(parcel, _required(parcel.conversation_id, "no_conversation"))

    async def _open_chat(self, parcel: Parcel) -> str:
        body = {
            "isGroup": False,
            "members": [{"id": _required(parcel.member_id, "no_member")}],
            **self._place(parcel),
        }
        answer = await self._ask(parcel, "POST", CONVERSATIONS, body, repeatable=True)
        if not isinstance(answer.get("id"), str):
            raise TryLater("no_conversation_id")
        return str(answer["id"])

    async def _post(self, parcel: Parcel, conversation_id: str) -> Delivered:
        answer = await self._ask(
            parcel, "POST", conversation_path(conversation_id, "activities"), self._activity(parcel)
        )
        return Delivered(conversation_id, _posted(answer.get("id")))

    async def _start_thread(self, parcel: Parcel) -> Delivered:
        channel_id = _required(parcel.conversation_id, "no_channel")
        place = self._place(parcel)
        place["channelData"] = {**place["channelData"], "channel": {"id": channel_id}}
        body = {"isGroup": True, **place, "activity": self._activity(parcel)}
        answer = await self._ask(parcel, "POST", CONVERSATIONS, body)
        named = str(answer.get("id") or "")
        activity_id = _posted(answer.get("activityId") or named.partition(";messageid=")[2])
        return Delivered(named if ";messageid=" in named else f"{channel_id};messageid={activity_id}", activity_id)

    async def _rewrite(self, parcel: Parcel) -> Delivered:
        conversation_id = _required(parcel.conversation_id, "no_conversation")
        activity_id = _required(parcel.activity_id, "no_activity")
        path = conversation_path(conversation_id, "activities", activity_id)
        await self._ask(parcel, "PUT", path, {**self._activity(parcel), "id": activity_id}, repeatable=True)
        return Delivered(conversation_id, activity_id)

    async def _ask(
        self,
        parcel: Parcel,
        method: str,
        path: str,
        body: Mapping[str, Any],
        *,
        repeatable: bool = False,
    ) -> dict[str, Any]:
        try:
            return await self._line.ask(method, parcel.service_url, path, body)
        except LineFault as fault:
            log.info("letter.not_carried", kind=parcel.kind, reason=fault.reason)
            raise verdict(fault, repeatable=repeatable) from fault

    def _place(self, parcel: Parcel) -> dict[str, Any]:
        return {"bot": self._bot, "tenantId": parcel.tenant_id, "channelData": {"tenant": {"id": parcel.tenant_id}}}

    def _activity(self, parcel: Parcel) -> dict[str, Any]:
        return {
            "type": "message",
            "from": self._bot,
            "summary": parcel.summary,
            "attachments": [_attachment(parcel.card)],
        }


def _attachment(card: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the attachment that shows the card; a file's is whole already."""
    return card if "contentType" in card else {"contentType": CARD, "content": card}


def verdict(fault: LineFault, *, repeatable: bool) -> TryLater | Undeliverable | Uncertain:
    """Say what a fault of the line means for a letter; `repeatable` when doing it twice is doing it once."""
    match fault:
        case NotReached():
            return Undeliverable(fault.reason) if fault.reason == NOT_ALLOWED else TryLater(fault.reason)
        case Answered() if fault.status in NOT_TAKEN:
            is_limit = fault.status == HTTPStatus.TOO_MANY_REQUESTS
            return TryLater(fault.reason, after=fault.after, is_limit=is_limit)
        case Answered() if fault.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return Undeliverable(fault.code or str(fault.status))
        case _:
            return TryLater(fault.reason) if repeatable else Uncertain(fault.reason)


def _required(value: str | None, reason: str) -> str:
    if not value:
        raise Undeliverable(reason)
    return value


def _posted(activity_id: object) -> str:
    """Return the id of what was posted; without one nobody could find it again, nor must it be posted again."""
    if not isinstance(activity_id, str) or not activity_id:
        raise Uncertain("posted_without_id")
    return activity_id
