"""Carries a group through its first minutes on the whole bot behind the Agents SDK, over real HTTP (ADR 0019).

make bench-port
"""

import asyncio
import json
import socket
import sys
import sysconfig
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE)]

from aiohttp import ClientError, ClientSession  # noqa: E402 -- the bench's own path must be known first
from run import environment  # noqa: E402 -- as above

from bot.db.engine import open_engine  # noqa: E402 -- as above
from bot.db.schema import migrate  # noqa: E402 -- as above
from bot.kit.clock import MovableClock  # noqa: E402 -- as above
from bot.localteams.board import Seen  # noqa: E402 -- as above
from bot.localteams.cards import texts  # noqa: E402 -- as above
from bot.localteams.local import LocalTeams  # noqa: E402 -- as above
from bot.localteams.people import AMIRA, JOHAN, KARIN, Person  # noqa: E402 -- as above
from bot.localteams.places import Place  # noqa: E402 -- as above
from bot.playground import APP_ID, SECRET, TENANT_ID  # noqa: E402 -- as above

PATIENCE = 90.0


def main() -> None:
    """Play, and say what was answered."""
    asyncio.run(_play(environment("agents")))


async def _play(python: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    local = LocalTeams(
        bot_url=f"{url}/api/messages", app_id=APP_ID, app_password=SECRET, tenant_id=TENANT_ID, clock=MovableClock()
    )
    await local.start()
    with tempfile.TemporaryDirectory() as folder:
        settings = await _settings(local, port, Path(folder))
        keys = await _keys_url(local)
        command = [
            str(HERE / "agents_spike.py"),
            str(port),
            str(settings),
            local.ca_file,
            keys,
            sysconfig.get_path("purelib"),
        ]
        bot = await asyncio.create_subprocess_exec(str(python), *command)
        try:
            await _until_ready(f"{url}/readyz")
            await _first_minutes(local)
        finally:
            if bot.returncode is None:
                bot.terminate()
            await bot.wait()
            await local.stop()


async def _first_minutes(local: LocalTeams) -> None:
    channel = local.channel("Ledningsgruppen")
    await local.install()
    await local.say(JOHAN, channel, "kom igång")
    form = await _sees(local, JOHAN, channel, "Lägg upp gruppen")
    pressed = await local.press(JOHAN, form, "Spara", Ordförande="Karin Ek")
    await _sees(local, JOHAN, channel, "Ledningsgruppen är igång")
    print(f"invoke:  Spara -> {pressed.status}, the card became “Ledningsgruppen är igång”")
    await local.say(AMIRA, channel, "föreslå Lokalplan 2027")
    receipt = await _sees(local, AMIRA, channel, "Lokalplan 2027")
    print("message: föreslå Lokalplan 2027 ->", " · ".join(texts(receipt.card)[:3]))
    asked = await _sees(local, KARIN, local.chat(KARIN), "Lokalplan 2027")
    pressed = await local.press(KARIN, asked, "Anta")
    told = await _sees(local, AMIRA, channel, "Antaget till mötet")
    print(f"invoke:  Anta -> {pressed.status}, the receipt became", " · ".join(texts(told.card)[1:3]))


async def _sees(local: LocalTeams, person: Person, place: Place, words: str) -> Seen:
    def found() -> Seen | None:
        said = (seen for seen in reversed(local.messages(place, seen_by=person)) if seen.is_from_bot and seen.card)
        return next((seen for seen in said if words in " ".join(texts(seen.card))), None)

    return await local.until(found, timeout=PATIENCE)  # type: ignore[arg-type,return-value]


async def _settings(local: LocalTeams, port: int, folder: Path) -> Path:
    given = {**local.settings(), "HOST": "127.0.0.1", "PORT": port, "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}"}
    engine = open_engine(given["DATABASE_URL"])
    await migrate(engine)
    await engine.dispose()
    kept = folder / "settings.json"
    kept.write_text(json.dumps(given))
    return kept


async def _keys_url(local: LocalTeams) -> str:
    async with ClientSession() as session, session.get(local.settings()["ToBotFromChannelOpenIdMetadataUrl"]) as answer:
        return str((await answer.json())["jwks_uri"])


async def _until_ready(url: str) -> None:
    async with asyncio.timeout(PATIENCE), ClientSession() as session:
        while True:
            try:
                async with session.get(url):
                    return
            except ClientError:
                await asyncio.sleep(0.1)


if __name__ == "__main__":
    main()
