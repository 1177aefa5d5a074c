"""The little Teams as a whole: started and stopped, and lived in by the people of a story."""

from collections.abc import Sequence
from typing import Any

from bot.kit.clock import SystemClock
from bot.localteams import hands, talk
from bot.localteams.board import Seen
from bot.localteams.clockwork import SettableClock
from bot.localteams.door import Answer, Door
from bot.localteams.hands import Pressed
from bot.localteams.login import Login
from bot.localteams.onlooker import Onlooker
from bot.localteams.page_api import PageApi
from bot.localteams.people import FOUR_PEOPLE, Person
from bot.localteams.places import Place, Team, group_chat
from bot.localteams.servers import Servers
from bot.localteams.shapes import Setting, Spot, envelope, message
from bot.localteams.tokens import Signer, SigningKey, new_key
from bot.localteams.world import Dialog, Reach, World

Json = dict[str, Any]


class LocalTeams(Onlooker):
    """A Teams of a few people on loopback; `bot_url` (set before anybody speaks) is the bot's /api/messages.

    `start` serves it; what happens is then steered by the methods below, by the page, or both. `world` is all
    that there is, `login` the login server.
    """

    def __init__(
        self,
        *,
        bot_url: str,
        app_id: str,
        app_password: str,
        tenant_id: str,
        clock: SettableClock,
        people: Sequence[Person] = FOUR_PEOPLE,
        port: int = 0,
        bot_name: str = "Mötesbot",
        message_action: str = "proposals.propose",
        keys: tuple[SigningKey, SigningKey] | None = None,
    ) -> None:
        machine = SystemClock()
        theirs, ours = keys or (new_key("msteams"), new_key())
        team = Team("Skolförvaltningen", list(people))
        team.open_channel("Allmänt")
        team.open_channel("Ledningsgruppen")
        door = Door(bot_url, Signer(app_id, "", (clock, machine), keys=[theirs]))
        setting = Setting(app_id, bot_name, tenant_id, "", team)
        super().__init__(World(setting, clock, list(people), door))
        self.message_action = message_action
        self.login = Login(app_id, app_password, tenant_id, machine, key=ours)
        self._servers = Servers(self.world, self.login, PageApi(self.world, clock), port)

    async def start(self) -> None:
        """Serve the connector, the login server and the page."""
        await self._servers.start()

    async def stop(self) -> None:
        """End all servers and forget everything."""
        await self._servers.stop()

    @property
    def url(self) -> str:
        """Where the page is, without a slash at the end."""
        return self._servers.url

    @property
    def ca_file(self) -> str:
        """The certificate that the login server is to be verified by."""
        return str(self._servers.ca_file)

    def settings(self) -> dict[str, str]:
        """Return what the bot needs in its environment to live here."""
        return self._servers.settings()

    def open_channel(self, title: str) -> Place:
        """Add a channel to the team; the bot isn't told."""
        return self.world.setting.team.open_channel(title)

    def open_group_chat(self, title: str, members: Sequence[Person]) -> Place:
        """Begin a chat of several people with the bot in it."""
        place = group_chat(title, members)
        self.world.chats.append(place)
        return place

    async def install(self, *, by: Person | None = None) -> list[Answer]:
        """Add the bot to the team and to everyone's own chat."""
        return await talk.install(self.world, by or self.people[0])

    async def uninstall(self, person: Person) -> list[Answer]:
        """Let `person` remove the bot from her own chat."""
        return await talk.uninstall(self.world, person)

    async def join(self, person: Person) -> Answer:
        """Let somebody, new or not, join the team."""
        self.reach(person, Reach.OPEN)
        return await talk.membership(self.world, person, joins=True)

    async def leave(self, person: Person) -> Answer:
        """Let somebody leave the team and her own chat."""
        self.reach(person, Reach.LEFT)
        return await talk.membership(self.world, person, joins=False)

    async def rename_channel(self, place: Place, title: str, *, by: Person | None = None) -> Answer:
        """Give a channel another title, and tell the bot."""
        renamed = self.world.setting.team.rename_channel(place, title)
        return await talk.team_event(self.world, by or self.people[0], renamed, "channelRenamed")

    async def happens(self, event: str, place: Place, *, by: Person | None = None) -> Answer:
        """Tell the bot what happened to the team or to a channel of it, in Teams' own word (teamArchived)."""
        self.world.setting.team.is_archived = event == "teamArchived" or (
            self.world.setting.team.is_archived and event != "teamUnarchived"
        )
        return await talk.team_event(self.world, by or self.people[0], place, event)

    async def remove_bot(self, *, by: Person | None = None) -> list[Answer]:
        """Take the bot out of the team; Teams tells of it twice, in two ways."""
        return await talk.remove(self.world, by or self.people[0])

    def reach(self, person: Person, how: Reach) -> None:
        """Set whether the bot can reach `person` in her own chat; it isn't told."""
        self.world.reach[person] = how

    async def say(
        self,
        person: Person,
        place: Place,
        text: str,
        *,
        thread: Seen | None = None,
        mention: bool = True,
        attachments: Sequence[Json] = (),
    ) -> int | None:
        """Let `person` write; return the bot's HTTP status, or None where the bot isn't told.

        In channels and group chats the bot is mentioned unless told otherwise; "@Name" mentions a person.
        """
        activity = talk.written(
            self.world,
            Spot(person, place, thread.root_id if thread else None),
            text,
            mention=mention,
            attachments=tuple(attachments),
        )
        return (await self.deliver(activity)).status if talk.is_heard(place, mention=mention) else None

    async def send_file(self, person: Person, name: str, data: bytes, *, text: str = "") -> int:
        """Let `person` send a file in her own chat with the bot; return the bot's HTTP status."""
        return (await talk.send_file(self.world, person, name, data, text)).status

    async def press(self, person: Person, on: Seen | Dialog | str, button: str, /, **inputs: object) -> Pressed:
        """Let `person` press a button, by title or verb, her inputs given by id or label.

        Raises NoSuchButton, or NotFilledIn where the card would not let itself be sent.
        """
        return await hands.press(
            self.world, person, on if isinstance(on, Dialog) else self._message(on), button, inputs
        )

    async def act_on(self, person: Person, on: Seen | str, command: str | None = None) -> Pressed:
        """Let `person` choose the message action from a message's menu."""
        return await hands.act_on_message(self.world, person, self._message(on), command or self.message_action)

    async def answer_file(self, person: Person, on: Seen | str, *, accept: bool = True) -> Pressed:
        """Let `person` take or decline a file that the bot offers; once it is uploaded, `file` has it."""
        return await hands.answer_file(self.world, person, self._message(on), accept=accept)

    async def open(self, person: Person, place: Place) -> list[Seen]:
        """Let `person` open a place: all is read, and cards that have a view of hers ask for it."""
        self.world.board.read(person, place)
        await hands.refresh(self.world, person, place)
        return self.messages(place, seen_by=person)

    def activity(self, person: Person, place: Place, text: str = "", *, kind: str = "message") -> Json:
        """Return an activity as `person` would send it, for a story to spoil and `deliver`; it stands nowhere."""
        outside = envelope(self.world.setting, kind, Spot(person, place), now=self.world.clock.now())
        return message(outside, text) if kind == "message" else outside

    async def deliver(
        self,
        activity: Json | bytes,
        *,
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Post an activity to the bot, with an honest token or the one given ("" for none)."""
        return await self.world.door.deliver(activity, token=token, headers=headers)
