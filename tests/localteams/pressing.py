"""The cards that these tests press, and a way to put one before Karin."""

from typing import Any

from bot.localteams.local import LocalTeams
from bot.localteams.people import KARIN
from tests.localteams.fake_bot import FakeBot, with_card

Json = dict[str, Any]

FORM: Json = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "Nytt förslag"},
        {
            "type": "ColumnSet",
            "columns": [
                {
                    "type": "Column",
                    "items": [
                        {
                            "type": "Input.Text",
                            "id": "title",
                            "label": "Rubrik",
                            "isRequired": True,
                            "errorMessage": "Skriv en rubrik",
                        },
                    ],
                }
            ],
        },
        {
            "type": "Input.ChoiceSet",
            "id": "kind",
            "label": "Typ",
            "value": "decision",
            "choices": [{"title": "Beslut", "value": "decision"}, {"title": "Dialog", "value": "dialog"}],
        },
        {"type": "Input.Number", "id": "minutes", "label": "Tid (minuter)", "value": 10, "min": 5, "max": 120},
        {"type": "Input.Toggle", "id": "share", "title": "Dela med systergrupp"},
        {
            "type": "Input.ChoiceSet",
            "id": "presenters",
            "label": "Föredragande",
            "isMultiSelect": True,
            "choices": [],
            "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"},
        },
    ],
    "actions": [
        {"type": "Action.Execute", "title": "Skicka förslag", "verb": "send", "data": {"group": "7"}},
        {
            "type": "Action.ShowCard",
            "title": "Avslå",
            "card": {
                "type": "AdaptiveCard",
                "body": [{"type": "Input.Text", "id": "reason", "label": "Motivering"}],
                "actions": [{"type": "Action.Execute", "title": "Ja, avslå", "verb": "decline"}],
            },
        },
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
