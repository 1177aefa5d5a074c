"""Who stands in a channel's roster, as Teams tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person of a conversation's roster."""

    member_id: str
    entra_id: str | None
    name: str
    tenant_id: str | None
    is_guest: bool
