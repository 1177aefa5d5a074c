"""The files that came with a message in 1:1 chat."""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientSession

from bot.chat.turn import Place, SentFile
from bot.errors import Invalid
from bot.teams.activity import Incoming
from bot.teams.entering import place_of
from bot.teams.files import fetch_file

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


async def files_of(
    session: ClientSession, incoming: Incoming, *, hosts: tuple[str, ...]
) -> tuple[tuple[SentFile, bytes], ...]:
    """Return the file with its bytes; raises the refusals of `fetch_file`, and Invalid for several files at once."""
    if place_of(incoming) is not Place.DIRECT:
        return ()
    found = [one for one in incoming.attachments if one.get("contentType") == DOWNLOAD]
    if len(found) > 1:
        raise Invalid("I read one file at a time. Send them again, each in a message of its own.")
    return tuple([await _fetched(session, one, hosts) for one in found])


async def _fetched(session: ClientSession, attachment: Mapping[str, Any], hosts: tuple[str, ...]) -> tuple[SentFile, bytes]:
    content = attachment.get("content")
    url = str(content.get("downloadUrl") or "") if isinstance(content, dict) else ""
    sent = SentFile(name=str(attachment.get("name") or ""), fetch_url=url)
    return sent, await fetch_file(session, url, hosts=hosts)
