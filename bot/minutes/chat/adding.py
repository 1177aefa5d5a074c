"""The dialog in which the secretary adds what the reader missed."""

from bot.chat.reply import Dialog, Note, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import Invalid, NotFound
from bot.kit.ids import new_id
from bot.minutes.chat.answering import promised
from bot.minutes.chat.desk import drafted, people_of, redraw
from bot.minutes.missed import Part, parts_of
from bot.minutes.models import Minutes, Verdict
from bot.minutes.owners import resolve
from bot.minutes.queries import candidates_of, decisions_of, items_of
from bot.minutes.reading.draft import FoundAssignment
from bot.minutes.reading.sentence import read_sentence
from bot.minutes.use_cases.additions import Spot, add_assignment, add_comeback, add_decision
from bot.minutes.views import owner_choices
from cards.minutes.adding import MissedView, choose_item, choose_sentence, fill_in
from cards.minutes.presses import AddMissed, FillIn, Kind, LookIn, OpenAdding
from cards.press import msg

router = Router()

ADDED: dict[Kind, str] = {
    "assignment": msg("The assignment is added. The draft shows it."),
    "decision": msg("The decision is added. The draft shows it."),
    "comeback": msg("The matter is added: it comes back. The draft shows it."),
}


async def _part(turn: Turn, minutes: Minutes, number: int) -> Part:
    """Return the item with that number in order; raises NotFound for one that the minutes don't have."""
    parts = parts_of(minutes, await items_of(turn.session, minutes))
    if number >= len(parts):
        raise NotFound
    return parts[number]


def _sentence(part: Part, number: int | None) -> str:
    """Return the sentence with that number, "" for none; raises NotFound for one that the item does not have."""
    if number is None:
        return ""
    if number >= len(part.sentences):
        raise NotFound
    return part.sentences[number]


async def _found_in(turn: Turn, minutes: Minutes, part: Part) -> set[str]:
    """Return the sentences of the item that have become something already."""
    tasks, decisions = await candidates_of(turn.session, minutes), await decisions_of(turn.session, minutes)
    kept = [one for one in tasks if one.verdict is not Verdict.SKIPPED]
    return {one.sentence for one in kept if one.item == part.name} | {
        one.text for one in decisions if one.item == part.name
    }


@router.presses(OpenAdding)
async def ask_where(turn: Turn, form: OpenAdding) -> Reply:
    """Ask in which item something is missing; where there is one only, show its sentences at once."""
    turn, minutes = await drafted(turn, form.minutes)
    parts = parts_of(minutes, await items_of(turn.session, minutes))
    if len(parts) == 1:
        return await show_sentences(turn, LookIn(minutes=minutes.id))
    return Dialog(turn.t("Add what is missing"), choose_item(turn.t, minutes.id, [part.heading for part in parts]))


@router.presses(LookIn)
async def show_sentences(turn: Turn, form: LookIn) -> Reply:
    """Show the item's sentences to choose among."""
    turn, minutes = await drafted(turn, form.minutes)
    part = await _part(turn, minutes, form.part)
    card = choose_sentence(
        turn.t,
        minutes.id,
        part=form.part,
        heading=part.heading,
        sentences=part.sentences,
        start=form.start,
        found=await _found_in(turn, minutes, part),
    )
    return Dialog(turn.t("Add what is missing"), card)


@router.presses(FillIn)
async def fill_in_what_it_says(turn: Turn, form: FillIn) -> Reply:
    """Show the chosen sentence as an assignment, a decision or a comeback, as far as it tells."""
    turn, minutes = await drafted(turn, form.minutes)
    said = _sentence(await _part(turn, minutes, form.part), form.sentence)
    if not said and not form.words:
        raise Invalid("Choose a sentence, or write what is missing in your own words.")
    people = await people_of(turn)
    found = _read(form.words or said, minutes, [person.name for person in people])
    is_task = form.kind == "assignment"
    resolved = resolve(found.owners, people)
    choices, chosen = owner_choices(people, [str(one) for one in resolved.people], resolved.words)
    view = MissedView(
        minutes=minutes.id,
        part=form.part,
        kind=form.kind,
        sentence=form.sentence,
        words=form.words,
        said=said,
        clues=_clues(found, said) if is_task else (),
        text=found.text if is_task else form.words or said,
        owners=chosen,
        people=choices,
        due=found.due,
        due_words=found.due_text or "",
    )
    return Dialog(turn.t("Add what is missing"), fill_in(turn.t, view, nonce=new_id().hex))


def _read(words: str, minutes: Minutes, roster: list[str]) -> FoundAssignment:
    return read_sentence(words, names=[*minutes.participants, *minutes.absent, *roster], meeting=minutes.day)


def _clues(found: FoundAssignment, said: str) -> tuple[tuple[int, int], ...]:
    """Return the words that gave it away as spans of the sentence; none for words of her own."""
    at = said.find(found.text)
    return tuple((at + clue.start, at + clue.end) for clue in found.why) if at >= 0 else ()


@router.presses(AddMissed)
async def add_missed(turn: Turn, form: AddMissed) -> Reply:
    """Keep what was missed at its place in the text; the draft shows it."""
    turn, minutes = await drafted(turn, form.minutes)
    said = _sentence(await _part(turn, minutes, form.part), form.sentence)
    await _add(turn, minutes, form, said)
    await redraw(turn, minutes)
    return Note(turn.t(ADDED[form.kind]))


async def _add(turn: Turn, minutes: Minutes, form: AddMissed, said: str) -> None:
    spot = Spot(form.part, form.sentence)
    if form.kind == "decision":
        await add_decision(turn.session, minutes, form.text, at=spot, by=turn.here)
    elif form.kind == "comeback":
        await add_comeback(turn.session, minutes, form.text, question=form.question, at=spot, by=turn.here)
    else:
        people = await people_of(turn)
        found = _read(form.words or said, minutes, [person.name for person in people])
        as_written = resolve(found.owners, people).words
        promise = await promised(turn, form, as_written, source=said, found=found)
        await add_assignment(turn.session, minutes, promise, at=spot, by=turn.here, now=turn.now)
