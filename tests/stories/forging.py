"""What a hostile or clumsy client sends, and what must not change by it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import WORKS, build
from bot.config import Settings
from bot.db.base import Base
from bot.db.transaction import reading
from bot.i18n.speech import speaking
from bot.kit.clock import MovableClock
from bot.localteams.board import Seen
from bot.localteams.cards import actions, find_action
from bot.localteams.door import Answer
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, JOHAN, SVEN, Person
from bot.localteams.places import Place
from bot.localteams.shapes import Spot, envelope, invoke
from tests.stories.stage import Stage, offered

Json = dict[str, Any]

SV, EN = speaking("sv"), speaking("en")

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For stories in which the database plays no part of its own."""

first_on_sqlite = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.thorough)], indirect=True
)
"""For long stories that are told on both databases, on the second one by `make thorough`."""

LEDGER = frozenset({"letter", "heard", "direct_chat", "due", "person", "counter", "meeting_card", "deed"})
"""Tables that a refused press may write in: who was met, what was heard and answered, and that it was refused."""

MINUTES = """Mötesanteckningar ledningsgruppen
2026-11-20

Deltagare: Karin Ek, Johan Lind, Amira Haddad
Frånvarande: Sven Åberg

BESLUT

1. Ny lokalplan
Föredragande: Amira Haddad
Gruppen beslutar att anta lokalplanen.
Amira skickar ut lokalplanen till skolorna senast den 4 december.

INFORMATION

2. Budget
Karin går igenom läget.
Sven ska ta fram en prognos till nästa möte.
"""


async def press_raw(
    stage: Stage, person: Person, verb: object, data: object, *, on: Seen | None = None, place: Place | None = None
) -> Answer:
    """Let `person`'s client send a press that no card of ours carries; `on` is the message it claims to stand in."""
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    return await invoke_raw(
        stage, person, "adaptiveCard/action", {"action": action, "trigger": "manual"}, on=on, place=place
    )


async def dialog_raw(stage: Stage, person: Person, name: str, data: object, *, on: Seen | None = None) -> Answer:
    """Let `person`'s client send `task/fetch` or `task/submit` with any data."""
    return await invoke_raw(stage, person, name, {"data": data, "context": {"theme": "default"}}, on=on)


async def invoke_raw(
    stage: Stage, person: Person, name: str, value: object, *, on: Seen | None = None, place: Place | None = None
) -> Answer:
    """Let `person`'s client send any invoke at all."""
    setting, where = stage.local.world.setting, place or (on.place if on else stage.local.chat(person))
    outside = envelope(setting, "invoke", Spot(person, where, on.root_id if on else None), now=stage.clock.now())
    return await stage.local.deliver(invoke(outside, name, value, reply_to=on.id if on else None))  # type: ignore[arg-type]


async def said_at_leisure(stage: Stage, person: Person, text: str, *, place: Place | None = None) -> Seen:
    """Let `person` write after a while of quiet, so that the platform's limits keep nobody waiting."""
    stage.clock.forward(timedelta(seconds=6))
    return await stage.said(person, text, place=place)


def again(stage: Stage, **changed: object) -> Json:
    """Return the activity that was delivered last, to be delivered once more, some fields of it changed."""
    return {**stage.local.world.door.delivered[-1], **changed}


def word(answer: Answer) -> str:
    """Return the short word that the presser alone sees; any other answer is an error of the story."""
    assert answer.status == 200, answer
    body = answer.body
    if "task" in body:
        assert body["task"]["type"] == "message", body
        return str(body["task"]["value"])
    assert (body["statusCode"], body["type"]) == (200, "application/vnd.microsoft.activity.message"), body
    return str(body["value"])


async def facts(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Return all that the bot keeps of groups, proposals, agendas, minutes and assignments, to compare later."""
    return await kept(stage.works.engine)


async def kept(engine: AsyncEngine) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that a refused press may not write in."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in LEDGER]
    async with reading(engine) as session:
        return {
            table.name: sorted(map(tuple, (await session.execute(select(table))).all()), key=repr) for table in tables
        }


def hidden(seen: Seen, button: str) -> Json:
    """Return the facts that a button of the card carries."""
    return dict(find_action(seen.card, button).action["data"])


async def draft_of(stage: Stage, *, by: Person = JOHAN, words: str = MINUTES) -> Seen:
    """Let an organiser send minutes, and return the draft with its first found assignment."""
    chat = stage.local.chat(by)
    before = {seen.id for seen in stage.local.messages(by)}
    assert await stage.local.send_file(by, "anteckningar.txt", words.encode()) == 201
    return await stage.local.until(lambda: next((one for one in stage.bot_in(chat, by) if one.id not in before), None))


async def gone_through(stage: Stage, draft: Seen, *, by: Person = JOHAN) -> Seen:
    """Keep every found assignment, and return the draft as it stands ready to publish."""
    while "Ta med" in offered(draft):
        assert (await stage.local.press(by, draft, "Ta med")).status == 200
        await stage.settled()
        draft = shown(stage, by, draft)
    return draft


async def published(stage: Stage, *, by: Person = JOHAN, words: str = MINUTES) -> Seen:
    """Let the minutes be published, and return the draft as it stands then."""
    ready = await gone_through(stage, await draft_of(stage, by=by, words=words), by=by)
    assert (await stage.local.press(by, ready, "Publicera")).status == 200
    await stage.settled()
    return shown(stage, by, ready)


def shown(stage: Stage, person: Person, seen: Seen) -> Seen:
    """Return a message as it stands now."""
    return next(one for one in stage.local.messages(seen.place, seen_by=person) if one.id == seen.id)


async def second_group(stage: Stage) -> Place:
    """Let Sven (chair) and Amira (secretary) set up a group chat of their own, in which nobody else is."""
    place = stage.local.open_group_chat("Styrgruppen", [SVEN, AMIRA])
    form = await stage.said(AMIRA, "kom igång", place=place)
    chosen = {"Gruppens namn": "Styrgruppen", "Ordförande": SVEN.teams_id, "Sekreterare": AMIRA.teams_id}
    assert (await stage.local.press(AMIRA, form, "Spara", **chosen)).status == 200
    await stage.settled()
    return place


@asynccontextmanager
async def running(local: LocalTeams, database_url: str, clock: MovableClock) -> AsyncIterator[Stage]:
    """Run one more bot on the same database, in the same little Teams, which now writes to this one."""
    settings = Settings.model_validate(
        {**local.settings(), "DATABASE_URL": database_url, "HOST": "127.0.0.1", "PORT": 0}
    )
    runner = web.AppRunner(build(settings, clock=clock, ca_file=Path(local.ca_file)), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    before, local.bot_url = local.bot_url, f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    try:
        yield Stage(local, clock, runner.app[WORKS])
    finally:
        local.bot_url = before
        await runner.cleanup()


def strings(part: object) -> Iterator[str]:
    """Yield every text that a reader of a card can come to see, its buttons' and inputs' own words too."""
    if isinstance(part, list):
        for inner in part:
            yield from strings(inner)
    elif isinstance(part, dict):
        for name, value in part.items():
            if isinstance(value, str) and name in READ:
                yield value
            elif name not in {"data", "choices"}:
                yield from strings(value)


READ = frozenset({"text", "title", "label", "value", "placeholder", "errorMessage", "fallbackText", "speak", "altText"})


def buttons_of(seen: Seen) -> list[Json]:
    """Return every action of the card."""
    return [found.action for found in actions(seen.card)]
