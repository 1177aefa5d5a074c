"""When an agenda goes out by itself: pure arithmetic over days and wall clocks."""

from datetime import datetime, time, timedelta

from bot.kit.dates import at_local, local

PUBLISH = "agenda.publish"
"""The clock's job that publishes an agenda by itself."""

NEAR = "agenda.near"
"""The clock's job that tells organisers of a meeting that comes near without an agenda."""

TELL = "agenda.tell"
"""The clock's job that tells presenters of new slots, once the organisers have come to rest."""

HOUR = time(8, 0)
"""When it goes out, on the group's wall clock."""

GRACE = timedelta(hours=1)
"""So late is still on time: the clock may be about to ring."""


def days_before(starts_at: datetime, *, days: int, zone: str, now: datetime) -> datetime:
    """Return when something is due that is to happen `days` before the meeting, at eight.

    When that has passed, because the meeting was planned or moved late: the next time it is eight before the meeting,
    so that there is time to prepare; an hour before the meeting when no such hour is left.
    """
    day = local(starts_at, zone).date() - timedelta(days=days)
    wanted = at_local(day, HOUR, zone)
    if wanted > now - GRACE and wanted < starts_at:
        return wanted
    here = local(now, zone).date()
    next_eight = next(at for ahead in (0, 1) if (at := at_local(here + timedelta(days=ahead), HOUR, zone)) > now)
    return next_eight if next_eight < starts_at else starts_at - GRACE
