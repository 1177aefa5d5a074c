"""Files that the bot hands out in 1:1 chat: made when they are taken, and laid in the taker's own OneDrive."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from yarl import URL

from bot.chat.reply import Answer, MadeFile, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.db.away import Done, is_away, through_a_break
from bot.db.transaction import transaction
from bot.errors import BotError, Invalid, NotFound
from bot.kit.clock import Clock
from bot.kit.course import Ending, mark
from bot.kit.ids import digest
from bot.outbox.models import Letter
from bot.teams.activity import Incoming
from bot.teams.answers import send
from bot.teams.entering import Brought, enter
from bot.teams.files import REDIRECTS
from bot.teams.hosts import allowed
from bot.teams.shown import Pressed
from cards.chat import file_handed, file_settled, file_under_way
from cards.errors import refusal
from cards.kit import Card

log = structlog.get_logger()

TIMEOUT = ClientTimeout(total=60, connect=5)

PATIENCE = 1.5
"""Seconds before a file is said to be under way; the promise is two, and Teams waits five for the answer."""

BREAK = 30.0
"""Seconds that each step of a file waits for a database that is away."""

MOST_AT_ONCE = 1
"""So many files are made at the same time, since a long one takes much memory; the others wait for their turn."""


class FileNotLaid(Invalid):
    """The file could not be put where Teams said."""

    msgid = "I could not lay the file in your OneDrive. Ask for the file again in a minute."


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
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._desks = asyncio.Semaphore(MOST_AT_ONCE)

    async def answer(self, incoming: Incoming, consent: Consent) -> dict[str, Any]:
        """Return the invoke's body in time; what became of the file stands in the chat, a refusal too.

        A file that takes longer is said to be under way, and comes when it is done. Taken twice, it comes once.
        """
        key = digest(incoming.conversation_id, consent.upload or incoming.id)
        task = self._under_way.get(key)
        is_first = task is None
        if task is None:
            task = asyncio.create_task(self._answered(incoming, consent))
            self._under_way[key] = task
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        if not done and is_first:
            await self._say_under_way(incoming, consent, task)
        return {}

    async def close(self) -> None:
        """Let the files that are under way come to their ends."""
        if self._under_way:
            await asyncio.wait([*self._under_way.values()])

    async def _answered(self, incoming: Incoming, consent: Consent) -> None:
        try:
            await self._settle_or_refuse(incoming, consent)
        except Exception as error:  # noqa: BLE001 -- nobody awaits it, and the offer stands: it can be taken again
            log.warning("file.not_handed_out", error=repr(error))

    async def _settle_or_refuse(self, incoming: Incoming, consent: Consent) -> None:
        try:
            await self._settle(incoming, consent)
        except BotError as error:
            mark(Ending.REFUSED)
            await _patiently(partial(self._refuse, incoming, consent, error))
        except Exception as error:
            if is_away(error):
                raise
            mark(Ending.FAILED)
            log.exception("turn.failed", type=incoming.type, name=incoming.name)
            await _patiently(partial(self._refuse, incoming, consent, BotError()))

    async def _settle(self, incoming: Incoming, consent: Consent) -> None:
        """Make the file and lay it once: Teams takes an upload at one address no second time."""
        made = await _patiently(partial(self._wished, incoming, consent))
        if made is not None:
            await lay(self._session, consent.upload, await self._written(made), hosts=self._hosts)
            await _patiently(partial(self._hand_over, incoming, consent, made.name))

    async def _wished(self, incoming: Incoming, consent: Consent) -> MadeFile | None:
        """Return the file as its room makes it today, who takes it asked for her right anew; None: nothing to lay."""
        async with transaction(self._engine, queued=True) as session:
            turn = await self._entered(session, incoming)
            if consent.accepted and await is_posted(session, _handed(incoming, consent)):
                return None
            made = await self._router.make(turn, consent.verb, dict(consent.data))
            if consent.accepted:
                return made
            await self._show(turn, incoming, consent, file_settled(turn.t, name=made.name, taken=False))
        return None

    async def _hand_over(self, incoming: Incoming, consent: Consent, name: str) -> None:
        """Show where the file lies."""
        async with transaction(self._engine, queued=True) as session:
            turn = await self._entered(session, incoming)
            await self._show(turn, incoming, consent, file_settled(turn.t, name=name, taken=True))
            card = file_handed(turn.t, name=name, url=consent.shown, unique_id=consent.unique_id)
            await send(turn, Answer(card, key=_handed(incoming, consent)), pressed=None)

    async def _entered(self, session: AsyncSession, incoming: Incoming) -> Turn:
        """Return the turn; raises NotFound outside 1:1 chat, where no file is offered and no message is hers alone."""
        turn = await enter(session, incoming, Brought(), now=self._clock.now())
        if turn.place is not Place.DIRECT:
            raise NotFound
        return turn

    async def _written(self, made: MadeFile) -> bytes:
        if isinstance(made.content, bytes):
            return made.content
        async with self._desks:
            return await asyncio.to_thread(made.content)

    async def _say_under_way(self, incoming: Incoming, consent: Consent, task: asyncio.Task[None]) -> None:
        """Say it, unless the database is away: then the file waits for that, and says itself that it has come."""
        try:
            async with transaction(self._engine, queued=True) as session:
                turn = await enter(session, incoming, Brought(), now=self._clock.now())
                if not task.done() and turn.place is Place.DIRECT:
                    await self._show(turn, incoming, consent, file_under_way(turn.t, name=consent.name))
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("file.under_way_not_told", error=type(error).__name__)

    async def _show(self, turn: Turn, incoming: Incoming, consent: Consent, card: Card) -> None:
        message = incoming.reply_to_id
        pressed = Pressed(message, consent.verb, consent.data) if message else None
        await send(turn, Update(card), pressed=pressed)

    async def _refuse(self, incoming: Incoming, consent: Consent, error: BotError) -> None:
        """Say why; where the offer was accepted it is put aside, since it may have been said to be under way."""
        async with transaction(self._engine, queued=True) as session:
            turn = await enter(session, incoming, Brought(), now=self._clock.now())
            if consent.accepted and turn.place is Place.DIRECT and isinstance(error, FileNotLaid):
                await self._show(turn, incoming, consent, file_settled(turn.t, name=consent.name, taken=False))
            await send(turn, Answer(refusal(turn.t, error.said(turn.t))), pressed=None)


async def lay(session: ClientSession, url: str, content: bytes, *, hosts: tuple[str, ...]) -> None:
    """Put the file at `url`, in one piece; raises FileNotLaid, also for a host that is not on the list."""
    if not allowed(url, hosts):
        raise FileNotLaid
    size = len(content)
    headers = {"Content-Range": f"bytes 0-{size - 1}/{size}", "Content-Type": "application/octet-stream"}
    try:
        put = session.put(URL(url, encoded=True), data=content, headers=headers, timeout=TIMEOUT, allow_redirects=False)
        async with put as response:
            if not response.ok or response.status in REDIRECTS:
                log.warning("file.not_laid", status=response.status)
                raise FileNotLaid
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        log.warning("file.not_laid", error=type(error).__name__)
        raise FileNotLaid from error


async def _patiently(step: Callable[[], Awaitable[Done]]) -> Done:
    """Take one step, each a transaction, and wait for a database that is away."""
    return await through_a_break(step, patience=BREAK)


def _handed(incoming: Incoming, consent: Consent) -> str:
    """Return the key of the letter that shows where the file lies."""
    return f"turn.file_handed:{digest(incoming.conversation_id, consent.unique_id or consent.upload)}"


async def is_posted(session: AsyncSession, key: str) -> bool:
    """Say whether there is a letter with that key."""
    return await session.scalar(select(Letter.id).where(Letter.key == key)) is not None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
