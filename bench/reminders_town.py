"""A country of groups for the reminders' simulation: zones, hours, owners with something open, and their letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.assignments.models import Assignment, assignment_owner
from bot.db.transaction import transaction
from bot.kit.red_days import is_day_off
from bot.outbox.models import Due
from bot.people.models import Group, Membership, Person
from bot.reminders.use_cases.planning import WEEKLY

NAMESPACE = UUID("5f0cdbb2-0d1c-4ad3-9d61-9c4f2f3ac001")
ZONES = (
    *("Europe/Stockholm", "Europe/Helsinki", "Europe/London", "Europe/Lisbon", "Atlantic/Reykjavik", "Europe/Athens"),
    *("America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "America/St_Johns", "America/Havana"),
    *("Africa/Cairo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Shanghai", "Australia/Sydney"),
    *("Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia"),
)
"""Twenty zones: with and without summer time, of either hemisphere, some off by a half or a quarter of an hour."""

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Town:
    """One group's settings, as the oracle needs them."""

    id: UUID
    zone: str
    weekday: int
    hour: time
    owners: tuple[UUID, ...]

    def moment(self, monday: date) -> datetime:
        """Return when the reminder of the week of that Monday is due, by arithmetic of its own."""
        day = monday + timedelta(days=self.weekday)
        while is_day_off(day) or (day != monday + timedelta(days=self.weekday) and day.weekday() >= SATURDAY):
            day += ONE_DAY
        return datetime.combine(day, self.hour, ZoneInfo(self.zone)).astimezone(UTC)

    def week_of(self, moment: datetime) -> tuple[int, int]:
        """Return the ISO week in which the moment falls on the town's calendar."""
        year, week, _ = moment.astimezone(ZoneInfo(self.zone)).isocalendar()
        return year, week

    def morning(self, moment: datetime) -> datetime:
        """Return the moment, or seven o'clock on the town's wall when it comes between eighteen and seven."""
        there = moment.astimezone(ZoneInfo(self.zone))
        if time(7) <= there.time() < time(18):
            return moment
        day = there.date() + (ONE_DAY if there.time() >= time(18) else timedelta(0))
        return datetime.combine(day, time(7), ZoneInfo(self.zone)).astimezone(UTC)


def towns(number: int, *, owners: int, random: Random) -> list[Town]:
    """Return so many groups, the same for the same `random`."""
    return [
        Town(
            id=uuid5(NAMESPACE, f"group {place}"),
            zone=ZONES[place % len(ZONES)],
            weekday=random.randrange(5),
            hour=time(random.randrange(7, 17), random.choice((0, 0, 0, 15, 30))),
            owners=tuple(uuid5(NAMESPACE, f"person {place} {one}") for one in range(owners)),
        )
        for place in range(number)
    ]


async def settle(engine: AsyncEngine, found: Sequence[Town], *, first: date, now: datetime) -> None:
    """Write the groups, their people, something open for each, and the clock's rows for their first reminders."""
    for chunk in _chunks(found, 200):
        async with transaction(engine) as session:
            await session.execute(insert(Person), [_person(town, one) for town in chunk for one in town.owners])
            await session.execute(insert(Group), [_group(town, now) for town in chunk])
            places = [
                {"group_id": town.id, "person_id": one, "is_guest": False} for town in chunk for one in town.owners
            ]
            await session.execute(insert(Membership), places)
            given = [_assignment(town, n, now) for town in chunk for n in range(len(town.owners))]
            await session.execute(insert(Assignment), given)
            owned = [
                {"assignment_id": _assignment_id(town, n), "person_id": one}
                for town in chunk
                for n, one in enumerate(town.owners)
            ]
            await session.execute(insert(assignment_owner), owned)
            await session.execute(insert(Due), [_due(town, first) for town in chunk])


def _chunks(found: Sequence[Town], size: int) -> Iterator[Sequence[Town]]:
    for start in range(0, len(found), size):
        yield found[start : start + size]


def _tenant(town: Town) -> str:
    return f"tenant-{town.id.int % 97}"


def _person(town: Town, one: UUID) -> dict[str, object]:
    return {
        "id": one,
        "tenant_id": _tenant(town),
        "member_id": f"29:{one}",
        "name": f"Ledamot {one.hex[:6]}",
        "service_url": "https://teams.example/",
    }


def _group(town: Town, now: datetime) -> dict[str, object]:
    return {
        "id": town.id,
        "tenant_id": _tenant(town),
        "conversation_id": f"19:{town.id}",
        "service_url": "https://teams.example/",
        "is_channel": True,
        "name": f"Ledningsgrupp {town.id.hex[:6]}",
        "created_at": now,
        "time_zone": town.zone,
        "reminder_weekday": town.weekday,
        "reminder_time": town.hour,
    }


def _assignment_id(town: Town, number: int) -> UUID:
    return uuid5(town.id, f"assignment {number}")


def _assignment(town: Town, number: int, now: datetime) -> dict[str, object]:
    return {
        "id": _assignment_id(town, number),
        "group_id": town.id,
        "number": number + 1,
        "text": "Tar fram ett förslag till nästa möte",
        "owner_words": "",
        "due": None,
        "due_words": "efter sommaren",
        "source": "",
        "given_at": now,
    }


def _due(town: Town, first: date) -> dict[str, object]:
    return {"kind": WEEKLY, "subject": str(town.id), "at": town.moment(first)}
