"""Minutes sent as a file, in the 1:1 chat of whoever asks for one."""

from uuid import UUID

from bot.chat.reply import FileOffer, MadeFile, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.minutes.exported import exported
from bot.minutes.exporting import Export, FileKind
from bot.minutes.models import Minutes, MinutesState
from bot.people.rules import Permission, may
from cards.minutes.exports import ExportMinutes, MinutesFile

router = Router()


@router.presses(ExportMinutes)
async def offer(turn: Turn, form: ExportMinutes) -> Reply:
    """Offer the minutes as a file; it is made when it is taken."""
    kind = FileKind(form.kind)
    export = await _export(turn, form.minutes, kind)
    wish = MinutesFile(minutes=form.minutes, kind=form.kind)
    return FileOffer(export.file_name(kind), export.about(kind), wish)


@router.hands_out(MinutesFile)
async def hand_out(turn: Turn, wish: MinutesFile) -> MadeFile:
    """Make the file, as the minutes are now."""
    kind = FileKind(wish.kind)
    export = await _export(turn, wish.minutes, kind)
    return MadeFile(export.file_name(kind), lambda: export.made(kind))


async def _export(turn: Turn, minutes_id: UUID, kind: FileKind) -> Export:
    """Return what she may read; raises NotFound for other groups' minutes, and for drafts unless she writes them."""
    minutes = await turn.session.get(Minutes, minutes_id)
    if minutes is None or minutes.state is MinutesState.DISCARDED:
        raise NotFound
    turn = await turn.within(minutes.group_id)
    group = turn.may(Permission.SEE).group
    if minutes.state is MinutesState.DRAFT and not may(turn.here, Permission.WRITE_MINUTES):
        raise NotFound
    export = await exported(turn.session, minutes, group, now=turn.now)
    if kind is FileKind.ARCHIVE:
        export.approved()
    return export
