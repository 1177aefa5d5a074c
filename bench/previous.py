"""The version before on today's schema: its code and today's side by side on one database, through a group's day.

Run as `python -m bench.previous [COMMIT]` (by default the twentieth before this one); prints what each step came to.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bench.porch import free_port
from bench.turns import databases, until_ready
from bot.db.engine import open_engine
from bot.db.schema import migrate
from bot.kit.clock import MovableClock
from bot.localteams.board import Seen
from bot.localteams.cards import buttons
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, JOHAN, KARIN, Person
from bot.localteams.places import Place
from tests.serving.playing import set_up
from tests.stories.forging import MINUTES

BEFORE = "HEAD~20"
ROOT = Path(__file__).parents[1]
SECRET = "the benchmark's own"  # noqa: S105 -- both sides are this machine


@asynccontextmanager
async def serving(local: LocalTeams, code: Path, database_url: str, log: Path) -> AsyncIterator[str]:
    """Run the bot from the folder `code`; give where it takes messages."""
    port = free_port()
    ours = {"PORT": str(port), "HOST": "127.0.0.1", "DATABASE_URL": database_url, "PYTHONPATH": str(code)}
    trusted = {"REQUESTS_CA_BUNDLE": local.ca_file, "SSL_CERT_FILE": local.ca_file}
    environment = {**os.environ, **local.settings(), **ours, **trusted}
    with log.open("wb") as told:
        asked = (sys.executable, "-m", "bot", "serve")
        program = await asyncio.create_subprocess_exec(*asked, cwd=code, env=environment, stderr=told)
        try:
            await until_ready(f"http://127.0.0.1:{port}/healthz")  # a version before this one knew no newer schema
            yield f"http://127.0.0.1:{port}/api/messages"
        finally:
            program.terminate()
            await program.wait()


async def answered(local: LocalTeams, person: Person, place: Place, words: str) -> Seen:
    """Let the person write, and return what the bot answers there."""
    known = {one.id for one in local.messages(place, seen_by=person)}
    assert await local.say(person, place, words) in {200, 201}, words
    return await _new(local, person, place, known)


async def _new(local: LocalTeams, person: Person, place: Place, known: set[str]) -> Seen:
    def found() -> Seen | None:
        ours = (one for one in local.messages(place, seen_by=person) if one.is_from_bot and one.id not in known)
        return next(ours, None)

    return await local.until(found, timeout=60)


async def day(local: LocalTeams, number: int) -> list[str]:
    """Let a proposal, an agenda, an assignment and minutes come about; return what was done."""
    channel, chat = local.channel("Ledningsgruppen"), local.chat(JOHAN)
    known = {one.id for one in local.messages(local.chat(KARIN), seen_by=KARIN)}
    await answered(local, AMIRA, channel, f"föreslå Lokaler {number}")
    asked = await _new(local, KARIN, local.chat(KARIN), known)
    assert (await local.press(KARIN, asked, "Anta")).status == 200
    for words in (
        "dagordning",
        "möte",
        f"nytt uppdrag @Amira Haddad ringer nummer {number} senast 18 december",
        "uppdrag",
    ):
        await answered(local, JOHAN, channel, words)
    known = {one.id for one in local.messages(chat, seen_by=JOHAN)}
    assert (
        await local.send_file(JOHAN, "anteckningar.txt", MINUTES.replace("lokalplan", f"plan {number}").encode()) == 201
    )
    draft = await _new(local, JOHAN, chat, known)
    while "Ta med" in buttons(draft.card or {}):
        assert (await local.press(JOHAN, draft, "Ta med")).status == 200
        draft = await local.until(partial(_changed, local, draft), timeout=60)
    assert (await local.press(JOHAN, draft, "Publicera")).status == 200
    for words in ("beslut", "sök plan", "anteckningar"):
        await answered(local, JOHAN, channel, words)
    return ["proposed", "accepted", "agenda", "meeting", "assignment", "minutes published", "decisions", "searched"]


def _changed(local: LocalTeams, before: Seen) -> Seen | None:
    now = next(one for one in local.messages(before.place, seen_by=JOHAN) if one.id == before.id)
    return now if now.card != before.card else None


async def through(old: Path, name: str, database_url: str, folder: Path) -> str:
    """Let both versions serve; return the line of one database."""
    engine = open_engine(database_url)
    await migrate(engine)
    await engine.dispose()
    local = LocalTeams(bot_url="", app_id="bench", app_password=SECRET, tenant_id="bench", clock=MovableClock())
    await local.start()
    logs = folder / f"{name}-old.log", folder / f"{name}-new.log"
    done: list[str] = []
    try:
        async with serving(local, old, database_url, logs[0]) as its_url:
            local.bot_url = its_url
            await set_up(local)
            done += [f"old: {', '.join(await day(local, 1))}"]
            async with serving(local, ROOT, database_url, logs[1]) as our_url:
                for number, url in enumerate((our_url, its_url, our_url), start=2):
                    local.bot_url = url
                    await day(local, number)
                done += ["new, old and new again beside each other: the same"]
    finally:
        await local.stop()
    faults = [line for log in logs for line in log.read_text().splitlines() if '"level": "error"' in line]
    return f"{name}: {'; '.join(done)}; errors logged {len(faults)}" + "".join(
        f"\n  {line[:300]}" for line in faults[:5]
    )


def _git(*words: str) -> None:
    subprocess.run(("git", *words), cwd=ROOT, check=True)  # noqa: S603, S607 -- our own words


async def main(commit: str = BEFORE) -> None:
    """Print a line for each database."""
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old"
        await asyncio.to_thread(_git, "worktree", "add", "--quiet", "--detach", str(old), commit)
        try:
            with databases() as found:
                for name, url in found:
                    print(await through(old, name, url, Path(folder)), flush=True)
        finally:
            await asyncio.to_thread(_git, "worktree", "remove", "--force", str(old))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
