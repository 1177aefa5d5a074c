"""What came of it all: the ledger and the proposals compared with what stands in Teams."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading
from bot.i18n.speech import speaking
from bot.localteams.board import Message
from bot.localteams.cards import texts
from bot.localteams.local import LocalTeams
from bot.outbox.models import Letter, LetterKind, LetterState
from bot.proposals.models import Proposal
from tests.stories.stage import JOINER

PING = "Veckans påminnelse"


@dataclass(frozen=True)
class Books:
    """The letters and proposals as they are kept."""

    states: Counter[str]
    missing: list[str]
    """Letters that are said to stand in Teams, and do not."""

    open: int
    """Letters that wait or are on their way."""

    titles: Counter[str]


async def books(engine: AsyncEngine, local: LocalTeams) -> Books:
    """Return what is kept, compared with what stands in Teams."""
    standing = set(local.world.board.messages)
    async with reading(engine) as session:
        letters = (await session.execute(select(Letter.key, Letter.state, Letter.kind, Letter.activity_id))).all()
        titles = Counter(await session.scalars(select(Proposal.title)))
    messages = [one for one in letters if one.kind is not LetterKind.EDIT]
    gone = [one.key for one in messages if one.state is LetterState.SENT and one.activity_id not in standing]
    waiting = sum(one.state in {LetterState.WAITING, LetterState.SENDING} for one in letters)
    return Books(Counter(one.state.value for one in messages), gone, waiting, titles)


def doubles(local: LocalTeams) -> dict[str, int]:
    """Return what stands in one place twice that may stand there once: receipts, and a week's ping of one group."""
    seen = Counter(_once(local))
    return {what: times for what, times in seen.items() if times > 1}


def pings(local: LocalTeams) -> Counter[str]:
    """Return how many weekly pings each person and week got, over all groups."""
    return Counter(what for what in _once(local) if PING in what)


def refusals(local: LocalTeams) -> int:
    """Return how many refusals stand in Teams."""
    no = speaking("sv")("That did not go through")
    return sum(_lines(one)[:1] == [no] for one in local.world.board.messages.values() if one.author is None)


def _lines(message: Message) -> list[str]:
    cards = (one.get("content", {}) for one in message.attachments()[:1])
    return [line.replace(JOINER, "") for card in cards for line in texts(card)]


def _once(local: LocalTeams) -> Iterator[str]:
    for one in local.world.board.messages.values():
        if one.author is not None:
            continue
        lines = _lines(one)
        week = "{}-{}".format(*one.sent_at.isocalendar()[:2])
        if lines and lines[0].startswith(PING):
            yield f"{one.place.id} {lines[0]} {week}"
        elif len(lines) > 1 and lines[1].startswith("F-"):
            yield f"{one.place.id} {lines[0]} {lines[1]}"
