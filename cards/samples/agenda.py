"""Agendas, and the organisers' dialogs about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from cards.agenda.agenda import AgendaView, ItemView, agenda_card
from cards.agenda.letters import SlotNews, SlotView, left_card, near_card, slot_card, slots_card
from cards.agenda.presses import Kind
from cards.kit import Card
from cards.samples.people import AMIRA, CHAIR, PER, SECRETARY, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.speech import Translate

NEXT_MEETING = date(2026, 12, 4)

DONE = (
    "U-14 Lokalplanen är utskickad till skolorna (Amira Haddad)",
    "U-15 Avtalet om skolskjuts är påskrivet (Per Strand)",
    "U-11 Rutinen för vikarier är försenad 3 dagar (Sven Åberg)",
    "B-9 Gruppen beslutar att hyra två paviljonger till hösten 2027.",
)


def samples() -> list[Sample]:
    """Return the samples of the agenda."""
    return [
        Sample("agenda-planned", "The agenda, to be published", lambda t: agenda_card(t, agenda(t), organising=True)),
        Sample(
            "agenda-published",
            "The published agenda, as it stands in the channel",
            lambda t: agenda_card(t, agenda(t, published=True), organising=True),
        ),
        Sample("agenda-seen", "The published agenda, as a member asks for it", _seen),
        Sample("agenda-changed", "Changed after it was published, and too long", _too_long),
        Sample("agenda-under-way", "While the meeting is under way", _in_state("under way")),
        Sample("agenda-closed", "After the meeting", _in_state("closed")),
        Sample("agenda-cancelled", "Of a meeting that was cancelled", _cancelled),
        Sample("agenda-many", "Fifty items, which leave no room for more than one line each", _many),
        *_letters(),
    ]


def agenda(t: Translate, *, published: bool = False, last_minutes: int = 20) -> AgendaView:
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
    items[0] = replace(items[0], lines=DONE)
    items[1] = replace(items[1], lines=("Styrgruppen: Ny avgift för modersmål från den 1 januari.",))
    items[2] = replace(
        items[2],
        note=f"{t('Comeback')} · {t.day(TODAY, today=TODAY)}",
        background="Tre skolor saknar lokaler till hösten 2027.",
        link="https://exempel.example/lokalplan",
    )
    items[4] = replace(items[4], left=(SVEN,))
    return AgendaView(
        same_id(10),
        same_id(1),
        GROUP,
        t.day(NEXT_MEETING, today=TODAY),
        at(NEXT_MEETING, 9),
        "Stora salen",
        tuple(items),
        120,
        state="published" if published else "planned",
        published=published,
        link="https://teams.example/l/meetup-join/1",
    )


def _seen(t: Translate) -> Card:
    return agenda_card(t, agenda(t, published=True))


def _too_long(t: Translate) -> Card:
    day = t.day(TODAY, today=TODAY)
    changes = (
        t("Changed {day}: new item {title}", day=day, title="Ny rutin för vikarier"),
        t("Changed {day}: a new order", day=day),
    )
    return agenda_card(t, replace(agenda(t, published=True, last_minutes=65), changes=changes), organising=True)


def _in_state(state: str) -> Callable[[Translate], Card]:
    return lambda t: agenda_card(t, replace(agenda(t, published=True), state=state), organising=True)  # type: ignore[arg-type]


def _cancelled(t: Translate) -> Card:
    view = agenda(t, published=True)
    moved = t(
        "Changed {day}: {title} is taken up at the next meeting instead",
        day=t.day(TODAY, today=TODAY),
        title="Lokalplan 2027",
    )
    standing = (*view.items[:2], view.items[-1])
    return agenda_card(t, replace(view, state="cancelled", items=standing, changes=(moved,)), organising=True)


def _many(t: Translate) -> Card:
    view = agenda(t)
    items = [
        replace(view.items[2], title=f"Punkt {number} om lokaler, bemanning och ekonomi", minutes=3)
        for number in range(1, 51)
    ]
    starts = [view.starts + timedelta(minutes=3 * number) for number in range(50)]
    return agenda_card(t, replace(view, items=tuple(map(_starting, items, starts))), organising=True)


def _starting(item: ItemView, starts: object) -> ItemView:
    return replace(item, starts=starts)  # type: ignore[arg-type]


def _letters() -> list[Sample]:
    news: dict[str, SlotNews] = {
        "slot": "",
        "slot-new-time": "new time",
        "slot-moved-on": "moved on",
        "slot-cancelled": "meeting cancelled",
        "slot-removed": "removed",
        "slot-not-yours": "not yours",
    }
    return [
        *(Sample(f"agenda-{name}", f"A presenter is told: {one or 'when'}", _slot(one)) for name, one in news.items()),
        Sample("agenda-slots", "What a guest sees of the agenda", lambda t: _slots(t, 2)),
        Sample("agenda-slots-none", "What a guest sees who presents nothing", lambda t: _slots(t, 0)),
        Sample("agenda-near", "The meeting comes near without an agenda", _near),
        Sample("agenda-left", "A presenter has left the group", _left),
    ]


def _slot_view(t: Translate, news: SlotNews = "") -> SlotView:
    day = t.day(NEXT_MEETING, today=TODAY)
    return SlotView(
        GROUP,
        "Lokalplan 2027",
        "decision",
        20,
        day,
        at(NEXT_MEETING, 9, 20),
        "Stora salen",
        "https://teams.example/l/meetup-join/1",
        news=news,
    )


def _slot(news: SlotNews) -> Callable[[Translate], Card]:
    return lambda t: slot_card(t, _slot_view(t, news))


def _slots(t: Translate, count: int) -> Card:
    hers = [_slot_view(t), replace(_slot_view(t), title="Skolskjuts", kind="information", minutes=5)][:count]
    return slots_card(t, hers, group=GROUP, day=t.day(NEXT_MEETING, today=TODAY))


def _near(t: Translate) -> Card:
    when = t("{day} at {hour}", day=t.day(NEXT_MEETING, today=TODAY), hour=t.hour(at(NEXT_MEETING, 9)))
    return near_card(t, group=GROUP, group_id=same_id(1), meeting=same_id(10), when=when)


def _left(t: Translate) -> Card:
    return left_card(t, group=GROUP, name=SVEN, title="Ny rutin för vikarier", meeting=same_id(10))
