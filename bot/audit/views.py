"""Deeds, made ready to read."""

from datetime import date

from bot.audit.models import Deed, Outcome
from bot.audit.sentences import BY_PEOPLE, BY_THE_CLOCK
from bot.kit.dates import local
from cards.audit import DeedView
from cards.speech import Translate


def deed_view(deed: Deed, name: str | None, *, t: Translate, zone: str, today: date) -> DeedView:
    """Return the deed as the reader of `t` sees it; `name` is that of whoever did it."""
    at = local(deed.at, zone)
    return DeedView(
        _sentence(deed, name, t, today), t("{day} {hour}", day=t.day(at.date(), today=today), hour=t.hour(at))
    )


def _sentence(deed: Deed, name: str | None, t: Translate, today: date) -> str:
    who = name or t("Somebody who is gone")
    if deed.outcome is Outcome.REFUSED:
        return t("{name} tried something that is not hers to do, and was refused", name=who)
    what = ", ".join(_told(part, t, today) for part in deed.label.split(", ")) if deed.label else t("something")
    if deed.person_id is None and deed.what in BY_THE_CLOCK:
        return t(BY_THE_CLOCK[deed.what], what=what, n=deed.count or 0)
    known = BY_PEOPLE.get(deed.what)
    if known is None:
        return t("{name} did something that has no name here: {verb}", name=who, verb=deed.what)
    return t(known, name=who, what=what)


def _told(label: str, t: Translate, today: date) -> str:
    """Return a number as it is, a day in words."""
    try:
        return t.day(date.fromisoformat(label), today=today)
    except ValueError:
        return label
