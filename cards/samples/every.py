"""All samples, room by room."""

from cards.samples import (
    agenda,
    assignments,
    comebacks,
    dates,
    meetings,
    minutes,
    polls,
    proposals,
    reports,
    search,
    sisters,
    talk,
)
from cards.samples.sample import Sample


def every_sample() -> list[Sample]:
    """Return each state of each card; names are unique and begin with the room's."""
    return [
        *talk.samples(),
        *meetings.samples(),
        *agenda.samples(),
        *proposals.samples(),
        *reports.samples(),
        *comebacks.samples(),
        *dates.samples(),
        *sisters.samples(),
        *minutes.samples(),
        *assignments.samples(),
        *polls.samples(),
        *search.samples(),
    ]
