"""What a story about check-ins and check-outs does again and again."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.db.transaction import reading
from bot.localteams.board import Seen
from bot.localteams.cards import walk
from bot.localteams.hands import Pressed
from bot.localteams.people import JOHAN, KARIN, Person
from bot.polls.models import Poll
from tests.stories.stage import Stage, said

FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)
"""When the first meeting begins: Friday 20 November 2026, 09:00 in Stockholm."""

FRIDAY = "fredag 20 november"
LEVEL, FOCUS = "Läget (1–5)", "Fokus i dag"
GOOD, BETTER, RATING = "Vad har varit bra i dag?", "Vad kan vi göra bättre?", "Betyg (1–5)"


async def checking_in(stage: Stage) -> Seen:
    """Let the chair open the check-in in the channel, and return its card."""
    return await stage.said(KARIN, "incheckning")


async def checked_in(stage: Stage, person: Person, card: Seen, where: str = "on site", **inputs: object) -> Pressed:
    """Let somebody check in."""
    return await stage.local.press(person, card, "Checka in", **{"Närvaro": where, **inputs})


async def checked_out(stage: Stage, person: Person, card: Seen, **inputs: object) -> Pressed:
    """Let somebody check out."""
    return await stage.local.press(person, card, "Checka ut", **inputs)


async def calm(stage: Stage) -> None:
    """Let the second pass in which answers are gathered, and the card show them."""
    await stage.settled()
    await stage.later(timedelta(seconds=2))


async def now_says(stage: Stage, person: Person, card: Seen) -> list[str]:
    """Return what the card in the channel says to `person` once it is up to date."""
    await calm(stage)
    return said(stage.now(person, card))


def values(card: dict[str, Any]) -> dict[str, Any]:
    """Return what stands in the card's inputs, by their ids."""
    return {one["id"]: one.get("value") for one in walk(card) if str(one.get("type", "")).startswith("Input.")}


async def held(stage: Stage, text: str = "Starta mötet") -> None:
    """Let the secretary press that button of the meeting's card."""
    shown = await stage.told(JOHAN, "möte")
    assert (await stage.local.press(JOHAN, shown, text)).word is None
    await stage.settled()


async def the_poll(stage: Stage) -> Poll:
    """Return the only poll there is."""
    async with reading(stage.works.engine) as session:
        return (await session.scalars(select(Poll))).one()
