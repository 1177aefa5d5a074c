"""Settings that would let the wrong people in, or nobody, are refused before the door opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from bot.config import AppType, Settings, is_loopback
from bot.db.engine import async_url
from bot.teams.hosts import on_loopback, parsed

DEFAULTS = {name: field.default for name, field in Settings.model_fields.items()}


@dataclass(frozen=True, slots=True)
class Fault:
    """One setting, what is wrong with it, and how to mend it; for the operator, in English."""

    setting: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.wrong} {self.mend}"


class Misconfigured(Exception):
    """The bot does not start; `faults` says why, all of it at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def refuse_faults(settings: Settings) -> None:
    """Raise Misconfigured if `settings` would not make a safe, working porch."""
    faults = check(settings)
    if faults:
        raise Misconfigured(faults)


def check(settings: Settings) -> list[Fault]:
    """Return everything that is wrong with how the bot meets Teams."""
    return [*_identity(settings), *_reach(settings), *_urls(settings), *_hosts(settings), *_database(settings)]


def explained(error: ValidationError) -> list[Fault]:
    """Return what pydantic refused, in words for the operator."""
    return [_explained(detail["loc"], detail["msg"], detail.get("input")) for detail in error.errors()]


def _explained(place: tuple[int | str, ...], told: str, given: object) -> Fault:
    setting = str(place[0]) if place else "settings"
    if setting in {"MicrosoftAppType", "app_type"}:
        kinds = ", ".join(AppType)
        return Fault("MicrosoftAppType", f"“{given}” is no kind of bot.", f"Write one of {kinds}, in one word.")
    return Fault(setting, f"{told}.", "Mend it in the environment or in .env.")


def _identity(settings: Settings) -> Iterator[Fault]:
    secret = settings.app_password.get_secret_value()
    if not settings.app_id:
        if secret:
            yield Fault(
                "MicrosoftAppPassword",
                "It is set, but there is no app id to use it with.",
                "Set MicrosoftAppId, or unset it.",
            )
        return
    if settings.app_type is AppType.USER_ASSIGNED_MSI:
        if secret:
            yield Fault("MicrosoftAppPassword", "A managed identity has no password.", "Unset it.")
    elif not secret:
        yield Fault("MicrosoftAppPassword", f"A {settings.app_type} bot needs a client secret.", "Set it.")
    if settings.app_type is AppType.MULTI_TENANT:
        if not settings.allowed_tenants:
            yield Fault(
                "ALLOWED_TENANTS", "A MultiTenant bot would answer anybody's tenant.", "List the tenant ids, by commas."
            )
    elif not settings.app_tenant_id:
        yield Fault("MicrosoftAppTenantId", f"A {settings.app_type} bot needs its tenant.", "Set the tenant's id.")


def _reach(settings: Settings) -> Iterator[Fault]:
    if not settings.app_id and not is_loopback(settings.bound_host):
        yield Fault(
            "HOST",
            f"Without MicrosoftAppId nobody can be verified, and {settings.bound_host} is open to others.",
            "Set MicrosoftAppId, or HOST=127.0.0.1.",
        )


def _urls(settings: Settings) -> Iterator[Fault]:
    metadata = settings.openid_metadata_url
    own_issuer = settings.token_issuer != DEFAULTS["token_issuer"]
    own_metadata = metadata != DEFAULTS["openid_metadata_url"]
    if not _is_https(metadata) and not on_loopback(metadata):
        yield Fault(
            "ToBotFromChannelOpenIdMetadataUrl", "Keys fetched without TLS prove nothing.", "Write an https URL."
        )
    if own_issuer and not own_metadata:
        yield Fault(
            "ToBotFromChannelOpenIdMetadataUrl",
            "Another issuer's keys are not Microsoft's.",
            "Set it beside ToBotFromChannelTokenIssuer.",
        )
    if own_metadata and not own_issuer and not on_loopback(metadata):
        yield Fault(
            "ToBotFromChannelTokenIssuer",
            "Other keys belong to another issuer.",
            "Set it beside ToBotFromChannelOpenIdMetadataUrl.",
        )
    if settings.login_url and not _is_https(settings.login_url):
        yield Fault("ToChannelFromBotLoginUrl", "A secret is sent over https only.", "Write an https URL.")
    own_scope = settings.oauth_scope != DEFAULTS["oauth_scope"]
    if own_scope and not settings.login_url and settings.app_type is not AppType.USER_ASSIGNED_MSI:
        yield Fault(
            "ToChannelFromBotLoginUrl",
            "Another scope belongs to another login.",
            "Set it beside ToChannelFromBotOAuthScope.",
        )


def _hosts(settings: Settings) -> Iterator[Fault]:
    for setting, patterns in (
        ("ALLOWED_SERVICE_HOSTS", settings.allowed_service_hosts),
        ("ALLOWED_FILE_HOSTS", settings.allowed_file_hosts),
    ):
        for pattern in patterns:
            if not _is_pattern(pattern):
                yield Fault(
                    setting,
                    f"“{pattern}” is no host.",
                    "Write a name (smba.example.org), or *. and one (*.example.org).",
                )


def _database(settings: Settings) -> Iterator[Fault]:
    try:
        async_url(settings.database_url)
    except ValueError as error:
        yield Fault("DATABASE_URL", f"{error}.", "Write sqlite:///data/bot.db or postgresql://user:password@host/name.")


def _is_https(url: str) -> bool:
    return url.startswith("https://") and parsed(url) is not None


def _is_pattern(pattern: str) -> bool:
    name = pattern.removeprefix("*.")
    wide = pattern.startswith("*.") and "." not in name
    return bool(name) and not wide and not set(name) & set("*/:@ ?#")
