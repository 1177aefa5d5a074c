"""Secrets stay secret: a bot that can neither sign in nor reach its database tells nobody with what it tried."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp import ClientConnectionError, ClientSession
from aiohttp.test_utils import unused_port

from bot.config import GivenSettings
from bot.kit.clock import MovableClock
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA
from tests.stories.conftest import WEDNESDAY_AT_TEN, two_keys

ROOT = Path(__file__).parents[2]
PASSWORD, DATABASE_PASSWORD = "ett-lösen-som-syns-7b1f", "ett-annat-lösen-9c2e"
SHAPES = (PASSWORD, DATABASE_PASSWORD, "7b1f", "9c2e")


def _settings(local: LocalTeams) -> dict[str, str]:
    return {
        **local.settings(),
        "MicrosoftAppPassword": PASSWORD,
        "DATABASE_URL": f"postgresql://bot:{DATABASE_PASSWORD}@127.0.0.1:1/bot",
        "HOST": "127.0.0.1",
        "PORT": str(unused_port()),
        "LOG_LEVEL": "DEBUG",
    }


async def _begun(command: str, given: Mapping[str, str], local: LocalTeams) -> asyncio.subprocess.Process:
    trusted = dict.fromkeys(("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"), local.ca_file)
    pipe = asyncio.subprocess.PIPE
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **trusted, **given}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", command, env=environment, cwd=Path(local.ca_file).parent, stdout=pipe, stderr=pipe
    )


def _command_line(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


async def _readiness(url: str, bot: asyncio.subprocess.Process) -> str:
    async with ClientSession() as session, asyncio.timeout(120):
        while bot.returncode is None:
            with suppress(ClientConnectionError):
                async with session.get(f"{url}/readyz") as answer:
                    return await answer.text()
            await asyncio.sleep(0.1)
    raise AssertionError("the bot ended")


@pytest.mark.thorough
async def test_no_secret_is_told_by_log_readiness_doctor_or_the_list_of_processes() -> None:
    clock = MovableClock(WEDNESDAY_AT_TEN)
    ids = {"app_id": "11111111-1111-1111-1111-111111111111", "tenant_id": "22222222-2222-2222-2222-222222222222"}
    local = LocalTeams(bot_url="", app_password="another one", clock=clock, keys=two_keys(), **ids)
    await local.start()
    try:
        given = _settings(local)
        url = f"http://127.0.0.1:{given['PORT']}"
        bot, doctor = await _begun("serve", given, local), await _begun("doctor", given, local)
        ready = await _readiness(url, bot)
        local.bot_url = f"{url}/api/messages"
        answers = [await local.deliver(local.activity(AMIRA, local.chat(AMIRA), "hjälp"))]
        answers += [await local.deliver(b"{", token=PASSWORD), await local.deliver({"type": "message"}, token=PASSWORD)]
        processes = _command_line(bot.pid)
        bot.terminate()
        logged, told = await bot.communicate(), await doctor.communicate()
    finally:
        await local.stop()

    everything = "\n".join([ready, processes, str(answers), *(part.decode() for part in (*logged, *told))])
    assert "turn.database_away" in logged[1].decode()
    assert ("wrong  database" in told[0].decode(), "wrong  token for Teams" in told[0].decode()) == (True, True)
    assert [shape for shape in SHAPES if shape in everything] == []


def test_printed_settings_show_no_secret() -> None:
    settings = GivenSettings.model_validate(
        {"MicrosoftAppPassword": PASSWORD, "DATABASE_URL": f"postgresql://bot:{DATABASE_PASSWORD}@db/bot"}
    )

    assert [shape for shape in SHAPES if shape in f"{settings!r} {settings}"] == []
