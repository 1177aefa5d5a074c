"""What may be done with a link between groups, and when: pure."""

from uuid import UUID

from bot.errors import TooLate
from bot.people.models import Group
from bot.sisters.models import LinkState, SisterLink

SHORT = 240
"""As much of a sister group's news as an agenda has room for, in characters."""


def pair_of(one: Group, other: Group) -> str:
    """Return the name of the pair, the same whoever asks."""
    return " ".join(sorted((str(one.id), str(other.id))))


def other_than(link: SisterLink, group: Group) -> Group:
    """Return the group at the link's other end."""
    return link.asked if link.asker_id == group.id else link.asker


def must_be_free(link: SisterLink, group: Group) -> None:
    """Raise TooLate when the two are linked, or when this group has asked already."""
    other = other_than(link, group).name
    if link.state is LinkState.LINKED:
        raise TooLate("{other} is your sister group already.", other=other)
    if link.state is LinkState.ASKED and link.asker_id == group.id:
        raise TooLate(
            "{name} has asked {other} already. Its chair or secretary will answer.",
            name=link.asked_by.name,
            other=other,
        )


def is_answered_so(link: SisterLink, state: LinkState, person_id: UUID) -> bool:
    """Say whether the person has given just that answer already: Teams brings a press again when ours was slow."""
    return link.state is state and link.answered_by_id == person_id


def must_wait_for_answer(link: SisterLink) -> None:
    """Raise TooLate, with who and what, when the question is answered already."""
    name = link.answered_by.name if link.answered_by else link.asked_by.name
    match link.state:
        case LinkState.LINKED:
            raise TooLate("{name} has accepted already.", name=name)
        case LinkState.DECLINED:
            raise TooLate("{name} has declined already.", name=name)
        case LinkState.ENDED:
            raise TooLate("{name} has ended it already.", name=name)
        case LinkState.ASKED:
            return


def must_be_live(link: SisterLink, group: Group) -> None:
    """Raise TooLate when there is nothing to end; whoever was asked declines instead."""
    name = link.answered_by.name if link.answered_by else link.asked_by.name
    if link.state in (LinkState.ENDED, LinkState.DECLINED):
        raise TooLate("{name} has ended it already.", name=name)
    if link.state is LinkState.ASKED and link.asker_id != group.id:
        raise TooLate("That is a question to your group: accept or decline it.")


def cut(words: str, most: int = SHORT) -> str:
    """Return the words on one line, cut at a blank where they are too long for an agenda."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rsplit(' ', 1)[0]}…"
