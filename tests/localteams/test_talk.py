"""What the bot hears when people talk, in Teams' own shapes."""

from datetime import timedelta

import pytest

from bot.kit.clock import StoppedClock
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, FOUR_PEOPLE, JOHAN, KARIN, SVEN
from tests.localteams.fake_bot import FakeBot


async def test_a_mention_in_a_channel_reaches_the_bot_with_team_thread_and_moment(
    bot: FakeBot, teams: LocalTeams
) -> None:
    channel = teams.channel("Ledningsgruppen")

    assert await teams.say(KARIN, channel, "föreslå Lokalplan 2027 med @Amira och @Sven Åberg") == 202

    [heard], [shown] = bot.heard, teams.messages(channel)
    assert heard["text"] == "<at>Mötesbot</at> föreslå Lokalplan 2027 med <at>Amira Haddad</at> och <at>Sven Åberg</at>"
    assert heard["id"] == shown.id
    assert heard["conversation"] == {
        "isGroup": True,
        "conversationType": "channel",
        "tenantId": teams.settings()["MicrosoftAppTenantId"],
        "id": f"{channel.id};messageid={shown.id}",
    }
    assert heard["timestamp"] == "2026-11-20T09:00:00.1234567Z"
    assert heard["localTimestamp"] == "2026-11-20T10:00:00.1234567+01:00"
    assert heard["from"] == {"id": KARIN.teams_id, "name": "Karin Ek", "aadObjectId": KARIN.entra_id}
    assert heard["channelData"]["team"]["id"] == teams.channel("Allmänt").id
    assert [entity.get("mentioned", {}).get("id") for entity in heard["entities"]] == [
        heard["recipient"]["id"],
        AMIRA.teams_id,
        SVEN.teams_id,
        None,
    ]


async def test_without_a_mention_the_channel_sees_it_and_the_bot_does_not(bot: FakeBot, teams: LocalTeams) -> None:
    channel = teams.channel("Ledningsgruppen")

    assert await teams.say(KARIN, channel, "hej alla", mention=False) is None
    assert ([seen.text for seen in teams.messages(channel)], bot.heard) == (["hej alla"], [])


async def test_a_reply_stays_in_its_thread_whoever_writes_it(
    bot: FakeBot,
    teams: LocalTeams,
    clock: StoppedClock,
) -> None:
    channel = teams.channel("Ledningsgruppen")
    await teams.say(KARIN, channel, "hjälp")
    [root] = teams.messages(channel)
    clock.forward(timedelta(minutes=1))
    await bot.write(bot.heard[0]["conversation"]["id"], {"type": "message", "text": "Så här"})
    await teams.say(JOHAN, channel, "tack", thread=root)

    assert [(seen.root_id, seen.author) for seen in teams.messages(channel)] == [
        (root.id, KARIN),
        (root.id, None),
        (root.id, JOHAN),
    ]
    assert bot.heard[1]["conversation"] == bot.heard[0]["conversation"]


async def test_a_file_in_a_chat_can_be_fetched_at_once(bot: FakeBot, teams: LocalTeams) -> None:
    assert await teams.send_file(JOHAN, "möte å.txt", "1 § Mötet öppnas".encode()) == 202

    [file] = bot.heard[0]["attachments"]
    assert (file["contentType"], file["name"]) == ("application/vnd.microsoft.teams.file.download.info", "möte å.txt")
    assert (await bot.fetch(file["content"]["downloadUrl"])).decode() == "1 § Mötet öppnas"


async def test_installing_tells_of_the_team_and_of_each_chat_twice(bot: FakeBot, teams: LocalTeams) -> None:
    await teams.install()

    assert [(one["type"], one["conversation"]["conversationType"]) for one in bot.heard] == [
        ("conversationUpdate", "channel"),
        ("installationUpdate", "channel"),
        *[("conversationUpdate", "personal"), ("installationUpdate", "personal")] * len(FOUR_PEOPLE),
    ]


async def test_who_waits_is_woken_by_what_happens_and_told_when_nothing_does(bot: FakeBot, teams: LocalTeams) -> None:
    async def answer(activity: dict[str, dict[str, str]]) -> None:
        await bot.write(activity["conversation"]["id"], {"type": "message", "text": "hej själv"})

    bot.on_message = answer
    await teams.say(KARIN, teams.chat(KARIN), "hej")

    assert (await teams.until(lambda: teams.last(KARIN))).text == "hej själv"
    with pytest.raises(TimeoutError):
        await teams.until(lambda: len(teams.messages(KARIN)) > 2, timeout=0.05)


async def test_a_bot_that_is_not_there_counts_as_silent(teams: LocalTeams) -> None:
    teams.bot_url = "http://127.0.0.1:9/api/messages"

    assert await teams.say(KARIN, teams.chat(KARIN), "hej") == 0


async def test_a_group_chat_has_members_of_its_own_and_the_bot_hears_what_names_it(
    bot: FakeBot, teams: LocalTeams
) -> None:
    chat = teams.open_group_chat("Styrgrupp", [KARIN, JOHAN])
    await teams.say(KARIN, chat, "hjälp")
    _, members = await bot.ask("GET", f"/v3/conversations/{chat.id}/members")

    assert (bot.heard[0]["conversation"]["conversationType"], bot.heard[0]["conversation"]["id"]) == (
        "groupChat",
        chat.id,
    )
    assert [member["name"] for member in members] == ["Karin Ek", "Johan Lind"]


async def test_a_renamed_channel_stays_the_same_place_and_the_bot_is_told(bot: FakeBot, teams: LocalTeams) -> None:
    channel = teams.channel("Ledningsgruppen")
    await teams.say(KARIN, channel, "hej", mention=False)
    await teams.rename_channel(channel, "Styrgruppen")

    assert bot.heard[0]["channelData"]["eventType"] == "channelRenamed"
    assert bot.heard[0]["channelData"]["channel"] == {"id": channel.id, "name": "Styrgruppen"}
    assert [seen.text for seen in teams.messages(teams.channel("Styrgruppen"))] == ["hej"]


async def test_who_removes_the_bot_from_her_chat_is_out_of_reach_by_directory_id(
    bot: FakeBot, teams: LocalTeams
) -> None:
    await teams.uninstall(SVEN)
    tenant = teams.settings()["MicrosoftAppTenantId"]
    opening = {"members": [{"id": SVEN.entra_id}], "tenantId": tenant}

    assert (bot.heard[0]["type"], bot.heard[0]["action"]) == ("installationUpdate", "remove")
    assert (await bot.ask("POST", "/v3/conversations", opening))[0] == 403
