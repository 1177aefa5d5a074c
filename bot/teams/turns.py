"""Takes turns: an activity becomes a Turn in one transaction, a Reply becomes letters and an invoke's answer."""

from functools import partial
from http import HTTPStatus
from typing import Any

import structlog
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit.watching import keep_attempt
from bot.chat.conversation import hear
from bot.chat.reply import Answer, Note, Private, Reply
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.db.away import is_away, through_a_break
from bot.db.transaction import transaction
from bot.errors import BotError, TooLate
from bot.i18n.speech import speaking
from bot.kit.clock import Clock
from bot.kit.course import Ending, mark, name_deed
from bot.kit.ids import digest
from bot.teams.activity import Incoming
from bot.teams.adapter import INCOMING
from bot.teams.answers import send, word_answer
from bot.teams.entering import SWEDISH, Brought, bring_roster, enter, place_of
from bot.teams.greetings import bring_rosters, come_and_go
from bot.teams.hearing import first_time
from bot.teams.invokes import Invokes
from bot.teams.line import Line
from bot.teams.pace import Pacer
from bot.teams.pressing import feel
from bot.teams.sent_files import DOWNLOAD, bring_files
from bot.teams.shown import Pressed
from bot.teams.slow import say_away, typing_when_slow
from cards.errors import note, refusal

log = structlog.get_logger()

PATIENCE = 8.0
"""Seconds that a message waits for a database that is away; Teams itself waits fifteen."""
CHANGES = frozenset({ActivityTypes.message_update, ActivityTypes.message_delete})
PACED = CHANGES | {ActivityTypes.message, ActivityTypes.invoke}
WEIGHT_OF_FILE = 10
"""A file that is sent or handed out costs its sender as much as so many presses: it takes long to read and to make."""


class TooFast(TooLate):
    """The sender sends more than the bot takes from one person."""

    msgid = "Wait a little: that was more than I can take in at once. What you sent last is not kept, so send it again."


