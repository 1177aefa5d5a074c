"""Takes turns: an activity becomes a Turn in one transaction, a Reply becomes letters and an invoke's answer."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.chat.conversation import hear
from bot.chat.reply import Answer, Dialog, Note, Private, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.db.transaction import transaction
from bot.errors import BotError, Invalid, NotFound, TooLate
from bot.i18n.speech import speaking
from bot.kit.clock import Clock
from bot.people.roster import RosterEntry
from bot.teams.activity import Incoming
from bot.teams.adapter import INCOMING
from bot.teams.answers import dialog_answer, filled_again, letter_shown_as, press_answer, send
from bot.teams.entering import Brought, enter, roster_needed
from bot.teams.greetings import welcome_and_farewell
from bot.teams.hearing import first_time, pressed_by
from bot.teams.line import Line, LineFault
from bot.teams.sent_files import files_of
from bot.teams.slow import typing_when_slow
from cards.errors import note, refusal
from cards.kit import Card
from cards.speech import Translate

log = structlog.get_logger()


class Fault(BotError):
    """Something that is ours to mend; the member is told, the operator reads the log."""


class Turns:
    """The bot, as the porch knows it."""

    def __init__(self, engine: AsyncEngine, router: Router, line: Line, *, file_hosts: tuple[str, ...], clock: Clock) -> None:
        self._engine, self._router, self._line = engine, router, line
        self._file_hosts, self._clock = file_hosts, clock

    async def on_turn(self, context: TurnContext) -> None:
        """Take the turn that stands in the context."""
        incoming: Incoming = context.turn_state[INCOMING]
        match incoming.type:
            case ActivityTypes.message if incoming.from_id and incoming.conversation_id:
                async with typing_when_slow(context):
                    await self._take_message(incoming)
            case ActivityTypes.invoke:
                body = await self._take_invoke(incoming)
                status = HTTPStatus.OK if body is not None else HTTPStatus.NOT_IMPLEMENTED
                answer = InvokeResponse(status=status, body=body)
                await context.send_activity(Activity(type=ActivityTypes.invoke_response, value=answer))
            case ActivityTypes.conversation_update | "installationUpdate":
                async with transaction(self._engine) as session:
                    await welcome_and_farewell(session, incoming, now=self._clock.now())

    async def _take_message(self, incoming: Incoming) -> None:
        """Answer a message: what was said, a file that was sent, or the press of a client that knows no better."""
        try:
            brought = await self._bring(incoming)
            async with transaction(self._engine) as session:
                if not await first_time(session, incoming, now=self._clock.now()):
                    log.info("activity.again")
                    return
                turn = await enter(session, incoming, brought, now=self._clock.now())
                await self._answer_message(turn, incoming)
        except BotError as error:
            await self._refuse_message(incoming, error)
        except Exception:
            log.exception("turn.failed", type=incoming.type)
            await self._refuse_message(incoming, Fault())

    async def _bring(self, incoming: Incoming) -> Brought:
        files = await files_of(self._line.session, incoming, hosts=self._file_hosts)
        return Brought(roster=await self._roster(incoming), files=files)

    async def _roster(self, incoming: Incoming) -> tuple[RosterEntry, ...]:
        try:
            return await roster_needed(self._engine, self._line, incoming)
        except LineFault as fault:
            log.warning("roster.not_fetched", reason=fault.reason)
            raise Invalid("I can't read who is in this channel just now. Try again in a minute; if it stays so, ask IT to check that the app is added to the team.") from fault

    async def _answer_message(self, turn: Turn, incoming: Incoming) -> None:
        data = dict(incoming.value or {})
        verb = data.pop("verb", None)
        if isinstance(verb, str):
            reply = await self._feel(turn, verb, data, pressed=incoming.reply_to_id)
            await send(turn, _as_message(turn.t, reply), pressed=incoming.reply_to_id)
        elif turn.files and self._router.on_file is not None:
            await send(turn, await self._router.on_file(turn), pressed=None)
        else:
            await send(turn, await hear(self._router, turn, incoming.text), pressed=None)

    async def _refuse_message(self, incoming: Incoming, error: BotError) -> None:
        async with transaction(self._engine) as session:
            if await first_time(session, incoming, now=self._clock.now()):
                turn = await enter(session, incoming, Brought(), now=self._clock.now())
                await send(turn, Answer(refusal(turn.t, error.said(turn.t))), pressed=None)

    async def _take_invoke(self, incoming: Incoming) -> dict[str, Any] | None:
        """Answer a press or a dialog; None for an invoke that this bot has no use for."""
        value = incoming.value or {}
        match incoming.name:
            case "adaptiveCard/action":
                action = value.get("action")
                action = action if isinstance(action, dict) else {}
                verb, data = action.get("verb"), action.get("data")
                return await self._press(incoming, verb, data)
            case "task/fetch" | "task/submit":
                return await self._dialog(incoming, value.get("data"))
            case _:
                return None

    async def _press(self, incoming: Incoming, verb: object, data: object) -> dict[str, Any]:
        facts = _without_ours(data)
        reply, t = await self._invoked(incoming, str(verb or ""), facts)
        return press_answer(reply, t)

    async def _dialog(self, incoming: Incoming, data: object) -> dict[str, Any]:
        facts = _without_ours(data)
        verb = data.get("verb") if isinstance(data, dict) else None
        reply, t = await self._invoked(incoming, str(verb or ""), facts, in_dialog=incoming.name == "task/submit")
        return dialog_answer(reply, t)

    async def _invoked(self, incoming: Incoming, verb: str, data: dict[str, Any], *, in_dialog: bool = False) -> tuple[Reply, Translate]:
        """Answer a press; a refusal becomes a word to the presser alone, and a dialog keeps what was typed."""
        t: Translate = speaking(incoming.locale or "sv")
        try:
            if not incoming.from_id or not incoming.conversation_id:
                raise NotFound
            brought = Brought(roster=await self._roster(incoming))
            async with transaction(self._engine) as session:
                turn = await enter(session, incoming, brought, now=self._clock.now())
                t = turn.t
                pressed = None if in_dialog else incoming.reply_to_id
                reply = await self._feel(turn, verb, data, pressed=pressed)
                await send(turn, reply, pressed=pressed)
                return reply, t
        except BotError as error:
            words = error.said(t)
        except Exception:
            log.exception("turn.failed", type=incoming.type, name=incoming.name)
            words = Fault().said(t)
        again = await self._dialog_again(incoming, verb, data, words) if in_dialog else None
        return again or Note(words), t

    async def _dialog_again(self, incoming: Incoming, verb: str, data: dict[str, Any], words: str) -> Reply | None:
        """Open the refused form once more, filled in as it was sent; None when it can't be opened any more."""
        press, _ = self._router.pressed.get(verb, (None, None))
        opener = press.opened_by if press else None
        if opener is None:
            return None
        try:
            async with transaction(self._engine) as session:
                turn = await enter(session, incoming, Brought(), now=self._clock.now())
                hidden = {name: value for name, value in data.items() if name in opener.model_fields}
                dialog = await self._router.feel(turn, opener.verb, hidden)
                return filled_again(dialog, data, words, turn.t) if isinstance(dialog, Dialog) else None
        except BotError:
            return None

    async def _feel(self, turn: Turn, verb: str, data: dict[str, Any], *, pressed: str | None) -> Reply:
        """Let the room answer; a form that counts once is answered once, whoever presses it again."""
        press, _ = self._router.pressed.get(verb, (None, None))
        if press is not None and press.once and pressed:
            by = await pressed_by(turn, verb, pressed)
            if by is not None:
                return await self._pressed_before(turn, by, pressed)
        return await self._router.feel(turn, verb, data)

    async def _pressed_before(self, turn: Turn, by: str, pressed: str) -> Reply:
        letter = await letter_shown_as(turn.session, turn, pressed)
        if by != turn.person.member_id or letter is None:
            raise TooLate("Somebody has sent this form already. What you typed is still here: ask for a form of your own and send it there.")
        return Private(Card(letter.card, letter.summary))


def _without_ours(data: object) -> dict[str, Any]:
    """Return what the form sent, without what Teams and the button added."""
    facts: Mapping[str, Any] = data if isinstance(data, dict) else {}
    return {name: value for name, value in facts.items() if name not in ("verb", "msteams")}


def _as_message(t: Translate, reply: Reply) -> Reply:
    """Return a reply that a plain message can carry: a short word becomes a card."""
    return Answer(note(t, reply.words)) if isinstance(reply, Note) else reply

