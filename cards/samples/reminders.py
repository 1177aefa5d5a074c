"""Reminders: the week's ping and digest, what is soon due, pauses."""

from dataclasses import replace
from datetime import date

from cards.kit import Card
from cards.reminders.digest import organisers_digest, weekly_digest
from cards.reminders.pause import pause_form, paused, resumed
from cards.reminders.ping import soon_due, weekly_ping
from cards.reminders.presses import Stretch
from cards.reminders.views import DigestView, LineView, OrganisersView, PingView, SoonView, UnreachedView
from cards.samples.dates import dates
from cards.samples.people import AMIRA, ELIN, NADJA, OSKAR, PER, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

STEERING = "Styrgruppen"
MONDAY = date(2026, 11, 23)
DEEDS = (
    "Ser över avtalen för skolskjuts inför nästa läsår",
    "Tar fram en prognos för personalkostnaderna",
    "Bjuder in rektorerna till dialogdagen",
    "Går igenom rutinen för vikarier med skolorna",
    "Sammanställer svaren i trygghetsenkäten och lämnar ett förslag till åtgärder per skola",
    "Kontaktar fastighet om ventilationen i C-huset",
)


def samples() -> list[Sample]:
    """Return the samples of the reminders room."""
    return [
        Sample("reminders-ping", "The week's reminder to one owner", lambda t: weekly_ping(t, _few(t))),
        Sample("reminders-ping-step", "The same, with a step of another's assignment", _with_step),
        Sample("reminders-ping-rested", "The same, after a break", lambda t: weekly_ping(t, _after_break(t))),
        Sample("reminders-ping-many", "The same, to one with twenty", lambda t: weekly_ping(t, _many(t, 20))),
        Sample("reminders-ping-sixty", "The same, to one with sixty", lambda t: weekly_ping(t, _many(t, 60))),
        Sample("reminders-ping-done", "The same, when all is done", lambda t: weekly_ping(t, _none())),
        Sample("reminders-soon", "Due on the next working day", _soon),
        Sample("reminders-soon-two", "The same, in two groups", _soon_in_two),
        Sample("reminders-soon-later", "The same, pressed days later", lambda t: soon_due(t, _pressed_later(t))),
        Sample("reminders-soon-done", "The same, when all is done", _soon_done),
        Sample("reminders-digest", "The week's digest", lambda t: weekly_digest(t, _week(t))),
        Sample("reminders-digest-calm", "The digest when nothing is late", lambda t: weekly_digest(t, _calm(t))),
        Sample("reminders-digest-counts", "The digest that names nobody", lambda t: weekly_digest(t, _counted(t))),
        Sample("reminders-organisers", "What organisers see first", lambda t: organisers_digest(t, _organisers(t))),
        Sample("reminders-organisers-unreached", "The same, when nothing is late", _unreached_only),
        Sample("reminders-organisers-nobody", "The same, when only contact persons lack", _unreminded_only),
        Sample("reminders-pause", "How long to pause", pause_form),
        Sample("reminders-paused", "Paused", lambda t: paused(t, until="")),
        Sample("reminders-paused-until", "Paused through a day", _paused_until),
        Sample("reminders-resumed", "On again", resumed),
    ]


def line(t: Translate, number: int, words: str, due: date | None, *, late: int = 0) -> LineView:
    """Return one assignment."""
    day = t.day(due, today=TODAY) if due else ""
    due_words = t("Due {day}", day=day) if day else t("No due day")
    if late:
        due_words = f"{t.count('{n} day late', '{n} days late', late)} ({day})"
    return LineView(same_id(number), number, words, due_words, late=late > 0, owners=AMIRA)


def _late(t: Translate) -> LineView:
    return line(t, 28, DEEDS[4], date(2026, 11, 17), late=3)


def _plan(t: Translate) -> LineView:
    return line(t, 31, "Skickar ut lokalplanen till skolorna", date(2026, 11, 27))


def _begun(t: Translate) -> LineView:
    begun = line(t, 32, DEEDS[1], date(2026, 12, 18))
    return replace(begun, due=f"{begun.due} · {t('In progress')}", started=True)


def _few(t: Translate) -> PingView:
    return PingView(GROUP, same_id(1), (("late", (_late(t),)), ("soon", (_plan(t),)), ("later", (_begun(t),))))


def _with_step(t: Translate) -> Card:
    step = line(t, 36, t("Step: {step}", step="Samla in svaren från skolorna"), date(2026, 11, 27))
    step = replace(step, step=same_id(41), part_of="Uppdrag matematik")
    return weekly_ping(t, PingView(GROUP, same_id(1), (("late", (_late(t),)), ("soon", (step,)))))


