"""The group's assignments, narrowed to what somebody wants to see, page by page."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment, Owed
from bot.assignments.queries import contacts_of, done_since, last_met, open_in, open_steps_in
from bot.assignments.rules import Contacts, by_urgency, concerned, days_late, each_once
from bot.assignments.views import by_owner, owed_view, owners_apart
from bot.i18n.speech import LANGUAGES, speaking
from bot.people.models import Group, Person
from cards.assignments.lists import ROWS
from cards.assignments.views import ListView, OwnerView
from cards.inputs import Choice
from cards.press import msg
from cards.speech import Translate
from cards.words import joined

WORDS = {
    "": (msg("all"), msg("open")),
    "mine": (msg("mine"), msg("my")),
    "late": (msg("late ones"), msg("late"), msg("overdue")),
    "done": (msg("done"), msg("done since the last meeting")),
}
"""What may follow the command, in each of the languages, and what it narrows the list to."""

_NUMBER = re.compile(r"(?:u[ -]?)?(\d{1,6})", re.IGNORECASE)


def number_in(words: str) -> int | None:
    """Return the number when an assignment's is all that follows the command: "U-7", "u7", "7"."""
    found = _NUMBER.fullmatch(words.strip(" .,;:!?"))
    return int(found[1]) if found else None


def narrowed_by(words: str, owners: Sequence[tuple[str, str]]) -> str | None:
    """Return what the list is narrowed to by the words after the command: a filter or an owner; None for neither."""
    said = " ".join(words.casefold().split()).strip(" .,;:!?")
    if not said:
        return ""
    for only, words_for in WORDS.items():
        if said in {speaking(lang)(one) for lang in LANGUAGES for one in words_for}:
            return only
    fitting = {key for name, key in owners if name.casefold() == said}
    fitting = fitting or {key for name, key in owners if name.casefold().startswith(said)}
    return fitting.pop() if len(fitting) == 1 else None


async def owners_in(session: AsyncSession, group: Group) -> list[tuple[str, str]]:
    """Return who owns something open in the group, by name: each with what a filter carries."""
    found = {owner for one in await _owed_in(session, group) for owner in owners_apart(one)}
    return sorted(found, key=lambda owner: (owner[0].casefold(), owner[1]))


async def _owed_in(session: AsyncSession, group: Group) -> list[Owed]:
    return [*await open_in(session, group), *await open_steps_in(session, group)]


async def list_view(
    session: AsyncSession,
    group: Group,
    *,
    only: str,
    page: int,
    reader: Person,
    t: Translate,
    today: date,
    now: datetime,
) -> ListView:
    """Return a page of what the list is narrowed to; a page that is not there any more gives way to the last."""
    contacts, owed = await contacts_of(session, group), await _owed_in(session, group)
    since, found = None, list[Owed]()
    if only == "done":
        since = await last_met(session, group, now=now)
        found = [*await done_since(session, group, since)]
    else:
        found = _narrowed(owed, only, reader, contacts, today)
    owners = _owners(found, only, reader, t, today)
    pages = max(1, -(-sum(len(one.open) for one in owners) // ROWS))
    page = min(page, pages - 1)
    people = sorted({owner for one in owed for owner in owners_apart(one)}, key=lambda one: one[0].casefold())
    return ListView(
        group=group.name,
        group_id=group.id,
        title=_title(only, found, people, t, met=since is not None),
        owners=_page(owners, page),
        total=len(found),
        only=only,
        page=page,
        pages=pages,
        late=sum(days_late(one, today=today) > 0 for one in found),
        people=tuple(Choice(key, name) for name, key in people),
    )


def _narrowed(owed: Sequence[Owed], only: str, reader: Person, contacts: Contacts, today: date) -> list[Owed]:
    """Return what of it is meant; steps of others' assignments stand where one person's or role's are."""
    match only:
        case "":
            return [*_whole(owed)]
        case "mine":
            return each_once([one for one in owed if reader.id in {who.id for who in concerned(one, contacts)}])
        case "late":
            return [one for one in _whole(owed) if days_late(one, today=today)]
        case _:
            return each_once([one for one in owed if only in {key for _, key in owners_apart(one)}])


def _whole(owed: Sequence[Owed]) -> list[Assignment]:
    return [one for one in owed if isinstance(one, Assignment)]


def _owners(found: Sequence[Owed], only: str, reader: Person, t: Translate, today: date) -> tuple[OwnerView, ...]:
    """Return what was found owner by owner; what is one person's stands under her name alone."""
    if only in {"", "late", "done"}:
        return by_owner(_whole(found), t=t, today=today)
    views = tuple(owed_view(one, t=t, today=today) for one in by_urgency(found))
    names = {key: name for one in found for name, key in owners_apart(one)}
    return (OwnerView(reader.name if only == "mine" else names.get(only, ""), views),) if views else ()


def _page(owners: Sequence[OwnerView], page: int) -> tuple[OwnerView, ...]:
    """Return the page's part of the lines; an owner whose lines go on has her name on both pages."""
    lines = [(owner.owner, view) for owner in owners for view in owner.open][page * ROWS : (page + 1) * ROWS]
    names = list(dict.fromkeys(name for name, _ in lines))
    return tuple(OwnerView(name, tuple(view for owner, view in lines if owner == name)) for name in names)


def _title(only: str, found: Sequence[Owed], people: Sequence[tuple[str, str]], t: Translate, *, met: bool) -> str:
    """Return what the list holds, steps counted apart; `met` if the group has a meeting behind it."""
    total = len(_whole(found))
    parts = len(found) - total
    return joined(
        _counted(only, total, people, t, met=met) if total or not parts else "",
        t.count("{n} open step", "{n} open steps", parts) if parts else "",
    )


def _counted(only: str, total: int, people: Sequence[tuple[str, str]], t: Translate, *, met: bool) -> str:
    match only:
        case "":
            return t.count("{n} open assignment", "{n} open assignments", total) if total else t("No open assignments")
        case "mine":
            return t.count("You have {n} open assignment", "You have {n} open assignments", total)
        case "late":
            return t.count("{n} late assignment", "{n} late assignments", total) if total else t("Nothing is late")
        case "done" if not met:
            return t.count("{n} done so far", "{n} done so far", total) if total else t("Nothing is done yet")
        case "done":
            done = t.count("{n} done since the last meeting", "{n} done since the last meeting", total)
            return done if total else t("Nothing has been done since the last meeting")
        case _:
            name = next((name for name, key in people if key == only), "")
            return t.count("{name} has {n} open assignment", "{name} has {n} open assignments", total, name=name)
