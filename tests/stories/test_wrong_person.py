"""The wrong person, or the wrong place: told why and what to do instead, and nothing changes."""

from bot.localteams.board import Seen
from bot.localteams.cards import find_action
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import (
    SV,
    facts,
    hidden,
    press_raw,
    published,
    second_group,
    sqlite_only,
    word,
)
from tests.stories.stage import Stage, offered, said

NOT_IN_IT = SV(
    "That is for the members of {group}. Ask its chair or secretary to add you to the team.", group="Ledningsgruppen"
)
NO_GROUP = SV("You are in no group that is set up. Add me to your group's channel and write “set up” to me there.")
NOT_SET_UP = SV("This channel is not set up yet. Write “set up” to begin.")
GONE = SV("I can't find that any more. Ask for the list again.")


def _why(answer: Seen) -> str | None:
    """Return the refusal that a message is, or None."""
    lines = said(answer)
    return lines[1] if lines[0] == SV("That did not go through") else None


async def test_who_left_the_team_is_a_member_no_longer_and_hears_no_more_of_it(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    await published(group)
    await group.settled()
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    mine = await group.told(AMIRA, "mina uppdrag")
    for who in (KARIN, AMIRA):
        assert (await group.local.leave(who)).status == 201
        group.local.world.reach.clear()
    before = await facts(group)
    said_before = {who: len(group.bot_in(group.local.chat(who), who)) for who in (KARIN, AMIRA)}

    channel = [_why(await group.said(AMIRA, words)) for words in ("föreslå Mer", "dagordning", "uppdrag", "kom igång")]
    direct = [_why(await group.told(KARIN, words)) for words in ("förslag", "dagordning", "föreslå Mer")]
    nothing = await group.told(AMIRA, "mina uppdrag")
    pressed = [
        word(await press_raw(group, KARIN, "proposals.accept", hidden(copy, "Anta"), on=copy)),
        word(await press_raw(group, AMIRA, "assignments.done", hidden(mine, "Klart"), on=mine)),
        word(await press_raw(group, AMIRA, "proposals.withdraw", hidden(receipt, "Dra tillbaka"), on=receipt)),
        word(await press_raw(group, KARIN, "setup.save", {"name": "Kapad"}, place=group.channel)),
    ]
    assert await facts(group) == before
    await group.said(SVEN, "föreslå Efteråt")
    await group.settled()

    assert channel == [NOT_IN_IT] * 4
    assert direct == [NO_GROUP] * 3
    assert said(nothing)[1] == SV("You have nothing open")
    assert pressed == [GONE, GONE, GONE, NOT_IN_IT]
    heard = {who: len(group.bot_in(group.local.chat(who), who)) for who in (KARIN, AMIRA)}
    assert heard == {KARIN: said_before[KARIN] + 3, AMIRA: said_before[AMIRA] + 1}
    assert (await group.sees(JOHAN, "Efteråt")).card


@sqlite_only
async def test_another_tenants_people_are_turned_away_and_a_tenant_never_sees_anothers_things(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    before = await facts(group)
    other = "33333333-3333-3333-3333-333333333333"
    message = group.local.activity(KARIN, group.channel, "förslag")
    moved = {
        **message,
        "conversation": {**message["conversation"], "tenantId": other},
        "channelData": {**message["channelData"], "tenant": {"id": other}},
    }
    torn = {**message, "conversation": {**message["conversation"], "tenantId": other}}
    homeless = {
        **message,
        "conversation": {"id": message["conversation"]["id"], "conversationType": "channel"},
        "channelData": {},
    }

    assert [(await group.local.deliver(one)).status for one in (moved, torn, homeless)] == [403] * 3
    assert (receipt.card, await facts(group)) == (receipt.card, before)


@sqlite_only
async def test_before_setting_up_a_channel_and_a_chat_say_how_to_begin(stage: Stage) -> None:
    await stage.local.install()
    await stage.settled()

    channel = {
        words: _why(await stage.said(AMIRA, words))
        for words in ("dagordning", "föreslå Lokalplan", "uppdrag", "förslag", "inställningar")
    }
    direct = {
        words: _why(await stage.told(AMIRA, words))
        for words in ("dagordning", "föreslå Lokalplan", "uppdrag", "förslag")
    }
    form = await stage.said(AMIRA, "kom igång")
    guest = await stage.said(GUEST, "kom igång")
    alone = await stage.told(AMIRA, "kom igång")
    help_there, help_here = await stage.said(AMIRA, "hjälp"), await stage.told(AMIRA, "hjälp")

    assert channel == dict.fromkeys(channel, NOT_SET_UP)
    assert direct == dict.fromkeys(direct, NO_GROUP)
    assert offered(form) == ["Spara"]
    assert _why(guest) == SV("A guest can't set up a group. Ask a member of the team to do it.")
    assert _why(alone) == SV("A group is set up in its own channel: add me there and write “set up” to me.")
    assert (offered(help_there), offered(help_here)[:1]) == (["Kom igång"], ["Mina uppdrag"])
    assert (await facts(stage))["leadership_group"] == []


async def test_a_group_chat_can_be_a_group_as_well_as_a_channel(stage: Stage) -> None:
    await stage.local.install()
    place = await second_group(stage)

    receipt = await stage.said(AMIRA, "föreslå Lokalplan", place=place)
    copy = await stage.sees(SVEN, "F-1 · Lokalplan")
    await stage.local.press(SVEN, copy, "Hantera i Teams")
    await stage.settled()
    thread = await stage.sees(AMIRA, "Hanteras i Teams", place=place)

    assert said(receipt)[:2] == ["Kvittens", "F-1 · Lokalplan"]
    assert said(thread)[1] == "F-1 · Lokalplan"
    assert stage.bot_in(stage.channel, JOHAN)[1:] == []


async def test_in_1_to_1_a_command_goes_to_her_only_group_or_asks_which_of_two(group: Stage) -> None:
    await second_group(group)

    only = await group.told(KARIN, "dagordning")
    asked = await group.told(AMIRA, "föreslå Lokalplan 2027")
    choice = offered(asked)
    assert (said(only)[0], choice) == ("Dagordning · Ledningsgruppen", ["Ledningsgruppen", "Styrgruppen"])
    assert (await facts(group))["proposal"] == []

    pressed = await group.local.press(AMIRA, asked, "Styrgruppen")
    await group.settled()
    receipt = await group.sees(AMIRA, "Kvittens")

    assert (pressed.status, said(receipt)[:2]) == (200, ["Kvittens", "F-1 · Lokalplan 2027"])
    asked_for = find_action(asked.card, "Styrgruppen").action["data"]
    again = await press_raw(group, AMIRA, "chat.say_in_group", asked_for, on=asked)
    assert (again.status, len((await facts(group))["proposal"])) == (200, 1)
    assert receipt.id == asked.id
    assert [one for one in group.bot_in(group.local.chat(KARIN), KARIN) if "F-1" in str(one.card)] == []
    assert "F-1 · Lokalplan 2027" in said(await group.sees(SVEN, "F-1"))
    long = await group.told(AMIRA, "anteckningar " + "Ett långt ord. " * 500)
    assert _why(long) == SV(
        "You are in several groups, and this is too long for me to ask which one you mean. "
        "Write it in the group's channel, or send it as a file."
    )
