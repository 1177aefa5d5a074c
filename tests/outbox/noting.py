"""What the outbox's stories look at: a carrier that notes what it is given, and the ledger as it stands."""

import asyncio
from collections import deque

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading
from bot.outbox.carrier import Delivered, Parcel
from bot.outbox.models import Letter, LetterKind


class NotingCarrier:
    """Takes every parcel, unless an answer stands ready for it; waits at the gate while that is shut."""

    def __init__(self) -> None:
        self.parcels: list[Parcel] = []
        self.answers: deque[Exception | None] = deque()
        self.gate = asyncio.Event()
        self.gate.set()
        self._given = asyncio.Condition()

    @property
    def told(self) -> list[str]:
        """What was carried, in order, refused or not."""
        return [parcel.summary for parcel in self.parcels]

    async def given(self, number: int) -> None:
        """Wait until so many parcels were given."""
        async with asyncio.timeout(10), self._given:
            await self._given.wait_for(lambda: len(self.parcels) >= number)

    async def carry(self, parcel: Parcel) -> Delivered:
        """Note the parcel and give the next answer."""
        self.parcels.append(parcel)
        number = len(self.parcels)
        async with self._given:
            self._given.notify_all()
        await self.gate.wait()
        answer = self.answers.popleft() if self.answers else None
        if answer is not None:
            raise answer
        chat = parcel.conversation_id or f"a:{parcel.member_id}"
        thread = f";messageid={number}" if parcel.kind is LetterKind.CHANNEL else ""
        return Delivered(f"{chat}{thread}", parcel.activity_id or f"activity-{number}")


class LedgerReader:
    """The ledger as a test reads it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def states(self) -> list[tuple[str, str]]:
        """Every letter's summary and state, in order."""
        return [(letter.summary, letter.state) for letter in await self.letters()]

    async def letters(self) -> list[Letter]:
        """Every letter, in order."""
        async with reading(self._engine) as session:
            return list(await session.scalars(select(Letter).order_by(Letter.id)))
