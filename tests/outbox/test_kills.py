"""Processes that are killed at random moments while Teams is moody: nothing twice, nothing lost."""

import asyncio
import multiprocessing
from collections import Counter
from collections.abc import AsyncIterator
from multiprocessing.context import ForkServerProcess
from random import Random

import pytest
from aiohttp import web
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading, transaction
from bot.kit.clock import SystemClock
from bot.outbox.address import Address, Channel, Direct, Thread
from bot.outbox.models import Letter, LetterKind, LetterState
from bot.outbox.post import amend, post
from cards.kit import Card
from tests.outbox.carrying import carry_on
from tests.outbox.moody_teams import MoodyTeams

CLOCK = SystemClock()
TENANTS, PEOPLE, ROUNDS, KILLS = 5, 10, 3, 16


@pytest.fixture
async def teams() -> AsyncIterator[MoodyTeams]:
    """A moody Teams on a port of its own."""
    teams = MoodyTeams(Random(7))  # noqa: S311 -- chance that can be repeated
    runner = web.AppRunner(teams.app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    teams.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield teams
    await runner.cleanup()


class Household:
    """Some processes that carry letters, of which one is killed and replaced now and then."""

    def __init__(self, database_url: str, size: int) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["bot.outbox.worker", "bot.teams.carrier", "psycopg", "aiosqlite"])
        self._url = database_url
        self.members = [self._born() for _ in range(size)]
        self.kills = 0

    def _born(self) -> ForkServerProcess:
        process = self._context.Process(target=carry_on, args=(self._url,), daemon=True)
        process.start()
        return process

    def kill(self, number: int) -> None:
        """SIGKILL that one and start another."""
        self._end(self.members[number])
        self.members[number] = self._born()
        self.kills += 1

    def end(self) -> None:
        """SIGKILL them all."""
        for process in self.members:
            self._end(process)

    def _end(self, process: ForkServerProcess) -> None:
        process.kill()
        process.join()
        process.close()


@pytest.mark.thorough
@pytest.mark.parametrize(("database_url", "size"), [("sqlite", 1), ("postgresql", 3)], indirect=["database_url"])
async def test_killed_at_random_moments_nothing_is_posted_twice_and_nothing_is_lost(
    engine: AsyncEngine, database_url: str, size: int, teams: MoodyTeams, capsys: pytest.CaptureFixture[str]
) -> None:
    random = Random(2026)  # noqa: S311 -- chance that can be repeated
    household = Household(database_url, size)
    try:
        writing = asyncio.create_task(write_letters(engine, teams.url, random))
        while household.kills < KILLS or not writing.done():
            await asyncio.sleep(random.uniform(0.05, 0.5))
            household.kill(random.randrange(size))
        await writing
        async with asyncio.timeout(90):
            while await unsettled(engine):  # noqa: ASYNC110 -- other processes ring no bell here
                await asyncio.sleep(0.1)
    finally:
        household.end()

    letters = await all_letters(engine)
    messages = [letter for letter in letters if letter.kind is not LetterKind.EDIT]
    doubles = [key for key, times in teams.posted.items() if times > 1]
    lost = [letter.key for letter in messages if letter.state is LetterState.SENT and not teams.posted[letter.key]]
    states = Counter(letter.state.value for letter in messages)
    with capsys.disabled():
        print(
            f"\n{engine.dialect.name}: kills {household.kills}, processes {size}, letters {len(messages)}, edits"
            f" {len(letters) - len(messages)}, answers {dict(teams.answers)}, {dict(states)},"
            f" doubles {len(doubles)}, lost {len(lost)}"
        )
    assert (doubles, lost) == ([], [])
    never = [letter.key for letter in messages if letter.state is LetterState.UNDELIVERABLE]
    assert [key for key in never if teams.posted[key]] == []
    assert len(messages) == TENANTS * (PEOPLE * ROUNDS + 2 * ROUNDS)
    assert {letter.key for letter in messages} >= set(teams.posted)
    assert [letter.key for letter in letters if wrongly_settled(letter, letters)] == []
    assert [letter.key for letter in messages if shows_something_old(letter, letters, teams)] == []


def wrongly_settled(letter: Letter, letters: list[Letter]) -> bool:
    """Sent and unknown are right; undeliverable only what belongs to a message that is unknown itself."""
    match letter.state:
        case LetterState.SENT:
            return False
        case LetterState.UNKNOWN:
            return letter.kind is LetterKind.EDIT
        case LetterState.UNDELIVERABLE:
            return not any(root.key == letter.about and root.state is not LetterState.SENT for root in letters)
        case _:
            return True


def shows_something_old(letter: Letter, letters: list[Letter], teams: MoodyTeams) -> bool:
    """Say whether a message in Teams shows another state than its last."""
    edits = [edit.summary for edit in letters if edit.kind is LetterKind.EDIT and edit.about == letter.key]
    return letter.activity_id is not None and teams.shown[letter.activity_id] != (edits or [letter.summary])[-1]


async def write_letters(engine: AsyncEngine, url: str, random: Random) -> None:
    """Write rounds of letters to people, threads and answers in channels, and changes of them, in between."""
    for number in range(ROUNDS):
        for tenant in range(TENANTS):
            for person in range(PEOPLE):
                await put(
                    engine, f"{tenant}.{number}.{person}", Direct(f"tenant {tenant}", url, f"29:{tenant}-{person}")
                )
                await asyncio.sleep(random.uniform(0, 0.04))
            root = f"{tenant}.{number}.root"
            await put(engine, root, Channel(f"tenant {tenant}", url, f"19:{tenant}"))
            await put(engine, f"{root}.answer", Thread(root))
            for _ in range(3):
                old = f"{tenant}.{random.randrange(number + 1)}.{random.randrange(PEOPLE)}"
                async with transaction(engine) as session:
                    await amend(session, key=old, card=Card({"key": old}, f"{old} as of {number}"), now=CLOCK.now())


async def put(engine: AsyncEngine, key: str, to: Address) -> None:
    async with transaction(engine) as session:
        await post(session, key=key, to=to, card=Card({"key": key}, key), now=CLOCK.now())


async def unsettled(engine: AsyncEngine) -> int:
    return sum(1 for letter in await all_letters(engine) if letter.state in {LetterState.WAITING, LetterState.SENDING})


async def all_letters(engine: AsyncEngine) -> list[Letter]:
    async with reading(engine) as session:
        return list(await session.scalars(select(Letter).order_by(Letter.id)))
