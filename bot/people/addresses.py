"""Where letters to people and groups go."""

from bot.outbox.address import Address, Channel, Conversation, Direct
from bot.people.models import Group, Person


def to_person(person: Person) -> Direct:
    """Return the person's 1:1 chat."""
    return Direct(person.tenant_id, person.service_url, person.member_id)


def to_group(group: Group) -> Address:
    """Return the group's channel, where each letter starts a thread, or its group chat."""
    address = Channel if group.is_channel else Conversation
    return address(group.tenant_id, group.service_url, group.conversation_id)
