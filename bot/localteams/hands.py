"""What people do with cards: press, fill in dialogs, take files; and what Teams does with the bot's answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.localteams.board import CARD, Message
from bot.localteams.cards import data_of, find_action
from bot.localteams.door import Answer
from bot.localteams.people import Person
from bot.localteams.places import Place
from bot.localteams.shapes import Spot, envelope, invoke, message, message_payload
from bot.localteams.world import Asker, Dialog, World

Json = dict[str, Any]

PRIVATE_WORD = "application/vnd.microsoft.activity.message"
UNREACHABLE = "Det gick inte att nå appen. Försök igen."
THEME = {"theme": "default"}


@dataclass(frozen=True)
class Pressed:
    """What came of a press: the bot's whole answer, and what the person saw of it."""

    answer: Answer
    card: Json | None = None
    word: str | None = None
    dialog: Dialog | None = None

    @property
    def status(self) -> int:
        """The HTTP status of the bot's answer."""
        return self.answer.status


async def press(world: World, person: Person, on: Message | Dialog, button: str, given: Json) -> Pressed:
    """Press the `button` (its title or verb) of what `person` sees, its inputs filled in as `given`."""
    found = find_action(_card_before(person, on), button)
    return await act(world, person, on, found.action, data_of(found, given))


async def act(world: World, person: Person, on: Message | Dialog, action: Json, data: Json) -> Pressed:
    """Send `action` with `data`, which holds the inputs already, and show `person` what comes of it."""
    if isinstance(on, Dialog):
        return await _submit_dialog(world, on.asker, data)
    asked = data.get("msteams") or {}
    if action.get("type") == "Action.Execute":
        return await _execute(world, person, on, _executed(action, data, trigger="manual"))
    if asked.get("type") == "task/fetch":
        return await _fetch_dialog(world, person, on, data)
    if action.get("type") == "Action.Submit":
        return await _submit(world, person, on, data)
    return Pressed(Answer(200))


async def refresh(world: World, person: Person, place: Place) -> None:
    """Ask the bot for `person`'s own view of each card that has one, once for each time it was written."""
    for on in list(world.board.messages.values()):
        action = _refresh_for(person, on) if on.place == place and not on.is_deleted else None
        if action is not None and person not in on.refreshed:
            on.refreshed.add(person)
            await _execute(world, person, on, _executed(action, action.get("data") or {}, trigger="automatic"))


async def answer_file(world: World, person: Person, on: Message, *, accept: bool) -> Pressed:
    """Take or decline the file that the bot offers in `on`; taken, it is uploaded to the shelf."""
    offer = on.attachments(person)[0]
    content, name = offer["content"], offer["name"]
    value: Json = {"type": "fileUpload", "action": "accept" if accept else "decline"}
    value["context"] = content.get("acceptContext" if accept else "declineContext")
    if accept:
        unique_id = world.shelf.lay(name)
        url = world.shelf.url(unique_id)
        value["uploadInfo"] = {
            "contentUrl": url,
            "name": name,
            "uploadUrl": url,
            "uniqueId": unique_id,
            "fileType": name.rpartition(".")[2],
        }
    answer = await world.door.deliver(_invoke_about(world, person, on, "fileConsent/invoke", value))
    return _shown(world, person, answer, lambda: Pressed(answer))


async def act_on_message(world: World, person: Person, on: Message, command_id: str) -> Pressed:
    """Choose a message action from the menu of `on`; the bot answers with a dialog."""
    payload = message_payload(on.text, on.id, on.author, on.place, at=on.sent_at)
    command = {"commandId": command_id, "commandContext": "message", "messagePayload": payload, "context": THEME}
    answer = await world.door.deliver(_invoke_about(world, person, on, "composeExtension/fetchTask", command))
    return _shown(world, person, answer, lambda: _dialog_shown(world, Asker(person, on, command), answer))


async def _execute(world: World, person: Person, on: Message, value: Json) -> Pressed:
    answer = await world.door.deliver(_invoke_about(world, person, on, "adaptiveCard/action", value))
    return _shown(world, person, answer, lambda: _view_shown(world, person, on, answer))


