"""What an operator's machines read at GET /metrics: figures of what was done, and no name or id in them."""

import asyncio
import tomllib
from datetime import timedelta
from pathlib import Path
from platform import python_version

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import update
from yarl import URL

from bot.config import GivenSettings
from bot.db.transaction import transaction
from bot.kit.release import VERSION
from bot.localteams.people import AMIRA, JOHAN, KARIN
from bot.outbox.models import Due, Letter
from bot.reminders.use_cases.planning import WEEKLY
from bot.teams.startup import check
from tests.stories.conftest import staged
from tests.stories.forging import draft_of, first_on_sqlite, gone_through, press_raw, shown, sqlite_only
from tests.stories.stage import Stage

Figures = dict[str, float]

LABELS = {"kind", "outcome", "le", "status", "answer", "state", "version", "python"}
PROXY = {"X-Forwarded-For": "203.0.113.7"}
TOKEN = "b7a1c0e5d9f24c6b8a3e17d2"


async def scraped(stage: Stage, **headers: str) -> Figures:
    """Return every sample by its name and labels, as Prometheus keeps them."""
    async with ClientSession() as session, session.get(metrics_of(stage), headers=headers) as answer:
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
        families = list(text_string_to_metric_families(await answer.text()))
    samples = [sample for family in families for sample in family.samples]
    assert {label for sample in samples for label in sample.labels} <= LABELS
    return {sample.name.removeprefix("ledningsgruppsbot_") + named(sample.labels): sample.value for sample in samples}


def metrics_of(stage: Stage) -> str:
    return stage.local.bot_url.replace("/api/messages", "/metrics")


def named(labels: dict[str, str]) -> str:
    return "".join(f" {value}" for name, value in labels.items() if name != "le")


def those(figures: Figures, *names: str) -> Figures:
    """Return the figures whose names begin so, buckets and sums of time aside."""
    timed = ("_bucket", "_sum")
    return {
        name: value
        for name, value in figures.items()
        if name.startswith(names) and not name.partition(" ")[0].endswith(timed)
    }


@first_on_sqlite
async def test_turns_letters_limits_and_errors_are_counted(group: Stage) -> None:
    before = await scraped(group)
    group.local.world.weather.throttle(times=1, retry_after=0)
    await group.said(AMIRA, "föreslå Lokalplan 2027")
    await group.settled()
    assert (await press_raw(group, KARIN, "no.such.verb", {})).status == 200
    assert (await group.local.deliver(group.local.activity(AMIRA, group.channel, "hej"), token="forged")).status == 401

    after = await scraped(group)
    assert {
        name: value - before.get(name, 0)
        for name, value in those(after, "turn_seconds", "turned_away", "carried", "limits", "errors").items()
        if value != before.get(name, 0)
    } == {
        "turn_seconds_count message done": 1,
        "turn_seconds_count press refused": 1,
        "turned_away_total 401": 1,
        "carried_total sent": 3,  # the receipt, and a letter to each organiser
        "carried_total put_off": 1,
        "limits_total": 1,
    }


@pytest.mark.thorough
async def test_what_waits_and_what_is_late_is_told_of_the_whole_ledger(group: Stage) -> None:
    now = group.clock.now()
    group.local.world.weather.cut(times=1)
    await group.said(AMIRA, "föreslå Lokalplan 2027")
    await group.settled()
    await group.works.worker.stop()
    await group.works.clockwork.stop()
    await group.local.say(KARIN, group.channel, "hjälp")
    async with transaction(group.works.engine) as session:
        await session.execute(update(Letter).where(Letter.state == "waiting").values(not_before=now))
        await session.execute(update(Due).values(at=now + timedelta(days=1)))
        await session.execute(update(Due).where(Due.kind == WEEKLY).values(at=now))
    group.clock.move_to(now + timedelta(minutes=20))

    figures = await scraped(group)
    assert those(figures, "letters", "queue", "clock_jobs_due", "ready", "limited", "pool_connections", "build") == {
        "letters waiting": 1,
        "letters sending": 0,
        "letters unknown": 1,
        "letters undeliverable": 0,
        "queue_length": 1,
        "clock_jobs_due": 1,
        "ready": 0,  # the story's tables were not made by migrations
        "limited_tenants": 0,
        "pool_connections": 10,
        f"build_info {python_version()} {VERSION}": 1,
    }
    assert [round(figures[name] / 60) for name in ("oldest_letter_seconds", "oldest_job_seconds")] == [20, 20]


@sqlite_only
@pytest.mark.thorough
async def test_the_readers_findings_are_counted_by_the_secretarys_answer_once_they_are_published(group: Stage) -> None:
    draft = await draft_of(group)
    changed = await group.local.press(JOHAN, draft, "Ta med", Text="Amira skickar lokalplanen till skolorna")
    assert changed.status == 200
    await group.settled()
    assert (await group.local.press(JOHAN, shown(group, JOHAN, draft), "Hoppa över")).status == 200
    await group.settled()
    ready = await gone_through(group, shown(group, JOHAN, draft))
    assert sum(those(await scraped(group), "findings_total").values()) == 0

    assert (await group.local.press(JOHAN, ready, "Publicera")).status == 200
    found = those(await scraped(group), "findings_total")
    assert {name: number for name, number in found.items() if number} == {
        "findings_total changed assignment": 1,
        "findings_total skipped assignment": 1,
        "findings_total kept decision": 1,
        "findings_total kept comeback": 1,
    }


@sqlite_only
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("token", "asked"),
    [
        ("", [({}, 200), (PROXY, 403), ({"Authorization": "Bearer "}, 200)]),
        (
            TOKEN,
            [
                ({}, 401),
                ({"Authorization": f"Bearer {TOKEN[1:]}"}, 401),
                ({"Authorization": f"Basic {TOKEN}"}, 401),
                ({"Authorization": "Bearer å"}, 401),
                ({"Authorization": f"bearer {TOKEN}", **PROXY}, 200),
            ],
        ),
    ],
)
async def test_figures_are_for_those_whom_the_operator_lets_ask(
    database_url: str, token: str, asked: list[tuple[dict[str, str], int]]
) -> None:
    async with staged(database_url, METRICS_TOKEN=token) as stage, ClientSession() as session:
        for headers, status in asked:
            async with session.get(metrics_of(stage), headers=headers) as answer:
                assert answer.status == status
                assert ("ledningsgruppsbot_ready" in await answer.text()) == (status == 200)


@sqlite_only
@pytest.mark.thorough
async def test_a_token_of_no_characters_at_all_is_refused_as_any_other(database_url: str) -> None:
    async with staged(database_url, METRICS_TOKEN=TOKEN) as stage:
        before = await scraped(stage, Authorization=f"Bearer {TOKEN}")
        url = URL(metrics_of(stage))
        reader, writer = await asyncio.open_connection(url.host, url.port)
        writer.write(b"GET /metrics HTTP/1.1\r\nHost: bot\r\nAuthorization: Bearer \xff\r\nConnection: close\r\n\r\n")
        answer = await reader.read()
        writer.close()
        after = await scraped(stage, Authorization=f"Bearer {TOKEN}")

    assert answer.split(b"\r\n")[0] == b"HTTP/1.1 401 Unauthorized"
    assert after["errors_total"] == before["errors_total"]


def test_a_token_that_can_be_guessed_is_refused() -> None:
    faults = check(GivenSettings(metrics_token="hemlig"))

    assert [str(fault) for fault in faults] == [
        "METRICS_TOKEN: It can be guessed. Write one of at least 24 characters: openssl rand -hex 24."
    ]


def test_the_version_told_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())

    assert project["project"]["version"] == VERSION
