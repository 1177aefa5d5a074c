"""Ids: such as nobody can guess, and short ones for long names."""

from hashlib import sha256
from uuid import UUID, uuid4


def new_id() -> UUID:
    """Return a fresh random id (122 random bits, from the operating system)."""
    return uuid4()


def digest(*names: str) -> str:
    """Return a short name for several long ones: 64 letters, the same for the same names."""
    return sha256("\n".join(names).encode()).hexdigest()
