"""The page's manners: accessible, in two themes and languages, on a phone, and closed to strangers."""

from pathlib import Path

import pytest
from aiohttp import ClientSession
from playwright.async_api import Page, expect

from bot.localteams.local import LocalTeams
from bot.localteams.page_files import NODE_MODULES
from bot.localteams.people import AMIRA
from tests.localteams.fake_bot import FakeBot, with_card
from tests.localteams.page.browsing import FORM, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.thorough
async def test_the_page_is_accessible_and_nothing_overflows_light_and_dark_wide_and_on_a_phone(
    page: Page,
    teams: LocalTeams,
    bot: FakeBot,
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
        await page.locator("#clock").click()
        await page.evaluate(axe)
        found = await page.evaluate("tags => axe.run({ runOnly: tags })", STANDARDS)

        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
        assert await page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.dataset.theme]"
        ) == [
            width,
            theme,
        ]


async def test_a_missing_package_is_told_in_a_sentence(
    page: Page,
    bot: FakeBot,
    teams: LocalTeams,
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


async def test_the_pages_own_files_are_of_moderate_size() -> None:
    page = Path(__file__).parents[3] / "bot" / "localteams" / "page"

    assert [file.name for file in page.iterdir() if len(file.read_text().splitlines()) > 250] == []


async def test_in_english_the_page_speaks_english_and_the_bot_is_told_so(page: Page, bot: FakeBot) -> None:
    await page.get_by_role("button", name="EN: Switch to English").click()
    await expect(page.get_by_role("heading", name="How to try it")).to_be_visible()
    await write(page, "help")

    await expect(page.get_by_role("article")).to_contain_text("Mötesbot help")
    assert [heard["locale"] for heard in bot.heard] == ["en-GB"]


async def test_the_clock_goes_to_next_monday(page: Page) -> None:
    await page.get_by_role("button", name="Botens klocka").click()
    await page.get_by_role("button", name="Nästa måndag 08:00").click()

    await expect(page.locator("#clock")).to_have_text("Botens klocka: måndag 23 november kl. 08.00")


async def test_the_guide_takes_one_to_a_step_with_the_words_written(page: Page, bot: FakeBot) -> None:
    await page.locator("#guide").get_by_role("button", name="Föreslå en punkt").click()

    await expect(page.locator("#conversation > .compose textarea")).to_have_value("föreslå Lokalplan 2027")
    await expect(page.get_by_role("button", name="Amira Ledamot", pressed=True)).to_be_visible()
    assert bot.heard == []
