"""What the page shows, as plain JSON: who is here, which places there are, what stands in them."""

from typing import Any

from bot.localteams.board import Seen
from bot.localteams.people import Person
from bot.localteams.places import Place
from bot.localteams.world import World

Json = dict[str, Any]


def overview(world: World, viewer: Person) -> Json:
    """Return all but the messages, as `viewer` has it before her."""
    dialog = world.dialogs.get(viewer)
    return {
        "me": _person(viewer),
        "bot": world.setting.bot_name,
        "team": world.setting.team.name,
        "isInstalled": world.is_installed,
        "now": world.clock.now().isoformat(),
        "people": [_person(person) | {"unread": _unread_anywhere(world, person)} for person in world.people],
        "places": [_place(world, viewer, place) for place in world.places_of(viewer)],
        "dialog": {"title": dialog.title, "card": dialog.card} if dialog else None,
    }


def message_view(seen: Seen) -> Json:
    """Return one message."""
    return {
        "id": seen.id,
        "root": seen.root_id,
        "author": seen.author.key if seen.author else None,
        "text": seen.text,
        "attachments": [each for each in seen.attachments if each.get("contentType") != "text/html"],
        "entities": list(seen.entities),
        "sentAt": seen.sent_at.isoformat(),
        "isEdited": seen.is_edited,
    }


def _person(person: Person) -> Json:
    return {
        "key": person.key,
        "name": person.name,
        "title": person.title,
        "initials": person.initials,
        "id": person.teams_id,
        "entraId": person.entra_id,
        "isGuest": person.is_guest,
    }


def _place(world: World, viewer: Person, place: Place) -> Json:
    return {
        "id": place.id,
        "kind": place.kind.value,
        "title": place.title,
        "unread": world.board.unread(viewer, place),
        "members": [person.key for person in world.members(place)],
    }


def _unread_anywhere(world: World, person: Person) -> int:
    return sum(world.board.unread(person, place) for place in world.places_of(person))
