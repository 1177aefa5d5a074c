"""The weekly reminder, and letters that Teams refuses: once a week whatever happens, and nobody waits for another."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot.db.transaction import reading, transaction
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.localteams.weather import Received, error
from bot.localteams.world import Reach
from bot.outbox.models import DirectChat, Letter, LetterState
from tests.stories.forging import first_on_sqlite, published, running, sqlite_only
from tests.stories.stage import Stage, said

PING, DIGEST = "Veckans påminnelse", "Veckans uppdrag"


def _heads(stage: Stage) -> Counter[str]:
    """Return how many pings each owner has got, and how many digests the channel."""
    found = Counter({who.key: _count(stage, who) for who in (AMIRA, SVEN, KARIN, JOHAN)})
    found["digest"] = sum(
        said(one)[0].startswith("Uppdrag den här veckan") or DIGEST in said(one)[0]
        for one in stage.bot_in(stage.channel, AMIRA)
    )
    return +found


def _count(stage: Stage, who: Person) -> int:
    return sum(said(one)[0].startswith(PING) for one in stage.bot_in(stage.local.chat(who), who))


ONCE = Counter({"amira": 1, "sven": 1, "digest": 1})


def _times(number: int) -> Counter[str]:
    return +Counter(dict.fromkeys(ONCE, number))


def _utc(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


async def test_after_downtime_within_the_week_one_late_ping_goes_out_and_after_it_none(group: Stage) -> None:
    await published(group)

    await group.at(_utc(2026, 11, 25, 15))
    late = _heads(group)
    await group.later(timedelta(hours=1))
    await group.at(_utc(2026, 11, 29, 22))
    still = _heads(group)

    assert (late, still) == (ONCE, ONCE)


@sqlite_only
@pytest.mark.parametrize(
    ("back", "then"),
    [
        (_utc(2026, 12, 6, 22), ONCE),
        (_utc(2026, 12, 7, 6, 58), Counter()),
        (_utc(2026, 12, 9, 12), ONCE),
    ],
)
async def test_after_longer_downtime_only_the_latest_reminder_goes_out_and_only_in_its_own_week(
    group: Stage, back: datetime, then: Counter[str]
) -> None:
    await published(group)

    await group.at(back)

    assert _heads(group) == then


async def test_two_bots_on_one_database_a_double_tick_and_a_restart_send_one_ping(
    group: Stage, database_url: str
) -> None:
    await published(group)
    async with running(group.local, database_url, group.clock) as other:
        group.clock.move_to(_utc(2026, 11, 23, 7, 0) + timedelta(seconds=1))
        await asyncio.gather(*(bot.works.clockwork.tick() for bot in (group, other, group, other)))
        await asyncio.gather(group.settled(), other.settled())
        await group.local.until(lambda: _heads(group) == ONCE)
    async with running(group.local, database_url, group.clock) as restarted:
        await restarted.works.clockwork.tick()
        await restarted.settled()
        assert _heads(group) == ONCE
        restarted.clock.move_to(_utc(2026, 11, 30, 7, 1))
        await asyncio.gather(group.works.clockwork.tick(), restarted.works.clockwork.tick())
        await restarted.settled()
        await group.local.until(lambda: _heads(group) == _times(2))


@sqlite_only
async def test_the_hour_is_the_wall_clocks_and_a_red_day_gives_way_to_the_next(stage: Stage) -> None:
    stage.clock.move_to(_utc(2026, 3, 17, 9))
    await stage.local.install()
    await stage.set_up()
    await published(stage)
    weeks = {
        "in winter": (_utc(2026, 3, 23, 6, 55), _utc(2026, 3, 23, 7, 1)),
        "after the clocks go forward": (_utc(2026, 3, 30, 5, 55), _utc(2026, 3, 30, 6, 1)),
        "Tuesday after Easter Monday": (_utc(2026, 4, 7, 5, 55), _utc(2026, 4, 7, 6, 1)),
        "in summer, after half a year's downtime": (_utc(2026, 10, 19, 5, 55), _utc(2026, 10, 19, 6, 1)),
        "after the clocks go back": (_utc(2026, 10, 26, 6, 55), _utc(2026, 10, 26, 7, 1)),
    }

    for number, (week, (before, after)) in enumerate(weeks.items()):
        await stage.at(before)
        assert (week, _heads(stage)) == (week, _times(number))
        await stage.at(after)
        assert (week, _heads(stage)) == (week, _times(number + 1))


@first_on_sqlite
async def test_who_cannot_be_reached_keeps_nobody_else_waiting_and_is_not_tried_for_ever(group: Stage) -> None:
    await published(group)
    group.local.reach(SVEN, Reach.BLOCKED)

    await _goes_on_without_sven(group)


@pytest.mark.thorough
@sqlite_only
async def test_who_was_put_out_of_the_chat_keeps_nobody_else_waiting(group: Stage) -> None:
    await published(group)
    group.local.reach(SVEN, Reach.LEFT)

    await _goes_on_without_sven(group)


@pytest.mark.thorough
@sqlite_only
async def test_whose_chat_cannot_even_be_opened_keeps_nobody_else_waiting(group: Stage) -> None:
    await published(group)
    not_installed = error(Reach.NOT_INSTALLED.value, "The bot is not installed in user's personal scope")
    group.local.weather.refuse(403, which=lambda one: bool(one.activity.get("members")), body=not_installed)
    async with transaction(group.works.engine) as session:
        await session.execute(delete(DirectChat).where(DirectChat.member_id == SVEN.teams_id))

    await _goes_on_without_sven(group)


async def _goes_on_without_sven(group: Stage) -> None:
    """Let the week's reminder go out: Sven is asked for once in vain, and all others get theirs."""
    asked_before = len(group.local.received)

    await group.at(_utc(2026, 11, 23, 7, 1))
    await group.later(timedelta(hours=30))

    to_sven = [one for one in group.local.received[asked_before:] if one.status == 403]
    assert (_heads(group), len(to_sven)) == (Counter({"amira": 1, "digest": 1}), 1)
    async with reading(group.works.engine) as session:
        states = Counter(await session.scalars(select(Letter.state).where(Letter.key.like("assignments.weekly:%"))))
    assert states == Counter({LetterState.SENT: 1, LetterState.UNDELIVERABLE: 1})
    assert any("Sven Åberg" in line for line in said(group.local.last(group.channel)))


