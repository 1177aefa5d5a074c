"""What a story does again and again."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.app import Works
from bot.db.transaction import reading
from bot.kit.clock import MovableClock
from bot.localteams.board import Seen
from bot.localteams.cards import buttons, texts
from bot.localteams.hands import Pressed
from bot.localteams.local import LocalTeams
from bot.localteams.people import JOHAN, KARIN, Person
from bot.localteams.places import Place
from bot.localteams.world import Dialog
from bot.outbox.models import Due, Letter, LetterState

JOINER = "\u2060"
"""Keeps a card from reading markup into words; it is not seen."""

PATIENCE = 20
"""Seconds that a story waits for something that must come; a busy machine is given its time."""


@dataclass(frozen=True)
class Stage:
    """The little Teams, the clock that both sides see, and the bot's works."""

    local: LocalTeams
    clock: MovableClock
    works: Works

    @property
    def channel(self) -> Place:
        """The group's channel."""
        return self.local.channel("Ledningsgruppen")

    async def set_up(self, **inputs: object) -> Pressed:
        """Let the secretary set up the group with Karin as chair."""
        form = await self.said(JOHAN, "kom igång")
        chosen = {
            "Gruppens namn": "Ledningsgruppen",
            "Ordförande": KARIN.teams_id,
            "Sekreterare": JOHAN.teams_id,
            **inputs,
        }
        pressed = await self.local.press(JOHAN, form, "Spara", **chosen)
        await self.settled()
        return pressed

    async def said(self, person: Person, text: str, *, place: Place | None = None) -> Seen:
        """Let `person` write in the group's channel (or `place`), and return the bot's answer there."""
        where = place or self.channel
        before = {seen.id for seen in self.local.messages(where, seen_by=person)}
        assert await self.local.say(person, where, text) in {200, 201}
        return await self.local.until(
            lambda: next((seen for seen in self.bot_in(where, person) if seen.id not in before), None),
            timeout=PATIENCE,
        )

    async def told(self, person: Person, text: str) -> Seen:
        """Let `person` write in her own chat, and return the bot's answer."""
        return await self.said(person, text, place=self.local.chat(person))

    def bot_in(self, place: Place, person: Person) -> list[Seen]:
        """Return what the bot has written in a place, oldest first."""
        return [seen for seen in self.local.messages(place, seen_by=person) if seen.is_from_bot]

    async def sees(self, person: Person, words: str, *, place: Place | None = None) -> Seen:
        """Wait until the bot's newest message with those words stands in the person's own chat (or `place`)."""
        where = place or self.local.chat(person)

        def found() -> Seen | None:
            return next((seen for seen in reversed(self.bot_in(where, person)) if words in " ".join(said(seen))), None)

        return await self.local.until(found, timeout=PATIENCE)

    def now(self, person: Person, seen: Seen) -> Seen:
        """Return the same message as `person` sees it now."""
        return next(one for one in self.local.messages(seen.place, seen_by=person) if one.id == seen.id)

    def newest_root(self, person: Person) -> Seen:
        """Return the bot's newest post of its own in the channel, not a reply."""
        return [seen for seen in self.bot_in(self.channel, person) if seen.id == seen.root_id][-1]

    def count(self, person: Person, words: str) -> int:
        """Return how many of the bot's messages in the person's own chat begin with those words."""
        return sum(said(seen)[0].startswith(words) for seen in self.bot_in(self.local.chat(person), person))

    async def settled(self) -> None:
        """Wait until no letter is due or under way any more."""
        async with asyncio.timeout(PATIENCE):
            while await self._letters_due():
                await self.works.worker.carry_due()
                await asyncio.sleep(0.04)  # the platform's limits are kept: let them pass

    async def _letters_due(self) -> int:
        due = (Letter.state == LetterState.WAITING) & (Letter.not_before <= self.clock.now())
        async with reading(self.works.engine) as session:
            asked = select(func.count()).select_from(Letter).where(due | (Letter.state == LetterState.SENDING))
            return (await session.scalars(asked)).one()

    async def _jobs_due(self) -> int:
        async with reading(self.works.engine) as session:
            asked = select(func.count()).select_from(Due).where(Due.at <= self.clock.now())
            return (await session.scalars(asked)).one()

    async def at(self, moment: datetime) -> None:
        """Let it be that moment, and let the clock's jobs and their letters be done."""
        self.clock.move_to(moment)
        async with asyncio.timeout(PATIENCE):
            while await self._jobs_due():  # the bot's own clockwork may be at one of them
                await self.works.clockwork.tick()
        await self.settled()

    async def later(self, by: timedelta) -> None:
        """Let time pass, and let the clock's jobs and their letters be done."""
        await self.at(self.clock.now() + by)


def said(seen: Seen | Pressed | Dialog) -> list[str]:
    """Return all that a message's or a dialog's card says."""
    return [words.replace(JOINER, "") for words in texts(seen.card or {})]


def offered(seen: Seen | Pressed) -> list[str]:
    """Return the titles of a card's buttons."""
    return buttons(seen.card or {})
