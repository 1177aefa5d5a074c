"""The Bicep names real resources and real properties, gives away no secret, and lets nobody in who need not be."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INFRA = ROOT / "infra"
MODULES = sorted(INFRA.glob("modules/*.bicep"))
CHECKER = ROOT.parent / "shared" / "tools"
"""Lies beside the project wherever it is built; elsewhere `az bicep build` says the same and more."""

COSTLY = {"app", "bot", "database", "logs", "network"}


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    if not (CHECKER / "bicep_check.py").exists() and not os.environ.get("CI"):
        pytest.skip("no bicep_check.py beside the project; use `az bicep build --file infra/main.bicep`")
    command = [sys.executable, str(CHECKER / "bicep_check.py"), str(CHECKER / "bicep-types.json"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- its own words


def test_every_resource_and_every_parameter_is_one_that_azure_knows() -> None:
    files = len([*INFRA.rglob("*.bicep"), *INFRA.rglob("*.bicepparam")])
    done = checked(INFRA)

    assert done.stdout.strip() == f"{files} filer, 0 fel", done.stdout + done.stderr


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("modules/app.bicep", "httpsOnly:", "httpOnly:"),
        ("modules/database.bicep", "passwordAuth: 'Disabled'", "passwordAuth: 'Off'"),
        ("modules/bot.bicep", "botServices@2022-09-15", "botServices@2022-09-16"),
        ("main.bicep", "days: logDays", "day: logDays"),
        ("prod.bicepparam", "param replicas", "param copies"),
    ],
)
def test_a_slip_would_be_seen(tmp_path: Path, file: str, right: str, wrong: str) -> None:
    shutil.copytree(INFRA, tmp_path / "infra")
    slipped = tmp_path / "infra" / file
    assert right in slipped.read_text()
    slipped.write_text(slipped.read_text().replace(right, wrong, 1))

    assert checked(tmp_path / "infra").returncode == 1


def test_what_costs_money_has_a_module_of_its_own() -> None:
    main = (INFRA / "main.bicep").read_text()

    assert {path.stem for path in MODULES} == COSTLY | {"alerts", "identity"}
    assert [path.stem for path in MODULES if f"'modules/{path.name}'" not in main] == []
    assert re.findall(r"^resource ", main, re.MULTILINE) == []


@pytest.mark.parametrize("path", [INFRA / "main.bicep", *MODULES], ids=lambda path: path.stem)
def test_every_parameter_and_output_says_what_it_is(path: Path) -> None:
    lines = path.read_text().splitlines()
    silent = [
        line
        for number, line in enumerate(lines)
        if re.match(r"(param|output) ", line)
        and not any(earlier.startswith("@description(") for earlier in lines[max(0, number - 4) : number])
    ]

    assert silent == []


def test_there_is_no_secret_to_keep() -> None:
    secrets = re.compile(r"(?i)password\w*:(?! 'Disabled')|secret|listKeys|sharedKey|connectionString|@secure")
    told = {
        f"{path.name}: {line.strip()}"
        for path in INFRA.rglob("*.bicep*")
        for line in path.read_text().splitlines()
        if secrets.search(line.split("//")[0])
    }

    assert told == set()  # and so no key vault


def test_the_bot_has_one_role_on_one_resource() -> None:
    roles = [line.strip() for path in MODULES for line in path.read_text().splitlines() if "roleAssignments@" in line]
    app = (INFRA / "modules" / "app.bicep").read_text()

    assert roles == ["resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {"]
    assert "resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  scope: app\n" in app
    assert re.findall(r"'([0-9a-f-]{36})'", app) == [
        "3913510d-42f4-4e42-8a64-420c390055eb"
    ]  # tells figures, reads none


@pytest.mark.parametrize(
    ("module", "says"),
    [
        ("app", "httpsOnly: true"),
        ("app", "ftpsState: 'Disabled'"),
        ("app", "alwaysOn: true"),
        ("app", "healthCheckPath: '/readyz'"),
        ("app", "allow: false"),
        ("bot", "msaAppType: 'UserAssignedMSI'"),
        ("bot", "disableLocalAuth: true"),
        ("database", "activeDirectoryAuth: 'Enabled'"),
        ("database", "passwordAuth: 'Disabled'"),
        ("database", "publicNetworkAccess: empty(openTo) ? 'Disabled' : 'Enabled'"),
        ("logs", "disableLocalAuth: true"),
    ],
)
def test_doors_that_need_not_be_open_are_shut(module: str, says: str) -> None:
    assert says in (INFRA / "modules" / f"{module}.bicep").read_text()


@pytest.mark.parametrize("module", ["app", "bot", "database"])
def test_whoever_works_tells_the_logs(module: str) -> None:
    content = (INFRA / "modules" / f"{module}.bicep").read_text()

    assert "resource told 'Microsoft.Insights/diagnosticSettings@" in content
    assert "workspaceId: workspaceId" in content


def test_everything_stays_in_the_union() -> None:
    main = (INFRA / "main.bicep").read_text()

    assert "param location string = 'swedencentral'" in main
    assert "param botLocation string = 'westeurope'" in main
    written = {place for path in MODULES for place in re.findall(r"location: '(\w+)'", path.read_text())}
    assert written == {"global"}  # metric alerts and private zones know no place


def test_the_figures_that_alerts_wait_for_are_told_by_the_bot() -> None:
    from bot import azure  # noqa: PLC0415 -- only this test needs it

    alerts = (INFRA / "modules" / "alerts.bicep").read_text()
    own = re.findall(r"metricNamespace: own\n    metricName: '(\w+)'", alerts)

    assert f"var own = '{azure.NAMESPACE}'" in alerts
    assert sorted(own) == ["ClockLate", "Errors", "LettersAstray", "LettersLate"]


def test_the_settings_of_the_app_are_settings_of_the_bot() -> None:
    from bot.config import Settings  # noqa: PLC0415 -- only this test needs it

    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    given = set(re.findall(r"name: '([A-Za-z_]+)'\n    value:", (INFRA / "modules" / "app.bicep").read_text()))

    assert "DATABASE_AUTH" in given
    assert {name for name in given if not name.startswith(("SCM_", "WEBSITES_"))} <= known


def test_a_trial_and_the_real_thing_differ_only_in_size() -> None:
    given = {
        path.stem: set(re.findall(r"^param (\w+)", path.read_text(), re.MULTILINE))
        for path in INFRA.glob("*.bicepparam")
    }

    assert given["prod"] - given["test"] == {"zoneRedundant", "backupsElsewhere"}
    assert given["test"] - given["prod"] == {"displayName"}
    assert json.dumps(sorted(given)) == '["prod", "test"]'
