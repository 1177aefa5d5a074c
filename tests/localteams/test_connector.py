"""The connector answers as Teams does: where a bot may write, what it is refused, and in which words."""

import asyncio

from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, FOUR_PEOPLE, JOHAN, KARIN, SVEN
from bot.localteams.world import Reach
from tests.localteams.fake_bot import FakeBot

HELLO = {"type": "message", "text": "hej"}


def opening(bot: FakeBot, identity: str) -> dict[str, object]:
    tenant = bot.teams.settings()["MicrosoftAppTenantId"]
    return {"members": [{"id": identity}], "tenantId": tenant, "channelData": {"tenant": {"id": tenant}}}


async def test_a_chat_is_opened_by_teams_id_or_directory_id_and_never_by_mail(bot: FakeBot, teams: LocalTeams) -> None:
    by_id = await bot.ask("POST", "/v3/conversations", opening(bot, AMIRA.teams_id))
    by_directory = await bot.ask("POST", "/v3/conversations", opening(bot, AMIRA.entra_id))
    by_mail = await bot.ask("POST", "/v3/conversations", opening(bot, AMIRA.upn))

    assert by_id == by_directory == (201, {"id": teams.chat(AMIRA).id, "serviceUrl": teams.service_url})
    assert (by_mail[0], by_mail[1]["error"]["code"]) == (400, "BadArgument")


async def test_a_thread_is_begun_in_a_channel_and_replied_to_and_edited(bot: FakeBot, teams: LocalTeams) -> None:
    channel = teams.channel("Ledningsgruppen")
    status, made = await bot.ask(
        "POST",
        "/v3/conversations",
        {"channelData": {"channel": {"id": channel.id}}, "activity": HELLO},
    )
    thread = f"/v3/conversations/{made['id']}/activities"

    assert (status, made["id"]) == (201, f"{channel.id};messageid={made['activityId']}")
    _, reply = await bot.ask("POST", thread, HELLO | {"text": "och mer"})
    await bot.ask("PUT", f"{thread}/{made['activityId']}", HELLO | {"text": "hej igen"})
    _, other = await bot.ask("POST", f"{thread}/{made['activityId']}", HELLO | {"text": "bort"})
    await bot.ask("DELETE", f"{thread}/{other['id']}")

    assert [(seen.id, seen.root_id, seen.text, seen.is_edited) for seen in teams.messages(channel)] == [
        (made["activityId"], made["activityId"], "hej igen", True),
        (reply["id"], made["activityId"], "och mer", False),
    ]


async def test_a_post_to_the_channel_itself_begins_a_thread(bot: FakeBot, teams: LocalTeams) -> None:
    channel = teams.channel("Ledningsgruppen")
    await bot.write(channel.id, HELLO)
    await bot.write(channel.id, HELLO)

    assert [seen.root_id == seen.id for seen in teams.messages(channel)] == [True, True]


async def test_the_roster_comes_whole_in_pages_and_one_by_one(bot: FakeBot, teams: LocalTeams) -> None:
    members = f"/v3/conversations/{teams.channel('Ledningsgruppen').id}"
    _, whole = await bot.ask("GET", members + "/members")
    _, first = await bot.ask("GET", members + "/pagedmembers?pageSize=3")
    _, second = await bot.ask(
        "GET", members + f"/pagedmembers?pageSize=3&continuationToken={first['continuationToken']}"
    )
    _, sven = await bot.ask("GET", f"{members}/members/{SVEN.teams_id}")

    assert [member["name"] for member in whole] == [person.name for person in FOUR_PEOPLE]
    assert first["members"] + second["members"] == whole
    assert (sven["userPrincipalName"], sven["userRole"], "continuationToken" in second) == (SVEN.upn, "user", False)
    assert (await bot.ask("GET", members + "/members/29:nobody"))[0] == 404


async def test_the_team_names_its_channels_but_not_the_general_one(bot: FakeBot, teams: LocalTeams) -> None:
    general, group = teams.channel("Allmänt").id, teams.channel("Ledningsgruppen").id

    assert await bot.ask("GET", f"/v3/teams/{general}/conversations") == (
        200,
        {"conversations": [{"id": general, "name": None}, {"id": group, "name": "Ledningsgruppen"}]},
    )


async def test_each_way_of_being_out_of_reach_has_its_own_refusal(bot: FakeBot, teams: LocalTeams) -> None:
    teams.reach(KARIN, Reach.BLOCKED)
    teams.reach(JOHAN, Reach.LEFT)
    teams.reach(AMIRA, Reach.NOT_INSTALLED)
    where = [teams.chat(KARIN).id, teams.chat(JOHAN).id, "a:nowhere"]

    refusals = [await bot.ask("POST", f"/v3/conversations/{each}/activities", HELLO) for each in where]
    refusals.append(await bot.ask("POST", "/v3/conversations", opening(bot, AMIRA.entra_id)))

    assert [(status, body["error"]["code"]) for status, body in refusals] == [
        (403, "ConversationBlockedByUser"),
        (403, "BotNotInConversationRoster"),
        (404, "ConversationNotFound"),
        (403, "ForbiddenOperationException"),
    ]


