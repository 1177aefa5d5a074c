"""The secretary's desk: the draft as she sees it now, in the message that shows it to her."""

from functools import partial
from uuid import UUID

from bot.chat.turn import Turn
from bot.kit.ids import digest
from bot.minutes import letters
from bot.minutes.models import Minutes, Verdict
from bot.minutes.queries import minutes_by_id
from bot.minutes.rules import may_keep_all, must_be_draft, next_open
from bot.minutes.views import candidate_view, minutes_view
from bot.outbox.post import amend
from bot.people.models import Person
from bot.people.queries import members_of
from bot.people.rules import Permission
from bot.sisters.queries import sisters_of
from cards.kit import Card
from cards.minutes.desk import Desk
from cards.minutes.draft import draft_card


async def drafted(turn: Turn, minutes_id: UUID) -> tuple[Turn, Minutes]:
    """Return a draft, and the turn within its group; raises NotFound for others' drafts, NotAllowed, TooLate."""
    minutes = await minutes_by_id(turn.session, minutes_id)
    turn = await turn.within(minutes.group_id)
    turn.may(Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    return turn, minutes


async def people_of(turn: Turn) -> list[Person]:
    """Return everybody in the group, by name."""
    return [member.person for member in await members_of(turn.session, turn.here.group)]


async def draft_shown(turn: Turn, minutes: Minutes, at: UUID | None = None) -> Card:
    """Draw the draft with the found assignment `at` before her, or with the first that has no answer."""
    whole = await letters.whole_of(turn.session, minutes)
    found, people = whole.candidates, await people_of(turn)
    shown = next((one for one in found if one.id == at), None) or next_open(found)
    still_open = sum(one.verdict is Verdict.OPEN for one in found)
    deed = len(minutes.deeds) or None
    sisters = bool(await sisters_of(turn.session, turn.here.group))
    viewed = partial(candidate_view, members=people, whole=whole, t=turn.t, today=turn.today)
    return draft_card(
        turn.t,
        minutes_view(whole, group=turn.here.group, t=turn.t, today=turn.today),
        candidate=viewed(shown) if shown else None,
        last=viewed(found[-1]) if found else None,
        desk=Desk(len(found), still_open, keep_all=may_keep_all(still_open), deed=deed, sisters=sisters),
        day=minutes.day,
        warnings=[turn.t(one["msgid"], **one["facts"]) for one in minutes.warnings],
    )


def laid_out(turn: Turn, minutes: Minutes) -> str:
    """Return the key of a new message that shows her the draft; from now on that one is kept up to date."""
    key = f"minutes.draft:{minutes.id}"
    if minutes.desks:
        key += f":{digest(turn.conversation.conversation_id, turn.activity_id)}"
    minutes.desks = {**minutes.desks, str(turn.person.id): key}
    return key


async def redraw(turn: Turn, minutes: Minutes) -> None:
    """Let the message that shows her the draft show how it stands now."""
    key = minutes.desks.get(str(turn.person.id))
    if key is not None:
        await amend(turn.session, key=key, card=await draft_shown(turn, minutes), now=turn.now)
