"""Which letter stands in Teams as the message that somebody pressed, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.turn import Turn
from bot.outbox.models import Letter, LetterKind, LetterState
from bot.outbox.post import lane_to, recognise
from cards.kit import Card

MOST_ON_THEIR_WAY = 20
"""So many letters of one conversation are looked through for the one that was pressed."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press as Teams tells of it: the message, the button's verb, and what it carried."""

    message: str
    verb: str
    data: Mapping[str, Any]


async def letter_pressed(turn: Turn, pressed: Pressed) -> Letter | None:
    """Return the letter whose button was pressed, also when what Teams called it is not noted yet, or never came."""
    known = await letter_shown_as(turn.session, turn, pressed.message)
    return known or await _on_its_way(turn, pressed)


async def letter_shown_as(session: AsyncSession, turn: Turn, activity_id: str) -> Letter | None:
    """Return the letter that stands in the conversation as that activity; the one that took it over last."""
    asked = (
        select(Letter)
        .where(
            Letter.activity_id == activity_id,
            Letter.tenant_id == turn.conversation.tenant_id,
            Letter.conversation_id == turn.conversation.conversation_id,
            Letter.about.is_(None),
        )
        .order_by(Letter.id.desc())
        .limit(1)
    )
    found: Letter | None = await session.scalar(asked)
    return found


async def _on_its_way(turn: Turn, pressed: Pressed) -> Letter | None:
    """Return the letter with that button which left for the conversation and is not known to stand there."""
    asked = (
        select(Letter)
        .where(
            Letter.tenant_id == turn.conversation.tenant_id,
            Letter.lane == await lane_to(turn.session, turn.conversation),
            Letter.state.in_((LetterState.SENDING, LetterState.UNKNOWN)),
            Letter.activity_id.is_(None),
            Letter.about.is_(None),
        )
        .order_by(Letter.id.desc())
        .limit(MOST_ON_THEIR_WAY)
    )
    candidates = await turn.session.scalars(asked)
    letter = next((one for one in candidates if _offers(one.card, pressed)), None)
    if letter is not None:
        await recognise(turn.session, letter, to=turn.conversation, activity_id=pressed.message, now=turn.now)
    return letter


def _offers(part: object, pressed: Pressed) -> bool:
    """Say whether a card has a button with that verb and those hidden facts."""
    if isinstance(part, list):
        return any(_offers(inner, pressed) for inner in part)
    if not isinstance(part, dict):
        return False
    return _is_it(part, pressed) or any(_offers(inner, pressed) for inner in part.values())


def _is_it(action: Mapping[str, Any], pressed: Pressed) -> bool:
    data = action.get("data")
    hidden = data if isinstance(data, dict) else {}
    if pressed.verb not in (action.get("verb"), hidden.get("verb")):
        return False
    return all(pressed.data.get(name) == value for name, value in hidden.items() if name not in {"verb", "msteams"})


async def card_shown(session: AsyncSession, letter: Letter) -> Card:
    """Return what the letter's message shows, or is about to: its own card, or that of its latest edit."""
    edits = select(Letter).where(Letter.about == letter.key, Letter.kind == LetterKind.EDIT)
    latest = await session.scalar(edits.order_by(Letter.id.desc()).limit(1)) or letter
    return Card(latest.card, latest.summary)
