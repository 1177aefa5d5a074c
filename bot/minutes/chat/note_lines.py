"""What note-takers press: the next item, a line to be put right, and the draft."""

from uuid import UUID

from bot.chat.reply import Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_by_id
from bot.minutes.capture.drafted import noted_draft
from bot.minutes.capture.models import NoteLine
from bot.minutes.capture.queries import draft_of_notes, line_by_id, lines_from, lines_of
from bot.minutes.capture.rules import must_be_over, must_take_notes
from bot.minutes.capture.tags import TAGS, tagged
from bot.minutes.capture.views import changed_word, notes_view, title_of
from bot.minutes.chat.taking import on_desk
from bot.minutes.letters import notes as letters
from bot.minutes.rules import must_be_draft
from bot.minutes.use_cases.drafting import lay_draft
from bot.minutes.use_cases.note_lines import change_line, remove_line
from bot.minutes.use_cases.noting import turn_to
from bot.outbox.post import amend
from bot.people.queries import hold
from bot.people.rules import Permission
from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.notes import notes_card
from cards.minutes.notes_presses import (
    ChooseLine,
    MakeDraft,
    OpenLine,
    OpenLines,
    RemoveLine,
    Retag,
    SaveLine,
    TurnTo,
)
from cards.minutes.notes_words import change_line as change_form
from cards.minutes.notes_words import choose_line, line_gone, word_card

router = Router()


async def _noting(turn: Turn, meeting_id: UUID) -> tuple[Turn, Meeting]:
    meeting = await meeting_by_id(turn.session, meeting_id)
    turn = await turn.within(meeting.group_id)
    turn.may(Permission.WRITE_MINUTES)
    return turn, meeting


async def _line(turn: Turn, line_id: UUID) -> tuple[Turn, NoteLine, Meeting]:
    line, meeting = await line_by_id(turn.session, line_id)
    turn = await turn.within(meeting.group_id)
    turn.may(Permission.WRITE_MINUTES)
    return turn, line, meeting


@router.presses(TurnTo)
async def turn_to_item(turn: Turn, form: TurnTo) -> Reply:
    """Go on to that item; pressed twice it stays there."""
    turn, meeting = await _noting(turn, form.meeting)
    await turn_to(turn.session, meeting, form.item, by=turn.here, now=turn.now)
    book = await letters.book_of(turn.session, meeting, group=turn.here.group)
    return Update(notes_card(turn.t, notes_view(book, t=turn.t, now=turn.now)))


@router.presses(OpenLines)
async def ask_which_line(turn: Turn, form: OpenLines) -> Reply:
    """Show the latest lines to choose among."""
    turn, meeting = await _noting(turn, form.meeting)
    must_take_notes(meeting, await draft_of_notes(turn.session, meeting), now=turn.now)
    lines = await lines_of(turn.session, meeting)
    if not lines:
        return Note(turn.t("Nothing is noted yet."))
    choices = [Choice(str(line.id), line.text) for line in reversed(lines)]
    return Dialog(turn.t("Put a line right"), choose_line(turn.t, choices))


@router.presses(ChooseLine)
async def show_chosen(turn: Turn, form: ChooseLine) -> Reply:
    """Show the chosen line to be put right."""
    return await show_line(turn, OpenLine(line=form.line))


@router.presses(OpenLine)
async def show_line(turn: Turn, form: OpenLine) -> Reply:
    """Show one line to be put right."""
    turn, line, meeting = await _line(turn, form.line)
    must_take_notes(meeting, await draft_of_notes(turn.session, meeting), now=turn.now)
    book = await letters.book_of(turn.session, meeting, group=turn.here.group)
    begins = line.under == str(line.id)
    items = [] if begins else [Choice(one.key, title_of(one)) for one in book.topics]
    return Dialog(turn.t("Put a line right"), change_form(turn.t, line.id, line.text, items, line.under))


@router.presses(SaveLine)
async def save_line(turn: Turn, form: SaveLine) -> Reply:
    """Let the line say what she wrote, under the item that she chose."""
    turn, line, meeting = await _line(turn, form.line)
    await change_line(turn.session, line, meeting, form.text, under=form.item, by=turn.here, now=turn.now)
    await _redraw_word(turn, line, meeting)
    return Note(turn.t("The line is changed."))


async def _redraw_word(turn: Turn, line: NoteLine, meeting: Meeting) -> None:
    """Let the word on a message say how its one line is understood now."""
    if len(await lines_from(turn.session, line.source)) == 1:
        await amend(
            turn.session, key=letters.word_key(line.source), card=await _word(turn, line, meeting), now=turn.now
        )


async def _word(turn: Turn, line: NoteLine, meeting: Meeting) -> Card:
    book = await letters.book_of(turn.session, meeting, group=turn.here.group)
    return word_card(turn.t, [changed_word(line, book, t=turn.t, now=turn.now)])


@router.presses(RemoveLine)
async def take_away(turn: Turn, form: RemoveLine) -> Reply:
    """Take the line away."""
    turn, line, meeting = await _line(turn, form.line)
    words = line.text
    await remove_line(turn.session, line, meeting, by=turn.here, now=turn.now)
    return Update(line_gone(turn.t, words))


@router.presses(Retag)
async def put_tag(turn: Turn, form: Retag) -> Reply:
    """Let the line begin with the tag that was meant; pressed twice it stays so."""
    if form.tag not in TAGS:
        raise NotFound
    turn, line, meeting = await _line(turn, form.line)
    text = line.text if line.text.casefold().startswith(f"#{form.tag}") else tagged(line.text, form.tag)
    await change_line(turn.session, line, meeting, text, by=turn.here, now=turn.now)
    return Update(await _word(turn, line, meeting))


@router.presses(MakeDraft)
async def make_draft(turn: Turn, form: MakeDraft) -> Reply:
    """Let the notes become a draft, and show it; pressed twice it shows the same."""
    turn, meeting = await _noting(turn, form.meeting)
    await hold(turn.session, turn.here.group)
    await turn.session.refresh(meeting)
    must_be_over(meeting)
    minutes = await draft_of_notes(turn.session, meeting)
    if minutes is None:
        draft = await noted_draft(turn.session, meeting, group=turn.here.group)
        if draft is None:
            raise NotFound("Nothing was noted at that meeting. Send me the minutes as a file instead.")
        minutes = await lay_draft(turn.session, draft, by=turn.here, now=turn.now, meeting=meeting)
    must_be_draft(minutes)
    return await on_desk(turn, minutes)
