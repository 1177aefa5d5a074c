"""Somebody, or something in her name, sends faster than people do: a kind word, and the others notice nothing."""

from datetime import timedelta

from bot.localteams.people import AMIRA, KARIN, SVEN
from bot.teams.turns import TooFast
from tests.stories.conftest import staged
from tests.stories.forging import SV, dialog_raw, facts, invoke_raw, press_raw, sqlite_only, word
from tests.stories.stage import Stage, said

NO = SV("That did not go through")
WAIT = SV(TooFast.msgid)
LIMIT = 8


@sqlite_only
async def test_who_sends_too_fast_is_asked_to_wait_and_nobody_else_is(database_url: str) -> None:
    async with staged(database_url, SENDER_LIMIT=LIMIT) as stage:
        await stage.local.install()
        await stage.set_up()
        stage.clock.forward(timedelta(seconds=10))
        for _ in range(LIMIT):
            assert word(await press_raw(stage, AMIRA, "unknown", {})) != WAIT
        before = await facts(stage)

        presses = [await press_raw(stage, AMIRA, "setup.save", {}), await dialog_raw(stage, AMIRA, "task/fetch", {})]
        others = [await invoke_raw(stage, AMIRA, name, {}) for name in ("fileConsent/invoke", "signin/verifyState")]
        said_twice = [await stage.local.say(AMIRA, stage.local.chat(AMIRA), "föreslå Lokalplan") for _ in range(2)]
        await stage.settled()

        assert [word(one) for one in presses] == [WAIT, WAIT]
        assert [(one.status, one.body) for one in others] == [(200, {}), (501, None)]
        assert said_twice == [201, 201]
        assert _told(stage) == [WAIT]
        assert await facts(stage) == before
        assert (await press_raw(stage, KARIN, "unknown", {})).status == 200
        assert said(await stage.told(SVEN, "möte"))[0] == "Möte · Ledningsgruppen"

        stage.clock.forward(timedelta(seconds=10))
        assert said(await stage.told(AMIRA, "föreslå Lokalplan"))[:2] == ["Kvittens", "F-1 · Lokalplan"]


@sqlite_only
async def test_who_rewrites_too_fast_is_told_that_the_change_is_not_kept(database_url: str) -> None:
    async with staged(database_url, SENDER_LIMIT=LIMIT) as stage:
        await stage.local.install()
        chat = stage.local.chat(AMIRA)
        message = stage.local.activity(AMIRA, chat, "hjälp")
        for _ in range(LIMIT):
            await stage.local.deliver(message)

        for text in ("hjälp mig", "hjälp oss"):
            await stage.local.deliver({**message, "type": "messageUpdate", "text": text})
        await stage.settled()

        assert _told(stage) == [WAIT]


def _told(stage: Stage) -> list[str]:
    """Return the refusals that stand in the sender's chat."""
    return [said(seen)[1] for seen in stage.bot_in(stage.local.chat(AMIRA), AMIRA) if NO in said(seen)]
