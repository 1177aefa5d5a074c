"""What the settings alone give away: those that can't work, and those that are weaker than they need be."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from bot.config import MICROSOFT_FILE_HOSTS, MICROSOFT_SERVICE_HOSTS, Settings
from bot.db.engine import async_url, on_this_machine
from bot.doctor.finding import Finding
from bot.teams.startup import Fault

PROVEN = frozenset({"require", "verify-ca", "verify-full"})
"""The ways of PostgreSQL's sslmode in which nothing is sent in the clear."""


def of_settings(settings: Settings, faults: Sequence[Fault], *, env_file: Path = Path(".env")) -> Iterator[Finding]:
    """Yield what is wrong, then what is weak; one good word when it is all well."""
    wrong = list(_wrong(settings, faults))
    named = {finding.about for finding in wrong}
    yield from (found := [*wrong, *(finding for finding in _weak(settings, env_file) if finding.about not in named)])
    if not any(finding.is_ill for finding in found):
        yield Finding("settings" if settings.app_id else "settings (no app id: loopback only)")


def _wrong(settings: Settings, faults: Sequence[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(fault.setting, fault.wrong, fault.mend)
    if not settings.app_id:
        return
    if not _is_id(settings.app_id):
        mend = "Copy the Application (client) ID from the app's overview in Entra."
        yield Finding("MicrosoftAppId", f"“{settings.app_id}” is no id.", mend)
    if settings.app_tenant_id and not _is_id(settings.app_tenant_id):
        mend = "Copy the Directory (tenant) ID; a domain's name is none."
        yield Finding("MicrosoftAppTenantId", f"“{settings.app_tenant_id}” is no id.", mend)
    for tenant in settings.allowed_tenants:
        if not _is_id(tenant):
            mend = "List Directory (tenant) IDs, with commas between."
            yield Finding("ALLOWED_TENANTS", f"“{tenant}” is no id: nobody of that tenant is answered.", mend)
    if _is_id(settings.app_password.get_secret_value()):
        mend = "Copy the client secret's value, which Entra shows once; if it is lost, make a new secret."
        yield Finding("MicrosoftAppPassword", "It looks like the secret's id.", mend)


def _weak(settings: Settings, env_file: Path) -> Iterator[Finding]:
    own = settings.app_tenant_id.lower()
    if settings.app_id and own and own not in (tenant.lower() for tenant in settings.tenants):
        wrong = "The bot's own tenant is not listed: its people are turned away."
        yield Finding("ALLOWED_TENANTS", wrong, "Add MicrosoftAppTenantId, unless that is meant.", weak=True)
    for setting, hosts, known, why in (
        ("ALLOWED_SERVICE_HOSTS", settings.allowed_service_hosts, MICROSOFT_SERVICE_HOSTS, "gets the bot's token"),
        ("ALLOWED_FILE_HOSTS", settings.allowed_file_hosts, MICROSOFT_FILE_HOSTS, "is asked for members' files"),
    ):
        for host in hosts:
            if settings.app_id and host not in known:
                wrong = f"“{host}” is none of Microsoft's, and {why}."
                yield Finding(setting, wrong, f"Unset {setting}, unless that host is yours.", weak=True)
    yield from _in_the_clear(settings)
    if settings.log_level.upper() == "DEBUG":
        wrong = "With DEBUG the libraries tell what they handle: members' words too."
        yield Finding("LOG_LEVEL", wrong, "Set INFO as soon as the fault is found.", weak=True)
    if env_file.is_file() and env_file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        wrong = "Others on this machine may read the secrets in it."
        yield Finding(".env", wrong, f"chmod 600 {env_file}", weak=True)


def _in_the_clear(settings: Settings) -> Iterator[Finding]:
    """Say whether what is kept crosses a network that others may listen to."""
    try:
        url = async_url(settings.database_url)
    except ValueError:
        return
    is_far = url.get_backend_name() == "postgresql" and not on_this_machine(url) and "." in (url.host or "")
    if is_far and url.query.get("sslmode") not in PROVEN and settings.database_auth == "password":
        wrong = f"The way to {url.host} may be in the clear."
        yield Finding("DATABASE_URL", wrong, "Add ?sslmode=verify-full&sslrootcert=system to it.", weak=True)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
