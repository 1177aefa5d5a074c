"""What people say and what happens to places, told to the bot as Teams tells it."""

from typing import Any

from bot.localteams.door import Answer
from bot.localteams.people import Person, account
from bot.localteams.places import Kind, Place
from bot.localteams.shapes import Spot, envelope, file_download, message, named_people
from bot.localteams.world import Reach, World

Json = dict[str, Any]


def written(
    world: World,
    spot: Spot,
    text: str,
    *,
    mention: bool = True,
    attachments: tuple[Json, ...] = (),
) -> Json:
    """Write a person's message on the board; return the activity that tells the bot of it, undelivered yet."""
    person, place = spot.person, spot.place
    everyone = [one for one in world.people if one != person]
    told, mentions = named_people(text, everyone)
    bot = world.setting.bot
    if mention and place.kind is not Kind.PERSONAL:
        told, mentions = f"<at>{bot['name']}</at> {told}", [bot, *mentions]
    mine = world.board.put({}, place, now=world.clock.now(), root_id=spot.thread, author=person)
    world.board.read(person, place)
    outside = envelope(world.setting, "message", Spot(person, place, mine.root_id), now=world.clock.now())
    activity = message(outside | {"id": mine.id}, told, mentions)
    activity["attachments"] = [*attachments, *activity["attachments"]]
    mine.activity = activity
    return activity


def is_heard(place: Place, *, mention: bool) -> bool:
    """Say whether the bot is told of a message: in channels and group chats only when it is mentioned."""
    return mention or place.kind is Kind.PERSONAL


async def send_file(world: World, person: Person, name: str, data: bytes, text: str) -> Answer:
    """Lay the file on the shelf and tell the bot, in `person`'s own chat with it."""
    unique_id = world.shelf.lay(name, data)
    attachment = file_download(name, world.shelf.url(unique_id), unique_id)
    return await world.door.deliver(written(world, Spot(person, world.chat(person)), text, attachments=(attachment,)))


async def install(world: World, by: Person) -> list[Answer]:
    """Add the bot to the team and to everyone's own chat; Teams tells of each twice, in two ways."""
    answers = await _added(world, by, world.setting.team.channels[0])
    for person in world.people:
        if world.reach.get(person, Reach.OPEN) is Reach.OPEN:
            answers += await _added(world, person, world.chat(person))
    world.is_installed = True
    world.bell.ring("installed")
    return answers


async def uninstall(world: World, person: Person) -> list[Answer]:
    """Let `person` remove the bot from her own chat."""
    world.reach[person] = Reach.NOT_INSTALLED
    gone = _happened(world, "installationUpdate", person, world.chat(person)) | {"action": "remove"}
    return [await world.door.deliver(gone)]


async def remove(world: World, by: Person) -> list[Answer]:
    """Take the bot out of the team; Teams tells of it twice, in two ways."""
    channel = world.setting.team.channels[0]
    left = _happened(world, "conversationUpdate", by, channel, event="teamMemberRemoved")
    gone = _happened(world, "installationUpdate", by, channel)
    world.is_installed = False
    world.bell.ring("installed")
    told = (left | {"membersRemoved": [world.setting.bot]}, gone | {"action": "remove"})
    return [await world.door.deliver(one) for one in told]


async def membership(world: World, person: Person, *, joins: bool) -> Answer:
    """Let `person` join or leave the team, and tell the bot."""
    team, change = world.setting.team, "membersAdded" if joins else "membersRemoved"
    by = next(one for one in team.members if one != person)
    if joins:
        world.people += [] if person in world.people else [person]
        team.members += [] if person in team.members else [person]
    elif person in team.members:
        team.members.remove(person)
    event = "teamMemberAdded" if joins else "teamMemberRemoved"
    told = _happened(world, "conversationUpdate", by, team.channels[0], event=event)
    return await world.door.deliver(told | {change: [account(person)]})


async def team_event(world: World, by: Person, place: Place, event: str) -> Answer:
    """Tell the bot that something happened to the team or one of its channels, such as channelRenamed."""
    told = _happened(world, "conversationUpdate", by, place, event=event)
    told["channelData"]["channel"] = {"id": place.id, "name": place.title}
    world.bell.ring("places")
    return await world.door.deliver(told)


async def _added(world: World, person: Person, place: Place) -> list[Answer]:
    event = "teamMemberAdded" if place.kind is Kind.CHANNEL else None
    joined = _happened(world, "conversationUpdate", person, place, event=event) | {"membersAdded": [world.setting.bot]}
    installed = _happened(world, "installationUpdate", person, place) | {"action": "add"}
    if place.kind is Kind.CHANNEL:
        installed["channelData"]["settings"] = {"selectedChannel": {"id": place.id}}
    return [await world.door.deliver(joined), await world.door.deliver(installed)]


def _happened(world: World, kind: str, by: Person, place: Place, *, event: str | None = None) -> Json:
    outside = envelope(world.setting, kind, Spot(by, place), now=world.clock.now())
    if event:
        outside["channelData"]["eventType"] = event
    return outside
