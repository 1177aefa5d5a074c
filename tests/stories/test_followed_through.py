"""One id leads an operator from what Teams sent, by the deed and the letters, to what Teams answered."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from sqlalchemy import select
from structlog.contextvars import merge_contextvars

from bot.db.transaction import reading
from bot.localteams.people import AMIRA, JOHAN, KARIN
from bot.outbox.models import Letter
from tests.stories.forging import first_on_sqlite, sqlite_only
from tests.stories.stage import Stage

Event = dict[str, Any]


@pytest.fixture
def log() -> Iterator[list[Event]]:
    """Every event of the bot, as the operator's log has it."""
    with structlog.testing.capture_logs(processors=[merge_contextvars]) as events:
        yield events


def followed(log: list[Event], turn: str) -> list[tuple[object, ...]]:
    """Return what the log says of the turn with that id, in the order of things."""
    return [(event["event"], event.get("deed", event.get("reason", ""))) for event in of(turn, log)]


def of(turn: str, log: list[Event]) -> list[Event]:
    return [event for event in log if event.get("turn") == turn]


async def written(stage: Stage, turn: str) -> list[Letter]:
    """Return the letters that came of the turn."""
    async with reading(stage.works.engine) as session:
        return list(await session.scalars(select(Letter).where(Letter.turn == turn).order_by(Letter.id)))


@first_on_sqlite
async def test_one_id_leads_from_the_activity_to_teams_answers(group: Stage, log: list[Event]) -> None:
    await group.said(KARIN, "hjälp")  # the bot has its token from now on
    group.local.world.weather.throttle(times=1, retry_after=0)
    receipt = await group.said(AMIRA, "föreslå Lokalplan 2027")
    await group.settled()

    turn = group.local.world.door.delivered[-1]["id"]
    letters = await written(group, turn)
    assert sorted(followed(log, turn)) == sorted(
        [
            ("turn.taken", "proposals.propose"),
            ("letter.not_carried", "429 TooManyRequests"),
            ("letter.put_off", "429 TooManyRequests"),
            *[("letter.sent", "")] * 3,  # the receipt, and one to each organiser
        ]
    )
    sent = {event["letter"]: event["activity"] for event in of(turn, log) if "activity" in event}
    assert sent == {letter.id: letter.activity_id for letter in letters}
    assert receipt.id in sent.values()


@sqlite_only
@pytest.mark.thorough
async def test_a_press_and_the_edit_that_comes_of_it_share_an_id_and_so_do_a_job_and_its_letters(
    group: Stage, log: list[Event]
) -> None:
    await group.said(AMIRA, "föreslå Lokalplan 2027")
    await group.settled()
    await group.local.press(JOHAN, await group.sees(JOHAN, "F-1"), "Anta")
    await group.settled()
    press = group.local.world.door.delivered[-1]["id"]
    edits = [letter for letter in await written(group, press) if letter.about is not None]

    assert followed(log, press)[0] == ("turn.taken", "proposals.accept")
    assert {event["letter"] for event in of(press, log) if "letter" in event} == {
        letter.id for letter in await written(group, press)
    }
    assert len(edits) > 0

    await group.later(timedelta(days=5))
    await group.at(datetime(2026, 12, 2, 9, tzinfo=UTC))  # two days before the next meeting
    jobs = {event["turn"]: event["kind"] for event in log if event["event"] == "clock.job_done"}
    sent = {
        event["letter"]: event["turn"] for event in log if event["event"] == "letter.sent" and event["turn"] in jobs
    }
    told = {letter.id: job for job in jobs for letter in await written(group, job)}
    assert sent == told
    assert {jobs[job] for job in told.values()} == {"agenda.publish", "minutes.late"}


@sqlite_only
@pytest.mark.thorough
async def test_the_log_holds_no_names_and_no_words(group: Stage, log: list[Event]) -> None:
    await group.said(AMIRA, "föreslå Lokalplan 2027")
    his = await group.sees(KARIN, "F-1")
    await group.local.press(KARIN, his, "Avslå", Motivering="Inte nu")
    await group.said(JOHAN, "hur mår du Amira")
    await group.later(timedelta(days=8))

    kept = json.dumps(log, default=str, ensure_ascii=False)
    told = [word for word in ("Amira", "Karin", "Johan", "Lokalplan", "Inte nu", "mår", AMIRA.teams_id) if word in kept]
    assert told == []
    assert {"turn.taken", "letter.sent", "clock.job_done"} <= {event["event"] for event in log}