async def _submit(world: World, person: Person, on: Message, data: Json) -> Pressed:
    asked = data.get("msteams") or {}
    text = str(asked.get("value" if asked.get("type") == "imBack" else "text") or "")
    outside = _outside(world, "message", person, on) | {"replyToId": on.id}
    if asked.get("type") in {"imBack", "messageBack"} and (asked.get("displayText") or text):
        said = str(asked.get("displayText") or text)
        mine = world.board.put({"text": said}, on.place, now=world.clock.now(), root_id=on.root_id, author=person)
        outside["id"] = mine.id
    value = {} if asked.get("type") == "imBack" else {"value": asked.get("value", data)}
    body = message(outside, text) if text else outside
    return _shown(world, person, answer := await world.door.deliver(body | value), lambda: Pressed(answer))


async def _fetch_dialog(world: World, person: Person, on: Message, data: Json) -> Pressed:
    answer = await world.door.deliver(_invoke_about(world, person, on, "task/fetch", {"data": data, "context": THEME}))
    return _shown(world, person, answer, lambda: _dialog_shown(world, Asker(person, on), answer))


async def _submit_dialog(world: World, asker: Asker, data: Json) -> Pressed:
    name = "task/submit" if asker.command is None else "composeExtension/submitAction"
    value = (asker.command or {"context": THEME}) | {"data": data}
    answer = await world.door.deliver(_invoke_about(world, asker.person, asker.message, name, value))
    return _shown(world, asker.person, answer, lambda: _dialog_shown(world, asker, answer))


def _executed(action: Json, data: Json, *, trigger: str) -> Json:
    known = {name: action[name] for name in ("id", "title", "verb") if name in action}
    return {"action": {"type": "Action.Execute", "data": data} | known, "trigger": trigger}


def _view_shown(world: World, person: Person, on: Message, answer: Answer) -> Pressed:
    body = answer.body if isinstance(answer.body, dict) else {}
    kind, value = body.get("type"), body.get("value")
    if kind == CARD and isinstance(value, dict):
        world.board.show(on, person, {"contentType": CARD, "content": value})
        return Pressed(answer, card=value)
    if kind == PRIVATE_WORD:
        return _said(world, person, answer, str(value))
    if body.get("statusCode", 200) >= 400 or not body:  # noqa: PLR2004 -- the meaning of HTTP's hundreds
        message_of = value.get("message") if isinstance(value, dict) else None
        return _said(world, person, answer, str(message_of or UNREACHABLE))
    return Pressed(answer)


def _dialog_shown(world: World, asker: Asker, answer: Answer) -> Pressed:
    person = asker.person
    world.dialogs.pop(person, None)
    task = (answer.body or {}).get("task") or {} if isinstance(answer.body, dict) else {}
    value = task.get("value")
    if task.get("type") == "continue" and isinstance(value, dict):
        dialog = Dialog(asker, str(value.get("title") or ""), value["card"]["content"])
        world.dialogs[person] = dialog
        world.bell.ring("dialog", person=person.key)
        return Pressed(answer, card=dialog.card, dialog=dialog)
    world.bell.ring("dialog", person=person.key)
    return _said(world, person, answer, str(value)) if task.get("type") == "message" else Pressed(answer)


def _shown(world: World, person: Person, answer: Answer, show: Callable[[], Pressed]) -> Pressed:
    return show() if answer.is_ok else _said(world, person, answer, UNREACHABLE)


def _said(world: World, person: Person, answer: Answer, word: str) -> Pressed:
    world.toast(person, word)
    return Pressed(answer, word=word)


def _card_before(person: Person, on: Message | Dialog) -> Json:
    if isinstance(on, Dialog):
        return on.card
    for attachment in on.attachments(person):
        if attachment.get("contentType") == CARD:
            content: Json = attachment["content"]
            return content
    raise LookupError("the message carries no card: " + on.text)


def _refresh_for(person: Person, on: Message) -> Json | None:
    for attachment in on.activity.get("attachments") or []:
        wish = (attachment.get("content") or {}).get("refresh") if attachment.get("contentType") == CARD else None
        if wish and person.teams_id in wish.get("userIds", [person.teams_id]):
            action: Json = wish["action"]
            return action
    return None


def _outside(world: World, kind: str, person: Person, on: Message) -> Json:
    return envelope(world.setting, kind, Spot(person, on.place, on.root_id), now=world.clock.now())


def _invoke_about(world: World, person: Person, on: Message, name: str, value: Json) -> Json:
    return invoke(_outside(world, "invoke", person, on), name, value, reply_to=on.id)
