"""A whole meeting, played in the page by the four of them, as a newcomer plays it by the page's own guide."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.stories.conftest import staged
from tests.stories.stage import PATIENCE, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

FRIDAY_AFTERNOON = datetime(2026, 11, 20, 13, tzinfo=UTC)
"""A week before the group's first meeting, and after the one that the page's own example of minutes tells of."""

expect.set_options(timeout=PATIENCE * 1000)


@pytest_asyncio.fixture(loop_scope="session")
async def played(sqlite_url: str) -> AsyncIterator[Stage]:
    """A stage on SQLite, in the browser's own loop; the bot is installed and nothing is set up."""
    async with staged(sqlite_url) as stage:
        stage.clock.move_to(FRIDAY_AFTERNOON)
        await stage.local.install()
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, played: Stage) -> AsyncIterator[Page]:
    """The page, opened by Karin; an error on it fails the test."""
    faults: list[str] = []
    page = await browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light", locale="sv-SE")
    page.set_default_timeout(PATIENCE * 1000)
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(played.local.url)
    await page.wait_for_selector("body[data-ready]")
    yield page
    await page.context.close()
    assert faults == []


class Newcomer:
    """Somebody who follows the guide."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def step(self, number: int) -> None:
        """Follow a step of the guide: it goes to the right person and place, and writes what is to be said."""
        await self._page.locator("#guide li button").nth(number - 1).click()

    async def send(self, answered: str) -> None:
        """Send what stands in the box, and wait for the bot's answer."""
        box = self._page.locator("#conversation > .compose textarea")
        await expect(box).not_to_have_value("")
        await box.press("Enter")
        await expect(self.card).to_contain_text(answered)

    @property
    def card(self) -> Locator:
        """The newest card in sight."""
        return self._page.locator("#conversation .card").last

    async def press(self, button: str, becomes: str) -> None:
        """Press a button of the newest card that has it, and wait until the card says so."""
        await self._page.locator("#conversation").get_by_role("button", name=button, exact=True).last.click()
        await expect(self._page.locator("#conversation")).to_contain_text(becomes)

    async def becomes(self, who: str) -> None:
        """Be another person, in the same place."""
        await self._page.click(f"#people [data-key={who}]")


async def propose_and_publish(newcomer: Newcomer) -> None:
    """Follow the guide from the group's set-up to its published agenda."""
    await newcomer.step(1)
    await newcomer.send("Gruppens namn")
    await newcomer.card.get_by_label("Ordförande").select_option(label="Karin Ek")
    await newcomer.press("Spara", "Ledningsgruppen är igång")

    await newcomer.step(2)
    await newcomer.send("F-1 · Lokalplan 2027")
    await newcomer.step(3)
    await newcomer.send("Föreslå en punkt")
    await newcomer.card.get_by_label("Rubrik").fill("Digitala prov våren 2027")
    await newcomer.press("Skicka förslag", "F-2 · Digitala prov våren 2027")

    await newcomer.step(4)
    await newcomer.press("Anta", "Antaget till mötet")
    await newcomer.press("Anta", "F-1 · Lokalplan 2027 Antaget till mötet")
    await newcomer.step(5)
    await newcomer.send("Lokalplan 2027")
    await newcomer.press("Publicera", "Publicerad")


async def meet(newcomer: Newcomer) -> None:
    """Follow the guide through the meeting: three check in, one takes notes, one checks out."""
    await newcomer.step(6)
    await newcomer.send("Fredag 27 november")
    await newcomer.press("Starta mötet", "Ingen har svarat än")
    await newcomer.step(7)
    for who in ("amira", "sven", "karin"):
        await newcomer.becomes(who)
        await newcomer.card.get_by_label("På plats").check()
        await newcomer.press("Checka in", "Tack, du har svarat")

    await newcomer.step(8)
    await newcomer.send("Beslut: Lokalplanen antas.")
    await newcomer.step(9)
    await newcomer.send("Vad har varit bra i dag?")
    await newcomer.card.get_by_label("Vad har varit bra i dag?").fill("Alla kom väl förberedda")
    await newcomer.press("Checka ut", "1 av 4 har svarat")
    await newcomer.step(10)
    await newcomer.send("pågår, startat av Karin Ek")
    await newcomer.press("Avsluta mötet", "avslutat av Karin Ek")


async def test_a_newcomer_plays_a_whole_meeting(page: Page, played: Stage) -> None:
    newcomer = Newcomer(page)

    await propose_and_publish(newcomer)
    await meet(newcomer)

    await newcomer.step(11)
    await newcomer.press("Gör utkast", "Uppdrag 1 av 2")
    await newcomer.press("Ta med", "Uppdrag 2 av 2")
    await newcomer.press("Ta med", "Klart att publicera")
    await newcomer.press("Publicera", "Publicerade i kanalen")
    await newcomer.step(12)
    await newcomer.press("Klart", "Klart fredag 27 november, av Amira Haddad")

    await newcomer.step(13)
    await played.works.clockwork.tick()
    await expect(page.locator("#conversation")).to_contain_text("Du har 1 öppet uppdrag")
    await page.locator(".place").nth(1).click()
    await expect(newcomer.card).to_contain_text("Uppdrag den här veckan")


async def test_the_sample_file_becomes_a_draft(page: Page) -> None:
    newcomer = Newcomer(page)
    await newcomer.step(1)
    await newcomer.send("Gruppens namn")
    await newcomer.press("Spara", "Ledningsgruppen är igång")

    await newcomer.step(14)

    await expect(newcomer.card).to_contain_text("Uppdrag 1 av 3")
