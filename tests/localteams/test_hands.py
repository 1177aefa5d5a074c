"""What presses send, and what people see of the answers."""

from typing import Any

import pytest

from bot.localteams.cards import NoSuchButton, buttons, labels, texts
from bot.localteams.hands import UNREACHABLE
from bot.localteams.inputs import NotFilledIn
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, JOHAN, KARIN
from tests.localteams.fake_bot import CARD, FakeBot, with_card

Json = dict[str, Any]

FORM: Json = {
    "type": "AdaptiveCard", "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "Nytt förslag"},
        {"type": "ColumnSet", "columns": [{"type": "Column", "items": [
            {"type": "Input.Text", "id": "title", "label": "Rubrik", "isRequired": True, "errorMessage": "Skriv en rubrik"},
        ]}]},
        {"type": "Input.ChoiceSet", "id": "kind", "label": "Typ", "value": "decision", "choices": [
            {"title": "Beslut", "value": "decision"}, {"title": "Dialog", "value": "dialog"}]},
        {"type": "Input.Number", "id": "minutes", "label": "Tid (minuter)", "value": 10, "min": 5, "max": 120},
        {"type": "Input.Toggle", "id": "share", "title": "Dela med systergrupp"},
        {"type": "Input.ChoiceSet", "id": "presenters", "label": "Föredragande", "isMultiSelect": True,
         "choices": [], "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}},
    ],
    "actions": [
        {"type": "Action.Execute", "title": "Skicka förslag", "verb": "send", "data": {"group": "7"}},
        {"type": "Action.ShowCard", "title": "Avslå", "card": {
            "type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "reason", "label": "Motivering"}],
            "actions": [{"type": "Action.Execute", "title": "Ja, avslå", "verb": "decline"}]}},
        {"type": "Action.Submit", "title": "Öppna", "data": {"msteams": {"type": "task/fetch"}, "what": "form"}},
        {"type": "Action.Submit", "title": "Svara", "data": {"what": "reply"}},
        {"type": "Action.Submit", "title": "Hjälp", "data": {"msteams": {"type": "imBack", "value": "hjälp"}}},
        {"type": "Action.Execute", "title": "Avbryt", "verb": "cancel", "associatedInputs": "none"},
    ],
}
PLAIN: Json = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Tack"}]}


async def asked(bot: FakeBot, teams: LocalTeams, card: Json = FORM) -> str:
    """Let the bot put `card` before Karin; return the message's id."""
    return await bot.write(teams.chat(KARIN).id, with_card(card))


def word(text: str) -> Json:
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text}


async def test_a_card_tells_its_words_its_labels_and_its_buttons(bot: FakeBot, teams: LocalTeams) -> None:
    await asked(bot, teams)
    card = teams.last(KARIN).card

    assert texts(card)[:2] == ["Nytt förslag", "Rubrik"]
    assert labels(card) == ["Rubrik", "Typ", "Tid (minuter)", "share", "Föredragande", "Motivering"]
    assert buttons(card) == ["Skicka förslag", "Avslå", "Ja, avslå", "Öppna", "Svara", "Hjälp", "Avbryt"]


async def test_a_press_sends_every_input_as_a_string_and_shows_the_answer_to_her_alone(
    bot: FakeBot, teams: LocalTeams,
) -> None:
    bot.answers["send"] = {"statusCode": 200, "type": CARD, "value": PLAIN}
    message = await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))

    given = {"Rubrik": "Lokalplan", "Typ": "Dialog", "share": True, "Föredragande": [AMIRA, JOHAN]}
    pressed = await teams.press(KARIN, message, "Skicka förslag", **given)

    [heard] = bot.heard
    assert (heard["type"], heard["name"], heard["replyToId"]) == ("invoke", "adaptiveCard/action", message)
    assert heard["value"] == {"trigger": "manual", "action": {
        "type": "Action.Execute", "title": "Skicka förslag", "verb": "send", "data": {
            "group": "7", "title": "Lokalplan", "kind": "dialog", "minutes": "10", "share": "true",
            "presenters": f"{AMIRA.entra_id},{JOHAN.entra_id}"}}}
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
    bot: FakeBot, teams: LocalTeams,
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
    bot: FakeBot, teams: LocalTeams,
) -> None:
    message = await asked(bot, teams)
    await teams.press(KARIN, message, "Svara", Rubrik="x")
    await teams.press(KARIN, message, "Hjälp", Rubrik="x")

    assert [(heard["type"], heard.get("text")) for heard in bot.heard] == [("message", None), ("message", "hjälp")]
    assert bot.heard[0]["value"] == {"what": "reply", "title": "x", "kind": "decision", "minutes": "10", "share": "false"}


