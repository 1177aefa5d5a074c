"""What an organiser writes in her own chat while a meeting is under way: notes, unless it is a command."""

from collections.abc import Sequence

from bot.chat.reply import Answer, Note, Reply, Taken, Update
from bot.chat.router import Overheard, Router
from bot.chat.turn import Place, Turn
from bot.errors import NotAllowed, TooLate
from bot.kit.ids import digest
from bot.meetings.arranging import start_meeting
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_by_id
from bot.meetings.use_cases import next_meeting
from bot.minutes.capture.models import NoteChoice
from bot.minutes.capture.queries import choice_of, draft_of_notes, just_closed, lines_from, under_way
from bot.minutes.capture.tags import Tag, is_tagged, lines_of, parse
from bot.minutes.capture.views import word_views
from bot.minutes.chat.decisions import asks_for_decisions
from bot.minutes.letters import notes as letters
from bot.minutes.models import Minutes
from bot.minutes.use_cases.note_lines import rewrite_message
from bot.minutes.use_cases.noting import take_lines
from bot.outbox.post import amend
from bot.people.models import Group, Membership
from bot.people.queries import memberships_of, people_by_id
from bot.people.rules import Permission, may
from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.notes_presses import NoteMeeting
from cards.minutes.notes_words import which_meeting, word_card

router = Router()

_LOG = frozenset({"beslut", "decisions"})
"""The command for the decisions; with words that ask for none she means a decision to be noted."""


@router.overhears
async def note_down(turn: Turn, heard: Overheard) -> Reply | None:
    """Take what an organiser writes as notes of the meeting under way; None for whatever is no note."""
    if turn.place is not Place.DIRECT or not _may_be_note(heard):
        return None
    hers = await memberships_of(turn.session, turn.person)
    writing = [one for one in hers if may(one, Permission.WRITE_MINUTES)]
    open_now = await under_way(turn.session, [one.group for one in writing])
    if len(open_now) > 1:
        return await _of_several(turn, heard, open_now)
    late = [] if open_now else await _late(turn, heard, writing)
    if open_now or late:
        meeting, group = (open_now or late)[0]
        return await _noted(await turn.within(group.id), heard, meeting, late=bool(late))
    return await _tagged_in_vain(turn, heard, hers, writing) if is_tagged(heard.words) else None


def _may_be_note(heard: Overheard) -> bool:
    if not lines_of(heard.words):
        return False
    if heard.command in _LOG:
        return not asks_for_decisions("".join(heard.words.split(maxsplit=1)[1:]))
    return not heard.command


async def _late(turn: Turn, heard: Overheard, writing: Sequence[Membership]) -> list[tuple[Meeting, Group]]:
    """Return the meeting that is just over and that she takes notes of; for plain words only while they are open."""
    closed = await just_closed(turn.session, [one.group for one in writing], turn.person, now=turn.now)
    if is_tagged(heard.words):
        return closed[:1]
    return [one for one in closed if await draft_of_notes(turn.session, one[0]) is None][:1]


async def _tagged_in_vain(
    turn: Turn, heard: Overheard, hers: Sequence[Membership], writing: Sequence[Membership]
) -> Reply | None:
    """Answer a line with a tag that no meeting takes: say what to do; start the meeting if that is what it says."""
    tag = parse(lines_of(heard.words)[0]).tag
    if not writing:
        await _say_who_writes(turn, hers)
        return None
    if tag is Tag.START and len(writing) == 1:
        meeting = await next_meeting(turn.session, writing[0].group, now=turn.now)
        await start_meeting(turn.session, meeting, by=writing[0], now=turn.now)
        return Taken()
    raise TooLate("No meeting of yours is under way. Write “meeting” to me and start it; then I take notes.")


async def _say_who_writes(turn: Turn, hers: Sequence[Membership]) -> None:
    """Raise NotAllowed, with who takes the notes, if a meeting of hers is under way."""
    for _, group in await under_way(turn.session, [one.group for one in hers]):
        writer = group.secretary_id or group.chair_id
        if writer is not None:
            person = (await people_by_id(turn.session, [writer]))[writer]
            raise NotAllowed(
                "{name} takes the notes of {group}. Tell {name} what is to stand there.",
                name=person.name,
                group=group.name,
            )


