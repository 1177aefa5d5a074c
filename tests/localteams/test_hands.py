"""What presses send, and what people see of the answers."""

import pytest

from bot.localteams.cards import NoSuchButton, buttons, labels, texts
from bot.localteams.inputs import NotFilledIn
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, JOHAN, KARIN
from tests.localteams.fake_bot import CARD, FakeBot, with_card
from tests.localteams.pressing import FORM, PLAIN, asked, word


async def test_a_card_tells_its_words_its_labels_and_its_buttons(bot: FakeBot, teams: LocalTeams) -> None:
    await asked(bot, teams)
    card = teams.last(KARIN).card

    assert texts(card)[:2] == ["Nytt förslag", "Rubrik"]
    assert labels(card) == ["Rubrik", "Typ", "Tid (minuter)", "share", "Föredragande", "Motivering"]
    assert buttons(card) == ["Skicka förslag", "Avslå", "Ja, avslå", "Öppna", "Svara", "Hjälp", "Avbryt"]


async def test_a_press_sends_every_input_as_a_string_and_shows_the_answer_to_her_alone(
    bot: FakeBot,
    teams: LocalTeams,
) -> None:
    bot.answers["send"] = {"statusCode": 200, "type": CARD, "value": PLAIN}
    message = await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))

    given = {"Rubrik": "Lokalplan", "Typ": "Dialog", "share": True, "Föredragande": [AMIRA, JOHAN]}
    pressed = await teams.press(KARIN, message, "Skicka förslag", **given)

    [heard] = bot.heard
    assert (heard["type"], heard["name"], heard["replyToId"]) == ("invoke", "adaptiveCard/action", message)
    assert heard["value"] == {
        "trigger": "manual",
        "action": {
            "type": "Action.Execute",
            "title": "Skicka förslag",
            "verb": "send",
            "data": {
                "group": "7",
                "title": "Lokalplan",
                "kind": "dialog",
                "minutes": "10",
                "share": "true",
                "presenters": f"{AMIRA.entra_id},{JOHAN.entra_id}",
            },
        },
    }
    assert (pressed.status, pressed.card) == (200, PLAIN)
    place = teams.channel("Ledningsgruppen")
    assert [teams.last(place, seen_by=person).card == PLAIN for person in (KARIN, JOHAN)] == [True, False]


async def test_an_edit_replaces_what_each_saw(bot: FakeBot, teams: LocalTeams) -> None:
    bot.answers["send"] = {"statusCode": 200, "type": CARD, "value": PLAIN}
    message = await asked(bot, teams)
    await teams.press(KARIN, message, "send", title="x")
    await bot.ask("PUT", f"/v3/conversations/{teams.chat(KARIN).id}/activities/{message}", with_card(FORM))

    assert teams.last(KARIN).card == FORM


async def test_a_show_card_sends_the_inputs_around_it_and_its_own(bot: FakeBot, teams: LocalTeams) -> None:
    bot.answers["decline"] = word("Avslaget")
    pressed = await teams.press(KARIN, await asked(bot, teams), "Ja, avslå", Motivering="Hinns inte", Rubrik="Plan")

    assert {"reason", "title", "minutes"} <= bot.heard[0]["value"]["action"]["data"].keys()
    assert (pressed.word, teams.toasts(KARIN), teams.toasts(JOHAN)) == ("Avslaget", ["Avslaget"], [])


async def test_a_required_input_left_empty_sends_nothing_unless_the_button_minds_no_inputs(
    bot: FakeBot,
    teams: LocalTeams,
) -> None:
    bot.answers["cancel"] = word("Avbrutet")
    message = await asked(bot, teams)

    with pytest.raises(NotFilledIn, match="Skriv en rubrik"):
        await teams.press(KARIN, message, "Skicka förslag")
    with pytest.raises(NotFilledIn, match="none of"):
        await teams.press(KARIN, message, "Skicka förslag", Rubrik="x", Typ="Annat")
    with pytest.raises(NoSuchButton, match="Skicka förslag"):
        await teams.press(KARIN, message, "Publicera")
    await teams.press(KARIN, message, "Avbryt")

    assert [heard["value"]["action"]["data"] for heard in bot.heard] == [{}]


async def test_a_plain_submit_is_a_message_with_a_value_and_im_back_is_one_with_text(
    bot: FakeBot,
    teams: LocalTeams,
) -> None:
    message = await asked(bot, teams)
    await teams.press(KARIN, message, "Svara", Rubrik="x")
    await teams.press(KARIN, message, "Hjälp", Rubrik="x")

    assert [(heard["type"], heard.get("text")) for heard in bot.heard] == [("message", None), ("message", "hjälp")]
    assert bot.heard[0]["value"] == {
        "what": "reply",
        "title": "x",
        "kind": "decision",
        "minutes": "10",
        "share": "false",
    }
