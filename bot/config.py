"""Settings, read once from the environment (and `.env`), frozen from then on."""

from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

MICROSOFT_SERVICE_HOSTS = ("smba.trafficmanager.net", "*.botframework.com", "*.teams.microsoft.com")
"""Where Teams' connector answers: smba.trafficmanager.net and its regional kin (Microsoft's docs, 2026)."""

MICROSOFT_FILE_HOSTS = ("*.sharepoint.com", "*.sharepoint-df.com", "*.onedrive.com", "*.1drv.com", "*.svc.ms")
"""Where a file sent in a 1:1 chat lies: the sender's OneDrive for Business."""

LEAST_CONNECTIONS = 6
"""The letters' lead, their ledger, the clock and the readiness probe hold one each; turns share the rest."""


class AppType(StrEnum):
    """The kinds of bot registration that Azure knows."""

    SINGLE_TENANT = "SingleTenant"
    USER_ASSIGNED_MSI = "UserAssignedMSI"
    MULTI_TENANT = "MultiTenant"


class DatabaseAuth(StrEnum):
    """How the bot signs in to its database."""

    PASSWORD = "password"  # noqa: S105 -- the word, not one
    ENTRA = "entra"


def _listed(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Listed = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """What the operator decides; the names of the fields' aliases are the environment's."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    host: str | None = Field(None, validation_alias="HOST")
    port: int = Field(3978, ge=0, le=65535, validation_alias="PORT")
    database_url: str = Field("sqlite:///data/bot.db", validation_alias="DATABASE_URL", repr=False)
    database_auth: DatabaseAuth = Field(DatabaseAuth.PASSWORD, validation_alias="DATABASE_AUTH")
    app_id: str = Field("", validation_alias="MicrosoftAppId")
    app_password: SecretStr = Field(SecretStr(""), validation_alias="MicrosoftAppPassword")
    app_type: AppType = Field(AppType.SINGLE_TENANT, validation_alias="MicrosoftAppType")
    app_tenant_id: str = Field("", validation_alias="MicrosoftAppTenantId")
    login_url: str = Field("", validation_alias="ToChannelFromBotLoginUrl")
    oauth_scope: str = Field("https://api.botframework.com", validation_alias="ToChannelFromBotOAuthScope")
    token_issuer: str = Field("https://api.botframework.com", validation_alias="ToBotFromChannelTokenIssuer")
    openid_metadata_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        validation_alias="ToBotFromChannelOpenIdMetadataUrl",
    )
    allowed_tenants: Listed = Field((), validation_alias="ALLOWED_TENANTS")
    allowed_service_hosts: Listed = Field(MICROSOFT_SERVICE_HOSTS, validation_alias="ALLOWED_SERVICE_HOSTS")
    allowed_file_hosts: Listed = Field(MICROSOFT_FILE_HOSTS, validation_alias="ALLOWED_FILE_HOSTS")
    database_connections: int = Field(10, ge=LEAST_CONNECTIONS, le=200, validation_alias="DATABASE_CONNECTIONS")
    drain_seconds: float = Field(6, ge=0, le=60, validation_alias="DRAIN_SECONDS")
    sender_limit: int = Field(60, ge=0, validation_alias="SENDER_LIMIT")
    log_level: str = Field("INFO", validation_alias="LOG_LEVEL")
    metrics_token: SecretStr = Field(SecretStr(""), validation_alias="METRICS_TOKEN")
    azure_metrics_url: str = Field("", validation_alias="AZURE_METRICS_URL")
    publisher_name: str = Field("Ledningsgruppsbot", validation_alias="PUBLISHER_NAME")
    publisher_url: str = Field("", validation_alias="PUBLISHER_URL")
    privacy_url: str = Field("", validation_alias="PRIVACY_URL")
    terms_url: str = Field("", validation_alias="TERMS_URL")
    planner: bool = Field(False, validation_alias="PLANNER")
    graph_url: str = Field("https://graph.microsoft.com", validation_alias="GRAPH_URL")

    _lists = field_validator("allowed_tenants", "allowed_service_hosts", "allowed_file_hosts", mode="before")(_listed)

    @property
    def tenants(self) -> tuple[str, ...]:
        """The tenants whose people are answered; none listed and none registered means nobody."""
        return self.allowed_tenants or ((self.app_tenant_id,) if self.app_tenant_id else ())

    @property
    def bound_host(self) -> str:
        """The address to listen on: loopback unless there is an app id to check callers by."""
        return self.host or ("0.0.0.0" if self.app_id else "127.0.0.1")  # noqa: S104 -- behind the platform's proxy


class GivenSettings(Settings):
    """Settings that are handed in whole: neither the environment nor `.env` has a say."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *others: PydanticBaseSettingsSource,
        **named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what was handed in, and nothing else."""
        del settings_cls, others, named
        return (init_settings,)


def is_loopback(host: str) -> bool:
    """Say whether `host` (a name or an address) is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
