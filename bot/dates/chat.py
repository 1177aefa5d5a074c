"""What people can say and press about key dates."""

from uuid import UUID

from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.dates.queries import date_by_id, dates_ahead
from bot.dates.use_cases import add_date, remove_date
from bot.dates.views import date_views
from bot.kit.ids import new_id
from bot.outbox.post import amend
from bot.people.rules import Permission, may
from cards.dates import NewDate, RemoveDate, SaveDate, date_form, dates_card
from cards.kit import Card

router = Router()


def _key(group_id: UUID, shown: UUID) -> str:
    """Return the name of one list that stands in Teams."""
    return f"dates.list:{group_id}:{shown}"


@router.hears("datum", "dates")
async def show_dates(turn: Turn) -> Reply:
    """Show the dates ahead; organisers may add and remove."""
    group, shown = turn.may(Permission.SEE).group, new_id()
    return Answer(await _listed(turn, shown), key=_key(group.id, shown))


async def _listed(turn: Turn, shown: UUID) -> Card:
    group = turn.here.group
    views = date_views(await dates_ahead(turn.session, group, today=turn.today), t=turn.t, today=turn.today)
    changeable = may(turn.here, Permission.ARRANGE_MEETINGS)
    return dates_card(turn.t, views, group=group.name, of=group.id, shown=shown, changeable=changeable)


@router.presses(NewDate)
async def hand_out_form(turn: Turn, form: NewDate) -> Reply:
    """Open the form for one more date."""
    turn = await turn.within(form.group)
    turn.may(Permission.ARRANGE_MEETINGS)
    return Dialog(turn.t("Add a date"), date_form(turn.t, group=form.group, shown=form.shown))


@router.presses(SaveDate)
async def save(turn: Turn, form: SaveDate) -> Reply:
    """Keep the date; the list that it was added from shows it."""
    turn = await turn.within(form.group)
    kept = await add_date(turn.session, day=form.day, words=form.words, by=turn.here, now=turn.now)
    await amend(turn.session, key=_key(form.group, form.shown), card=await _listed(turn, form.shown), now=turn.now)
    return Note(turn.t("Kept: {day}. The list shows it.", day=turn.t.day(kept.day, today=turn.today)))


@router.presses(RemoveDate)
async def remove(turn: Turn, form: RemoveDate) -> Reply:
    """Take a date away; the list is drawn anew."""
    key_date = await date_by_id(turn.session, form.date)
    turn = await turn.within(key_date.group_id)
    await remove_date(turn.session, key_date, by=turn.here, now=turn.now)
    return Update(await _listed(turn, form.shown))
