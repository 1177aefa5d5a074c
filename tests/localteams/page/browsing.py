"""What somebody at the page does again and again, and the cards that the bot puts before her."""

from typing import Any

from playwright.async_api import Page, expect

Json = dict[str, Any]

FORM: Json = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {
            "type": "TextBlock",
            "text": "Nytt förslag till <at>Karin Ek</at>, **inte** <at>dig</at> <b>x</b>",
            "wrap": True,
        },
        {"type": "Input.Text", "id": "title", "label": "Rubrik", "isRequired": True, "errorMessage": "Skriv en rubrik"},
        {"type": "Input.Number", "id": "minutes", "label": "Tid (minuter)", "value": 10, "min": 5, "max": 120},
        {
            "type": "Input.ChoiceSet",
            "id": "who",
            "label": "Föredragande",
            "choices": [],
            "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users?scope=currentContext"},
        },
    ],
    "actions": [
        {"type": "Action.Execute", "title": "Skicka förslag", "verb": "send", "data": {"group": "7"}},
        {
            "type": "Action.Submit",
            "title": "Mer",
            "data": {"msteams": {"type": "task/fetch"}},
            "associatedInputs": "none",
        },
    ],
    "msteams": {"entities": [{"type": "mention", "text": "<at>Karin Ek</at>", "mentioned": {"name": "Karin Ek"}}]},
}
DIALOG: Json = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [{"type": "Input.Text", "id": "note", "label": "Bakgrund"}],
    "actions": [{"type": "Action.Submit", "title": "Spara"}],
}
DONE: Json = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Tack, Amira."}]}


async def become(page: Page, name: str) -> None:
    """Switch to the person of that first name."""
    await page.locator("#people").get_by_role("button", name=name).click()
    await expect(page.locator("#people").get_by_role("button", name=name, pressed=True)).to_be_visible()


async def write(page: Page, text: str) -> None:
    """Write into the box at the bottom and press Enter."""
    box = page.locator("#conversation > .compose textarea")
    await box.fill(text)
    await box.press("Enter")
