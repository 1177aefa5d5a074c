"""Fetches a file that somebody sent in 1:1: only from where such files lie, and only up to a size."""

import structlog
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from yarl import URL

from bot.errors import Invalid
from bot.teams.hosts import allowed

log = structlog.get_logger()

MOST_BYTES = 10 * 1024 * 1024
MOST_HOPS = 3
TIMEOUT = ClientTimeout(total=30, connect=10, sock_read=15)
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class FileTooLarge(Invalid):
    """The file is over the limit."""

    msgid = "The file is too large: 10 MB at most. Send a smaller one, or paste the text instead."


class FileFromElsewhere(Invalid):
    """The file lies where the bot does not go."""

    msgid = "I only fetch files from your organisation's OneDrive. Attach the file in this chat and send it again."


class FileNotFetched(Invalid):
    """The file could not be had: gone, or the place did not answer."""

    msgid = "I could not fetch the file. Send it again, or paste the text instead."


async def fetch_file(session: ClientSession, url: str, *, hosts: tuple[str, ...], most: int = MOST_BYTES) -> bytes:
    """Return the file's bytes; redirects are followed on the same host only.

    Raises FileFromElsewhere, FileTooLarge or FileNotFetched.
    """
    if not allowed(url, hosts):
        raise FileFromElsewhere
    try:
        return await _follow(session, URL(url, encoded=True), most)
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        log.warning("file.not_fetched", error=type(error).__name__)
        raise FileNotFetched from error


async def _follow(session: ClientSession, url: URL, most: int) -> bytes:
    start = url
    for _ in range(MOST_HOPS + 1):
        async with session.get(url, timeout=TIMEOUT, allow_redirects=False) as response:
            if response.status not in REDIRECTS:
                return await _read(response, most)
            url = url.join(URL(response.headers.get("Location", ""), encoded=True))
        if url.origin() != start.origin():
            raise FileFromElsewhere
    raise FileNotFetched


async def _read(response: ClientResponse, most: int) -> bytes:
    response.raise_for_status()
    if (response.content_length or 0) > most:
        raise FileTooLarge
    content = bytearray()
    async for chunk in response.content.iter_any():
        content += chunk
        if len(content) > most:
            raise FileTooLarge
    return bytes(content)
