"""The way to the bot: a signed activity in, its answer out."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.localteams.tokens import Signer

PATIENCE = 15


@dataclass(frozen=True)
class Answer:
    """What the bot answered; a status of 0 means that it could not be reached or took too long."""

    status: int
    body: Any = None

    @property
    def is_ok(self) -> bool:
        """Whether Teams would take it for an answer."""
        return 200 <= self.status < 300  # noqa: PLR2004 -- the meaning of HTTP's hundreds


@dataclass
class Door:
    """Carries activities to `bot_url` in the order they are given; keeps those it delivered."""

    bot_url: str
    signer: Signer
    delivered: list[dict[str, Any]] = field(default_factory=list)
    _session: ClientSession | None = None

    async def deliver(
        self,
        activity: dict[str, Any] | bytes,
        *,
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Post `activity` with an honest token, or with the `token` given ("" sends none)."""
        signed = self.signer.sign() if token is None else token
        allowed = {"Authorization": f"Bearer {signed}"} if signed else {}
        every = {"Content-Type": "application/json; charset=utf-8"} | allowed | (headers or {})
        if isinstance(activity, dict):
            self.delivered.append(activity)
            activity = json.dumps(activity, ensure_ascii=False).encode()
        try:
            async with self._open().post(self.bot_url, data=activity, headers=every) as response:
                return Answer(response.status, _read(await response.read()))
        except (ClientError, TimeoutError) as fault:
            return Answer(0, str(fault))

    async def close(self) -> None:
        """Hang up."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=PATIENCE))
        return self._session


def _read(body: bytes) -> Any:  # noqa: ANN401 -- JSON may be anything
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode(errors="replace")
