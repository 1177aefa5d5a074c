"""A button pressed before the bot knows what Teams calls its message, or after Teams never told."""

import pytest
from sqlalchemy import func, select, update

from bot.db.transaction import reading, transaction
from bot.localteams.people import KARIN
from bot.localteams.weather import Received
from bot.outbox.models import Letter, LetterKind, LetterState
from tests.stories.stage import Stage, said

pytestmark = pytest.mark.thorough


async def _letters(stage: Stage) -> int:
    async with reading(stage.works.engine) as session:
        messages = select(func.count()).select_from(Letter).where(Letter.kind != LetterKind.EDIT)
        return (await session.scalars(messages)).one()


async def test_a_press_before_the_answer_of_teams_is_noted_rewrites_that_letter(group: Stage) -> None:
    card = await group.said(KARIN, "dagordning")
    async with transaction(group.works.engine) as session:
        early = {"state": LetterState.SENDING, "activity_id": None}
        await session.execute(update(Letter).where(Letter.activity_id == card.id).values(early))
    before = await _letters(group)

    pressed = await group.local.press(KARIN, card, "Publicera")

    assert said(pressed)[2] == "Publicerad"
    assert await _letters(group) == before + 1  # the agenda in the channel, and no second letter for the message


async def test_a_press_on_what_teams_never_confirmed_shows_that_it_stands_there(group: Stage) -> None:
    group.local.weather.cut(which=_posts)
    card = await group.said(KARIN, "dagordning")
    await group.settled()
    before = await _letters(group)

    await group.local.press(KARIN, card, "Publicera")
    await group.settled()

    assert said(group.now(KARIN, card))[2] == "Publicerad"
    async with reading(group.works.engine) as session:
        asked = select(Letter.state).where(Letter.activity_id == card.id, Letter.kind != LetterKind.EDIT)
        states = await session.scalars(asked)
        assert list(states) == [LetterState.SENT]
    assert await _letters(group) == before + 1


def _posts(request: Received) -> bool:
    return request.method == "POST"
