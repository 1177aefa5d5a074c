"""Settings that would let the wrong people in, or nobody, are refused before the door opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy.engine import URL

from bot.config import AppType, DatabaseAuth, Settings, is_loopback
from bot.db.engine import async_url, on_this_machine
from bot.teams.hosts import on_loopback, parsed

LEAST_TOKEN = 24
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

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
    return [
        *_identity(settings),
        *_reach(settings),
        *_urls(settings),
        *_hosts(settings),
        *_database(settings),
        *_planner(settings),
        *_azure(settings),
        *_metrics(settings),
        *_log(settings),
    ]


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


def _azure(settings: Settings) -> Iterator[Fault]:
    url = settings.azure_metrics_url
    if url and not (_is_https(url) or on_loopback(url)):
        yield Fault("AZURE_METRICS_URL", "A token is sent over https only.", "Write an https URL.")
    if url and not (settings.app_id and settings.app_type is AppType.USER_ASSIGNED_MSI):
        yield Fault("AZURE_METRICS_URL", "Only a bot with a managed identity may tell Azure.", "Unset it.")


def _metrics(settings: Settings) -> Iterator[Fault]:
    token = settings.metrics_token.get_secret_value()
    if token and len(token) < LEAST_TOKEN:
        yield Fault("METRICS_TOKEN", "It can be guessed.", "Write one of at least 24 characters: openssl rand -hex 24.")


def _log(settings: Settings) -> Iterator[Fault]:
    if settings.log_level.upper() not in LEVELS:
        yield Fault("LOG_LEVEL", f"“{settings.log_level}” is no level.", f"Write one of {', '.join(LEVELS)}.")


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
        url = async_url(settings.database_url)
    except ValueError as error:
        yield Fault("DATABASE_URL", f"{error}.", "Write sqlite:///data/bot.db or postgresql://user:password@host/name.")
        return
    if settings.database_auth is DatabaseAuth.ENTRA:
        yield from _signing_in(settings, url)


def _signing_in(settings: Settings, url: URL) -> Iterator[Fault]:
    """Say what keeps this machine's identity from being the database's user."""
    if url.get_backend_name() != "postgresql" or not url.username:
        yield Fault("DATABASE_URL", "DATABASE_AUTH=entra needs a user.", "Write postgresql://identity@host/name.")
    if url.password:
        yield Fault("DATABASE_URL", "With DATABASE_AUTH=entra the token is the password.", "Leave the password out.")
    if url.query.get("sslmode", "verify-full") != "verify-full" and not on_this_machine(url):
        yield Fault(
            "DATABASE_URL", "A token is sent to a server that proves who it is.", "Leave sslmode out, or verify-full."
        )
    if not settings.app_id or settings.app_type is not AppType.USER_ASSIGNED_MSI:
        yield Fault(
            "DATABASE_AUTH",
            "entra signs in as the bot's own identity, and this bot has none.",
            "Set MicrosoftAppType=UserAssignedMSI and MicrosoftAppId, or DATABASE_AUTH=password.",
        )


def _planner(settings: Settings) -> Iterator[Fault]:
    if not settings.planner:
        return
    if not settings.app_id:
        yield Fault("PLANNER", "Graph is asked as an app, and there is none.", "Set MicrosoftAppId, or PLANNER=off.")
    if settings.app_type is AppType.MULTI_TENANT:
        yield Fault(
            "PLANNER", "A MultiTenant bot belongs to no tenant's Planner.", "Use SingleTenant or UserAssignedMSI."
        )
    if not _is_https(settings.graph_url) and not on_loopback(settings.graph_url):
        yield Fault("GRAPH_URL", "A token is sent over https only.", "Write an https URL.")


def _is_https(url: str) -> bool:
    return url.startswith("https://") and parsed(url) is not None


def _is_pattern(pattern: str) -> bool:
    name = pattern.removeprefix("*.")
    wide = pattern.startswith("*.") and "." not in name
    return bool(name) and not wide and not set(name) & set("*/:@ ?#")
