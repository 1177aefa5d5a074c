"""All samples, room by room."""

from cards.samples import (
    agenda,
    agenda_dialogs,
    assignments,
    assignments_handing,
    assignments_lists,
    audit,
    comebacks,
    dates,
    decisions,
    meetings,
    minutes,
    minutes_editing,
    minutes_versions,
    notes,
    planner,
    polls,
    privacy,
    proposals,
    reminders,
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
        *agenda_dialogs.samples(),
        *proposals.samples(),
        *reports.samples(),
        *comebacks.samples(),
        *dates.samples(),
        *sisters.samples(),
        *minutes.samples(),
        *notes.samples(),
        *minutes_editing.samples(),
        *minutes_versions.samples(),
        *decisions.samples(),
        *assignments.samples(),
        *assignments_handing.samples(),
        *assignments_lists.samples(),
        *reminders.samples(),
        *polls.samples(),
        *search.samples(),
        *planner.samples(),
        *audit.samples(),
        *privacy.samples(),
    ]
