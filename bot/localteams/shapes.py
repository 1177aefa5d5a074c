"""The activities that Teams sends to a bot, in the shapes that Teams gives them: pure functions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.localteams.people import Person, account
from bot.localteams.places import Kind, Place, Team

ZONE = ZoneInfo("Europe/Stockholm")


@dataclass
class Setting:
    """What is the same in every activity that the bot gets; the service URL is known once it is served."""

    app_id: str
    bot_name: str
    tenant_id: str
    service_url: str
    team: Team

    @property
    def bot(self) -> dict[str, Any]:
        """The bot as a member of conversations (28:…)."""
        return {"id": f"28:{self.app_id}", "name": self.bot_name}


@dataclass(frozen=True)
class Spot:
    """Who does something, and where; in a channel, `thread` is the id of the thread's root."""

    person: Person
    place: Place
    thread: str | None = None


def envelope(setting: Setting, kind: str, spot: Spot, *, now: datetime) -> dict[str, Any]:
    """Return the outside of an activity."""
    person = spot.person
    here = now.astimezone(ZONE)
    return {
        "type": kind,
        "id": f"f:{uuid4()}",
        "timestamp": f"{_to_the_digit(now)}Z",
        "localTimestamp": f"{_to_the_digit(here)}{here.isoformat()[-6:]}",
        "localTimezone": str(ZONE),
        "channelId": "msteams",
        "serviceUrl": setting.service_url,
        "from": account(person),
        "recipient": setting.bot,
        "conversation": _conversation(setting, spot),
        "channelData": _channel_data(setting, spot.place),
        "locale": person.locale,
        "entities": [
            {
                "type": "clientInfo",
                "locale": person.locale,
                "country": person.locale[-2:],
                "platform": "Web",
                "timezone": str(ZONE),
            }
        ],
    }


def message(outside: dict[str, Any], text: str, mentions: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return `outside` as a message of `text`, in which `mentions` are named as <at>name</at>."""
    html = {"contentType": "text/html", "content": _as_html(text)}
    entities = [{"type": "mention", "mentioned": who, "text": f"<at>{who['name']}</at>"} for who in mentions]
    return outside | {
        "text": text,
        "textFormat": "plain",
        "attachments": [html] if text else [],
        "entities": entities + outside["entities"],
    }


def invoke(outside: dict[str, Any], name: str, value: dict[str, Any], *, reply_to: str | None = None) -> dict[str, Any]:
    """Return `outside` as an invoke, which the bot answers in the same breath."""
    about = {"replyToId": reply_to} if reply_to else {}
    return outside | {"name": name, "value": value} | about


def file_download(name: str, url: str, unique_id: str) -> dict[str, Any]:
    """Return the attachment that stands for a file sent in a 1:1 chat."""
    return {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "contentUrl": f"https://files.example/{unique_id}/{name}",
        "name": name,
        "content": {"downloadUrl": url, "uniqueId": unique_id, "fileType": name.rpartition(".")[2]},
    }


def message_payload(
    text: str,
    message_id: str,
    author: Person | None,
    place: Place,
    *,
    at: datetime,
) -> dict[str, Any]:
    """Return a message as a message action carries it: its body as HTML, its author and its link."""
    user = {"userIdentityType": "aadUser", "id": author.entra_id, "displayName": author.name} if author else None
    app = None if author else {"applicationIdentityType": "bot", "id": "bot", "displayName": "bot"}
    return {
        "id": message_id,
        "replyToId": None,
        "createdDateTime": f"{at:%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
        "lastModifiedDateTime": None,
        "deleted": False,
        "subject": "",
        "importance": "normal",
        "locale": "sv-se",
        "linkToMessage": f"https://teams.microsoft.com/l/message/{place.id}/{message_id}",
        "from": {"user": user, "application": app, "device": None, "conversation": None},
        "body": {"contentType": "html", "content": _as_html(text)},
        "attachments": [],
        "mentions": [],
        "reactions": [],
    }


def named_people(text: str, people: Iterable[Person]) -> tuple[str, list[dict[str, Any]]]:
    """Return `text` with each "@Name" (whole, or the first of it) as a mention, and those who are mentioned."""
    mentioned: list[dict[str, Any]] = []
    for person in people:
        names = f"{re.escape(person.name)}|{re.escape(person.name.split()[0])}"
        text, found = re.subn(rf"(?<!\w)@(?:{names})(?!\w)", f"<at>{person.name}</at>", text)
        if found:
            mentioned.append({"id": person.teams_id, "name": person.name})
    return text, mentioned


def _as_html(text: str) -> str:
    named = re.sub(r"&lt;at&gt;(.*?)&lt;/at&gt;", r'<at id="0">\1</at>', escape(text, quote=False))
    return "".join(f"<p>{line or '&nbsp;'}</p>" for line in named.split("\n"))


def _to_the_digit(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}7"


def _conversation(setting: Setting, spot: Spot) -> dict[str, Any]:
    place = spot.place
    conversation: dict[str, Any] = {
        "conversationType": place.kind.value,
        "tenantId": setting.tenant_id,
        "id": place.thread_id(spot.thread) if spot.thread else place.id,
    }
    return conversation if place.kind is Kind.PERSONAL else {"isGroup": True, **conversation}


def _channel_data(setting: Setting, place: Place) -> dict[str, Any]:
    tenant = {"tenant": {"id": setting.tenant_id}}
    if place.kind is not Kind.CHANNEL:
        return tenant
    team = {"id": setting.team.id, "name": setting.team.name, "aadGroupId": setting.team.entra_id}
    return tenant | {
        "teamsChannelId": place.id,
        "teamsTeamId": setting.team.id,
        "channel": {"id": place.id},
        "team": team,
    }
