"""What the agenda room sends to people who did not ask."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.queries import items_of
from bot.agenda.views import agenda_view
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.outbox.post import amend, post
from bot.people.addresses import to_group
from bot.people.models import Group
from cards.agenda.agenda import agenda_card


def _agenda_key(meeting: Meeting) -> str:
    return f"agenda.published:{meeting.id}"


async def show_agenda(session: AsyncSession, meeting: Meeting, *, group: Group, changed: bool, now: datetime) -> None:
    """Post the agenda in the channel, or bring the one that stands there up to date."""
    t = speaking(group.language)
    today = local(now, group.time_zone).date()
    view = agenda_view(meeting, await items_of(session, meeting), group=group, t=t, today=today, changed=changed)
    if changed:
        await amend(session, key=_agenda_key(meeting), card=agenda_card(t, view), now=now)
    else:
        await post(session, key=_agenda_key(meeting), to=to_group(group), card=agenda_card(t, view), now=now)
