"""Replies on their way out: letters in the ledger, and the body that an invoke is answered with."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from bot.chat.reply import Answer, Dialog, FileOffer, Note, Private, Reply, Taken, Update
from bot.chat.turn import Place, Turn
from bot.kit.ids import digest, new_id
from bot.outbox.post import adopt, amend, post
from bot.people.addresses import to_person
from bot.people.language import own_tongue
from bot.teams.shown import Pressed, letter_pressed
from cards.chat import file_offer
from cards.errors import warned
from cards.kit import Card
from cards.speech import Translate
from cards.words import plain

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"


async def send(turn: Turn, reply: Reply, *, pressed: Pressed | None) -> None:
    """Write the letters that the reply takes; `pressed` is the button of a message that led to it."""
    match reply:
        case Answer():
            await _say(turn, reply.key, reply.card, *reply.more)
        case Update() if pressed:
            await _rewrite(turn, reply, pressed)
        case Update():
            await _say(turn, reply.key, reply.card)
        case FileOffer():
            await _offer(turn, reply)
        case Private() | Dialog() | Note() | Taken():
            pass


async def _say(turn: Turn, key: str | None, *cards: Card) -> None:
    name = key or f"turn.reply:{digest(turn.conversation.conversation_id, turn.activity_id or str(new_id()))}"
    for number, card in enumerate(cards):
        await post(
            turn.session, key=f"{name}:{number}" if number else name, to=turn.conversation, card=card, now=turn.now
        )


async def _offer(turn: Turn, offer: FileOffer) -> None:
    """Offer the file in the person's own chat, in her own language; a second press in the same minute is the same."""
    t = own_tongue(turn.person)
    asked = digest(turn.person.member_id, offer.wish.verb, offer.wish.model_dump_json(), f"{turn.now:%Y-%m-%dT%H:%M}")
    card = file_offer(t, name=offer.name, size=offer.size, wish=offer.wish)
    await post(turn.session, key=f"turn.file:{asked}", to=to_person(turn.person), card=card, now=turn.now)


def word_on(offer: FileOffer, turn: Turn) -> Note:
    """Return the word that says where the offered file is to be had."""
    if turn.place is Place.DIRECT:
        return Note(turn.t("{name} stands in the chat below.", name=offer.name))
    return Note(turn.t("I sent {name} to you in our 1:1 chat.", name=offer.name))


async def _rewrite(turn: Turn, reply: Update, pressed: Pressed) -> None:
    letter = await letter_pressed(turn, pressed)
    if letter is not None and reply.key in (None, letter.key):
        await amend(turn.session, key=letter.key, card=reply.card, now=turn.now)
        return
    key = reply.key or f"turn.pressed:{digest(turn.conversation.conversation_id, pressed.message)}"
    await adopt(turn.session, key=key, to=turn.conversation, activity_id=pressed.message, card=reply.card, now=turn.now)


def press_answer(reply: Reply, t: Translate) -> dict[str, Any]:
    """Return the body for `adaptiveCard/action`: the card that the presser sees now, or a word to her alone."""
    match reply:
        case Update(card=card) | Private(card=card):
            return {"statusCode": 200, "type": CARD, "value": card.json}
        case Note(words=words):
            return {"statusCode": 200, "type": MESSAGE, "value": plain(words)}
        case _:
            return {"statusCode": 200, "type": MESSAGE, "value": t("The answer stands in a message of its own.")}


def dialog_answer(reply: Reply, t: Translate) -> dict[str, Any]:
    """Return the body for `task/fetch` and `task/submit`: a window with a form, or a last word."""
    match reply:
        case Dialog(title=title, card=card):
            window = {
                "title": title,
                "height": "large",
                "width": "medium",
                "card": {"contentType": CARD, "content": card.json},
            }
            return {"task": {"type": "continue", "value": window}}
        case Note(words=words):
            return {"task": {"type": "message", "value": plain(words)}}
        case _:
            return {"task": {"type": "message", "value": t("Done. It stands in the chat.")}}


def word_answer(name: str, words: str) -> dict[str, Any] | None:
    """Return the body that ends the invoke `name` with a word; empty where none is shown, None for a stranger."""
    match name:
        case "adaptiveCard/action":
            return {"statusCode": 200, "type": MESSAGE, "value": words}
        case "task/fetch" | "task/submit" | "composeExtension/fetchTask" | "composeExtension/submitAction":
            return {"task": {"type": "message", "value": words}}
        case "fileConsent/invoke":
            return {}
        case _:
            return None


def filled_again(dialog: Dialog, data: Mapping[str, Any], words: str, t: Translate) -> Dialog:
    """Return the dialog with what was typed still in it, and above it what has to be mended."""
    typed = deepcopy(dialog.card.json)
    _fill(typed, data)
    return Dialog(dialog.title, Card(warned(t, typed, words), dialog.card.summary))


def _fill(part: object, data: Mapping[str, Any]) -> None:
    if isinstance(part, list):
        for inner in part:
            _fill(inner, data)
    elif isinstance(part, dict):
        if str(part.get("type", "")).startswith("Input.") and part.get("id") in data:
            part["value"] = data[part["id"]]
        for inner in part.values():
            _fill(inner, data)
