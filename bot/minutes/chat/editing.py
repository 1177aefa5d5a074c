"""The dialogs in which an organiser changes a draft by hand."""

from uuid import UUID

from bot.assignments.promises import Promise
from bot.chat.reply import Dialog, Note, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.kit.ids import new_id
from bot.minutes.chat.answering import promised
from bot.minutes.chat.desk import drafted, people_of, redraw
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem
from bot.minutes.queries import candidates_of, decisions_of, items_of
from bot.minutes.seen import must_be_unchanged, seen_head, seen_item, seen_task, seen_words
from bot.minutes.use_cases.answers import keep
from bot.minutes.use_cases.editing import (
    HeadWords,
    ItemWords,
    add_item,
    change_decision,
    change_head,
    change_item,
    remove_decision,
    remove_item,
)
from bot.minutes.views import owner_choices
from bot.minutes.wording import as_text, windows
from cards.kit import Card
from cards.minutes import editing as forms
from cards.minutes.editing import PartView
from cards.minutes.editing_presses import (
    HEAD,
    NEW,
    AddNewItem,
    EditPart,
    OpenEditing,
    RemovePart,
    SaveDecision,
    SaveHead,
    SaveItemText,
    SaveTask,
)

router = Router()

Part = MinutesItem | Decision | Candidate
LETTERS: dict[str, type[Part]] = {"i": MinutesItem, "d": Decision, "c": Candidate}
SHOWN = 300
"""So many characters of what somebody else wrote stand in a refusal."""


@router.presses(OpenEditing)
async def ask_what(turn: Turn, form: OpenEditing) -> Reply:
    """Ask what is to be changed."""
    turn, minutes = await drafted(turn, form.minutes)
    t = turn.t
    items = [
        PartView(f"i{one.id.hex}", f"{one.number} {one.title}".strip()) for one in await items_of(turn.session, minutes)
    ]
    decisions = [
        PartView(f"d{one.id.hex}", t("Decision: {words}", words=one.text))
        for one in await decisions_of(turn.session, minutes)
    ]
    tasks = [
        PartView(f"c{one.id.hex}", t("Assignment: {words}", words=one.text))
        for one in await candidates_of(turn.session, minutes)
    ]
    card = forms.choose_part(t, minutes.id, [*items, *decisions, *tasks], form.start)
    return Dialog(t("Edit{the_draft}", the_draft=""), card)


@router.presses(EditPart)
async def hand_out_form(turn: Turn, form: EditPart) -> Reply:
    """Open the form of that part."""
    turn, minutes = await drafted(turn, form.minutes)
    return Dialog(turn.t("Edit{the_draft}", the_draft=""), await _form(turn, minutes, form))


async def _form(turn: Turn, minutes: Minutes, form: EditPart) -> Card:
    if form.part == HEAD:
        return _head_form(turn, minutes)
    if form.part == NEW:
        items = await items_of(turn.session, minutes)
        return forms.new_item_form(turn.t, minutes.id, place=len(items) + 1, nonce=new_id().hex)
    match await _part(turn, minutes, form.part):
        case MinutesItem() as item:
            return await _item_form(turn, minutes, item, form.window)
        case Decision() as one:
            return forms.decision_form(turn.t, minutes.id, part=form.part, seen=seen_words(one.text), words=one.text)
        case Candidate() as one:
            return await _task_form(turn, minutes, one, form.part)


async def _part(turn: Turn, minutes: Minutes, part: str) -> Part:
    """Return the item, decision or assignment that goes by that name; raises NotFound for none of these minutes."""
    kind = LETTERS.get(part[:1])
    try:
        row_id = UUID(part[1:])
    except ValueError as error:
        raise NotFound from error
    found: Part | None = await turn.session.get(kind, row_id) if kind else None
    if found is None or found.minutes_id != minutes.id:
        raise NotFound
    return found


def _head_form(turn: Turn, minutes: Minutes) -> Card:
    view = forms.HeadForm(
        seen_head(minutes),
        minutes.title,
        minutes.day,
        minutes.place,
        minutes.participants,
        minutes.absent,
        minutes.next_meeting,
        minutes.next_meeting_words,
        minutes.registration_number,
    )
    return forms.head_form(turn.t, minutes.id, view)


async def _item_form(turn: Turn, minutes: Minutes, item: MinutesItem, window: int) -> Card:
    items, text = await items_of(turn.session, minutes), as_text(item.body)
    stretches = windows(text)
    stretch = stretches[min(window, len(stretches) - 1)]
    view = forms.ItemForm(
        part=f"i{item.id.hex}",
        seen=seen_item(item),
        title=item.title,
        section=item.section,
        presenters=item.presenters,
        text=text[stretch.start : stretch.end].strip("\n"),
        place=1 + [one.id for one in items].index(item.id),
        of=len(items),
        window=stretch.number,
        windows=stretch.of,
    )
    return forms.item_form(turn.t, minutes.id, view)