class Turns:
    """The bot, as the porch knows it."""

    def __init__(
        self,
        engine: AsyncEngine,
        router: Router,
        line: Line,
        *,
        file_hosts: tuple[str, ...],
        clock: Clock,
        sender_limit: int = 0,
    ) -> None:
        self._pacer = Pacer(sender_limit, clock)
        self._engine, self._router, self._line = engine, router, line
        self._file_hosts, self._clock = file_hosts, clock
        self._invokes = Invokes(engine, router, line, file_hosts=file_hosts, clock=clock)

    async def close(self) -> None:
        """Let what goes on after an answer come to its end."""
        await self._invokes.close()

    async def on_turn(self, context: TurnContext) -> None:
        """Take the turn that stands in the context."""
        incoming: Incoming = context.turn_state[INCOMING]
        if incoming.type in CHANGES and place_of(incoming) is not Place.DIRECT:
            return  # only what is written to the bot alone is a note
        if not self._may_go_on(incoming):
            await self._slow_down(context, incoming)
            return
        match incoming.type:
            case ActivityTypes.message:
                async with typing_when_slow(context):
                    await self._take_message(context, incoming)
            case ActivityTypes.message_update | ActivityTypes.message_delete:
                await through_a_break(partial(self._take_change, incoming), patience=PATIENCE)
            case ActivityTypes.invoke:
                await _respond(context, await self._invokes.answer(incoming))
            case ActivityTypes.conversation_update | ActivityTypes.installation_update:
                await through_a_break(partial(self._take_event, incoming), patience=PATIENCE)

    async def _take_event(self, incoming: Incoming) -> None:
        """Tell the rooms that the bot, or somebody, came or went."""
        rosters = await bring_rosters(self._engine, self._line, incoming)
        async with transaction(self._engine, queued=True) as session:
            await come_and_go(session, incoming, rosters, now=self._clock.now())

    def _may_go_on(self, incoming: Incoming) -> bool:
        if incoming.type not in PACED:
            return True
        has_file = any(one.get("contentType") == DOWNLOAD for one in incoming.attachments)
        weight = WEIGHT_OF_FILE if has_file or incoming.name == "fileConsent/invoke" else 1
        return self._pacer.lets((incoming.tenant_id, incoming.from_id), weight=weight)

    async def _slow_down(self, context: TurnContext, incoming: Incoming) -> None:
        """Say that it was too much: to an invoke in its answer, to anything else in one message for many."""
        if incoming.type == ActivityTypes.invoke:
            body = word_answer(incoming.name, TooFast().said(speaking(incoming.locale or SWEDISH)))
            await _respond(context, body)
            if body != {}:
                return
        if self._pacer.is_to_tell((incoming.tenant_id, incoming.from_id)):
            log.warning("sender.too_fast", type=incoming.type)
            await self._refuse(incoming, TooFast())

    async def _take_message(self, context: TurnContext, incoming: Incoming) -> None:
        """Answer what was said or sent; whatever befalls it, the sender gets a word."""
        try:
            await through_a_break(partial(self._take_or_refuse, incoming), patience=PATIENCE)
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("turn.database_away", type=incoming.type, error=type(error).__name__)
            mark(Ending.AWAY)
            if not await say_away(context, incoming):
                raise  # nobody heard of it: the door answers 503, and Teams delivers again

    async def _take_or_refuse(self, incoming: Incoming) -> None:
        try:
            await self._take(incoming)
        except BotError as error:
            mark(Ending.REFUSED)
            await keep_attempt(self._engine, error)
            await self._refuse(incoming, error)
        except Exception as error:
            if is_away(error):
                raise
            mark(Ending.FAILED)
            log.exception("turn.failed", type=incoming.type)
            await self._refuse(incoming, BotError())

    async def _take(self, incoming: Incoming) -> None:
        files = await bring_files(
            self._engine,
            self._line.session,
            incoming,
            reader=self._router.file_reader,
            hosts=self._file_hosts,
            today=self._clock.now().date(),
        )
        roster = await bring_roster(self._engine, self._line, incoming)
        async with transaction(self._engine, queued=True) as session:
            if await first_time(session, incoming, now=self._clock.now()):
                turn = await enter(session, incoming, Brought(roster, files), now=self._clock.now())
                await self._answer(turn, incoming)

    async def _take_change(self, incoming: Incoming) -> None:
        """Tell the rooms that somebody changed or deleted what she wrote in 1:1 chat."""
        if self._router.rewriter is None:
            return
        said = incoming.text if incoming.type == ActivityTypes.message_update else ""
        try:
            async with transaction(self._engine, queued=True) as session:
                turn = await enter(session, incoming, Brought(), now=self._clock.now())
                name_deed(self._router.rewriter)
                reply = await self._router.rewriter(turn, said)
                if reply is not None:
                    await send(turn, reply, pressed=None)
        except BotError as error:
            mark(Ending.REFUSED)
            await self._refuse(incoming, error)

    async def _answer(self, turn: Turn, incoming: Incoming) -> None:
        """Answer a press of a client that knows no better, a file, or words."""
        data = dict(incoming.value or {})
        verb = data.pop("verb", None)
        if isinstance(verb, str):
            message = incoming.reply_to_id
            reply = await feel(self._router, turn, verb, data, pressed=message)
            pressed = Pressed(message, verb, data) if message else None
            await send(turn, _as_message(turn, reply), pressed=pressed)
        elif turn.files and self._router.on_file is not None:
            name_deed(self._router.on_file)
            await send(turn, await self._router.on_file(turn), pressed=None)
        else:
            await send(turn, await hear(self._router, turn, incoming.text), pressed=None)

    async def _refuse(self, incoming: Incoming, error: BotError) -> None:
        """Say why, once: a change has the id of its message, which was heard before, so what it says names it."""
        is_change = incoming.type in CHANGES
        key = f"turn.change:{digest(incoming.conversation_id, incoming.id, incoming.text)}" if is_change else None
        async with transaction(self._engine, queued=True) as session:
            if is_change or await first_time(session, incoming, now=self._clock.now()):
                turn = await enter(session, incoming, Brought(), now=self._clock.now())
                await send(turn, Answer(refusal(turn.t, error.said(turn.t)), key=key), pressed=None)


async def _respond(context: TurnContext, body: dict[str, Any] | None) -> None:
    status = HTTPStatus.NOT_IMPLEMENTED if body is None else HTTPStatus.OK
    answer = InvokeResponse(status=status, body=body)
    await context.send_activity(Activity(type=ActivityTypes.invoke_response, value=answer))


def _as_message(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that a plain message can carry: a short word becomes a card, and so does what is for her alone.

    Where others read along she is told only that it is done.
    """
    match reply:
        case Note():
            return Answer(note(turn.t, reply.words))
        case Private() if turn.place is Place.DIRECT:
            return Answer(reply.card)
        case Private():
            return Answer(note(turn.t, turn.t("Done. Only you can see what you answered.")))
        case _:
            return reply
