"""What people press to take the assignments elsewhere, or to see them month by month."""

from bot.assignments.export import file_name, table
from bot.assignments.figures import months_of
from bot.assignments.queries import all_in, contacts_of
from bot.assignments.views import month_views
from bot.chat.reply import FileOffer, MadeFile, Private, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.people.rules import Permission
from cards.assignments.figures import figures_card
from cards.assignments.presses import AssignmentsFile, ExportAssignments, ShowFigures

router = Router()


@router.presses(ShowFigures)
async def show_figures(turn: Turn, form: ShowFigures) -> Reply:
    """Show how many were given, done and late month by month."""
    turn = await turn.within(form.group)
    group = turn.may(Permission.SEE).group
    months = months_of(await all_in(turn.session, group), today=turn.today, zone=group.time_zone)
    card = figures_card(turn.t, month_views(months, t=turn.t, today=turn.today), group=group.name, group_id=group.id)
    return Update(card) if turn.place is Place.DIRECT else Private(card)


@router.presses(ExportAssignments)
async def offer(turn: Turn, form: ExportAssignments) -> Reply:
    """Offer the group's assignments as a file, in the presser's own chat."""
    name, content = await _made(turn, form)
    return FileOffer(name, len(content), AssignmentsFile(group=form.group))


@router.hands_out(AssignmentsFile)
async def hand_out(turn: Turn, wish: AssignmentsFile) -> MadeFile:
    """Make the file as the assignments are now."""
    return MadeFile(*await _made(turn, wish))


async def _made(turn: Turn, form: ExportAssignments | AssignmentsFile) -> tuple[str, bytes]:
    turn = await turn.within(form.group)
    group = turn.may(Permission.GIVE_ASSIGNMENTS).group
    contacts = await contacts_of(turn.session, group)
    content = table(await all_in(turn.session, group), contacts, zone=group.time_zone, today=turn.today, t=turn.t)
    return file_name(group.name, turn.today, turn.t), content