@pytest.mark.thorough
@sqlite_only
@pytest.mark.parametrize("comes_back", ["writes", "installs"])
async def test_who_blocked_the_bot_and_lets_it_in_again_is_reminded_the_week_after(
    group: Stage, comes_back: str
) -> None:
    await published(group)
    group.local.reach(SVEN, Reach.BLOCKED)
    for week in range(4):
        await group.at(_utc(2026, 11, 23, 7, 1) + timedelta(weeks=week))
        await group.later(timedelta(minutes=40))
    before = _count(group, SVEN)
    group.local.reach(SVEN, Reach.OPEN)
    if comes_back == "writes":
        await group.told(SVEN, "mina uppdrag")
    else:
        await group.local.install()

    await group.at(_utc(2026, 12, 21, 7, 1))

    assert (before, _count(group, SVEN)) == (0, 1)


@first_on_sqlite
async def test_a_storm_of_429_delays_and_doubles_nothing(group: Stage) -> None:
    await published(group)
    group.local.weather.throttle(6, retry_after=20, which=_writes)
    group.local.weather.throttle(3, retry_after=None, which=_writes)

    group.clock.move_to(_utc(2026, 11, 23, 7, 1))
    await group.works.clockwork.tick()
    for _ in range(15):
        await group.works.worker.carry_due()
        group.clock.forward(timedelta(seconds=30))

    assert (_heads(group), group.local.weather.spells) == (ONCE, [])
    async with reading(group.works.engine) as session:
        assert set(await session.scalars(select(Letter.state))) == {LetterState.SENT}


@pytest.mark.thorough
async def test_whose_chat_teams_closes_for_an_hour_gets_her_ping_once_after_it_and_nobody_waits_with_her(
    group: Stage,
) -> None:
    await published(group)
    chat = group.local.chat(SVEN).id
    before = len(group.local.received)
    group.local.weather.throttle(retry_after=3600, which=lambda one: _writes(one) and one.conversation_id == chat)

    within: list[Counter[str]] = []
    for minute in (0, 1, 31, 59):
        group.clock.move_to(_utc(2026, 11, 23, 7, minute))
        await group.works.clockwork.tick()
        await group.works.worker.carry_due()
        await group.local.until(lambda: _heads(group)["amira"] and _heads(group)["digest"])
        within.append(_heads(group))
    await group.at(_utc(2026, 11, 23, 8, 7))  # an hour, and up to a tenth of it so that not all come back at once
    after = _heads(group)
    await group.later(timedelta(days=1))

    assert within == [Counter({"amira": 1, "digest": 1})] * 4
    assert (after, _heads(group)) == (ONCE, ONCE)
    assert [one.status for one in group.local.received[before:] if one.conversation_id == chat] == [429, 201]
    assert said(group.newest_root(AMIRA))[1:] == [
        *("2 öppna uppdrag", "Inget av dem är försenat", "Amira Haddad", "U-1"),
        "Amira skickar ut lokalplanen till skolorna senast den 4 december.",
        *("Klart senast fredag 4 december", "Sven Åberg", "U-2"),
        *("Sven ska ta fram en prognos till nästa möte.", "Till mötet fredag 4 december"),
    ]
    assert group.count(KARIN, "Till dig som är mötesansvarig") == 0


def _writes(request: Received) -> bool:
    return request.method == "POST"
