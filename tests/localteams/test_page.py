"""The page in a real browser: become somebody, write, press, answer a dialog; light, dark, on a phone."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from playwright.async_api import Page, async_playwright, expect

from bot.localteams.local import LocalTeams
from bot.localteams.page_files import NODE_MODULES
from bot.localteams.people import AMIRA, JOHAN, KARIN
from tests.localteams.fake_bot import CARD, FakeBot, with_card

Json = dict[str, Any]

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
FORM: Json = {
    "type": "AdaptiveCard", "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "Nytt förslag till <at>Karin Ek</at>, **inte** <at>dig</at> <b>x</b>", "wrap": True},
        {"type": "Input.Text", "id": "title", "label": "Rubrik", "isRequired": True, "errorMessage": "Skriv en rubrik"},
        {"type": "Input.Number", "id": "minutes", "label": "Tid (minuter)", "value": 10, "min": 5, "max": 120},
        {"type": "Input.ChoiceSet", "id": "who", "label": "Föredragande", "choices": [],
         "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users?scope=currentContext"}},
    ],
    "actions": [
        {"type": "Action.Execute", "title": "Skicka förslag", "verb": "send", "data": {"group": "7"}},
        {"type": "Action.Submit", "title": "Mer", "data": {"msteams": {"type": "task/fetch"}}, "associatedInputs": "none"},
    ],
    "msteams": {"entities": [{"type": "mention", "text": "<at>Karin Ek</at>", "mentioned": {"name": "Karin Ek"}}]},
}
DIALOG: Json = {
    "type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Input.Text", "id": "note", "label": "Bakgrund"}],
    "actions": [{"type": "Action.Submit", "title": "Spara"}],
}
DONE: Json = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Tack, Amira."}]}


@pytest.fixture
async def page(teams: LocalTeams, bot: FakeBot) -> AsyncIterator[Page]:
    """A browser at the page; an error on the page fails the test."""
    await teams.install()
    bot.heard.clear()
    faults: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        page = await browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light", locale="sv-SE")
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        await page.goto(teams.url)
        await page.wait_for_selector("body[data-ready]")
        yield page
        await browser.close()
    assert faults == []


async def become(page: Page, name: str) -> None:
    """Switch to the person of that first name."""
    await page.locator("#people").get_by_role("button", name=name).click()
    await expect(page.locator("#people").get_by_role("button", name=name, pressed=True)).to_be_visible()


async def write(page: Page, text: str) -> None:
    """Write into the box at the bottom and press Enter."""
    box = page.locator("#conversation > .compose textarea")
    await box.fill(text)
    await box.press("Enter")


async def test_somebody_writes_in_the_channel_and_sends_the_form_that_the_bot_answers_with(
    page: Page, teams: LocalTeams, bot: FakeBot,
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
        "group": "7", "title": "Lokalplan 2027", "minutes": "10", "who": JOHAN.entra_id,
    }
    await become(page, "Johan")
    await expect(page.locator(".card")).to_contain_text("Nytt förslag")


async def test_a_dialog_opens_is_filled_in_and_answered_with_a_private_word(
    page: Page, teams: LocalTeams, bot: FakeBot,
) -> None:
    bot.answers["task/fetch"] = {"task": {"type": "continue", "value": {
        "title": "Mer om förslaget", "card": {"contentType": CARD, "content": DIALOG}}}}
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


async def test_a_dialog_closes_on_escape_and_nothing_is_sent(page: Page, teams: LocalTeams, bot: FakeBot) -> None:
    bot.answers["composeExtension/fetchTask"] = {"task": {"type": "continue", "value": {
        "title": "Föreslå som punkt", "card": {"contentType": CARD, "content": DIALOG}}}}
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
    page: Page, teams: LocalTeams, bot: FakeBot,
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


async def test_the_clock_goes_to_next_monday(page: Page) -> None:
    await page.get_by_role("button", name="Botens klocka").click()
    await page.get_by_role("button", name="Nästa måndag 08:00").click()

    await expect(page.locator("#clock")).to_have_text("Botens klocka: måndag 23 november kl. 08.00")


async def test_the_guide_takes_one_to_a_step_with_the_words_written(page: Page, bot: FakeBot) -> None:
    await page.locator("#guide").get_by_role("button", name="Föreslå en punkt").click()

    await expect(page.locator("#conversation > .compose textarea")).to_have_value("föreslå Lokalplan 2027")
    await expect(page.get_by_role("button", name="Amira Ledamot", pressed=True)).to_be_visible()
    assert bot.heard == []


async def test_the_page_is_accessible_and_nothing_overflows_light_and_dark_wide_and_on_a_phone(
    page: Page, teams: LocalTeams, bot: FakeBot,
) -> None:
    axe = (NODE_MODULES / "axe-core" / "axe.min.js").read_text()
    await teams.say(AMIRA, teams.channel("Ledningsgruppen"), "föreslå")
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))
    for theme, width in (("light", 1280), ("dark", 1280), ("light", 390), ("dark", 320)):
        await page.set_viewport_size({"width": width, "height": 844})
        await page.evaluate("theme => localStorage.setItem('theme', theme)", theme)
        await page.reload()
        await page.wait_for_selector("body[data-ready]")
        await page.locator(".place").nth(1).click()
        await expect(page.locator(".card")).to_be_visible()
        await page.evaluate(axe)
        found = await page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })")

        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
        assert await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.dataset.theme]") == [
            width, theme,
        ]


async def test_a_missing_package_is_told_in_a_sentence(
    page: Page, bot: FakeBot, teams: LocalTeams,
) -> None:
    await page.route("**/npm/adaptivecards.js", lambda route: route.fulfill(status=200, body=""))
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))
    await page.reload()

    await expect(page.locator(".card")).to_contain_text("paketet adaptivecards saknas")


async def test_another_sites_page_and_a_rebound_name_are_turned_away(teams: LocalTeams) -> None:
    order = {"as": "karin", "step": "hour"}
    strange = [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "rebound.example"}]

    async with ClientSession() as session:
        statuses = [
            (await session.post(teams.url + "/local/clock", json=order, headers=headers)).status
            for headers in [*strange, {"Origin": teams.url}]
        ]
        away = (await session.get(teams.url + "/page/..%2fpage_files.py")).status

    assert (statuses, away) == ([403, 403, 403, 200], 404)


def test_the_pages_own_files_are_of_moderate_size() -> None:
    page = Path(__file__).parents[2] / "bot" / "localteams" / "page"

    assert [file.name for file in page.iterdir() if len(file.read_text().splitlines()) > 250] == []
