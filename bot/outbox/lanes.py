"""What shares an order and a rate: lanes of conversations and people, shards of tenants."""

from zlib import crc32

SHARDS = 16


def shard_of(tenant_id: str) -> int:
    """Return the shard that leads all letters of the tenant, the same on every machine."""
    return crc32(tenant_id.encode()) % SHARDS


def lane_of_chat(conversation_id: str) -> str:
    """Return the lane of a conversation: a channel and all its threads are one."""
    return conversation_id.partition(";messageid=")[0]


def direct_lane(member_id: str) -> str:
    """Return the lane of a person's 1:1 chat, whether or not the chat exists yet."""
    return f"member:{member_id}"
