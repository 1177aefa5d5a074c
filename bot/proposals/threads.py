"""Where the thread stands that a matter was given in Teams."""

from urllib.parse import quote, urlencode

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import Letter
from bot.people.models import Group
from bot.proposals.models import Proposal

TEAMS = "https://teams.microsoft.com/l/message"
IN_A_CHAT = '{"contextType":"chat"}'


def thread_key(proposal: Proposal) -> str:
    """Return the name of the post that begins the proposal's thread."""
    return f"proposals.thread:{proposal.id}"


def address_of(group: Group, activity_id: str) -> str:
    """Return the link that opens a message of the group's channel, or of its group chat, in Teams."""
    where = f"{TEAMS}/{quote(group.conversation_id, safe='')}/{quote(activity_id, safe='')}"
    about = {"parentMessageId": activity_id} if group.is_channel else {"context": IN_A_CHAT}
    return f"{where}?{urlencode({'tenantId': group.tenant_id, **about})}"


async def thread_address(session: AsyncSession, proposal: Proposal) -> str:
    """Return the link to the proposal's thread; "" while its first post is on its way."""
    known = select(Letter.activity_id).where(Letter.key == thread_key(proposal))
    activity_id = await session.scalar(known)
    return address_of(proposal.group, activity_id) if activity_id else ""