async def test_a_dialog_opens_is_answered_and_closes_with_a_word(bot: FakeBot, teams: LocalTeams) -> None:
    bot.answers["task/fetch"] = {"task": {"type": "continue", "value": {
        "title": "Förslag", "card": {"contentType": CARD, "content": FORM}}}}
    bot.answers["task/submit"] = {"task": {"type": "message", "value": "Sparat"}}
    opened = await teams.press(KARIN, await asked(bot, teams), "Öppna", Rubrik="x")

    dialog = teams.dialog(KARIN)
    assert dialog is opened.dialog
    assert dialog
    assert dialog.title == "Förslag"
    closed = await teams.press(KARIN, dialog, "Svara", Rubrik="Lokalplan")
    assert bot.heard[1]["name"] == "task/submit"
    assert bot.heard[1]["value"]["data"]["title"] == "Lokalplan"
    assert (closed.word, teams.dialog(KARIN)) == ("Sparat", None)


async def test_a_message_action_carries_the_message_and_goes_back_with_its_form(bot: FakeBot, teams: LocalTeams) -> None:
    bot.answers["composeExtension/fetchTask"] = {"task": {"type": "continue", "value": {
        "title": "Föreslå", "card": {"contentType": CARD, "content": FORM}}}}
    bot.answers["composeExtension/submitAction"] = {}
    channel = teams.channel("Ledningsgruppen")
    await teams.say(AMIRA, channel, "Vi borde ta <lokalerna>", mention=False)

    opened = await teams.act_on(KARIN, teams.messages(channel)[0])
    assert opened.dialog
    await teams.press(KARIN, opened.dialog, "Svara", Rubrik="Lokaler")

    payloads = [heard["value"]["messagePayload"] for heard in bot.heard]
    assert payloads[0]["body"]["content"] == "<p>Vi borde ta &lt;lokalerna&gt;</p>"
    assert payloads[0]["from"]["user"]["id"] == AMIRA.entra_id
    assert [heard["value"]["commandId"] for heard in bot.heard] == ["agenda.propose"] * 2
    assert (payloads[1], teams.dialog(KARIN)) == (payloads[0], None)


async def test_a_card_with_views_asks_once_for_each_who_has_one_when_she_opens_it(
    bot: FakeBot, teams: LocalTeams,
) -> None:
    bot.answers["view"] = {"statusCode": 200, "type": CARD, "value": PLAIN}
    action = {"type": "Action.Execute", "verb": "view", "data": {"poll": "1"}}
    channel = teams.channel("Ledningsgruppen")
    await bot.write(channel.id, with_card(FORM | {"refresh": {"action": action, "userIds": [KARIN.teams_id]}}))

    for person in (KARIN, JOHAN, KARIN):
        await teams.open(person, channel)

    assert [(one["from"]["name"], one["value"]["trigger"]) for one in bot.heard] == [("Karin Ek", "automatic")]
    assert teams.last(channel, seen_by=KARIN).card == PLAIN


async def test_a_file_that_is_taken_is_uploaded_and_one_that_is_declined_is_not(
    bot: FakeBot, teams: LocalTeams,
) -> None:
    consent = {"contentType": "application/vnd.microsoft.teams.card.file.consent", "name": "mötet.docx", "content": {
        "description": "Mötesanteckningar", "sizeInBytes": 4, "acceptContext": {"n": 1}, "declineContext": {"n": 2}}}
    message = await bot.write(teams.chat(KARIN).id, {"type": "message", "attachments": [consent]})
    await teams.answer_file(KARIN, message, accept=False)
    await teams.answer_file(KARIN, message)

    declined, accepted = (heard["value"] for heard in bot.heard)
    assert (declined["action"], declined["context"]) == ("decline", {"n": 2})
    assert (accepted["action"], accepted["context"]) == ("accept", {"n": 1})
    assert bot._session
    async with bot._session.put(
        accepted["uploadInfo"]["uploadUrl"], data=b"docx", headers={"Content-Range": "bytes 0-3/4"},
    ) as response:
        assert response.status == 201
    assert teams.file("mötet.docx") == b"docx"


async def test_an_invoke_that_fails_is_told_as_teams_tells_it(bot: FakeBot, teams: LocalTeams) -> None:
    message = await asked(bot, teams)
    teams.bot_url = "http://127.0.0.1:9/api/messages"
    pressed = await teams.press(KARIN, message, "Avbryt")

    assert (pressed.status, pressed.word) == (0, UNREACHABLE)