async def _task_form(turn: Turn, minutes: Minutes, one: Candidate, part: str) -> Card:
    people, chosen = owner_choices(await people_of(turn), one.owner_ids, one.owner_words)
    view = forms.TaskForm(part, seen_task(one), one.text, chosen, people, one.due, one.due_words)
    return forms.task_form(turn.t, minutes.id, view)


@router.presses(SaveHead)
async def save_head(turn: Turn, form: SaveHead) -> Reply:
    """Keep the head as it was typed."""
    turn, minutes = await drafted(turn, form.minutes)
    now_says = f"{minutes.title}, {minutes.day}. {', '.join(minutes.participants)}. {', '.join(minutes.absent)}"
    must_be_unchanged(form.seen, seen_head(minutes), now_says[:SHOWN])
    words = HeadWords(
        form.title,
        form.day,
        form.place,
        _names(form.participants) if "participants" in form.lists else None,
        _names(form.absent) if "absent" in form.lists else None,
        form.next_meeting,
        form.next_meeting_words,
        form.registration_number,
    )
    await change_head(turn.session, minutes, words, by=turn.here, now=turn.now)
    return await _saved(turn, minutes)


def _names(typed: str) -> list[str]:
    return [" ".join(line.split()) for line in typed.splitlines() if line.strip()]


@router.presses(SaveItemText)
async def save_item(turn: Turn, form: SaveItemText) -> Reply:
    """Keep the item as it was typed, and show the next stretch of its text if that is wanted."""
    turn, minutes = await drafted(turn, form.minutes)
    item = await _part(turn, minutes, form.part)
    if not isinstance(item, MinutesItem):
        raise NotFound
    must_be_unchanged(form.seen, seen_item(item), f"{item.title}: {as_text(item.body)}"[:SHOWN])
    await change_item(turn.session, minutes, item, _typed(form, form.window), by=turn.here)
    if form.onward:
        await redraw(turn, minutes)
        card = await _item_form(turn, minutes, item, form.window + 1)
        return Dialog(turn.t("Edit{the_draft}", the_draft=""), card)
    return await _saved(turn, minutes)


@router.presses(AddNewItem)
async def save_new_item(turn: Turn, form: AddNewItem) -> Reply:
    """Put a new item into the draft."""
    turn, minutes = await drafted(turn, form.minutes)
    await add_item(turn.session, minutes, _typed(form, 0), by=turn.here)
    return await _saved(turn, minutes)


def _typed(form: SaveItemText | AddNewItem, window: int) -> ItemWords:
    presenters = [name.strip() for name in form.presenters.split(",") if name.strip()]
    section = None if form.section == "none" else form.section
    return ItemWords(form.title, section, presenters, form.text, form.place, window)


@router.presses(SaveDecision)
async def save_decision(turn: Turn, form: SaveDecision) -> Reply:
    """Keep the decision as it was typed."""
    turn, minutes = await drafted(turn, form.minutes)
    decision = await _part(turn, minutes, form.part)
    if not isinstance(decision, Decision):
        raise NotFound
    must_be_unchanged(form.seen, seen_words(decision.text), decision.text[:SHOWN])
    await change_decision(turn.session, minutes, decision, form.text, by=turn.here)
    return await _saved(turn, minutes)


@router.presses(SaveTask)
async def save_task(turn: Turn, form: SaveTask) -> Reply:
    """Keep a found assignment in the minutes as it was typed, whatever was said of it before."""
    turn, minutes = await drafted(turn, form.minutes)
    one = await _part(turn, minutes, form.part)
    if not isinstance(one, Candidate):
        raise NotFound
    must_be_unchanged(form.seen, seen_task(one), one.text[:SHOWN])
    promise: Promise = await promised(turn, form, one.owner_words)
    await keep(one, minutes, promise, by=turn.here, now=turn.now, again=True)
    return await _saved(turn, minutes)


@router.presses(RemovePart)
async def remove(turn: Turn, form: RemovePart) -> Reply:
    """Take an item or a decision out of the draft."""
    turn, minutes = await drafted(turn, form.minutes)
    match await _part(turn, minutes, form.part):
        case MinutesItem() as item:
            must_be_unchanged(form.seen, seen_item(item), f"{item.title}: {as_text(item.body)}"[:SHOWN])
            await remove_item(turn.session, minutes, item, by=turn.here)
        case Decision() as decision:
            must_be_unchanged(form.seen, seen_words(decision.text), decision.text[:SHOWN])
            await remove_decision(turn.session, minutes, decision, by=turn.here)
        case _:
            raise NotFound
    await redraw(turn, minutes)
    return Note(turn.t("Removed. “Undo the latest” on the draft brings it back."))


async def _saved(turn: Turn, minutes: Minutes) -> Reply:
    await redraw(turn, minutes)
    return Note(turn.t("Saved. The draft shows it."))
