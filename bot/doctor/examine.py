"""The round: everything in order, from what the operator wrote to what Teams was told."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TextIO

from bot.config import Settings
from bot.doctor.database import of_database
from bot.doctor.finding import Finding
from bot.doctor.microsoft import of_microsoft
from bot.doctor.settings import of_settings
from bot.kit.clock import Clock, SystemClock
from bot.teams.startup import check


async def examine(settings: Settings, *, out: TextIO, clock: Clock | None = None, ca_file: Path | None = None) -> int:
    """Print every finding; return 0 when nothing is wrong, else 1.

    `ca_file` is trusted beside the system's certificates, for a login server of one's own.
    """
    ill = False
    async for finding in _findings(settings, clock or SystemClock(), ca_file):
        out.write(f"{finding}\n")
        ill = ill or finding.is_ill
    return int(ill)


async def _findings(settings: Settings, clock: Clock, ca_file: Path | None) -> AsyncIterator[Finding]:
    faults = check(settings)
    told = list(of_settings(settings, faults))
    for finding in told:
        yield finding
    if not any(fault.setting in {"DATABASE_URL", "DATABASE_AUTH"} for fault in faults):
        async for finding in of_database(settings, clock):
            yield finding
    if settings.app_id and not any(finding.is_ill for finding in told):
        async for finding in of_microsoft(settings, clock, ca_file):
            yield finding
