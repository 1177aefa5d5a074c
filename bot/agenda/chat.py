"""What people can say and press about agendas."""

from bot.agenda.use_cases import (
    open_agenda,
    publish_agenda,
)
from bot.agenda.views import agenda_view
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.meetings.use_cases import next_meeting
from bot.people.rules import Permission, may
from cards.agenda.agenda import agenda_card
from cards.agenda.presses import (
    PublishAgenda,
)
from cards.kit import Card

router = Router()


@router.hears("dagordning", "agenda")
async def show_agenda(turn: Turn) -> Reply:
    """Show the next meeting's agenda; organisers may publish it."""
    meeting = await next_meeting(turn.session, turn.here.group, now=turn.now)
    return Answer(await _agenda(turn, meeting))


async def _agenda(turn: Turn, meeting: Meeting) -> Card:
    group = turn.here.group
    items = await open_agenda(turn.session, meeting, language=group.language)
    view = agenda_view(meeting, items, group=group, t=turn.t, today=turn.today)
    return agenda_card(turn.t, view, may_publish=may(turn.here, Permission.ARRANGE_MEETINGS))


@router.presses(PublishAgenda)
async def publish(turn: Turn, form: PublishAgenda) -> Reply:
    """Post the agenda in the channel."""
    meeting = await turn.session.get(Meeting, form.meeting, with_for_update=True)
    if meeting is None:
        raise NotFound
    turn = await turn.within(meeting.group_id)
    await open_agenda(turn.session, meeting, language=turn.here.group.language)
    await publish_agenda(turn.session, meeting, by=turn.here, now=turn.now)
    return Update(await _agenda(turn, meeting))
