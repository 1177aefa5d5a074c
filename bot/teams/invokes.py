"""Presses, dialogs and message actions: each must be answered at once, and nothing that was typed gets lost."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit.watching import keep_attempt
from bot.chat.reply import Dialog, FileOffer, Note, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.db.away import is_away, through_a_break
from bot.db.transaction import transaction
from bot.errors import Away, BotError, NotFound
from bot.i18n.speech import speaking
from bot.kit.clock import Clock
from bot.kit.course import Ending, mark, name_deed
from bot.teams.activity import Incoming
from bot.teams.answers import dialog_answer, filled_again, press_answer, send, word_on
from bot.teams.entering import Brought, bring_roster, enter
from bot.teams.handout import Consent, Handout
from bot.teams.line import Line
from bot.teams.pressing import feel
from bot.teams.quoted import quoted_message
from bot.teams.shown import Pressed
from cards.errors import kept
from cards.speech import Translate

log = structlog.get_logger()

PATIENCE = 2.5
"""Seconds that a press waits for a database that is away; Teams itself waits five."""

Taken = Callable[[Turn], Awaitable[Reply]]


class Invokes:
    """Answers the invokes of Teams; what they change stands in the ledger before the answer leaves."""

    def __init__(
        self, engine: AsyncEngine, router: Router, line: Line, *, file_hosts: tuple[str, ...], clock: Clock
    ) -> None:
        self._engine, self._router, self._line, self._clock = engine, router, line, clock
        self._handout = Handout(engine, router, line.session, file_hosts=file_hosts, clock=clock)

    async def close(self) -> None:
        """Let what goes on after an answer come to its end."""
        await self._handout.close()

    async def answer(self, incoming: Incoming) -> dict[str, Any] | None:
        """Return the body of the answer; None for an invoke that this bot has no use for."""
        value = incoming.value or {}
        match incoming.name:
            case "adaptiveCard/action":
                action = _object(value.get("action"))
                return await self._press(incoming, str(action.get("verb") or ""), _typed(action.get("data")))
            case "task/fetch":
                return await self._open(incoming, _verb(value), _typed(value.get("data")))
            case "task/submit" | "composeExtension/submitAction":
                return await self._submit(incoming, _verb(value), _typed(value.get("data")))
            case "composeExtension/fetchTask":
                return await self._act(incoming)
            case "fileConsent/invoke":
                return await self._handout.answer(incoming, Consent.of(value))
            case _:
                return None

    async def _press(self, incoming: Incoming, verb: str, data: dict[str, Any]) -> dict[str, Any]:
        message = incoming.reply_to_id
        reply, t = await self._take(
            incoming,
            lambda turn: feel(self._router, turn, verb, data, pressed=message),
            pressed=Pressed(message, verb, data) if message else None,
        )
        return press_answer(reply, t)

    async def _open(self, incoming: Incoming, verb: str, data: dict[str, Any]) -> dict[str, Any]:
        reply, t = await self._take(incoming, lambda turn: self._router.feel(turn, verb, data))
        return dialog_answer(reply, t)

    async def _act(self, incoming: Incoming) -> dict[str, Any]:
        reply, t = await self._take(incoming, lambda turn: self._acted(incoming, turn))
        return dialog_answer(reply, t)

    async def _acted(self, incoming: Incoming, turn: Turn) -> Reply:
        """Answer the message action that `incoming` names."""
        value = incoming.value or {}
        hearer = self._router.actions.get(str(value.get("commandId") or ""))
        if hearer is None:
            raise NotFound
        name_deed(hearer)
        return await hearer(replace(turn, quoted=quoted_message(value)))

    async def _submit(self, incoming: Incoming, verb: str, data: dict[str, Any]) -> dict[str, Any]:
        """Take a dialog's form; one that is refused opens again, as it was filled in."""
        reply, t = await self._take(incoming, lambda turn: feel(self._router, turn, verb, data, pressed=None))
        if isinstance(reply, _Away):
            reply = self._open_as_sent(verb, data, reply.words, t) or reply
        elif isinstance(reply, _Refusal):
            reply = await self._open_again(incoming, verb, data, reply.words) or reply
        return dialog_answer(reply, t)

    async def _open_again(self, incoming: Incoming, verb: str, data: dict[str, Any], words: str) -> Reply | None:
        """Return the refused form, filled in as it was sent; None when it can't be opened any more."""
        press, _ = self._router.pressed.get(verb, (None, None))
        opener = press.opened_by if press else None

        async def opened(turn: Turn) -> Reply:
            if incoming.name == "composeExtension/submitAction":
                return await self._acted(incoming, turn)
            if opener is None:
                raise NotFound
            hidden = {name: value for name, value in data.items() if name in opener.model_fields}
            return await self._router.feel(turn, opener.verb, hidden)

        dialog, t = await self._take(incoming, opened)
        return filled_again(dialog, data, words, t) if isinstance(dialog, Dialog) else None

    def _open_as_sent(self, verb: str, data: dict[str, Any], words: str, t: Translate) -> Reply | None:
        """Return the form as it was sent, when nothing can be looked up; None for one that is not known."""
        press, _ = self._router.pressed.get(verb, (None, None))
        return Dialog(t("That did not go through"), kept(t, press, data, words)) if press else None

    async def _take(
        self, incoming: Incoming, taken: Taken, *, pressed: Pressed | None = None
    ) -> tuple[Reply, Translate]:
        """Take the turn and send what it leads to; a refusal becomes a word to the presser alone."""
        t: Translate = speaking(incoming.locale or "sv")

        async def once() -> Reply:
            nonlocal t
            roster = await bring_roster(self._engine, self._line, incoming)
            async with transaction(self._engine, queued=True) as session:
                turn = await enter(session, incoming, Brought(roster), now=self._clock.now())
                t = turn.t
                reply = await taken(turn)
                await send(turn, reply, pressed=pressed)
                return word_on(reply, turn) if isinstance(reply, FileOffer) else reply

        try:
            return await through_a_break(once, patience=PATIENCE), t
        except BotError as error:
            mark(Ending.REFUSED)
            await keep_attempt(self._engine, error)
            return _Refusal(error.said(t)), t
        except Exception as error:
            if is_away(error):
                mark(Ending.AWAY)
                log.warning("turn.database_away", type=incoming.type, name=incoming.name, error=type(error).__name__)
                return _Away(Away().said(t)), t
            mark(Ending.FAILED)
            log.exception("turn.failed", type=incoming.type, name=incoming.name)
            return _Refusal(BotError().said(t)), t


class _Refusal(Note):
    """A word that says no."""

    __slots__ = ()


class _Away(_Refusal):
    """The same, while the database is away."""

    __slots__ = ()


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _verb(value: Mapping[str, Any]) -> str:
    return str(_object(value.get("data")).get("verb") or "")


def _typed(data: object) -> dict[str, Any]:
    """Return what the form sent, without what Teams and the button added."""
    return {name: value for name, value in _object(data).items() if name not in {"verb", "msteams"}}
