"""Two hundred people answer within ten seconds: none is lost, and the card is edited once a second at most."""

import asyncio
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.db.transaction import reading
from bot.localteams.people import FOUR_PEOPLE, JOHAN, Person
from bot.outbox.models import Letter, LetterKind
from bot.polls.letters import CALM
from bot.polls.models import PollAnswer
from tests.stories.conftest import staged
from tests.stories.poll_play import BETTER, GOOD, RATING
from tests.stories.stage import Stage, said

CROWD = [*FOUR_PEOPLE, *(Person(f"p{n:03}", f"Person Nummer{n:03}") for n in range(196))]
SECONDS = 10
AT_ONCE = 20
"""So many wait for the bot at the same time at most: on a busy machine the rest press a little later."""

IS_EDIT = (Letter.kind == LetterKind.EDIT) & Letter.about.startswith("polls.card:")
JITTER = 1
"""The first edit may come late to the connector, and the last early."""


async def _all_answer(stage: Stage, message: str) -> list[int]:
    """Let everybody press within ten seconds, as far as the machine allows; return the answers' statuses."""
    gate, loop = asyncio.Semaphore(AT_ONCE), asyncio.get_running_loop()
    began = loop.time()

    async def press(number: int, person: Person) -> int:
        await asyncio.sleep(max(0.0, began + number * SECONDS / len(CROWD) - loop.time()))
        said_by = {GOOD: f"Gott {number}", BETTER: "", RATING: str(number % 5 + 1)}
        async with gate:
            return (await stage.local.press(person, message, "Checka ut", **said_by)).status

    return await asyncio.gather(*(press(number, person) for number, person in enumerate(CROWD)))


@pytest.mark.thorough
async def test_two_hundred_answer_within_ten_seconds(database_url: str) -> None:
    async with staged(database_url, CROWD) as stage:
        await stage.set_up()
        form = await stage.said(JOHAN, "inställningar")
        await stage.local.press(JOHAN, form, "Spara", **{"Fria texter": "anonymous"})
        card = await stage.said(JOHAN, "utcheckning")
        before = len(stage.local.received)

        statuses = await _all_answer(stage, card.id)
        await stage.sees(CROWD[7], "200 av 200 har svarat", place=stage.channel)

        assert statuses == [200] * len(CROWD)
        async with reading(stage.works.engine) as session:
            marks = list(await session.scalars(select(PollAnswer.rating)))
            due = list(await session.scalars(select(Letter.not_before).where(IS_EDIT).order_by(Letter.id)))
        assert sorted(mark or 0 for mark in marks) == sorted(number % 5 + 1 for number in range(len(CROWD)))
        edits = [one for one in stage.local.received[before:] if one.method == "PUT"]
        assert len(edits) == len(due) <= edits[-1].arrived - edits[0].arrived + 1 + JITTER
        assert min(later - earlier for earlier, later in pairwise(due)) >= CALM

        shown = stage.now(CROWD[7], card)
        assert said(shown)[3:5] == ["Betyg: 3,0 av 5 i medel", "40 gav 5 · 40 gav 4 · 40 gav 3 · 40 gav 2 · 40 gav 1"]
        assert len(shown.card["refresh"]["userIds"]) == 60
