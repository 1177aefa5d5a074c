"""Microsoft's side: the hour, the bot's token, Teams' signing keys, and what Graph lets the bot do."""

from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import jwt
from aiohttp import ClientError, ClientSession

from bot.config import Settings
from bot.doctor.finding import Finding
from bot.kit.clock import Clock
from bot.teams.keys import TIMEOUT, SigningKeys
from bot.teams.line import open_session
from bot.teams.refusals import Unverifiable
from bot.teams.tokens import TokenFault, Tokens

LEEWAY = timedelta(minutes=5)
"""How far apart clocks may be before a token that comes in counts as not valid yet, or no more."""

PLANNER_ROLE = "Tasks.ReadWrite.All"


async def of_microsoft(settings: Settings, clock: Clock, ca_file: Path | None) -> AsyncIterator[Finding]:
    """Yield what is to be said of it."""
    async with open_session(ca_file) as session:
        fault = await _hour(session, settings, clock)
        if fault is not None:
            yield fault
        yield await _token(settings, clock, ca_file)
        yield await _keys(session, settings, clock)
    if settings.planner:
        yield await _planner(settings, clock, ca_file)


async def _hour(session: ClientSession, settings: Settings, clock: Clock) -> Finding | None:
    """Return by how much this machine's clock is off, if it is; one that nobody answers is told of with the keys."""
    try:
        async with session.get(settings.openid_metadata_url, timeout=TIMEOUT) as answer:
            theirs = parsedate_to_datetime(answer.headers.get("Date", ""))
    except (ClientError, TimeoutError, OSError, ValueError):
        return None
    apart = clock.now() - theirs
    if abs(apart) <= LEEWAY:
        return None
    which = "ahead" if apart > timedelta(0) else "behind"
    wrong = f"it is {round(abs(apart).total_seconds() / 60)} minutes {which} of Microsoft's"
    return Finding(
        "this machine's clock", wrong, "let the machine keep time by NTP: Teams' tokens are refused meanwhile"
    )


async def _token(settings: Settings, clock: Clock, ca_file: Path | None) -> Finding:
    try:
        await Tokens(settings, clock, ca_file=ca_file).get()
    except TokenFault as fault:
        return Finding("token for Teams", fault.reason, fault.mend)
    return Finding("token for Teams")


async def _keys(session: ClientSession, settings: Settings, clock: Clock) -> Finding:
    keys = SigningKeys(session, settings.openid_metadata_url, clock)
    try:
        await keys.find("")
    except Unverifiable as error:
        mend = "open https to ToBotFromChannelOpenIdMetadataUrl in the firewall"
        return Finding("Teams' signing keys", error.reason, mend)
    finally:
        await keys.close()
    return Finding("Teams' signing keys")


async def _planner(settings: Settings, clock: Clock, ca_file: Path | None) -> Finding:
    """Say whether an administrator let the app write to Planner: the token names what it may do."""
    try:
        asked = settings.model_copy(update={"oauth_scope": settings.graph_url})
        token = await Tokens(asked, clock, ca_file=ca_file).get()
        roles = jwt.decode(token, options={"verify_signature": False}).get("roles", ())
    except TokenFault as fault:
        return Finding("token for Planner", fault.reason, fault.mend)
    except jwt.PyJWTError:
        roles = ()
    if PLANNER_ROLE not in roles:
        mend = f"have an administrator grant {PLANNER_ROLE} of Microsoft Graph to the app, or set PLANNER=off"
        return Finding("PLANNER", "nobody has let the app write to Planner", mend)
    return Finding("Planner")
