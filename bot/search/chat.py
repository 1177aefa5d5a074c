"""What people can say and press to find something."""

from uuid import UUID

from bot.assignments.drawing import drawn
from bot.assignments.queries import assignment_by_id
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.minutes.chat.decisions import decision_shown, minutes_shown, within_here
from bot.minutes.models import MinutesItem
from bot.people.models import Membership
from bot.people.queries import memberships_of
from bot.people.rules import Permission, may
from bot.search.queries import entries_of, hits
from bot.search.use_cases import refresh
from bot.search.views import hit_views
from bot.search.words import Stems, wanted
from cards.kit import Card
from cards.search import FoundView, Search, ShowHit, found_card

router = Router()

STEP = 10
"""So many hits a card shows."""


@router.hears("sök", "search", with_words=True, in_group=False)
async def look_for(turn: Turn) -> Reply:
    """Show what holds those words: in all her groups in 1:1 chat, elsewhere in the group that is there."""
    return Answer(await _found(turn, turn.words, start=0))


@router.presses(Search)
async def look_on(turn: Turn, form: Search) -> Reply:
    """Show other hits in the same message."""
    return Update(await _found(turn, form.words, start=form.start))


async def _found(turn: Turn, words: str, *, start: int) -> Card:
    stems = Stems()
    asked = wanted(words, stems)
    members = await _hers(turn)
    for member in sorted(members, key=lambda one: one.group_id):
        await refresh(turn.session, member.group)
    ids = await hits(turn.session, asked, members)
    start = start if start < len(ids) else 0
    entries = await entries_of(turn.session, ids[start : start + STEP])
    groups = {member.group_id: member.group.name for member in members}
    views = hit_views(entries, asked, stems, groups=groups, t=turn.t, today=turn.today)
    group = next(iter(groups.values())) if len(groups) == 1 else ""
    return found_card(turn.t, FoundView(" ".join(words.split()), views, len(ids), start, STEP, group))


async def _hers(turn: Turn) -> list[Membership]:
    """Return her places in the groups to search; raises NoGroup or NotAllowed where there is none."""
    if turn.place is not Place.DIRECT or turn.member is not None:
        return [turn.may(Permission.SEE)]
    hers = [one for one in await memberships_of(turn.session, turn.person) if may(one, Permission.SEE)]
    return hers or [turn.may(Permission.SEE)]


@router.presses(ShowHit)
async def show_hit(turn: Turn, form: ShowHit) -> Reply:
    """Show the decision, the assignment or the minutes that were found."""
    match form.kind:
        case "decision":
            return Answer(await decision_shown(turn, form.subject))
        case "assignment":
            return Answer(await _assignment(turn, form.subject))
        case "minutes":
            item = await turn.session.get(MinutesItem, form.subject)
            if item is not None:
                return await minutes_shown(turn, item.minutes_id)
    raise NotFound


async def _assignment(turn: Turn, assignment_id: UUID) -> Card:
    assignment = await assignment_by_id(turn.session, assignment_id)
    turn = await within_here(turn, assignment.group_id)
    turn.may(Permission.SEE)
    reader = turn.here if turn.place is Place.DIRECT else None
    return await drawn(turn.session, assignment, reader, t=turn.t, today=turn.today)
