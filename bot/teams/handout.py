"""Files that the bot hands out in 1:1 chat: made when they are taken, and laid in the taker's own OneDrive."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.chat.reply import Answer, MadeFile, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.db.transaction import transaction
from bot.errors import BotError, Invalid
from bot.kit.clock import Clock
from bot.kit.ids import digest
from bot.teams.activity import Incoming
from bot.teams.answers import send
from bot.teams.entering import Brought, enter
from bot.teams.files import REDIRECTS
from bot.teams.hosts import allowed
from cards.chat import file_handed, file_settled
from cards.errors import refusal

log = structlog.get_logger()

TIMEOUT = ClientTimeout(total=4, connect=2)
"""Teams waits five seconds for the answer to an invoke."""


class FileNotLaid(Invalid):
    """The file could not be put where Teams said."""

    msgid = "I could not lay the file in your OneDrive. Press Accept again in a minute, or ask for the file anew."


@dataclass(frozen=True, slots=True)
class Consent:
    """What the reader of an offer answered; `upload` and `shown` are where Teams wants the file and shows it."""

    accepted: bool
    verb: str
    data: Mapping[str, Any]
    name: str
    upload: str
    shown: str
    unique_id: str

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> "Consent":
        """Read the value of the invoke; what has not the right shape reads as empty."""
        context, info = (_object(value.get(name)) for name in ("context", "uploadInfo"))
        return cls(
            accepted=value.get("action") == "accept",
            verb=str(context.get("verb") or ""),
            data={name: part for name, part in context.items() if name != "verb"},
            name=str(info.get("name") or ""),
            upload=str(info.get("uploadUrl") or ""),
            shown=str(info.get("contentUrl") or ""),
            unique_id=str(info.get("uniqueId") or ""),
        )


class Handout:
    """Makes the file that was taken, lays it where Teams said, and tells the taker."""

    def __init__(
        self,
        engine: AsyncEngine,
        router: Router,
        session: ClientSession,
        *,
        file_hosts: tuple[str, ...],
        clock: Clock,
    ) -> None:
        self._engine, self._router, self._session = engine, router, session
        self._hosts, self._clock = file_hosts, clock

    async def answer(self, incoming: Incoming, consent: Consent) -> dict[str, Any]:
        """Return the invoke's body; what became of the file stands in the chat, a refusal too."""
        try:
            await self._settle(incoming, consent)
        except BotError as error:
            await self._refuse(incoming, error)
        except Exception:
            log.exception("turn.failed", type=incoming.type, name=incoming.name)
            await self._refuse(incoming, BotError())
        return {}

    async def _settle(self, incoming: Incoming, consent: Consent) -> None:
        """Make the file as its room makes it today: who takes it is asked for her right anew."""
        async with transaction(self._engine) as session:
            turn = await enter(session, incoming, Brought(), now=self._clock.now())
            made = await self._router.make(turn, consent.verb, dict(consent.data))
            if not consent.accepted:
                await self._show(turn, incoming, made.name, taken=False)
        if not consent.accepted:
            return
        await lay(self._session, consent.upload, made, hosts=self._hosts)
        async with transaction(self._engine) as session:
            turn = await enter(session, incoming, Brought(), now=self._clock.now())
            await self._show(turn, incoming, made.name, taken=True)
            card = file_handed(turn.t, name=made.name, url=consent.shown, unique_id=consent.unique_id)
            await send(turn, Answer(card, key=f"turn.file_handed:{digest(consent.unique_id)}"), pressed=None)

    async def _show(self, turn: Turn, incoming: Incoming, name: str, *, taken: bool) -> None:
        await send(turn, Update(file_settled(turn.t, name=name, taken=taken)), pressed=incoming.reply_to_id)

    async def _refuse(self, incoming: Incoming, error: BotError) -> None:
        async with transaction(self._engine) as session:
            turn = await enter(session, incoming, Brought(), now=self._clock.now())
            await send(turn, Answer(refusal(turn.t, error.said(turn.t))), pressed=None)


async def lay(session: ClientSession, url: str, made: MadeFile, *, hosts: tuple[str, ...]) -> None:
    """Put the file at `url`, in one piece; raises FileNotLaid, also for a host that is not on the list."""
    if not allowed(url, hosts):
        raise FileNotLaid
    size = len(made.content)
    headers = {"Content-Range": f"bytes 0-{size - 1}/{size}", "Content-Type": "application/octet-stream"}
    try:
        put = session.put(url, data=made.content, headers=headers, timeout=TIMEOUT, allow_redirects=False)
        async with put as response:
            if not response.ok or response.status in REDIRECTS:
                log.warning("file.not_laid", status=response.status)
                raise FileNotLaid
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        log.warning("file.not_laid", error=type(error).__name__)
        raise FileNotLaid from error


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
