"""Files that the bot hands out: declined, taken twice, taken by somebody else, and uploads that are refused."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.chat.reply import MadeFile
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.db.transaction import reading
from bot.errors import NotFound
from bot.i18n.speech import speaking
from bot.kit.clock import StoppedClock
from bot.outbox.models import Letter
from bot.teams import handout
from bot.teams.activity import Incoming
from bot.teams.handout import Consent, Handout
from cards.press import Press

pytestmark = [pytest.mark.thorough, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

GROUP = UUID(int=7)
NAME = "anteckningar.pdf"
SETTLED = {
    True: ["Fil", NAME, "Mottagen: den ligger i din OneDrive"],
    False: ["Fil", NAME, "Inte mottagen. Be om den igen när du behöver den."],
}
NOT_LAID = "Jag kunde inte lägga filen i din OneDrive. Be om filen igen om en minut."
GONE = NotFound().said(speaking("sv"))


class Wish(Press, verb="test.file"):
    """A file is wanted."""

    group: UUID


@dataclass
class Shelf:
    """A place for files that answers as it is told to."""

    status: int = 201
    afterwards: Callable[[], None] = lambda: None
    laid: list[tuple[str, bytes]] = field(default_factory=list)
    url: str = ""

    async def put(self, request: web.Request) -> web.Response:
        """Take a file in, or refuse it."""
        self.laid.append((request.headers["Content-Range"], await request.read()))
        self.afterwards()
        return web.Response(status=self.status, headers={"Location": "https://evil.example/"})


@dataclass
class Desk:
    """A bot that hands out one file, to Sara only, and what became of it."""

    engine: AsyncEngine
    handout: Handout
    shelf: Shelf
    content: bytes | Callable[[], bytes] = b"%PDF-1.7 \xe5\xe4\xf6"

    async def make(self, turn: Turn, wish: Wish) -> MadeFile:
        """Make the file."""
        if turn.person.name != "Sara" or wish.group != GROUP:
            raise NotFound
        return MadeFile(NAME, self.content)

    async def answers(self, **changed: Any) -> list[list[str]]:  # noqa: ANN401 -- any field of what is sent
        """Answer the offer, and return what the bot wrote since the beginning, letter by letter."""
        about = {name: changed.pop(name) for name in [*changed] if name in Incoming.__slots__}
        assert await self.handout.answer(replace(INCOMING, **about), self.consent(**changed)) == {}
        return await self.letters()

    def consent(self, **changed: Any) -> Consent:  # noqa: ANN401 -- as above
        """The answer of whoever takes the file."""
        url = changed.pop("url", f"{self.shelf.url}/up%2Fload?token=a%2Bb")
        shown = {"contentUrl": "https://x.sharepoint.com/a.pdf", "uniqueId": "u1", "name": NAME, "uploadUrl": url}
        context = {"verb": "test.file", "group": str(GROUP)}
        return Consent.of({"action": "accept", "context": context, "uploadInfo": shown, **changed})

    async def letters(self) -> list[list[str]]:
        """What the bot wrote, letter by letter: a card's texts, or the name of the file that is shown."""
        async with reading(self.engine) as session:
            found = (await session.scalars(select(Letter).order_by(Letter.id))).all()
        return [_texts(one.card) or [str(one.card.get("name"))] for one in found if one.card]


def _texts(part: object) -> list[str]:
    if isinstance(part, list):
        return [words for inner in part for words in _texts(inner)]
    if not isinstance(part, dict):
        return []
    own = [str(part["text"]).replace("\u2060", "")] if part.get("type") == "TextBlock" else []
    return own + [words for name in ("body", "items", "columns") for words in _texts(part.get(name))]


INCOMING = Incoming.of(
    {
        "type": "invoke",
        "id": "i1",
        "name": "fileConsent/invoke",
        "from": {"id": "29:sara", "name": "Sara"},
        "conversation": {"id": "a:sara", "conversationType": "personal"},
        "channelData": {"tenant": {"id": "t1"}},
        "serviceUrl": "https://smba.trafficmanager.net/emea/",
        "locale": "sv-SE",
        "replyToId": "m1",
    }
)


@pytest.fixture
async def desk(engine: AsyncEngine, clock: StoppedClock) -> AsyncIterator[Desk]:
    """The desk, with a shelf on this machine."""
    shelf, router = Shelf(), Router()
    app = web.Application()
    app.router.add_put("/{name:.*}", shelf.put)
    async with TestServer(app) as server, ClientSession() as session:
        shelf.url = f"http://127.0.0.1:{server.port}"
        made = Desk(engine, Handout(engine, router, session, file_hosts=("127.0.0.1",), clock=clock), shelf)
        router.hands_out(Wish)(made.make)
        yield made
        await made.handout.close()


async def test_a_file_that_is_taken_is_laid_whole_and_shown(desk: Desk) -> None:
    assert await desk.answers() == [SETTLED[True], SETTLED[True], [NAME]]
    assert desk.shelf.laid == [("bytes 0-11/12", b"%PDF-1.7 \xe5\xe4\xf6")]


