"""What the secretary brings minutes in: a file or a pasted text."""

import asyncio

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NoGroup, NotFound
from bot.minutes.capture.drafted import noted_draft
from bot.minutes.chat.desk import draft_shown, laid_out
from bot.minutes.models import Minutes, MinutesState, Upload
from bot.minutes.occasion import is_over
from bot.minutes.queries import latest_begun, minutes_of
from bot.minutes.reading.draft import Draft
from bot.minutes.reading.read import read, read_text
from bot.minutes.shelf import put_away, taken_out
from bot.minutes.use_cases.drafting import lay_draft
from bot.people.queries import members_of, memberships_of
from bot.people.rules import Permission, may
from cards.inputs import Choice
from cards.minutes.draft import choose_group_for_upload
from cards.minutes.presses import TakeUpload

router = Router()


@router.files(read)
async def receive_file(turn: Turn) -> Reply:
    """Lay the minutes that an organiser sent as a draft; when she organises several groups, ask which one first."""
    name, draft = _file(turn)
    hers = [one for one in await memberships_of(turn.session, turn.person) if may(one, Permission.WRITE_MINUTES)]
    if not hers:
        raise NoGroup(
            "You are not the chair or the secretary of any group that is set up, so I can't take minutes from you."
        )
    if len(hers) == 1:
        return await _laid(await turn.within(hers[0].group_id), draft)
    upload = Upload(person_id=turn.person.id, name=name, draft=put_away(draft), sent_at=turn.now)
    turn.session.add(upload)
    await turn.session.flush()
    groups = [Choice(str(one.group_id), one.group.name) for one in hers]
    return Answer(choose_group_for_upload(turn.t, upload.id, name, groups))


def _file(turn: Turn) -> tuple[str, Draft]:
    """Return the file's name and what was read in it; raises NotFound for something that `read` did not read."""
    sent = turn.files[0]
    if not isinstance(sent.content, Draft):
        raise NotFound
    return sent.name, sent.content


@router.presses(TakeUpload)
async def take_upload(turn: Turn, form: TakeUpload) -> Reply:
    """Lay the file that waited for its group as a draft."""
    upload = await turn.session.get(Upload, form.upload, with_for_update=True)
    if upload is None or upload.person_id != turn.person.id:
        raise NotFound
    reply = await _laid(await turn.within(form.group), taken_out(upload.draft))
    await turn.session.delete(upload)
    return Update(reply.card, key=reply.key)


async def _laid(turn: Turn, draft: Draft) -> Answer:
    minutes = await lay_draft(turn.session, draft, by=turn.here, now=turn.now)
    return await on_desk(turn, minutes)


async def on_desk(turn: Turn, minutes: Minutes) -> Answer:
    """Show her the draft in a new message, which is kept up to date from now on."""
    return Answer(await draft_shown(turn, minutes), key=laid_out(turn, minutes))


async def from_notes(turn: Turn) -> Minutes | None:
    """Lay what was noted during the latest meeting as a draft, once it is over and nobody has begun its minutes."""
    group = turn.here.group
    for meeting in await latest_begun(turn.session, group, now=turn.now):
        begun = await minutes_of(turn.session, meeting.id, *MinutesState)
        notes = (
            None
            if begun or not is_over(meeting, now=turn.now)
            else await noted_draft(turn.session, meeting, group=group)
        )
        if notes is not None:
            return await lay_draft(turn.session, notes, by=turn.here, now=turn.now, meeting=meeting)
    return None


async def paste(turn: Turn) -> Reply:
    """Lay the words that follow the command as a draft; raises NotAllowed, and Invalid outside 1:1 chat."""
    turn.may(Permission.WRITE_MINUTES)
    if turn.place is not Place.DIRECT:
        raise Invalid("Paste the minutes in our 1:1 chat, so that the group sees them only when they are done.")
    roster = [member.person.name for member in await members_of(turn.session, turn.here.group)]
    draft = await asyncio.to_thread(read_text, turn.words, roster=roster, today=turn.today)
    return await _laid(turn, draft)
