"""The files that came with a message in 1:1 chat: fetched and read before the turn's transaction begins."""

import asyncio
from datetime import date

from aiohttp import ClientSession
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.chat.router import FileReader
from bot.chat.turn import Place, SentFile
from bot.db.transaction import reading
from bot.errors import Invalid
from bot.people.queries import names_around
from bot.teams.activity import Incoming
from bot.teams.entering import place_of
from bot.teams.files import fetch_file

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


async def fetched(session: ClientSession, incoming: Incoming, *, hosts: tuple[str, ...]) -> tuple[str, bytes] | None:
    """Return the file's name and bytes; raises the refusals of `fetch_file`, and Invalid for several files at once."""
    if place_of(incoming) is not Place.DIRECT:
        return None
    found = [one for one in incoming.attachments if one.get("contentType") == DOWNLOAD]
    if len(found) > 1:
        raise Invalid("I read one file at a time. Send them again, each in a message of its own.")
    if not found:
        return None
    content = found[0].get("content")
    url = str(content.get("downloadUrl") or "") if isinstance(content, dict) else ""
    return str(found[0].get("name") or ""), await fetch_file(session, url, hosts=hosts)


async def bring_files(
    engine: AsyncEngine,
    session: ClientSession,
    incoming: Incoming,
    *,
    reader: FileReader | None,
    hosts: tuple[str, ...],
    today: date,
) -> tuple[SentFile, ...]:
    """Return the file that came, read; raises the refusals of fetching and of reading."""
    sent = await fetched(session, incoming, hosts=hosts)
    if sent is None or reader is None:
        return ()
    name, data = sent
    async with reading(engine, queued=True) as asking:
        roster = await names_around(asking, tenant_id=incoming.tenant_id, member_id=incoming.from_id)
    content = await asyncio.to_thread(reader, data, name=name, roster=roster, today=today)
    return (SentFile(name, content),)
