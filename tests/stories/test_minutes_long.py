"""Minutes of two hundred pages over real HTTP: every card fits, the order holds, nothing is lost, kills included."""

import asyncio
import json
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from bot.db.transaction import reading
from bot.localteams.board import Seen
from bot.localteams.cards import texts
from bot.localteams.people import AMIRA, JOHAN
from bot.localteams.weather import Received
from bot.outbox.models import Letter, LetterState
from cards.kit import MOST_BYTES
from tests.stories.forging import draft_of, running, sqlite_only
from tests.stories.stage import JOINER, PATIENCE, Stage

pytestmark = pytest.mark.thorough

LONG_PATIENCE = 150
SAID = (
    "läget",
    "gicks",
    "igenom",
    "skola",
    "för",
    "skola",
    "och",
    "noterades",
    "utan",
    "vidare",
    "ord",
    "i",
    "protokollet",
)


def text_of(pages: int) -> tuple[str, list[str]]:
    """Return minutes of so many pages, and their paragraphs in order; no two are alike."""
    lines, paragraphs = ["Mötesanteckningar", "2026-11-20", "", "Deltagare: Karin Ek, Johan Lind", ""], list[str]()
    for item in range(1, 91):
        lines.append(f"{item}. Område nummer {item}")
        for number in range(-(-pages * 7 // 90)):
            words = " ".join(SAID[(place * number + place + item) % len(SAID)] for place in range(58))
            paragraphs.append(f"Stycke {item}:{number} {words}.")
            lines.append(paragraphs[-1])
        lines.append("")
    return "\n".join(lines), paragraphs


def posted(stage: Stage) -> list[Seen]:
    """Return the minutes as they stand in the channel: the root and its replies, in their order."""
    seen = stage.bot_in(stage.channel, AMIRA)
    roots = [one for one in seen if one.id == one.root_id and "Mötesanteckningar" in " ".join(texts(one.card or {}))]
    return [one for one in seen if one.root_id == roots[-1].id] if roots else []


async def publish(stage: Stage, text: str) -> None:
    draft = await draft_of(stage, words=text)
    assert (await stage.local.press(JOHAN, draft, "Publicera")).status == 200


def read(seen: list[Seen]) -> str:
    return " ".join(words.replace(JOINER, "") for one in seen for words in texts(one.card or {}))


def must_be_whole(stage: Stage, paragraphs: list[str]) -> list[Seen]:
    """Compare what the group can read with what was written."""
    seen = posted(stage)
    sizes = [len(json.dumps(one.card, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le")) for one in seen]
    assert [size for size in sizes if size > MOST_BYTES] == []
    words = read(seen)
    places = [words.find(paragraph) for paragraph in paragraphs]
    assert [paragraph for paragraph, place in zip(paragraphs, places, strict=True) if place < 0] == []
    assert [pair for pair in pairwise(places) if pair[0] >= pair[1]] == []
    assert [words.count(paragraph) for paragraph in paragraphs] == [1] * len(paragraphs)
    return seen


async def _held_up(stage: Stage) -> int:
    """Return how many letters Teams has told to come again later."""
    async with reading(stage.works.engine) as session:
        again = (Letter.state == LetterState.WAITING) & Letter.retry_at.is_not(None)
        return (await session.scalars(select(func.count()).select_from(Letter).where(again))).one()


@sqlite_only
async def test_two_hundred_pages_are_paced_and_come_whole_and_in_order(group: Stage) -> None:
    group.local.weather.is_strict = True  # one request too many, and Teams would say so
    text, paragraphs = text_of(200)
    await publish(group, text)
    await group.local.until(lambda: paragraphs[-1] in read(posted(group)[-1:]), timeout=LONG_PATIENCE)

    seen = must_be_whole(group, paragraphs)
    assert f"Fortsätter i {len(seen) - 1} svar nedanför" in read(seen[:1])
    refused = [one for one in group.local.received if one.status == 429]
    assert refused == []


async def test_a_bot_that_dies_in_mid_thread_goes_on_where_it_stopped(group: Stage, database_url: str) -> None:
    text, paragraphs = text_of(30)

    def part(request: Received) -> bool:
        return request.method == "POST" and "messageid" in request.conversation_id

    group.local.weather.cut(which=lambda request: part(request) and len(posted(group)) == 4)  # taken, and not heard so
    group.local.weather.throttle(1000, retry_after=60, which=lambda request: part(request) and len(posted(group)) == 5)
    await publish(group, text)
    async with asyncio.timeout(PATIENCE):
        while not await _held_up(group):
            await group.works.worker.carry_due()
            await asyncio.sleep(0.02)
    group.works.worker.abandon()
    await group.works.worker.stop()
    assert (len(posted(group)), paragraphs[-1] in read(posted(group))) == (5, False)

    group.local.weather.clear()
    async with running(group.local, database_url, group.clock) as restarted:
        group.clock.forward(timedelta(minutes=2))
        await restarted.local.until(lambda: paragraphs[-1] in read(posted(restarted)[-1:]), timeout=PATIENCE)
        must_be_whole(restarted, paragraphs)
