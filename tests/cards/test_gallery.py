"""Every card in a real browser, drawn by the official renderer: whole, readable and usable by everybody."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from cards.__main__ import main
from cards.gallery import page as building
from cards.gallery.page import PackageMissingError, gallery_page
from cards.samples.every import every_sample
from cards.speech import Translate
from tests.browser import PACKAGES, needed

pytestmark = pytest.mark.asyncio(loop_scope="session")

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHECK = """async standards => {
  const found = await axe.run(document.body, { runOnly: standards });
  const place = node => document.querySelector(node.target[0])?.closest("[data-sample]")?.dataset.sample;
  const told = faults => faults.flatMap(one => one.nodes.map(node => `${one.id} in ${place(node)}: ${node.html}`));
  const isKnown = line => /aria-label="(Fler alternativ|More options)"/.test(line) || />[✓○]</.test(line);
  return [told(found.violations), told(found.incomplete).filter(line => !isKnown(line))];
}"""
"""What axe finds, and what it can't judge; the renderer's "…" has a name in words, and a lone sign words beside it."""
TOO_SMALL = """() => [...document.querySelectorAll(".card :is(button, input, select, textarea, .ac-selectable)")]
  .map(one => /radio|checkbox/.test(one.type) ? one.parentElement : one)
  .filter(one => one.offsetParent && Math.min(one.clientHeight, one.clientWidth) < 24)
  .map(one => `${one.closest("[data-sample]").dataset.sample}: ${one.outerHTML.slice(0, 200)}`)"""
OVERFLOWING = """() => [...document.querySelectorAll(".card, .card *")]
  .filter(one => one.getBoundingClientRect().right > innerWidth
    || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
  .map(one => `${one.closest("[data-sample]").dataset.sample}: ${one.outerHTML.slice(0, 200)}`)"""
UNFOLD = """() => document.querySelectorAll(".ac-columnSet.ac-selectable").forEach(row => {
  const fold = row.querySelector("[id$='-show']");
  if (fold && getComputedStyle(fold).display !== "none") row.click();
})"""
WORD_TO_UNFOLD = {"sv": "Visa ▾", "en": "Show ▾"}
PARSE = """() => SAMPLES.flatMap(sample => LANGUAGES.flatMap(lang => sample.cards[lang].flatMap(one => {
  const context = new AdaptiveCards.SerializationContext();
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });  // Teams' own limit
  card.parse(one.json, context);
  const faults = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const invalid = card.validateProperties().validationEvents.map(event => event.message);
  const isQuirk = message => message.endsWith('for property "lang".'); // its pattern remembers the last card
  const meant = [...faults, ...invalid].filter(message => !isQuirk(message));
  return meant.map(message => `${sample.name} (${lang}): ${message}`);
})))"""


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page; an error on it, or a call to the network, fails the test."""
    faults: list[str] = []
    page = await browser.new_page(locale="sv-SE")
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else faults.append(request.url)
    )
    yield page
    await page.context.close()
    assert faults == []


async def look(page: Page, gallery: str, shown: str, width: int) -> None:
    """Open the gallery in a window of that width."""
    await page.set_viewport_size({"width": width, "height": 900})
    await page.goto(f"{gallery}#{shown}")
    await page.wait_for_selector("body[data-shown]")


LOOKS = [
    ("sv", "dark", 320),
    *(pytest.param(*look, marks=pytest.mark.thorough) for look in (("sv", "light", 320), ("en", "light", 320))),
]
"""Each light in Swedish; English, of the same build, in one: where words have the least room."""


async def unfold_all(page: Page) -> None:
    """Press every row that is folded, so that all there is to see is seen."""
    await page.evaluate(UNFOLD)


@pytest.mark.parametrize(("lang", "theme", "width"), LOOKS)
async def test_every_card_is_drawn_accessible_and_within_its_width(
    page: Page, gallery: str, lang: str, theme: str, width: int
) -> None:
    needed(PACKAGES / "axe-core", "npm ci")
    await look(page, gallery, f"*/{lang}/{theme}/{width}", width)
    await page.evaluate((PACKAGES / "axe-core" / "axe.min.js").read_text())
    folded_too_wide = await page.evaluate(OVERFLOWING)
    await unfold_all(page)

    assert await page.locator(".frame:has(.card)").count() == len(every_sample())
    assert (
        await page.locator(".ac-columnSet.ac-selectable")
        .get_by_text(WORD_TO_UNFOLD[lang])
        .and_(page.locator(":visible"))
        .count()
        == 0
    )
    assert await page.evaluate(CHECK, STANDARDS) == [[], []]
    assert await page.evaluate(TOO_SMALL) == []
    assert (folded_too_wide, await page.evaluate(OVERFLOWING)) == ([], [])


@pytest.mark.thorough
async def test_no_card_overflows_where_there_is_room(page: Page, gallery: str) -> None:
    await look(page, gallery, "*/sv/light/800", 800)
    await unfold_all(page)

    assert await page.evaluate(OVERFLOWING) == []


async def test_the_official_renderer_has_nothing_to_say_against_any_card(page: Page, gallery: str) -> None:
    await look(page, gallery, "errors-note/sv/light/320", 320)

    assert await page.evaluate(PARSE) == []


async def test_a_row_of_the_minutes_shows_and_hides_its_text_and_says_which(page: Page, gallery: str) -> None:
    await look(page, gallery, "minutes-published/sv/light/320", 320)
    row = page.get_by_role("button", name="3. Lokalplan 2027")
    text = page.get_by_text("Amira går igenom de tre förslagen:")
    await expect(page.get_by_text("Tre av fyra uppdrag är klara.")).to_be_visible()
    await expect(text).to_be_hidden()
    await row.press("Enter")
    await expect(text).to_be_visible()
    await expect(row).to_contain_text("Dölj")
    await row.click()

    await expect(text).to_be_hidden()
    await expect(row.get_by_text("Visa")).to_be_visible()


@pytest.mark.thorough
async def test_the_whole_gallery_shows_each_card_in_both_languages_themes_and_widths(page: Page, gallery: str) -> None:
    await look(page, gallery, "", 1600)

    assert await page.locator(".sample .frame").count() == len(every_sample()) * 8
    await page.get_by_role("checkbox", name="dark").uncheck()
    await expect(page.locator(".view[data-theme='dark']").first).to_be_hidden()


async def test_the_command_writes_the_page_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needed(PACKAGES / "adaptivecards", "npm ci")
    monkeypatch.chdir(tmp_path)
    written = tmp_path / "build" / "cards" / "index.html"

    assert (main(), capsys.readouterr().out) == (0, f"{written.as_uri()}\n")
    assert written.stat().st_size > 100_000


async def test_without_its_packages_the_page_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: Mapping[str, Translate]
) -> None:
    monkeypatch.setattr(building, "PROJECT", tmp_path)
    monkeypatch.setattr(building, "RENDERER", tmp_path / "node_modules" / "adaptivecards.js")

    with pytest.raises(PackageMissingError, match=r"^node_modules/adaptivecards\.js is not there\. Run “npm ci”"):
        gallery_page(every_sample(), languages)