async def test_a_file_that_is_declined_is_not_even_made(desk: Desk) -> None:
    desk.content = lambda: pytest.fail("made")

    assert await desk.answers(action="decline") == [SETTLED[False], SETTLED[False]]
    assert desk.shelf.laid == []


async def test_a_file_that_is_taken_twice_comes_once(desk: Desk) -> None:
    first = await desk.answers()

    assert await desk.answers(id="i2") == first
    assert len(desk.shelf.laid) == 1


async def test_a_file_that_is_taken_twice_at_once_comes_once(desk: Desk) -> None:
    both = await asyncio.gather(desk.answers(), desk.answers(id="i2"))

    assert both[0] == [SETTLED[True], SETTLED[True], [NAME]]
    assert len(desk.shelf.laid) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"from_id": "29:per", "from_name": "Per"},
        {"context": {"verb": "test.file", "group": str(UUID(int=8))}},
        {"context": {"verb": "test.other", "group": str(GROUP)}},
        {"context": None},
    ],
    ids=["somebody else", "another group", "another wish", "nothing"],
)
async def test_whoever_may_not_have_the_file_gets_a_word_and_nothing_is_laid(
    desk: Desk, changed: dict[str, Any]
) -> None:
    [refusal] = await desk.answers(**changed)

    assert refusal[-1] == GONE
    assert desk.shelf.laid == []


async def test_a_file_is_never_handed_out_outside_a_chat_of_ones_own(desk: Desk) -> None:
    letters = await desk.answers(conversation_type="channel", conversation_id="19:channel;messageid=m1")

    assert SETTLED[True] not in letters
    assert desk.shelf.laid == []


@pytest.mark.parametrize("status", [302, 401, 404, 409, 500, 503])
async def test_an_upload_that_is_refused_is_told_and_the_offer_put_aside(desk: Desk, status: int) -> None:
    desk.shelf.status = status

    letters = await desk.answers()
    assert letters[:2] == [SETTLED[False], SETTLED[False]]
    assert letters[2][-1] == NOT_LAID
    assert len(desk.shelf.laid) == 1


@pytest.mark.parametrize(
    "url", ["https://evil.example/up", "http://x.sharepoint.com/up", "file:///etc/passwd", "", "http://127.0.0.1:1/up"]
)
async def test_nothing_is_laid_where_no_file_belongs(desk: Desk, url: str) -> None:
    letters = await desk.answers(url=url)

    assert letters[2][-1] == NOT_LAID
    assert desk.shelf.laid == []


async def test_after_a_refused_upload_the_same_offer_can_be_taken_again(desk: Desk) -> None:
    desk.shelf.status = 503
    await desk.answers()
    desk.shelf.status = 201

    assert (await desk.answers(id="i2"))[-1] == [NAME]


async def test_a_file_that_takes_long_is_said_to_be_under_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handout, "PATIENCE", 0.05)
    done = threading.Event()

    def slowly() -> bytes:
        done.wait(20)
        return b"long"

    desk.content = slowly
    under_way = ["Fil", NAME, "Jag skriver filen. Den kommer i den här chatten om en liten stund."]
    assert await desk.answers() == [under_way, under_way]
    assert await desk.answers(id="i2") == [under_way, under_way]
    done.set()
    await desk.handout.close()

    assert await desk.letters() == [under_way, SETTLED[True], [NAME]]
    assert [content for _, content in desk.shelf.laid] == [b"long"]


async def test_a_file_that_is_laid_when_the_database_goes_away_is_laid_once_and_told_when_it_is_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handout, "PATIENCE", 20)
    desk.shelf.afterwards = lambda: _takes_nothing(desk.engine, times=1)

    assert await desk.answers() == [SETTLED[True], SETTLED[True], [NAME]]
    assert len(desk.shelf.laid) == 1


async def test_a_file_comes_though_the_database_was_away_when_it_should_have_been_said_to_be_under_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handout, "PATIENCE", 0)
    _takes_nothing(desk.engine, times=2)  # the making, and the word that it is under way
    await desk.answers()
    await desk.handout.close()

    assert await desk.letters() == [SETTLED[True], SETTLED[True], [NAME]]


def _takes_nothing(engine: AsyncEngine, *, times: int) -> None:
    """Let the database refuse to be written, so many times that somebody turns to it."""
    left = count(-times)

    def refuse(connection: Any, *_: object) -> None:  # noqa: ANN401 -- the driver's own type
        connection.cursor().execute(f"PRAGMA query_only = {int(next(left) < 0)}")

    event.listen(engine.sync_engine, "checkout", refuse)


async def test_a_fault_while_the_file_is_made_is_answered(desk: Desk) -> None:
    def broken() -> bytes:
        raise RuntimeError

    desk.content = broken
    assert len(await desk.answers()) == 1
    assert desk.shelf.laid == []
