"""Ids that nobody can guess."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """Return a fresh random id (122 random bits, from the operating system)."""
    return uuid4()
