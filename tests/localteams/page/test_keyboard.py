"""The page without a mouse: everything is reached, seen, used and left by keys, and what happens is told."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.localteams.local import LocalTeams
from bot.localteams.people import KARIN
from tests.localteams.fake_bot import CARD, FakeBot, with_card
from tests.localteams.page.browsing import DIALOG, DONE, FORM, Json

pytestmark = pytest.mark.asyncio(loop_scope="session")

HERE = """() => {
  const at = document.activeElement;
  const shadow = getComputedStyle(at.closest(".compose-box") ?? at).boxShadow;
  const isSeen = getComputedStyle(at).outlineStyle !== "none" || shadow !== "none";
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const said = at.cloneNode(true);
  said.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
  const name = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? said.textContent;
  return [name.trim(), isSeen && isInSight];
}"""
"""The name of what has the focus, and whether that is seen."""

STOPS = [
    *("Hoppa till konversationen", "Botens klocka: fredag 20 november kl. 10.00", "EN: Switch to English"),
    *("Mörkt läge", "Så provar du", "KarinOrdförande"),
    *(f"{name}1 olästa" for name in ("JohanSekreterare", "AmiraLedamot", "SvenLedamot")),
    *("Allmänt", "Ledningsgruppen", "Mötesbot", "Ledningsgruppen"),
    *("Rubrik *", "Tid (minuter)", "Föredragande", "Skicka förslag", "Mer", "Svara"),
    *("Nämn @Mötesbot", "Starta ett inlägg", "Skicka"),
]
"""Top bar, people, places, what was said, the box to write in; the guide comes after."""

MORE: Json = {
    "task": {"type": "continue", "value": {"title": "Mer om det", "card": {"contentType": CARD, "content": DIALOG}}}
}


async def enter(on: Locator) -> None:
    """Go there and press Enter."""
    await on.focus()
    await on.page.keyboard.press("Enter")


async def test_tab_reaches_everything_in_the_order_it_is_read_and_always_shows_where_it_is(
    page: Page, teams: LocalTeams, bot: FakeBot
) -> None:
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))
    await page.reload()
    await expect(page.locator(".card")).to_be_visible()
    stops = []
    for _ in STOPS:
        await page.keyboard.press("Tab")
        stops.append(await page.evaluate(HERE))

    assert stops == [[name, True] for name in STOPS]
    await enter(page.get_by_role("link", name="Hoppa till konversationen"))
    await expect(page.get_by_role("main")).to_be_focused()


async def test_the_focus_is_never_dropped_and_comes_back_from_menus_presses_and_dialogs(
    page: Page, teams: LocalTeams, bot: FakeBot
) -> None:
    bot.answers |= {"task/fetch": MORE, "task/submit": {"task": {"type": "message", "value": "Sparat."}}}
    bot.answers["send"] = {"statusCode": 200, "type": CARD, "value": DONE}
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(FORM))
    clock, more = page.locator("#clock"), page.get_by_role("button", name="Mer", exact=True)
    await enter(clock)
    await expect(page.get_by_role("button", name="1 timme fram")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Escape")
    await expect(clock).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(clock).to_contain_text("kl. 11.00")
    await expect(clock).to_be_focused()

    await enter(more)
    await expect(page.get_by_role("dialog").get_by_label("Bakgrund")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(more).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog").get_by_label("Bakgrund")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status").filter(has_text="Sparat.")).to_be_visible()
    await expect(more).to_be_focused()

    await page.get_by_label("Rubrik").fill("Lokalplan 2027")
    await enter(page.get_by_role("button", name="Skicka förslag"))
    await expect(page.get_by_role("article").filter(has_text="Tack, Amira.")).to_be_focused()


@pytest.mark.thorough
async def test_what_comes_is_told_here_in_the_log_and_elsewhere_in_a_word(
    page: Page, teams: LocalTeams, bot: FakeBot
) -> None:
    log = await page.get_by_role("log", name="Ledningsgruppen").element_handle()
    await bot.write(teams.channel("Ledningsgruppen").id, {"type": "message", "text": "Ett nytt förslag"})
    await bot.write(teams.chat(KARIN).id, {"type": "message", "text": "Ett beslut väntar"})

    await expect(page.get_by_role("status").filter(has_text="olästa")).to_have_text("Mötesbot, 1 olästa")
    assert log is not None
    assert "Ett nytt förslag" in await log.inner_text(), "the same log, grown: only that is read aloud"


@pytest.mark.thorough
async def test_actions_that_found_no_room_and_a_dialog_drawn_anew_keep_the_focus(
    page: Page, teams: LocalTeams, bot: FakeBot
) -> None:
    move = {"type": "Action.Submit", "title": "Ner", "data": {"verb": "move"}}
    order: Json = {"type": "AdaptiveCard", "version": "1.5", "body": [], "actions": [move]}
    card: Json = order | {"actions": [*FORM["actions"], {**move, "title": "Hantera i Teams", "mode": "secondary"}]}
    drawn = ({"type": "TextBlock", "text": f"Ordning {number}"} for number in range(1, 4))
    bot.answers["task/fetch"] = bot.answers["task/submit"] = lambda _: {
        "task": {
            "type": "continue",
            "value": {"title": "Ordning", "card": {"contentType": CARD, "content": order | {"body": [next(drawn)]}}},
        }
    }
    await bot.write(teams.channel("Ledningsgruppen").id, with_card(card))
    await enter(page.locator(".card").get_by_role("button", name="Fler alternativ"))
    await expect(page.get_by_role("menuitem", name="Hantera i Teams")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator(".card").get_by_role("button", name="Fler alternativ")).to_be_focused()

    await enter(page.get_by_role("button", name="Mer", exact=True))
    await enter(page.get_by_role("dialog").get_by_role("button", name="Ner"))
    await expect(page.get_by_role("dialog")).to_contain_text("Ordning 2")
    await expect(page.get_by_role("dialog").get_by_role("button", name="Ner")).to_be_focused()
