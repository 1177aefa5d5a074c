"""What becomes of a group: people who lead it leave, the bot is taken out and put back, the team is archived."""

from datetime import timedelta

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import published, sqlite_only
from tests.stories.stage import Stage, offered, said

pytestmark = [sqlite_only, pytest.mark.thorough]


def _all_seen(group: Stage) -> int:
    """Return how many messages of the bot stand in the channel and in everybody's own chat."""
    places = [group.channel, *(group.local.chat(one) for one in (KARIN, JOHAN, AMIRA, SVEN))]
    return sum(len(group.bot_in(place, KARIN)) for place in places)


async def test_when_the_chair_leaves_the_secretary_is_told_and_appoints_another(group: Stage) -> None:
    await group.local.leave(KARIN)

    word = await group.sees(JOHAN, "Karin Ek, som är ordförande, är inte längre med i gruppen")

    assert (said(word)[0], offered(word)) == ("Ledningsgruppen", ["Inställningar"])
    form = await group.told(JOHAN, "inställningar")
    await group.local.press(JOHAN, form, "Spara", Ordförande=AMIRA.teams_id)
    await group.told(SVEN, "föreslå Städschema")
    assert (await group.sees(AMIRA, "Städschema")).summary == "Sven Åberg föreslår: Städschema"


async def test_when_both_have_left_any_member_may_lead_and_a_guest_may_not(group: Stage) -> None:
    await group.local.leave(KARIN)
    await group.local.leave(JOHAN)

    word = await group.sees(AMIRA, "Ingen leder gruppen nu", place=group.channel)

    assert offered(word) == ["Inställningar"]
    form = await group.said(AMIRA, "inställningar")
    await group.local.press(AMIRA, form, "Spara", Ordförande=AMIRA.teams_id, Sekreterare=SVEN.teams_id)
    refused = await group.said(GUEST, "inställningar")
    assert "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra" in " ".join(said(refused))


async def test_while_the_bot_is_out_of_the_team_nothing_is_posted_and_afterwards_all_is_as_it_was(group: Stage) -> None:
    await published(group)
    await group.told(SVEN, "föreslå Städschema")
    await group.local.remove_bot()
    before = _all_seen(group)
    await group.later(timedelta(days=21))
    assert _all_seen(group) == before

    await group.local.install()
    await group.settled()

    back = await group.sees(KARIN, "Jag är tillbaka", place=group.channel)
    assert said(back)[0] == "Ledningsgruppen"
    assert "Städschema" in " ".join(said(await group.told(KARIN, "förslag")))
    assert [word for one in group.bot_in(group.channel, KARIN) for word in said(one)].count("Jag är tillbaka") == 1


async def test_an_archived_team_is_left_in_peace_until_it_is_taken_out_again(group: Stage) -> None:
    await published(group)
    await group.local.happens("teamArchived", group.channel)
    before = _all_seen(group)
    await group.later(timedelta(days=21))
    assert _all_seen(group) == before

    await group.local.happens("teamUnarchived", group.channel)
    await group.settled()
    await group.later(timedelta(days=7))

    assert _all_seen(group) > before
    assert "Jag är tillbaka" in said(await group.sees(KARIN, "Jag är tillbaka", place=group.channel))


async def test_another_channel_that_is_deleted_does_not_put_the_group_to_sleep(group: Stage) -> None:
    other = group.local.open_channel("Sociala")
    await group.local.happens("channelDeleted", other)
    await group.local.rename_channel(group.channel, "LG 2027")
    await group.settled()

    shown = await group.said(KARIN, "inställningar", place=group.local.channel("LG 2027"))

    assert "Jag är tillbaka" not in [word for one in group.bot_in(shown.place, KARIN) for word in said(one)]
    assert "Inställningar" in said(shown)


async def test_a_group_chat_carries_a_group_as_a_channel_does(stage: Stage) -> None:
    chat = stage.local.open_group_chat("Styrgruppen", [KARIN, JOHAN, AMIRA])
    form = await stage.said(JOHAN, "kom igång", place=chat)
    await stage.local.press(JOHAN, form, "Spara", Ordförande=KARIN.teams_id)
    await stage.settled()

    await stage.said(AMIRA, "föreslå Lokalplan 2027", place=chat)
    await stage.local.press(KARIN, await stage.sees(KARIN, "Lokalplan 2027"), "Anta")
    agenda = await stage.said(KARIN, "dagordning", place=chat)
    await stage.local.press(KARIN, agenda, "Publicera")
    await stage.settled()

    published = await stage.sees(AMIRA, "Publicerad", place=chat)
    assert "Lokalplan 2027" in said(published)


async def test_two_channels_of_one_team_are_two_groups_and_a_command_in_her_own_chat_asks_which(group: Stage) -> None:
    other = group.local.open_channel("Styrgruppen")
    form = await group.said(JOHAN, "kom igång", place=other)
    await group.local.press(JOHAN, form, "Spara", **{"Gruppens namn": "Styrgruppen"})
    await group.settled()

    asked = await group.told(AMIRA, "föreslå Ny taxa")

    assert offered(asked) == ["Ledningsgruppen", "Styrgruppen"]
    await group.local.press(AMIRA, asked, "Styrgruppen")
    await group.settled()
    assert "F-1 · Ny taxa" in " ".join(said(await group.sees(JOHAN, "Ny taxa")))
    assert "Inga förslag väntar på svar" in " ".join(said(await group.said(KARIN, "förslag")))
