"""What organisers press about the items that every agenda of their group has."""

from uuid import UUID

from bot.agenda.models import ItemKind, Part
from bot.agenda.queries import standing_in
from bot.agenda.use_cases.filling import show_standing
from bot.agenda.use_cases.standing import (
    StandingWords,
    add_standing,
    change_standing,
    remove_standing,
    skip_standing,
    standing_of,
    title_of,
)
from bot.agenda.views import standing_view
from bot.chat.reply import Dialog, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.kit.ids import new_id
from bot.meetings.models import MeetingState
from bot.meetings.queries import meeting_in
from bot.meetings.use_cases import next_to_begin
from bot.meetings.views import day_words
from bot.people.rules import Permission
from cards.agenda.presses import (
    AddStanding,
    ChangeStanding,
    DropStanding,
    OpenStanding,
    SaveNewStanding,
    SaveStanding,
    SkipStanding,
)
from cards.agenda.standing import standing_dialog, standing_edit_form, standing_form

router = Router()


async def _arranging(turn: Turn, group_id: UUID) -> Turn:
    turn = await turn.within(group_id)
    turn.may(Permission.ARRANGE_MEETINGS)
    return turn


@router.presses(OpenStanding)
async def show_standing_items(turn: Turn, form: OpenStanding) -> Reply:
    """Open the list of the group's standing items."""
    return await _listed(await _arranging(turn, form.group))


async def _listed(turn: Turn) -> Reply:
    group = turn.here.group
    meeting = await next_to_begin(turn.session, group, now=turn.now)
    standing = await standing_of(turn.session, group)
    card = standing_dialog(
        turn.t,
        [standing_view(one, title_of(one, turn.t.lang), meeting=meeting) for one in standing],
        group=group.id,
        meeting=meeting.id,
        next_day=day_words(meeting, group, t=turn.t, today=turn.today),
        published=meeting.state is not MeetingState.PLANNED,
    )
    return Dialog(turn.t("Standing items"), card)


async def _changed(turn: Turn) -> Reply:
    await show_standing(turn.session, turn.here.group, now=turn.now)
    return await _listed(turn)


@router.presses(AddStanding)
async def hand_out_form(turn: Turn, form: AddStanding) -> Reply:
    """Open the form of a new standing item."""
    turn = await _arranging(turn, form.group)
    return Dialog(turn.t("Add standing item"), standing_form(turn.t, group=form.group, nonce=new_id().hex))


@router.presses(SaveNewStanding)
async def receive(turn: Turn, form: SaveNewStanding) -> Reply:
    """Let the group's agendas have one more item."""
    turn = await _arranging(turn, form.group)
    words = StandingWords(form.title, ItemKind(form.kind), form.minutes, Part(form.part))
    await add_standing(turn.session, words, by=turn.here)
    return await _changed(turn)


@router.presses(ChangeStanding)
async def hand_out_edit_form(turn: Turn, form: ChangeStanding) -> Reply:
    """Open the form of that standing item."""
    turn = await _arranging(turn, form.group)
    standing = await standing_in(turn.session, turn.here.group, form.standing)
    view = standing_view(standing, title_of(standing, turn.here.group.language))
    return Dialog(turn.t("Edit standing item"), standing_edit_form(turn.t, view, group=form.group))


@router.presses(SaveStanding)
async def save(turn: Turn, form: SaveStanding) -> Reply:
    """Keep what the organiser changed."""
    turn = await _arranging(turn, form.group)
    standing = await standing_in(turn.session, turn.here.group, form.standing)
    words = StandingWords(form.title, ItemKind(form.kind), form.minutes)
    await change_standing(turn.session, standing, words, by=turn.here)
    return await _changed(turn)


@router.presses(DropStanding)
async def drop(turn: Turn, form: DropStanding) -> Reply:
    """Let the group's agendas do without the item."""
    turn = await _arranging(turn, form.group)
    kept = {one.id: one for one in await standing_of(turn.session, turn.here.group)}
    if form.standing in kept:
        await remove_standing(turn.session, kept[form.standing], by=turn.here)
    return await _changed(turn)


@router.presses(SkipStanding)
async def skip(turn: Turn, form: SkipStanding) -> Reply:
    """Let one meeting do without the item, or have it after all."""
    turn = await _arranging(turn, form.group)
    standing = await standing_in(turn.session, turn.here.group, form.standing)
    meeting = await meeting_in(turn.session, turn.here.group, form.meeting)
    await skip_standing(turn.session, standing, meeting, by=turn.here, skipping=form.skipping)
    return await _changed(turn)
