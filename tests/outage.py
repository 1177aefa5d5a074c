"""A database that can be lost and found again, with its server left in peace: the way to it is cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.engine import make_url


@dataclass
class Way:
    """A way over TCP to a PostgreSQL's socket; `url` leads over it."""

    socket: str
    url: str = ""
    port: int = 0
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    async def open(self) -> None:
        """Let connections through, from now on."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Break every connection, and let none through any more."""
        if self._server is not None:
            self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, onward = await asyncio.open_unix_connection(self.socket)
        self._writers |= {writer, onward}
        try:
            await asyncio.gather(_pour(reader, onward), _pour(there, writer))
        finally:
            self._writers -= {writer, onward}


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


@asynccontextmanager
async def way_to(database_url: str) -> AsyncIterator[Way]:
    """Give an open way to the PostgreSQL that `database_url` names by its socket's folder."""
    url = make_url(database_url)
    way = Way(f"{url.query['host']}/.s.PGSQL.{url.query.get('port') or url.port or 5432}")
    await way.open()
    plain = url.difference_update_query(["host", "port"]).set(host="127.0.0.1", port=way.port)
    way.url = plain.render_as_string(hide_password=False)
    try:
        yield way
    finally:
        await way.cut()
