"""What is answered at the door, in HTTP's words; the caller is a machine and reads only the status."""

from typing import ClassVar


class Refused(Exception):
    """A request that goes no further; `reason` is a word for the operator's log, never sent to the caller."""

    status: ClassVar[int]

    def __init__(self, reason: str, *, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after

    @property
    def headers(self) -> dict[str, str]:
        """What HTTP wants to be said beside the status."""
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}


class Malformed(Refused):
    """The body is no JSON object, or a field that matters has the wrong type."""

    status = 400


class Unauthorized(Refused):
    """The token is missing, forged, expired, or not for this bot."""

    status = 401

    @property
    def headers(self) -> dict[str, str]:
        """Name the scheme that is asked for."""
        return {"WWW-Authenticate": "Bearer"}


class Forbidden(Refused):
    """The token is genuine, but not for this: another channel, service URL or tenant."""

    status = 403


class TooSlow(Refused):
    """The body did not come within the time for it."""

    status = 408


class TooBig(Refused):
    """The body is over the limit."""

    status = 413


class NotJson(Refused):
    """The body is not said to be JSON."""

    status = 415


class Unverifiable(Refused):
    """Nobody can be verified now, since no signing keys were ever had: the caller shall come again."""

    status = 503
