"""The files that came with a message in 1:1 chat."""

from aiohttp import ClientSession

from bot.chat.turn import Place, SentFile
from bot.teams.activity import Incoming
from bot.teams.entering import place_of
from bot.teams.files import fetch_file

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


async def files_of(
    session: ClientSession, incoming: Incoming, *, hosts: tuple[str, ...]
) -> tuple[tuple[SentFile, bytes], ...]:
    """Return the first file with its bytes; raises the refusals of `fetch_file`."""
    if place_of(incoming) is not Place.DIRECT:
        return ()
    for attachment in incoming.attachments:
        content = attachment.get("content")
        if attachment.get("contentType") == DOWNLOAD and isinstance(content, dict):
            sent = SentFile(name=str(attachment.get("name") or ""), fetch_url=str(content.get("downloadUrl") or ""))
            return ((sent, await fetch_file(session, sent.fetch_url, hosts=hosts)),)
    return ()
