"""Which settings are refused before the door opens."""

from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from bot.config import AppType, Settings
from bot.teams.startup import Misconfigured, check, explained, refuse_faults
from tests.teams.stand_in import APP_ID, TENANT

WHOLE: dict[str, Any] = {"app_id": APP_ID, "app_password": SecretStr("hemlig"), "app_tenant_id": TENANT}
MSI = {"app_type": AppType.USER_ASSIGNED_MSI, "app_password": SecretStr("")}
MULTI = {"app_type": AppType.MULTI_TENANT, "app_tenant_id": ""}


def _settings(**changed: object) -> Settings:
    return Settings(_env_file=None, **{**WHOLE, **changed})


@pytest.mark.parametrize(
    "changed",
    [
        {},
        MSI,
        {**MULTI, "allowed_tenants": (TENANT,)},
        {"login_url": "https://login.example.org/adfs"},
        {"openid_metadata_url": "http://127.0.0.1:1/openid"},
        {"app_id": "", "app_password": SecretStr("")},
        {"openid_metadata_url": "https://keys.example.org/", "token_issuer": "https://issuer.example.org"},
        {"app_id": "", "app_password": SecretStr(""), "host": "::1"},
        {"allowed_service_hosts": ("127.0.0.1", "*.example.org")},
    ],
)
def test_a_whole_set_is_taken(changed: dict[str, Any]) -> None:
    assert check(_settings(**changed)) == []


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"app_tenant_id": ""}, ["MicrosoftAppTenantId"]),
        ({"app_password": SecretStr("")}, ["MicrosoftAppPassword"]),
        ({"app_password": SecretStr(""), "app_tenant_id": ""}, ["MicrosoftAppPassword", "MicrosoftAppTenantId"]),
        ({**MSI, "app_password": SecretStr("hemlig")}, ["MicrosoftAppPassword"]),
        ({**MSI, "app_tenant_id": ""}, ["MicrosoftAppTenantId"]),
        (MULTI, ["ALLOWED_TENANTS"]),
        ({"app_id": ""}, ["MicrosoftAppPassword"]),
        ({"app_id": "", "app_password": SecretStr(""), "host": "0.0.0.0"}, ["HOST"]),  # noqa: S104 -- to be refused
        (
            {"openid_metadata_url": "http://keys.example.org/", "token_issuer": "https://x.example.org"},
            ["ToBotFromChannelOpenIdMetadataUrl"],
        ),
        ({"token_issuer": "https://issuer.example.org"}, ["ToBotFromChannelOpenIdMetadataUrl"]),
        ({"openid_metadata_url": "https://keys.example.org/"}, ["ToBotFromChannelTokenIssuer"]),
        ({"login_url": "http://login.example.org/"}, ["ToChannelFromBotLoginUrl"]),
        ({"oauth_scope": "https://scope.example.org"}, ["ToChannelFromBotLoginUrl"]),
        (
            {"allowed_service_hosts": ("*", "*.com", "https://a.example.org", "127.0.0.1")},
            ["ALLOWED_SERVICE_HOSTS"] * 3,
        ),
        ({"allowed_file_hosts": ("a.example.org:80",)}, ["ALLOWED_FILE_HOSTS"]),
    ],
)
def test_a_half_set_or_unsafe_setting_is_named(changed: dict[str, Any], named: list[str]) -> None:
    assert [fault.setting for fault in check(_settings(**changed))] == named


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Misconfigured) as caught:
        refuse_faults(_settings(app_password=SecretStr(""), app_tenant_id=""))

    assert str(caught.value).splitlines() == [
        "MicrosoftAppPassword: A SingleTenant bot needs a client secret. Set it.",
        "MicrosoftAppTenantId: A SingleTenant bot needs its tenant. Set the tenant's id.",
    ]


def test_a_mistyped_kind_of_bot_is_explained() -> None:
    with pytest.raises(ValidationError) as caught:
        _settings(app_type="Single Tenant")

    assert [str(fault) for fault in explained(caught.value)] == [
        "MicrosoftAppType: “Single Tenant” is no kind of bot. Write one of " + ", ".join(AppType) + ", in one word.",
    ]
