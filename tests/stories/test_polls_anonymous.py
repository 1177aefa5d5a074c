"""Polls without names: neither organisers nor the database can tell who wrote what (ADR 0008)."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.transaction import reading
from bot.localteams.cards import labels, texts
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.meetings.queries import meeting_by_id
from bot.polls.models import PollAnswer, PollText
from bot.polls.queries import good_things
from tests.stories.conftest import GUEST
from tests.stories.forging import hidden, press_raw
from tests.stories.poll_play import BETTER, GOOD, RATING, checked_out, now_says, the_poll
from tests.stories.stage import Stage

pytestmark = pytest.mark.thorough


async def _anonymous(stage: Stage) -> None:
    form = await stage.said(JOHAN, "inställningar")
    assert (await stage.local.press(JOHAN, form, "Spara", **{"Fria texter": "anonymous"})).status == 200
    await stage.settled()


async def _written(group: Stage) -> None:
    """Let five people check out with two texts each, without names."""
    await _anonymous(group)
    card = await group.said(KARIN, "utcheckning")
    for number, who in enumerate((AMIRA, GUEST, JOHAN, KARIN, SVEN)):
        await checked_out(group, who, card, **{GOOD: f"Gott {number}", BETTER: f"Bättre {number}"})


async def _marks(session: AsyncSession) -> list[list[object]]:
    """Return what a database can tell beside the columns: the transactions that wrote, or the order of rows."""
    hidden_column = "xmin::text" if session.get_bind().dialect.name == "postgresql" else "''"
    tables = ("poll_answer", "poll_text")
    return [list(await session.scalars(text(f"SELECT {hidden_column} FROM {table}"))) for table in tables]  # noqa: S608


async def test_without_names_nothing_in_the_database_tells_who_wrote_what(group: Stage) -> None:
    await _written(group)

    assert [column.name for column in PollText.__table__.columns] == ["id", "poll_id", "field", "text"]
    async with reading(group.works.engine) as session:
        stored = [
            list(await session.scalars(text(f"SELECT {what} FROM {table}")))  # noqa: S608
            for what, table in (("text", "poll_text"), ("person_id", "poll_answer"))
        ]
        marks = await _marks(session)
        assert [one.texts for one in await session.scalars(select(PollAnswer))] == [{}] * 5
    in_turn = [words for number in range(5) for words in (f"Gott {number}", f"Bättre {number}")]
    assert sorted(stored[0]) == sorted(in_turn)
    assert stored[0] != in_turn
    assert len({mark for table in marks for mark in table}) == 1


async def test_without_names_texts_are_taken_once_and_shown_from_three_answers_up(group: Stage) -> None:
    await _anonymous(group)
    card = await group.said(KARIN, "utcheckning")
    first = await checked_out(group, AMIRA, card, **{GOOD: "Bra samtal", RATING: "3"})
    data = hidden(card, "Checka ut")
    brought_again, more = [
        (await press_raw(group, AMIRA, "polls.check_out", {**data, "good": words, "rating": "4"}, on=card)).body[
            "value"
        ]
        for words in ("Bra samtal", "Bra kaffe")
    ]

    assert [labels(one) for one in (first.card or {}, brought_again, more)] == [[RATING]] * 3
    late = (
        "Resten av ditt svar är ändrat, men fria texter utan namn tas bara emot med det första svaret. "
        "Det här sparades inte: ”Bra kaffe”"
    )
    assert [late in texts(one) for one in (first.card or {}, brought_again, more)] == [False, False, True]
    await checked_out(group, SVEN, card, **{RATING: "5"})
    meeting_id = (await the_poll(group)).meeting_id
    async with reading(group.works.engine) as session:
        assert await good_things(session, await meeting_by_id(session, meeting_id)) == []
    await checked_out(group, JOHAN, card, **{BETTER: "Kortare pauser"})
    await group.local.press(KARIN, card, "Stäng")

    shown = await now_says(group, SVEN, card)
    assert shown[-4:] == [GOOD, "Bra samtal", BETTER, "Kortare pauser"]
    async with reading(group.works.engine) as session:
        assert await good_things(session, await meeting_by_id(session, meeting_id)) == ["Bra samtal"]
