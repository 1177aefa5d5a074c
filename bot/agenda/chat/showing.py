"""An agenda asked for, and published."""

from bot.agenda.drawing import drawn_agenda, drawn_slots
from bot.agenda.letters import desk_key
from bot.agenda.use_cases.filling import agenda_opened, open_agenda
from bot.agenda.use_cases.publishing import publish_agenda
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_by_id
from bot.meetings.use_cases import next_meeting
from bot.people.rules import Permission, Role, may, role_of
from cards.agenda.presses import PublishAgenda
from cards.kit import Card

router = Router()


@router.hears("dagordning", "agenda")
async def show_agenda(turn: Turn) -> Reply:
    """Show the next meeting's agenda; organisers may change and publish it, guests see what they present."""
    group = turn.here.group
    meeting = await next_meeting(turn.session, group, now=turn.now)
    await open_agenda(turn.session, meeting, group=group)
    if role_of(turn.here) is Role.GUEST:
        return Answer(await drawn_slots(turn.session, meeting, turn.person, group=group, t=turn.t, now=turn.now))
    card = await _agenda(turn, meeting)
    if not may(turn.here, Permission.ARRANGE_MEETINGS):
        return Answer(card)
    agenda = await agenda_opened(turn.session, meeting)
    return Answer(card, key=desk_key(agenda, turn.person, language=turn.t.lang, now=turn.now))


async def _agenda(turn: Turn, meeting: Meeting) -> Card:
    organising = may(turn.here, Permission.ARRANGE_MEETINGS)
    return await drawn_agenda(
        turn.session, meeting, group=turn.here.group, t=turn.t, organising=organising, now=turn.now
    )


@router.presses(PublishAgenda)
async def publish(turn: Turn, form: PublishAgenda) -> Reply:
    """Post the agenda in the channel."""
    meeting = await meeting_by_id(turn.session, form.meeting)
    turn = await turn.within(meeting.group_id)
    await publish_agenda(turn.session, meeting, by=turn.here, now=turn.now)
    return Update(await _agenda(turn, meeting))
