"""What the bot leans on fails it for an hour: the login server, and the machine's own clock."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.db.transaction import reading
from bot.localteams.people import AMIRA, SVEN
from bot.outbox.models import Letter, LetterState
from bot.proposals.models import Proposal
from tests.stories.forging import published, sqlite_only
from tests.stories.stage import Stage, said

NO_TOKEN = "no_token MsalServiceError"


async def _waiting(stage: Stage) -> set[str | None]:
    """Return why letters that were tried wait."""
    async with reading(stage.works.engine) as session:
        return set(await session.scalars(select(Letter.reason).where(Letter.state == LetterState.WAITING)))


async def _states(stage: Stage) -> set[LetterState]:
    async with reading(stage.works.engine) as session:
        return set(await session.scalars(select(Letter.state)))


def _receipts(stage: Stage) -> Counter[str]:
    """Return how often each proposal's number and title stand in the channel."""
    lines = (line for one in stage.bot_in(stage.channel, AMIRA) for line in said(one))
    return Counter(line for line in lines if line.startswith("F-") and "Punkt" in line)


@sqlite_only
async def test_while_the_login_server_is_down_turns_are_taken_and_letters_wait(group: Stage) -> None:
    group.local.login.is_down = True
    for minutes in range(0, 60, 20):
        group.clock.forward(timedelta(minutes=20))
        assert await group.local.say(AMIRA, group.channel, f"föreslå Punkt {minutes}") == 201
        await group.works.worker.carry_due()
    async with reading(group.works.engine) as session:
        titles = list(await session.scalars(select(Proposal.title).order_by(Proposal.number)))
    assert titles == ["Punkt 0", "Punkt 20", "Punkt 40"]
    assert (_receipts(group), LetterState.UNKNOWN in await _states(group)) == (Counter(), False)
    assert NO_TOKEN in await _waiting(group)

    group.local.login.is_down = False
    await group.later(timedelta(minutes=11))  # the longest wait between two tries is ten

    assert list(_receipts(group).values()) == [1, 1, 1]
    assert await _states(group) == {LetterState.SENT}


@sqlite_only
async def test_a_clock_that_is_put_back_an_hour_repeats_nothing_and_forgets_nothing(group: Stage) -> None:
    await published(group)
    monday = datetime(2026, 11, 23, 7, 1, tzinfo=UTC)

    def pings() -> list[int]:
        chats = (group.bot_in(group.local.chat(who), who) for who in (AMIRA, SVEN))
        return [sum("Veckans påminnelse" in said(one)[0] for one in chat) for chat in chats]

    await group.at(monday)
    once = pings()
    for hours in (-1, 0, 1):
        await group.at(monday + timedelta(hours=hours))
        assert await group.local.say(AMIRA, group.channel, f"föreslå Punkt {hours}") == 201
    await group.at(monday + timedelta(hours=2))
    again = pings()
    await group.at(monday + timedelta(days=7))

    assert (once, again, pings()) == ([1, 1], [1, 1], [2, 2])
    assert list(_receipts(group).values()) == [1, 1, 1]
    assert await _states(group) == {LetterState.SENT}
