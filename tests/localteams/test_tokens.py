"""Tokens both ways: the honest ones are taken, each forged kind is refused."""

import asyncio

from bot.localteams.local import LocalTeams
from bot.localteams.people import KARIN
from tests.localteams.fake_bot import FakeBot


async def test_msal_gets_a_token_from_the_login_server_that_the_connector_takes(
    bot: FakeBot, teams: LocalTeams
) -> None:
    status, team = await bot.ask("GET", f"/v3/teams/{teams.channel('Allmänt').id}")

    assert (status, team["name"]) == (200, "Skolförvaltningen")


async def test_a_wrong_secret_gets_no_token(bot: FakeBot) -> None:
    assert await asyncio.to_thread(bot.log_in, "another secret") == "invalid_client"


async def test_the_connector_refuses_who_has_no_token_or_another_servers(bot: FakeBot, teams: LocalTeams) -> None:
    asked = "/v3/conversations/anything/members"

    assert [(await bot.ask("GET", asked, token=token))[0] for token in ("", "x.y.z", teams.signer.sign())] == [401] * 3


async def test_a_bot_that_checks_tokens_takes_the_honest_one_only(bot: FakeBot, teams: LocalTeams) -> None:
    activity = teams.activity(KARIN, teams.chat(KARIN), "hej")

    answers = {
        kind: (await teams.deliver(activity, token=token)).status for kind, token in teams.signer.forgeries().items()
    }

    assert {kind for kind, status in answers.items() if status != 403} == set()
    assert (await teams.deliver(activity)).status == 202
    assert len(bot.heard) == 1


async def test_a_rotated_key_signs_from_then_on_and_the_old_one_is_forgotten(bot: FakeBot, teams: LocalTeams) -> None:
    old = teams.signer.sign()
    teams.signer.rotate()
    activity = teams.activity(KARIN, teams.chat(KARIN), "hej")

    assert (await teams.deliver(activity)).status == 202
    assert (await teams.deliver(activity, token=old)).status == 403
