"""The database is lost and comes back: people are told, nothing is half-done, and everything goes on by itself."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial

import pytest
from aiohttp import ClientSession
from sqlalchemy import select

from bot.db.schema import stamp
from bot.db.transaction import reading
from bot.errors import Away
from bot.localteams.people import AMIRA, FOUR_PEOPLE, KARIN
from bot.proposals.models import Proposal
from tests.outage import Way, way_to
from tests.stories.conftest import GUEST, staged
from tests.stories.forging import EN, SV, again
from tests.stories.rehearsal import Rehearsal, own_port, refill
from tests.stories.stage import Stage, said


@dataclass(frozen=True)
class Cut:
    """A stage, and the way to its database."""

    stage: Stage
    way: Way

    async def readiness(self) -> tuple[int, list[str]]:
        """Return what /readyz says."""
        url = self.stage.local.bot_url.replace("/api/messages", "/readyz")
        async with ClientSession() as session, session.get(url) as answer:
            return answer.status, (await answer.json())["missing"]

    async def titles(self) -> list[str]:
        """Return the titles of all proposals."""
        async with reading(self.stage.works.engine) as session:
            return sorted(await session.scalars(select(Proposal.title)))


@pytest.fixture
async def cut(postgresql_url: str, rehearsals: dict[str, Rehearsal]) -> AsyncIterator[Cut]:
    """A group that is set up, whose database lies behind a way that can be cut."""
    people = (*FOUR_PEOPLE, GUEST)
    rehearsal = rehearsals["postgresql"]
    if not rehearsal.database:
        await rehearsal.play(postgresql_url, partial(staged, postgresql_url, people, port=own_port()))
    refill(postgresql_url, rehearsal.database)
    async with way_to(postgresql_url) as way, staged(way.url, people, port=own_port()) as stage:
        rehearsal.resume(stage)
        await stamp(stage.works.engine)
        yield Cut(stage, way)


async def test_while_the_database_is_away_people_are_told_and_afterwards_all_goes_on(
    cut: Cut, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = cut.stage
    monkeypatch.setattr("bot.teams.turns.PATIENCE", 0.5)
    monkeypatch.setattr("bot.teams.invokes.PATIENCE", 0.5)
    receipt = await stage.said(AMIRA, "föreslå Lokaler")
    form = (await stage.local.press(AMIRA, receipt, "Ändra")).dialog
    assert form is not None
    assert await cut.readiness() == (200, [])

    await cut.way.cut()
    assert await cut.readiness() == (503, ["the database can't be reached"])
    told = await stage.said(AMIRA, "föreslå Skolstart")
    pressed = await stage.local.press(KARIN, receipt, "Dra tillbaka")
    stage.local.world.speak("en-GB")
    in_english = await stage.told(stage.local.world.person(AMIRA.key), "my assignments")
    reopened = (await stage.local.press(AMIRA, form, "Spara", Rubrik="Lokaler 2027")).dialog

    assert said(told) == [SV("That did not go through"), SV(Away.msgid)]
    assert pressed.word == SV(Away.msgid)
    assert said(in_english) == [EN("That did not go through"), EN(Away.msgid)]
    assert reopened is not None
    assert said(reopened)[0] == SV(Away.msgid)
    assert [one["value"] for one in reopened.card["body"] if one.get("label") == "Rubrik"] == ["Lokaler 2027"]

    await cut.way.open()
    assert await cut.readiness() == (200, [])
    assert await cut.titles() == ["Lokaler"]
    await stage.local.press(AMIRA, reopened, "Försök igen")
    assert await cut.titles() == ["Lokaler 2027"]
    stage.local.world.speak("sv-SE")
    assert said(await stage.said(AMIRA, "föreslå Skolstart"))[0] != said(told)[0]
    assert await cut.titles() == ["Lokaler 2027", "Skolstart"]


async def test_a_break_that_is_over_soon_is_not_noticed(cut: Cut) -> None:
    await cut.way.cut()
    answer = asyncio.create_task(cut.stage.said(AMIRA, "föreslå Lokaler"))
    await asyncio.sleep(0.5)
    assert not answer.done()
    await cut.way.open()

    assert said(await answer)[0] != SV("That did not go through")
    assert await cut.titles() == ["Lokaler"]


async def test_while_teams_is_ill_too_the_message_is_left_with_teams_to_deliver_again(
    cut: Cut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.teams.turns.PATIENCE", 0.5)
    local = cut.stage.local
    await cut.way.cut()
    local.world.weather.refuse(503)
    assert await local.say(AMIRA, cut.stage.channel, "föreslå Lokaler") == 503

    await cut.way.open()
    assert (await local.deliver(again(cut.stage))).status == 201
    assert await cut.titles() == ["Lokaler"]
