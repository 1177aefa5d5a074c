"""Dialogs, message actions, views of one's own, files on offer, and answers that fail."""

from bot.localteams.hands import UNREACHABLE
from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, JOHAN, KARIN
from tests.localteams.fake_bot import CARD, FakeBot, with_card
from tests.localteams.pressing import FORM, PLAIN, asked


async def test_a_dialog_opens_is_answered_and_closes_with_a_word(bot: FakeBot, teams: LocalTeams) -> None:
    bot.answers["task/fetch"] = {
        "task": {"type": "continue", "value": {"title": "Förslag", "card": {"contentType": CARD, "content": FORM}}}
    }
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


async def test_a_message_action_carries_the_message_and_goes_back_with_its_form(
    bot: FakeBot, teams: LocalTeams
) -> None:
    bot.answers["composeExtension/fetchTask"] = {
        "task": {"type": "continue", "value": {"title": "Föreslå", "card": {"contentType": CARD, "content": FORM}}}
    }
    bot.answers["composeExtension/submitAction"] = {}
    channel = teams.channel("Ledningsgruppen")
    await teams.say(AMIRA, channel, "Vi borde ta <lokalerna>", mention=False)

    opened = await teams.act_on(KARIN, teams.messages(channel)[0])
    assert opened.dialog
    await teams.press(KARIN, opened.dialog, "Svara", Rubrik="Lokaler")

    payloads = [heard["value"]["messagePayload"] for heard in bot.heard]
    assert payloads[0]["body"]["content"] == "<p>Vi borde ta &lt;lokalerna&gt;</p>"
    assert payloads[0]["from"]["user"]["id"] == AMIRA.entra_id
    assert [heard["value"]["commandId"] for heard in bot.heard] == ["proposals.propose"] * 2
    assert (payloads[1], teams.dialog(KARIN)) == (payloads[0], None)


async def test_a_card_with_views_asks_once_for_each_who_has_one_when_she_opens_it(
    bot: FakeBot,
    teams: LocalTeams,
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
    bot: FakeBot,
    teams: LocalTeams,
) -> None:
    consent = {
        "contentType": "application/vnd.microsoft.teams.card.file.consent",
        "name": "mötet.docx",
        "content": {
            "description": "Mötesanteckningar",
            "sizeInBytes": 4,
            "acceptContext": {"n": 1},
            "declineContext": {"n": 2},
        },
    }
    message = await bot.write(teams.chat(KARIN).id, {"type": "message", "attachments": [consent]})
    await teams.answer_file(KARIN, message, accept=False)
    await teams.answer_file(KARIN, message)

    declined, accepted = (heard["value"] for heard in bot.heard)
    assert (declined["action"], declined["context"]) == ("decline", {"n": 2})
    assert (accepted["action"], accepted["context"]) == ("accept", {"n": 1})
    assert await bot.upload(accepted["uploadInfo"]["uploadUrl"], b"docx") == 201
    assert teams.file("mötet.docx") == b"docx"


async def test_an_invoke_that_fails_is_told_as_teams_tells_it(bot: FakeBot, teams: LocalTeams) -> None:
    message = await asked(bot, teams)
    teams.bot_url = "http://127.0.0.1:9/api/messages"
    pressed = await teams.press(KARIN, message, "Avbryt")

    assert (pressed.status, pressed.word) == (0, UNREACHABLE)
