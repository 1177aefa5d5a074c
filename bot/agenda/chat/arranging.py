"""What organisers press to arrange one meeting's agenda: dialogs for order, items, and what was not reached."""

from collections.abc import Sequence
from uuid import UUID

from bot.agenda.models import AgendaItem, ItemKind
from bot.agenda.presenters import ids_of, named
from bot.agenda.queries import item_in
from bot.agenda.rules import MINUTES, may_be_late, must_be_open
from bot.agenda.use_cases.changing import Words, add_item, change_item, move_item
from bot.agenda.use_cases.filling import Entry, open_agenda
from bot.agenda.use_cases.leaving import carry_over, meeting_after, remove_items
from bot.agenda.views import form_view, rows
from bot.chat.reply import Dialog, Note, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import Invalid, NotFound, TooLate
from bot.kit.ids import new_id
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_by_id
from bot.meetings.views import day_words
from bot.people.queries import members_of
from bot.people.rules import Permission
from cards.agenda.dialogs import (
    add_item_dialog,
    choose_item_dialog,
    edit_item_dialog,
    not_reached_dialog,
    remove_dialog,
    reorder_dialog,
)
from cards.agenda.presses import (
    AddItem,
    CarryOver,
    ChooseItem,
    DropItems,
    EditItem,
    EndReordering,
    MoveItem,
    OfMeeting,
    RemoveItems,
    ReorderAgenda,
    ReviewReached,
    SaveItem,
    SaveNewItem,
)

router = Router()


async def _arranging(turn: Turn, form: OfMeeting) -> tuple[Turn, Meeting]:
    """Return the meeting, and the turn within its group; refuses all but that group's organisers."""
    meeting = await meeting_by_id(turn.session, form.meeting)
    turn = await turn.within(meeting.group_id)
    turn.may(Permission.ARRANGE_MEETINGS)
    return turn, meeting


async def _opened(turn: Turn, form: OfMeeting) -> tuple[Turn, Meeting, list[AgendaItem]]:
    """Return the same, and the items of an agenda that can be changed still."""
    turn, meeting = await _arranging(turn, form)
    items = await open_agenda(turn.session, meeting, group=turn.here.group)
    must_be_open(meeting)
    return turn, meeting, items


