"""Giving published minutes the number under which they stand in the registrar's book (ADR 0012)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid
from bot.minutes import letters
from bot.minutes.letters.standing import show_asked
from bot.minutes.models import Minutes
from bot.minutes.versions import named_approvers, open_correction, versions_of
from bot.people.models import Membership
from bot.people.rules import Permission, require
from cards.minutes.editing_presses import LONGEST_NUMBER


async def register(session: AsyncSession, minutes: Minutes, number: str, *, by: Membership, now: datetime) -> None:
    """Let the minutes in force go by that number, "" for none, in each of their versions and a begun correction.

    Their cards show it at once, approved or not. Raises NotAllowed, and Invalid for a number that is too long.
    """
    require(by, Permission.WRITE_MINUTES)
    if len(number) > LONGEST_NUMBER:
        raise Invalid(
            "A registration number has {most} characters at most, and this one has {length}. Write only the number.",
            most=LONGEST_NUMBER,
            length=len(number),
        )
    if number == minutes.registration_number:
        return
    draft = await open_correction(session, minutes)
    if draft is not None:
        draft.registration_number, draft.deeds = number, _with(draft.deeds, number)
    for version in await versions_of(session, minutes):
        version.registration_number = number
    await session.flush()
    await letters.post_minutes(session, minutes, group=by.group, now=now)
    await show_asked(session, minutes, await named_approvers(session, minutes), group=by.group, now=now)


def _with(deeds: Sequence[dict[str, Any]], number: str) -> list[dict[str, Any]]:
    """Return a draft's deeds so that the number stays whichever of them is taken back."""
    return [{**deed, "changed": _stood(deed["changed"], number)} if "changed" in deed else deed for deed in deeds]


def _stood(rows: Sequence[Sequence[Any]], number: str) -> list[list[Any]]:
    return [
        [kind, name, {**before, "registration_number": number} if kind == "minutes" and before else before]
        for kind, name, before in rows
    ]
