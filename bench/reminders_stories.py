"""What happens in the runs of the reminders' simulation, and when each reminder must come of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bench.reminders_town import Town

ON_TIME = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Downtime:
    """The program is not running from `start` to `end`."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """What happens in one run."""

    name: str
    groups: int
    owners: int
    first: date
    weeks: int
    replicas: int
    downtimes: tuple[Downtime, ...] = ()
    restarts: float = 0.02
    database_restarts: int = 0


def up(moment: datetime, downtimes: Sequence[Downtime]) -> datetime:
    """Return when the program, which should do something at `moment`, is running."""
    return next((one.end for one in downtimes if one.start <= moment < one.end), moment)


def should_come(town: Town, moment: datetime, then: datetime, downtimes: Sequence[Downtime]) -> datetime | None:
    """Return when the reminder of `moment` must be sent, or None when its week, or the next reminder, came first."""
    at = up(moment, downtimes)
    while at - moment > ON_TIME and (later := town.morning(at)) != at and town.week_of(later) == town.week_of(moment):
        at = up(later, downtimes)
    return at if town.week_of(at) == town.week_of(moment) and at < then else None


def _at(month: int, day: int, hour: int) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


SPRING = (
    Downtime(_at(3, 9, 5), _at(3, 9, 9)),
    Downtime(_at(3, 15, 3), _at(3, 17, 20)),
    Downtime(_at(3, 25, 0), _at(4, 1, 6)),
)
AUTUMN = (Downtime(_at(10, 25, 6), _at(10, 25, 8)), Downtime(_at(10, 31, 0), _at(11, 2, 21)))
YEAR = (
    *(Downtime(_at(1, 18, 4), _at(1, 18, 16)), *SPRING, Downtime(_at(5, 3, 0), _at(5, 13, 12))),
    *(Downtime(_at(8, 8, 20), _at(8, 9, 7)), *AUTUMN, Downtime(_at(12, 22, 0), _at(12, 27, 9))),
)


def stories(scale: float) -> list[Story]:
    """Return the runs, each with so large a share of the groups."""
    many, few = round(2_000 * scale), round(200 * scale)
    return [
        Story("around the change to summer time", many, 10, date(2027, 3, 8), 4, 3, SPRING, database_restarts=4),
        Story("around the change to winter time", many, 10, date(2027, 10, 18), 4, 2, AUTUMN, database_restarts=4),
        Story("a whole year", few, 10, date(2027, 1, 4), 52, 3, YEAR, database_restarts=12),
    ]