async def test_an_archived_team_says_so_inside_the_message(bot: FakeBot, teams: LocalTeams) -> None:
    teams.world.setting.team.is_archived = True
    status, body = await bot.ask("POST", f"/v3/conversations/{teams.channel('Allmänt').id}/activities", HELLO)

    assert (status, body["error"]["message"]) == (403, '{"subCode": "MessageWritesBlocked", "details": "archived"}')


async def test_an_activity_over_a_hundred_kilobytes_is_too_big_inline_images_aside(
    bot: FakeBot,
    teams: LocalTeams,
) -> None:
    there = f"/v3/conversations/{teams.chat(KARIN).id}/activities"
    picture = {"contentType": "image/png", "contentUrl": "data:image/png;base64," + "A" * 200_000}

    assert (await bot.ask("POST", there, HELLO | {"text": "å" * 51_300}))[0] == 413
    assert (await bot.ask("POST", there, HELLO | {"text": "å" * 51_000, "attachments": [picture]}))[0] == 201


async def test_the_bot_may_not_change_what_others_wrote(bot: FakeBot, teams: LocalTeams) -> None:
    await teams.say(KARIN, teams.chat(KARIN), "mitt")
    [mine] = teams.messages(KARIN)

    assert (await bot.ask("PUT", f"/v3/conversations/{mine.place.id}/activities/{mine.id}", HELLO))[0] == 403


async def test_the_weather_throttles_breaks_and_delays_and_all_is_on_record(bot: FakeBot, teams: LocalTeams) -> None:
    there = f"/v3/conversations/{teams.chat(KARIN).id}/activities"
    teams.weather.throttle(retry_after=3)
    teams.weather.refuse(503, which=lambda request: request.activity.get("text") == "hej")
    teams.weather.delay(0.05)

    statuses = [(await bot.ask("POST", there, HELLO))[0] for _ in range(4)]

    assert statuses == [429, 503, 201, 201]
    assert [(one.status, one.is_taken) for one in teams.received] == [
        (429, False),
        (503, False),
        (201, True),
        (201, True),
    ]
    late = teams.received[2]
    assert late.answered is not None
    assert late.answered - late.arrived >= 0.05


async def test_a_cut_connection_leaves_the_message_written_and_the_bot_unknowing(
    bot: FakeBot, teams: LocalTeams
) -> None:
    teams.weather.cut()
    asked = asyncio.gather(bot.write(teams.chat(KARIN).id, HELLO), return_exceptions=True)

    assert [type(outcome).__name__ for outcome in await asked] == ["ServerDisconnectedError"]
    assert [seen.text for seen in teams.messages(KARIN)] == ["hej"]


async def test_who_joins_is_in_the_roster_and_who_leaves_is_not(bot: FakeBot, teams: LocalTeams) -> None:
    await teams.leave(SVEN)

    assert [person.name for person in teams.world.members(teams.channel("Allmänt"))] == [
        "Karin Ek",
        "Johan Lind",
        "Amira Haddad",
    ]
    await teams.join(SVEN)
    assert [list(one.keys() & {"membersAdded", "membersRemoved"}) for one in bot.heard] == [
        ["membersRemoved"],
        ["membersAdded"],
    ]


async def test_in_strict_weather_the_eighth_post_in_a_second_is_one_too_many(bot: FakeBot, teams: LocalTeams) -> None:
    teams.weather.is_strict = True
    there = f"/v3/conversations/{teams.chat(KARIN).id}/activities"

    statuses = [(await bot.ask("POST", there, HELLO))[0] for _ in range(8)]

    assert statuses == [201] * 7 + [429]
    elsewhere = f"/v3/conversations/{teams.chat(JOHAN).id}/activities"
    assert (await bot.ask("POST", elsewhere, HELLO))[0] == 201


async def test_what_is_meant_for_one_is_seen_by_her_alone(bot: FakeBot, teams: LocalTeams) -> None:
    channel = teams.channel("Ledningsgruppen")
    there = f"/v3/conversations/{channel.id}/activities?isTargetedActivity=true"
    await bot.ask("POST", there, HELLO | {"recipient": {"id": SVEN.teams_id}})

    assert [len(teams.messages(channel, seen_by=person)) for person in (SVEN, KARIN)] == [1, 0]
