"""The doctor: looks at settings, database, tokens and letters, and says how to mend what is wrong."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TextIO

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Settings
from bot.db.engine import open_database
from bot.db.schema import is_up_to_date
from bot.db.transaction import reading
from bot.kit.clock import SystemClock
from bot.kit.machine import NoMachineToken
from bot.outbox.models import LetterState
from bot.outbox.queries import troubled
from bot.teams.keys import SigningKeys
from bot.teams.line import open_session
from bot.teams.refusals import Unverifiable
from bot.teams.startup import check
from bot.teams.tokens import TokenFault, Tokens

MENDS = {
    LetterState.UNKNOWN: "look in Teams whether it arrived; it is never sent again by itself",
    LetterState.UNDELIVERABLE: "the reason is Teams' own: let the person add the app, or take her off the group",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: well, or what is wrong and how to mend it."""

    about: str
    wrong: str = ""
    mend: str = ""

    def __str__(self) -> str:
        return f"wrong  {self.about}: {self.wrong}\n       -> {self.mend}" if self.wrong else f"well   {self.about}"


async def examine(settings: Settings, *, out: TextIO) -> int:
    """Print every finding; return 0 when all is well, else 1."""
    ill = False
    async for finding in _findings(settings):
        out.write(f"{finding}\n")
        ill = ill or bool(finding.wrong)
    return int(ill)


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    faults = check(settings)
    for fault in faults:
        yield Finding(fault.setting, fault.wrong, fault.mend)
    if not faults:
        yield Finding("settings" if settings.app_id else "settings (no app id: loopback only)")
    if any(fault.setting in {"DATABASE_URL", "DATABASE_AUTH"} for fault in faults):
        return
    engine = open_database(settings)
    try:
        async for finding in _of_database(engine):
            yield finding
    finally:
        await engine.dispose()
    if settings.app_id and not faults:
        yield await _token(settings)
        yield await _keys(settings)


async def _of_database(engine: AsyncEngine) -> AsyncIterator[Finding]:
    try:
        current = await is_up_to_date(engine)
    except NoMachineToken as refused:
        yield Finding("database", str(refused), "give the machine the identity whose client id is MicrosoftAppId")
        return
    except (SQLAlchemyError, OSError) as error:
        yield Finding(
            "database", f"it can't be reached ({type(error).__name__})", "check DATABASE_URL, and that the server is up"
        )
        return
    if not current:
        yield Finding("database", "migrations are missing", "run `python -m bot migrate`")
        return
    yield Finding("database")
    async with reading(engine) as session:
        for letter in await troubled(session):
            wrong = f"{letter.state.value}: {letter.reason or 'in flight at a crash'}"
            yield Finding(f"letter {letter.id} ({letter.key})", wrong, MENDS[letter.state])


async def _token(settings: Settings) -> Finding:
    try:
        await Tokens(settings, SystemClock()).get()
    except TokenFault as fault:
        return Finding("token for Teams", fault.reason, fault.mend)
    return Finding("token for Teams")


async def _keys(settings: Settings) -> Finding:
    async with open_session() as session:
        keys = SigningKeys(session, settings.openid_metadata_url, SystemClock())
        try:
            await keys.find("")
        except Unverifiable as error:
            return Finding(
                "Teams' signing keys", error.reason, "open https to ToBotFromChannelOpenIdMetadataUrl in the firewall"
            )
        finally:
            await keys.close()
    return Finding("Teams' signing keys")
