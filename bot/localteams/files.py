"""Files that people send the bot and get from it, kept in memory under addresses nobody can guess."""

from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import uuid4

from aiohttp import web

LARGEST = 100 * 1024 * 1024


@dataclass
class File:
    """A file, whole or still being uploaded."""

    name: str
    data: bytes = b""
    is_uploaded: bool = False


@dataclass
class Shelf:
    """The files of the little Teams; `origin` is where its HTTP server answers."""

    origin: str = ""
    files: dict[str, File] = field(default_factory=dict)

    def lay(self, name: str, data: bytes = b"") -> str:
        """Keep a file, or a place for one that is to be uploaded; return its id."""
        unique_id = uuid4().hex
        self.files[unique_id] = File(name, data, is_uploaded=bool(data))
        return unique_id

    def url(self, unique_id: str) -> str:
        """Return the address to fetch the file from, and to upload it to."""
        return f"{self.origin}/files/{unique_id}"

    def routes(self) -> list[web.RouteDef]:
        """Return the doors to the shelf."""
        return [web.get("/files/{id}", self._fetch), web.put("/files/{id}", self._upload)]

    async def _fetch(self, request: web.Request) -> web.Response:
        file = self._find(request)
        disposition = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return web.Response(
            body=file.data,
            content_type="application/octet-stream",
            headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
        )

    async def _upload(self, request: web.Request) -> web.Response:
        file = self._find(request)
        file.data += await request.read()
        whole = int(request.headers.get("Content-Range", f"/{len(file.data)}").rpartition("/")[2])
        file.is_uploaded = len(file.data) >= whole
        return web.json_response({"name": file.name}, status=201 if file.is_uploaded else 202)

    def _find(self, request: web.Request) -> File:
        file = self.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        return file
