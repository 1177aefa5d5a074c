"""People at the page: becoming somebody, writing, pressing, answering a dialog, sending a file."""

import pytest
from playwright.async_api import Page, expect

from bot.localteams.local import LocalTeams
from bot.localteams.people import AMIRA, JOHAN, KARIN
from tests.localteams.fake_bot import CARD, FakeBot, with_card
from tests.localteams.page.browsing import DIALOG, DONE, FORM, Json, become, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_somebody_writes_in_the_channel_and_sends_the_form_that_the_bot_answers_with(
    page: Page,
    teams: LocalTeams,
    bot: FakeBot,
) -> None:
    async def hand_out_form(activity: Json) -> None:
        await bot.write(activity["conversation"]["id"], with_card(FORM))

    bot.on_message = hand_out_form
    bot.answers["send"] = {"statusCode": 200, "type": CARD, "value": DONE}
    await become(page, "Amira")
    await write(page, "föreslå")

    card = page.locator(".card")
    await expect(card).to_contain_text("Nytt förslag till Karin Ek, inte <at>dig</at> <b>x</b>")
    await expect(card.locator(".mention")).to_have_text("Karin Ek")
    assert await card.get_by_label("Föredragande").locator("option:not([disabled])").all_text_contents() == [
        person.name for person in teams.people
    ]
    await card.get_by_role("button", name="Skicka förslag").click()
    await expect(card).to_contain_text("Skriv en rubrik")
    await card.get_by_label("Rubrik").fill("Lokalplan 2027")
    await card.get_by_label("Föredragande").select_option(label="Johan Lind")
    await card.get_by_role("button", name="Skicka förslag").click()

    await expect(page.locator(".card")).to_have_text("Tack, Amira.")
    said, pressed = bot.heard
    assert (said["text"], said["from"]["name"]) == ("<at>Mötesbot</at> föreslå", "Amira Haddad")
    assert pressed["value"]["action"]["data"] == {
        "group": "7",
        "title": "Lokalplan 2027",
        "minutes": "10",
        "who": JOHAN.entra_id,
    }
    await become(page, "Johan")
    await expect(page.locator(".card")).to_contain_text("Nytt förslag")


async def test_a_dialog_opens_is_filled_in_and_answered_with_a_private_word(
    page: Page,
    teams: LocalTeams,
    bot: FakeBot,
) -> None:
    bot.answers["task/fetch"] = {
        "task": {
            "type": "continue",
            "value": {"title": "Mer om förslaget", "card": {"contentType": CARD, "content": DIALOG}},
        }
    }
    bot.answers["task/submit"] = {"task": {"type": "message", "value": "Sparat."}}
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))
    await page.get_by_role("button", name="Mer", exact=True).click()

    dialog = page.get_by_role("dialog", name="Mer om förslaget")
    await expect(dialog.get_by_label("Bakgrund")).to_be_focused()
    await dialog.get_by_label("Bakgrund").fill("Se bilagan")
    await dialog.get_by_role("button", name="Spara").click()

    await expect(page.locator(".toast")).to_contain_text("Sparat.")
    await expect(dialog).to_be_hidden()
    assert bot.heard[1]["value"]["data"] == {"note": "Se bilagan"}
    await become(page, "Sven")
    await expect(page.locator(".toast")).to_have_count(0)


async def test_a_dialog_closes_on_escape_and_nothing_is_sent(page: Page, teams: LocalTeams, bot: FakeBot) -> None:
    bot.answers["composeExtension/fetchTask"] = {
        "task": {
            "type": "continue",
            "value": {"title": "Föreslå som punkt", "card": {"contentType": CARD, "content": DIALOG}},
        }
    }
    await teams.say(AMIRA, teams.channel("Ledningsgruppen"), "Vi borde ta lokalerna", mention=False)
    message = page.get_by_role("article")
    await message.hover()
    await message.get_by_role("button", name="Fler alternativ").click()
    await message.get_by_role("button", name="Föreslå som punkt").click()
    await expect(page.get_by_role("dialog", name="Föreslå som punkt")).to_be_visible()
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("dialog")).to_be_hidden()
    assert [heard["name"] for heard in bot.heard] == ["composeExtension/fetchTask"]


async def test_unread_marks_come_and_go_per_person_and_news_come_by_themselves(
    page: Page,
    teams: LocalTeams,
    bot: FakeBot,
) -> None:
    await bot.write(teams.chat(KARIN).id, {"type": "message", "text": "Ett **förslag** väntar"})

    chat = page.locator(".place").last
    await expect(chat.locator(".badge")).to_have_text("1")
    await chat.click()
    await expect(page.get_by_role("article").locator("strong")).to_have_text("förslag")
    await expect(chat.locator(".badge")).to_be_hidden()


async def test_a_file_goes_to_the_bot_from_ones_own_chat(page: Page, bot: FakeBot) -> None:
    await become(page, "Johan")
    await page.locator(".place").last.click()
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Bifoga fil").click()
    await (await choosing.value).set_files({"name": "möte.txt", "mimeType": "text/plain", "buffer": b"hej"})

    await expect(page.locator(".file")).to_contain_text("möte.txt")
    assert bot.heard[0]["attachments"][0]["name"] == "möte.txt"


async def test_an_action_that_found_no_room_is_unfolded_and_pressed_and_in_a_dialog_none_is_folded(
    page: Page, teams: LocalTeams, bot: FakeBot
) -> None:
    folded: Json = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [],
        "actions": [
            {"type": "Action.Submit", "title": "Öppna", "data": {"msteams": {"type": "task/fetch"}}},
            {"type": "Action.Execute", "title": "Hantera i Teams", "verb": "thread", "mode": "secondary"},
        ],
    }
    bot.answers["thread"] = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Klart."}
    bot.answers["task/fetch"] = {
        "task": {"type": "continue", "value": {"title": "Mer", "card": {"contentType": CARD, "content": folded}}}
    }
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(folded))

    await page.locator(".card").get_by_role("button", name="Fler alternativ").click()
    await page.get_by_role("menuitem", name="Hantera i Teams").click()
    await expect(page.locator(".toast")).to_contain_text("Klart.")
    await page.get_by_role("button", name="Öppna").click()
    await expect(page.get_by_role("dialog").get_by_role("button", name="Hantera i Teams")).to_be_visible()
