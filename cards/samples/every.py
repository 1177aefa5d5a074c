"""All samples, room by room."""

from cards.samples import agenda, assignments, minutes, proposals, talk
from cards.samples.sample import Sample


def every_sample() -> list[Sample]:
    """Return each state of each card; names are unique and begin with the room's."""
    return [*talk.samples(), *agenda.samples(), *proposals.samples(), *minutes.samples(), *assignments.samples()]
