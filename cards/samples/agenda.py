"""Agendas."""

from datetime import date, timedelta

from cards.agenda.agenda import AgendaView, ItemView, agenda_card
from cards.agenda.presses import Kind
from cards.samples.people import AMIRA, CHAIR, PER, SECRETARY, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.speech import Translate

NEXT_MEETING = date(2026, 12, 4)


def samples() -> list[Sample]:
    """Return the samples of the agenda."""
    return [
        Sample("agenda-planned", "The agenda, to be published", lambda t: agenda_card(t, agenda(t), may_publish=True)),
        Sample("agenda-published", "The published agenda", lambda t: agenda_card(t, agenda(t, published=True))),
        Sample(
            "agenda-changed", "Changed after it was published, and too long", lambda t: agenda_card(t, _too_long(t))
        ),
    ]


def agenda(t: Translate, *, published: bool = False, changed: bool = False, last_minutes: int = 20) -> AgendaView:
    """Return a meeting's agenda, standing items included."""
    rows: list[tuple[str, Kind, tuple[str, ...], int]] = [
        (t("Follow-up from the previous meeting"), "report", (CHAIR,), 10),
        (t("News from sister groups"), "information", (), 10),
        ("Lokalplan 2027", "decision", (AMIRA, PER), 20),
        ("Budgetuppföljning oktober och prognos för helåret", "information", ("Ekonomiavdelningen",), 15),
        ("Ny rutin för vikarier", "discussion", (SVEN,), last_minutes),
        (t("Closing and check-out"), "discussion", (SECRETARY,), 10),
    ]
    starts = at(NEXT_MEETING, 9)
    items = []
    for title, kind, presenters, minutes in rows:
        items.append(ItemView(starts, title, kind, presenters, minutes))
        starts += timedelta(minutes=minutes)
    return AgendaView(
        same_id(10),
        GROUP,
        t.day(NEXT_MEETING, today=TODAY),
        at(NEXT_MEETING, 9),
        "Stora salen",
        tuple(items),
        120,
        published,
        changed,
    )


def _too_long(t: Translate) -> AgendaView:
    return agenda(t, published=True, changed=True, last_minutes=65)
