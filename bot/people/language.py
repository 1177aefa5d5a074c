"""Which language a letter speaks: the reader's own, or the group's in its channel."""

from bot.i18n.speech import Speech, speaking
from bot.people.models import Group, Person


def tongue_of(person: Person, group: Group) -> Speech:
    """Return the language of that person's Teams; the group's, for one who has not shown hers yet."""
    return speaking(person.locale or group.language)


def own_tongue(person: Person) -> Speech:
    """Return the language of that person's Teams; Swedish while she has not shown it."""
    return speaking(person.locale or "sv")