def _some(items: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
    if not items:
        raise NotFound("There is nothing on the agenda to choose among. Add an item first.")
    return items


@router.presses(ReorderAgenda)
async def hand_out_order(turn: Turn, form: ReorderAgenda) -> Reply:
    """Open the dialog in which the items change places."""
    turn, meeting, items = await _opened(turn, form)
    shown = rows(meeting, _some(items), group=turn.here.group)
    return Dialog(turn.t("Reorder"), reorder_dialog(turn.t, shown, meeting=meeting.id))


@router.presses(MoveItem)
async def move(turn: Turn, form: MoveItem) -> Reply:
    """Let one item stand elsewhere, and show the order as it is now."""
    turn, meeting = await _arranging(turn, form)
    await move_item(turn.session, meeting, form.item, form.place, by=turn.here, now=turn.now)
    return await hand_out_order(turn, ReorderAgenda(meeting=meeting.id))


@router.presses(EndReordering)
async def end_reordering(turn: Turn, form: EndReordering) -> Reply:
    """Close the dialog with a word."""
    turn, _ = await _arranging(turn, form)
    return Note(turn.t("The order is saved. The agenda shows it."))


@router.presses(AddItem)
async def hand_out_form(turn: Turn, form: AddItem) -> Reply:
    """Open the form of a new item."""
    turn, meeting, _ = await _opened(turn, form)
    view = form_view(await members_of(turn.session, turn.here.group))
    card = add_item_dialog(turn.t, view, meeting=meeting.id, nonce=new_id().hex)
    return Dialog(turn.t("Add item"), card)


@router.presses(SaveNewItem)
async def receive_item(turn: Turn, form: SaveNewItem) -> Reply:
    """Put the organiser's item on the agenda."""
    turn, meeting = await _arranging(turn, form)
    members = await members_of(turn.session, turn.here.group)
    entry = Entry(
        form.title,
        ItemKind(form.kind),
        named(form.presenters, members),
        form.minutes or MINUTES,
        presenter_ids=ids_of(form.presenters, members),
        background=form.background,
        link=form.link,
    )
    await add_item(turn.session, meeting, entry, by=turn.here, now=turn.now)
    return Note(turn.t("“{title}” stands on the agenda.", title=form.title))


@router.presses(ChooseItem)
async def ask_which(turn: Turn, form: ChooseItem) -> Reply:
    """Ask which item is to be changed."""
    turn, meeting, items = await _opened(turn, form)
    shown = rows(meeting, _some(items), group=turn.here.group)
    return Dialog(turn.t("Edit item"), choose_item_dialog(turn.t, shown, meeting=meeting.id))


@router.presses(EditItem)
async def hand_out_edit_form(turn: Turn, form: EditItem) -> Reply:
    """Open the form of that item."""
    turn, meeting, _ = await _opened(turn, form)
    item = await item_in(turn.session, meeting, form.item)
    view = form_view(await members_of(turn.session, turn.here.group), item)
    return Dialog(turn.t("Edit item"), edit_item_dialog(turn.t, view, meeting=meeting.id, item=item.id))


@router.presses(SaveItem)
async def save_item(turn: Turn, form: SaveItem) -> Reply:
    """Keep what the organiser changed."""
    turn, meeting = await _arranging(turn, form)
    words = Words(form.title, ItemKind(form.kind), form.presenters, form.minutes, form.background, form.link)
    await change_item(turn.session, meeting, form.item, words, by=turn.here, now=turn.now)
    return Note(turn.t("Saved. The agenda shows it."))


@router.presses(RemoveItems)
async def ask_what_to_remove(turn: Turn, form: RemoveItems) -> Reply:
    """Ask which items are to be removed."""
    turn, meeting, items = await _opened(turn, form)
    shown = rows(meeting, _some(items), group=turn.here.group)
    return Dialog(turn.t("Remove items"), remove_dialog(turn.t, shown, meeting=meeting.id))


@router.presses(DropItems)
async def remove(turn: Turn, form: DropItems) -> Reply:
    """Take the items off the agenda."""
    turn, meeting = await _arranging(turn, form)
    titles = await remove_items(turn.session, meeting, _ids(form.items), by=turn.here, now=turn.now)
    if not titles:
        return Note(turn.t("That is not on the agenda any more."))
    return Note(turn.t("Removed: {titles}", titles=", ".join(titles)))


def _ids(chosen: Sequence[str]) -> list[UUID]:
    """Return the ids that a form sent; raises Invalid for none at all, NotFound for what is no id."""
    if not chosen:
        raise Invalid("Choose at least one item.")
    try:
        return [UUID(one) for one in chosen]
    except ValueError as error:
        raise NotFound from error


@router.presses(ReviewReached)
async def ask_what_was_not_reached(turn: Turn, form: ReviewReached) -> Reply:
    """Ask which items were not reached."""
    turn, meeting = await _arranging(turn, form)
    group = turn.here.group
    items = await open_agenda(turn.session, meeting, group=group)
    if not may_be_late(meeting, turn.now):
        raise TooLate("The meeting has not begun. Until then items can be moved or removed.")
    candidates = {item.id for item in items if item.standing_id is None}
    shown = [one for one in rows(meeting, items, group=group) if one.id in candidates]
    if not shown:
        return Note(turn.t("The standing items come back by themselves, and there are no others."))
    target = await meeting_after(turn.session, meeting, group=group, now=turn.now)
    if target is None:
        raise TooLate("There is no later meeting in the calendar. Book one first.")
    day = day_words(target, group, t=turn.t, today=turn.today)
    return Dialog(turn.t("Not reached"), not_reached_dialog(turn.t, shown, meeting=meeting.id, next_day=day))


@router.presses(CarryOver)
async def carry(turn: Turn, form: CarryOver) -> Reply:
    """Let the next meeting take the items up."""
    turn, meeting = await _arranging(turn, form)
    titles = await carry_over(turn.session, meeting, _ids(form.items), by=turn.here, now=turn.now)
    if not titles:
        return Note(turn.t("That is not on the agenda any more."))
    return Note(turn.t("Moved to the next meeting: {titles}", titles=", ".join(titles)))
