"""What stories about agendas do again and again."""

from typing import Any

from sqlalchemy import select

from bot.agenda.models import AgendaItem
from bot.agenda.rules import in_order
from bot.db.transaction import reading
from bot.localteams.board import Seen
from bot.localteams.hands import Pressed, act
from bot.localteams.people import KARIN, Person
from bot.localteams.world import Dialog
from bot.meetings.models import Meeting
from bot.people.models import Group, Membership
from bot.people.queries import members_of
from tests.stories.stage import Stage, said

FRIDAY = "fredag 20 november"
FOLLOW_UP, NEWS, CLOSING = "Återkoppling från föregående möte", "Nytt från systergrupper", "Avslut och utcheckning"


async def opened(group: Stage, person: Person, on: Seen | Dialog, button: str, /, **inputs: object) -> Dialog:
    """Press a button that is answered with a dialog, and return that."""
    pressed = await group.local.press(person, on, button, **inputs)
    assert pressed.dialog is not None, pressed.word
    return pressed.dialog


async def agenda(group: Stage, person: Person = KARIN) -> Seen:
    """Return the agenda as the person gets it in the channel when she asks."""
    await group.settled()
    return await group.said(person, "dagordning")


async def accepted(group: Stage, title: str, *, by: Person) -> None:
    """Let a member propose, and the chair accept."""
    await group.said(by, f"föreslå {title}")
    await group.local.press(KARIN, await group.sees(KARIN, title), "Anta")
    await group.settled()


async def added(group: Stage, on: Seen, title: str, **inputs: object) -> Pressed:
    """Let the chair add an item of her own."""
    form = await opened(group, KARIN, on, "Lägg till punkt")
    pressed = await group.local.press(KARIN, form, "Lägg till punkt", Rubrik=title, **inputs)
    await group.settled()
    return pressed


async def kept(group: Stage, *, nth: int = 0) -> list[AgendaItem]:
    """Return the items that the database holds of the group's nth meeting, by when they begin."""
    async with reading(group.works.engine) as session:
        meetings = (await session.scalars(select(Meeting).order_by(Meeting.starts_at))).all()
        asked = select(AgendaItem).where(AgendaItem.meeting_id == meetings[nth].id)
        return in_order((await session.scalars(asked)).all())


async def titles(group: Stage, *, nth: int = 0) -> list[str]:
    """Return what the group's nth meeting takes up, in its order."""
    return [item.title for item in await kept(group, nth=nth)]


async def members(group: Stage) -> list[Membership]:
    """Return everybody in the group, as the database knows them."""
    async with reading(group.works.engine) as session:
        return list(await members_of(session, (await session.scalars(select(Group))).one()))


async def pressed(group: Stage, person: Person, on: Dialog, action: dict[str, Any]) -> Pressed:
    """Press just that button of a dialog, where several are called the same."""
    return await act(group.local.world, person, on, action, dict(action["data"]))


def row(seen: Seen | Pressed, title: str) -> list[str]:
    """Return an item's row: its hour, its title, what stands beneath, its minutes."""
    words = said(seen)
    start = words.index(title) - 1
    end = next(place for place in range(start + 1, len(words)) if words[place].endswith(" min"))
    return words[start : end + 1]
