"""What the bot tells Azure Monitor: what went wrong since the last minute, and nothing about anybody."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientError, ClientSession
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.azure import MONITOR, News, tell, telling
from bot.config import AppType, GivenSettings, Settings
from bot.db.counting import tally_of
from bot.db.transaction import transaction
from bot.kit.clock import StoppedClock
from bot.kit.tally import counting_errors
from bot.outbox.clock import wake
from bot.outbox.models import Letter, LetterKind, LetterState
from bot.teams.startup import check
from tests.infra.conftest import Azure

IDENTITY = "5f0c3f6e-0000-4000-8000-000000000001"
AT = datetime(2026, 11, 23, 7, tzinfo=UTC)


NOTHING = {"Errors": {"error": 0}, "LettersAstray": {"unknown": 0, "undeliverable": 0}}


def settings_for(url: str, **changed: object) -> Settings:
    facts = {"app_id": IDENTITY, "app_type": AppType.USER_ASSIGNED_MSI, "app_tenant_id": IDENTITY}
    return GivenSettings(**{**facts, "azure_metrics_url": url, **changed})


def letter(key: str) -> Letter:
    return Letter(
        key=key,
        kind=LetterKind.DIRECT,
        tenant_id="t",
        service_url="https://smba.example.org/",
        shard=0,
        lane="l",
        conversation_id="c",
        member_id=None,
        about=None,
        card={},
        summary="",
        not_before=AT,
        created_at=AT,
    )


@pytest.mark.thorough
async def test_what_is_told_is_what_came_since_the_last_time(engine: AsyncEngine) -> None:
    clock = StoppedClock(AT)
    async with transaction(engine) as session:
        session.add_all(letter(key) for key in ("old", "lost", "refused"))
        await session.flush()
        await session.execute(update(Letter).where(Letter.key == "old").values(state=LetterState.UNKNOWN))
    news = News(engine, clock)
    first = await news.look()

    with counting_errors(tally_of(engine)):
        logging.getLogger("anybody").error("it went wrong")
    clock.forward(timedelta(minutes=20))
    async with transaction(engine) as session:
        await session.execute(update(Letter).where(Letter.key == "lost").values(state=LetterState.UNKNOWN))
        await session.execute(update(Letter).where(Letter.key == "refused").values(state=LetterState.UNDELIVERABLE))
        session.add(letter("waits"))
        await wake(session, kind="weekly", subject="late", at=AT + timedelta(minutes=5))

    late = {"LettersLate": {"seconds": 1200}, "ClockLate": {"seconds": 900}}
    assert first == {**NOTHING, "LettersLate": {"seconds": 0}, "ClockLate": {"seconds": 0}}
    assert await news.look() == {"Errors": {"error": 1}, "LettersAstray": {"unknown": 1, "undeliverable": 1}, **late}
    assert await news.look() == {**NOTHING, **late}


async def test_a_figure_is_told_as_the_monitor_reads_it(azure: Azure, clock: StoppedClock) -> None:
    async with ClientSession() as session:
        settings = settings_for(f"{azure.url}/subscriptions/s/metrics")
        await tell(settings, {"LettersAstray": {"unknown": 2, "undeliverable": 0}}, session, clock)

    assert azure.resources == [MONITOR]
    series = [
        {"dimValues": ["unknown"], "min": 2, "max": 2, "sum": 2, "count": 1},
        {"dimValues": ["undeliverable"], "min": 0, "max": 0, "sum": 0, "count": 1},
    ]
    data = {"metric": "LettersAstray", "namespace": "Ledningsgruppsbot", "dimNames": ["Kind"], "series": series}
    assert azure.told == [("Bearer its token", {"time": "2026-11-23T07:00:00+00:00", "data": {"baseData": data}})]


async def test_a_monitor_that_says_no_is_an_error_to_the_caller(azure: Azure, clock: StoppedClock) -> None:
    azure.status = 403
    async with ClientSession() as session:
        with pytest.raises(ClientError, match="Errors: 403"):
            await tell(settings_for(f"{azure.url}/subscriptions/s/metrics"), {"Errors": {"error": 1}}, session, clock)


@pytest.mark.thorough
async def test_an_error_is_told_with_the_next_minutes_figures(
    azure: Azure, engine: AsyncEngine, clock: StoppedClock
) -> None:
    settings = settings_for(f"{azure.url}/subscriptions/s/metrics")
    async with ClientSession() as session, telling(settings, engine, session, clock, every=0.01):
        with counting_errors(tally_of(engine)):
            logging.getLogger("anybody").error("it went wrong")
        while not azure.told:
            await session.get(f"{azure.url}/token?resource=wait")  # lets the loop turn; no luck is waited for

    _, first = azure.told[0]
    assert first["data"]["baseData"]["series"] == [{"dimValues": ["error"], "min": 1, "max": 1, "sum": 1, "count": 1}]


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({}, []),
        ({"azure_metrics_url": "http://swedencentral.example.org/metrics"}, ["AZURE_METRICS_URL"]),
        ({"app_type": AppType.SINGLE_TENANT, "app_password": "hemlig"}, ["AZURE_METRICS_URL"]),
    ],
)
def test_settings_that_could_tell_nobody_are_refused(changed: dict[str, object], named: list[str]) -> None:
    settings = settings_for("https://swedencentral.example.org/metrics", **changed)

    assert [fault.setting for fault in check(settings)] == named