def _after_break(t: Translate) -> PingView:
    return replace(_few(t), rested=_rested(t))


def _rested(t: Translate) -> str:
    first, last = (t.day(day, today=TODAY) for day in (date(2026, 10, 26), date(2026, 11, 1)))
    return t("The reminders rested during the break, from {first} to {last}.", first=first, last=last)


def _none() -> PingView:
    return PingView(GROUP, same_id(1), ())


def _many(t: Translate, number: int) -> PingView:
    days: dict[Stretch, date | None] = {
        "late": date(2026, 11, 17),
        "soon": date(2026, 11, 27),
        "later": date(2026, 12, 18),
        "undated": None,
    }
    share = number // 4
    stretches = tuple(
        (stretch, tuple(_one_of_many(t, place * share + one, stretch, day) for one in range(share)))
        for place, (stretch, day) in enumerate(days.items())
    )
    return PingView(GROUP, same_id(1), stretches)


def _one_of_many(t: Translate, number: int, stretch: Stretch, due: date | None) -> LineView:
    return line(t, number + 1, DEEDS[number % len(DEEDS)], due, late=3 if stretch == "late" else 0)


def _soon(t: Translate) -> Card:
    return soon_due(t, SoonView(same_id(9), (line(t, 31, "Skickar ut lokalplanen till skolorna", MONDAY),), GROUP))


def _done(t: Translate) -> LineView:
    done = t("Done {day}, by {name}", day=t.day(MONDAY, today=TODAY), name=AMIRA)
    return replace(line(t, 31, "Skickar ut lokalplanen till skolorna", MONDAY), due=done, over="done")


def _pressed_later(t: Translate) -> SoonView:
    handed_on = replace(line(t, 17, DEEDS[5], MONDAY), due=t("Not yours any more"), over="gone")
    return SoonView(same_id(9), (_late(t), _done(t), handed_on), GROUP)


def _soon_done(t: Translate) -> Card:
    return soon_due(t, SoonView(same_id(9), (_done(t),), GROUP))


def _soon_in_two(t: Translate) -> Card:
    here = replace(line(t, 31, "Skickar ut lokalplanen till skolorna", MONDAY), group=GROUP)
    there = replace(line(t, 4, DEEDS[2], MONDAY), group=STEERING)
    return soon_due(t, SoonView(same_id(9), (here, there)))


def _week(t: Translate) -> DigestView:
    role = replace(line(t, 33, DEEDS[0], None), owners="Avdelningen administration och juridik")
    done = replace(line(t, 25, DEEDS[3], None), owners=SVEN)
    return DigestView(
        GROUP,
        owners=((AMIRA, (_late(t), _plan(t))), (role.owners, (role,)), (ELIN, (_begun(t),)), (PER, (_begun(t),))),
        total=4,
        late=1,
        done=(done,),
        dates=tuple(dates(t)[:2]),
    )


def _calm(t: Translate) -> DigestView:
    return DigestView(GROUP, owners=((AMIRA, (_plan(t),)),), total=1, late=0, rested=_rested(t))


def _counted(t: Translate) -> DigestView:
    return replace(_week(t), names=False, owners=())


def _organisers(t: Translate) -> OrganisersView:
    since = t.day(date(2026, 11, 9), today=TODAY)
    blocked = t("Has blocked me in Teams since {day}", day=since)
    refused = t("Teams has not let me write to this person since {day}", day=since)
    overdue = (
        replace(line(t, 12, DEEDS[0], date(2026, 10, 30), late=21), owners=NADJA),
        replace(line(t, 17, DEEDS[5], date(2026, 11, 6), late=14), owners=f"{PER}, {ELIN}"),
    )
    people = (
        UnreachedView(SVEN, 2, blocked),
        UnreachedView(OSKAR, 1, refused),
        UnreachedView("Tage Nilsson", 1, t("No longer in the group")),
    )
    nobodys = replace(line(t, 33, DEEDS[2], None), owners="VC-gruppen")
    return OrganisersView(GROUP, overdue, people, (nobodys,))


def _unreached_only(t: Translate) -> Card:
    return organisers_digest(
        t, replace(_organisers(t), overdue=(), unreached=_organisers(t).unreached[:1], unreminded=())
    )


def _unreminded_only(t: Translate) -> Card:
    return organisers_digest(t, replace(_organisers(t), overdue=(), unreached=()))


def _paused_until(t: Translate) -> Card:
    return paused(t, until=t.day(date(2027, 1, 7), today=TODAY))
