"""Lines and people for the tests of live notes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from bot.kit.ids import new_id
from bot.minutes.capture.fold import Notes, Topic, fold
from bot.minutes.capture.models import NoteLine
from bot.minutes.capture.placing import replayed
from bot.people.models import Person

MEETING = UUID(int=1)
START = datetime(2026, 11, 20, 8, tzinfo=UTC)
AGENDA = (
    Topic("a", "Återkoppling", 1, "report"),
    Topic("b", "Ny lokalplan", 2, "decision", ("Elin Berg",)),
    Topic("c", "Budget 2027", 3, "discussion"),
)


def line(text: str, *, by: str = "Siv Ask", position: int = 1) -> NoteLine:
    """Return a line that somebody wrote."""
    return NoteLine(
        meeting_id=MEETING,
        position=position,
        person_id=uuid5(MEETING, by),
        at=START,
        text=text,
        source=new_id().hex,
    )


def taken(*texts: str | tuple[str, str], agenda: Sequence[Topic] = AGENDA) -> list[NoteLine]:
    """Return the lines that were taken; one with somebody's name before it was written by her."""
    pairs = [("Siv Ask", one) if isinstance(one, str) else one for one in texts]
    return replayed([line(text, by=by, position=place) for place, (by, text) in enumerate(pairs, start=1)], agenda)


def noted(*texts: str | tuple[str, str], agenda: Sequence[Topic] = AGENDA) -> Notes:
    """Return the notes that the lines make."""
    return fold(agenda, taken(*texts, agenda=agenda))


def person(name: str) -> Person:
    """Return somebody of the group."""
    return Person(id=uuid5(MEETING, name), tenant_id="t", member_id=f"29:{name}", name=name, service_url="")
