"""Presenters between forms, agendas and letters: forms send ids, items keep names, letters want people; pure."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from bot.people.models import Membership


def named(chosen: Iterable[str], members: Sequence[Membership]) -> tuple[str, ...]:
    """Return the names of those chosen, each once; whoever is no member stays as she was written."""
    names = {
        one_id: one.person.name for one in members for one_id in (str(one.person_id), one.person.entra_id) if one_id
    }
    return tuple(dict.fromkeys(names.get(choice, choice) for choice in chosen))


def ids_of(chosen: Iterable[str], members: Sequence[Membership]) -> tuple[UUID, ...]:
    """Return the members among those chosen, each once, whether they were chosen by id or written by name."""
    wanted = set(chosen)
    found = [
        one.person_id for one in members if wanted & {str(one.person_id), one.person.entra_id or "", one.person.name}
    ]
    return tuple(dict.fromkeys(found))


def chosen_by_name(names: Iterable[str], members: Sequence[Membership]) -> tuple[str, ...]:
    """Return what the form sends for those names; a name that is no member's is sent as it is, without commas."""
    ids = {one.person.name: str(one.person_id) for one in members}
    return tuple(ids.get(name, name.replace(",", " ")) for name in names)