async def _noted(turn: Turn, heard: Overheard, meeting: Meeting, *, late: bool) -> Reply:
    """Take the lines; where one was understood specially, or wrongly, a short word says so."""
    said = lines_of(heard.words)
    outcomes = await take_lines(turn.session, meeting, said, by=turn.here, source=source_of(turn), now=turn.now)
    book = await letters.book_of(turn.session, meeting, group=turn.here.group)
    views = word_views(outcomes, book, near=heard.near, t=turn.t, now=turn.now)
    taken = any(one.line is not None for one in outcomes)
    if not views and not (late and taken):
        return Taken()
    await letters.pushed_up(turn.session, meeting, turn.person)
    return Answer(word_card(turn.t, views, late=late and taken), key=letters.word_key(source_of(turn)))


def source_of(turn: Turn) -> str:
    """Return the name that a message's lines are known by."""
    return digest(turn.conversation.conversation_id, turn.activity_id)


async def _of_several(turn: Turn, heard: Overheard, among: Sequence[tuple[Meeting, Group]]) -> Reply:
    """Take the lines for the meeting that she chose; ask, once, while she has chosen none of those."""
    choice = await choice_of(turn.session, turn.person)
    meeting, group = next((one for one in among if one[0].id == choice.meeting_id), (None, None))
    if meeting is not None and group is not None:
        return await _noted(await turn.within(group.id), heard, meeting, late=False)
    first = not choice.waiting
    choice.waiting = [*choice.waiting, {"source": source_of(turn), "said": lines_of(heard.words)}]
    card = _which(turn, among, choice)
    if first:
        return Answer(card, key=_which_key(choice))
    await amend(turn.session, key=_which_key(choice), card=card, now=turn.now, apart=letters.CALM)
    return Taken()


def _which(turn: Turn, among: Sequence[tuple[Meeting, Group]], choice: NoteChoice) -> Card:
    meetings = [Choice(str(meeting.id), group.name) for meeting, group in among]
    waiting = sum(len(one["said"]) for one in choice.waiting)
    chosen = next((group.name for meeting, group in among if meeting.id == choice.meeting_id), "")
    return which_meeting(turn.t, meetings, waiting=waiting, chosen=chosen)


def _which_key(choice: NoteChoice) -> str:
    return f"minutes.notes_which:{choice.person_id}:{choice.waiting[0]['source'][:32]}"


@router.presses(NoteMeeting)
async def choose_meeting(turn: Turn, form: NoteMeeting) -> Reply:
    """Take what waited as notes of that meeting, and what she writes from now on too."""
    meeting = await meeting_by_id(turn.session, form.meeting)
    turn = await turn.within(meeting.group_id)
    turn.may(Permission.WRITE_MINUTES)
    choice = await choice_of(turn.session, turn.person)
    for one in choice.waiting:
        await take_lines(turn.session, meeting, one["said"], by=turn.here, source=one["source"], now=turn.now)
    choice.meeting_id, choice.waiting = meeting.id, []
    hers = await memberships_of(turn.session, turn.person)
    among = await under_way(turn.session, [one.group for one in hers if may(one, Permission.WRITE_MINUTES)])
    if meeting.id not in {one.id for one, _ in among}:
        return Note(turn.t("The meeting is over."))
    return Update(_which(turn, among, choice))


@router.rewrites
async def note_again(turn: Turn, said: str) -> Reply | None:
    """Let lines follow the message that brought them, which she has changed or deleted in Teams."""
    lines = [one for one in await lines_from(turn.session, source_of(turn)) if one.person_id == turn.person.id]
    if not lines:
        return None
    meeting = await meeting_by_id(turn.session, lines[0].meeting_id)
    turn = await turn.within(meeting.group_id)
    await rewrite_message(turn.session, meeting, lines, lines_of(said), by=turn.here, now=turn.now)
    return Taken()


async def open_again(turn: Turn, minutes: Minutes) -> None:
    """Let the running cards offer the draft again once the one that was made is thrown away."""
    if minutes.from_notes and minutes.meeting_id is not None:
        meeting = await meeting_by_id(turn.session, minutes.meeting_id)
        await turn.session.flush()
        await letters.redraw(turn.session, meeting, group=turn.here.group, by=None, now=turn.now)
