"""A third party follows a proposal: "kvittens till …"."""

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import facts, shown, sqlite_only
from tests.stories.stage import Stage, offered, said

pytestmark = [sqlite_only, pytest.mark.thorough]


async def test_a_third_party_named_in_one_line_follows_every_step_in_one_message(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan 2027 kvittens till Sven Åberg")
    copy = await group.sees(SVEN, "F-1 · Lokalplan 2027")
    before = len(group.bot_in(group.local.chat(SVEN), SVEN))

    assert said(receipt)[1] == "F-1 · Lokalplan 2027"
    assert said(receipt)[-1] == "Kvittens till Sven Åberg"
    assert said(copy)[:3] == [
        "Kvittens · Ledningsgruppen",
        "F-1 · Lokalplan 2027",
        "Skickat till ordförande och sekreterare, inte avgjort än",
    ]
    assert offered(copy) == []
    await group.local.press(KARIN, await group.sees(KARIN, "F-1"), "Anta", Motivering="Viktigt nu")
    await group.settled()
    assert said(shown(group, SVEN, copy))[2:4] == [
        "Antaget till mötet fredag 20 november av Karin Ek",
        "Motivering Viktigt nu",
    ]
    assert len(group.bot_in(group.local.chat(SVEN), SVEN)) == before


async def test_a_third_party_is_chosen_in_the_form_and_another_when_it_is_edited(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")
    await group.local.press(AMIRA, form, "Skicka förslag", **{"Rubrik": "Lokalplan", "Kvittens till": SVEN})
    await group.settled()
    assert said(await group.sees(SVEN, "Kvittens"))[1] == "F-1 · Lokalplan"

    opened = await group.local.press(AMIRA, shown(group, AMIRA, form), "Ändra")
    assert opened.dialog is not None
    await group.local.press(AMIRA, opened.dialog, "Spara", **{"Kvittens till": JOHAN})
    await group.settled()

    assert said(shown(group, AMIRA, form))[-1] == "Kvittens till Johan Lind"
    assert said(await group.sees(JOHAN, "Kvittens ·"))[1] == "F-1 · Lokalplan"
    assert group.count(SVEN, "Kvittens") == 1


async def test_a_name_that_nobody_here_has_is_refused_and_nothing_is_sent(group: Stage) -> None:
    before = await facts(group)

    refused = await group.said(AMIRA, "föreslå Lokalplan kvittens till Ebba Ek")

    assert said(refused)[1] == (
        "Jag känner ingen Ebba Ek i Ledningsgruppen, så inget skickades. Skriv hela namnet som det står i Teams."
    )
    assert await facts(group) == before


async def test_whoever_follows_her_own_proposal_has_her_receipt_already(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan kvittens till Amira Haddad")

    assert said(receipt)[-1] == "Möte fredag 20 november"
    assert group.count(AMIRA, "Kvittens") == 0


async def test_whoever_left_the_team_hears_no_more_of_the_proposal(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan kvittens till Sven")
    await group.settled()
    for who in (AMIRA, SVEN):
        await group.local.leave(who)
        group.local.world.reach.clear()
    before = {who: [said(one) for one in group.bot_in(group.local.chat(who), who)] for who in (AMIRA, SVEN)}

    await group.local.press(KARIN, await group.sees(KARIN, "F-1 · Lokalplan"), "Avslå", Motivering="Inte nu")
    await group.settled()

    assert {who: [said(one) for one in group.bot_in(group.local.chat(who), who)] for who in (AMIRA, SVEN)} == before
    assert said(shown(group, KARIN, receipt))[2] == "Avslaget av Karin Ek"
