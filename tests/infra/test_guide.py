"""The guide names files, settings and outputs that there are."""

import re
from pathlib import Path

import pytest

from bot.config import Settings

INFRA = Path(__file__).parents[2] / "infra"
GUIDE = (INFRA / "README.md").read_text()
PARAMETERS = (INFRA / "prod.bicepparam").read_text()


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"(?:infra/|`)([\w@.]+\.(?:bicep\w*|yaml|sql|service)|Caddyfile)", GUIDE)))
)
def test_every_file_that_the_guide_names_is_there(name: str) -> None:
    assert (INFRA / name).is_file()


def test_what_the_guide_takes_from_the_deployment_is_what_it_gives() -> None:
    given = set(re.findall(r"^output (\w+)", (INFRA / "main.bicep").read_text(), re.MULTILINE))

    assert given == {"botId", "identityName", "domain", "appName", "databaseHost"}
    assert [name for name in given if f"<{name}>" not in GUIDE] == []


def test_what_the_deployment_is_told_by_the_environment_stands_in_the_guide() -> None:
    read = set(re.findall(r"readEnvironmentVariable\('(\w+)'", PARAMETERS))

    assert read == {"DATABASE_ADMINS_ID", "DATABASE_ADMINS_NAME", "OPEN_DATABASE_TO", "ALERT_EMAIL"}
    assert [name for name in read if f"{name}=" not in GUIDE] == []


def test_every_setting_that_the_guide_names_is_one_of_the_bot() -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    named = set(re.findall(r"\b(PUBLISHER_\w+|PRIVACY_URL|TERMS_URL|DATABASE_URL|MicrosoftApp\w+)\b", GUIDE))

    assert named <= known
