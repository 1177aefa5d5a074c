"""The alerts and the dashboard ask for figures that the bot tells, and Azure's alerts say the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import promql_parser
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.config import GivenSettings
from bot.db.counting import tally_of
from bot.db.engine import open_engine
from bot.kit.clock import StoppedClock
from bot.prometheus import Figures
from bot.teams.taking import expect_turns

INFRA = Path(__file__).parents[2] / "infra"
GIVEN = {"job", "instance"}
"""The labels that Prometheus itself gives each figure."""

ONLY_AZURE, ONLY_PROMETHEUS = {"database-full"}, {"turned-away"}
"""The database server is Azure's to watch; App Service has its own eye on the door."""


@pytest.fixture
async def told(sqlite_url: str, clock: StoppedClock) -> dict[str, set[str]]:
    """Every figure that the bot tells from its first minute on, with the names of its labels."""
    engine = open_engine(sqlite_url)
    expect_turns(tally_of(engine))
    page = await Figures(GivenSettings(), engine, clock, probe=nothing_missing).exposition()
    await engine.dispose()
    found: dict[str, set[str]] = {"up": set()}
    for family in text_string_to_metric_families(page.decode()):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


async def nothing_missing() -> list[str]:
    return []


def rules() -> list[dict[str, object]]:
    [group] = yaml.safe_load((INFRA / "prometheus" / "alerts.yaml").read_text())["groups"]
    return list(group["rules"])


def expressions() -> Iterator[str]:
    """Yield whatever Prometheus is asked."""
    for rule in rules():
        yield str(rule["expr"])
    for panel in json.loads((INFRA / "grafana" / "dashboard.json").read_text())["panels"]:
        for target in panel["targets"]:
            yield target["expr"].replace("$__range", "1d").replace("$job", "job")


def selectors(expression: str) -> list[promql_parser.VectorSelector]:
    """Return the figures that the expression asks for."""
    found: list[promql_parser.Expr] = []
    assert promql_parser.walk(promql_parser.parse(expression), found.append)
    return [one for one in found if isinstance(one, promql_parser.VectorSelector)]


def test_alerts_and_dashboard_ask_for_what_the_bot_tells(told: dict[str, set[str]]) -> None:
    asked = [
        (one.name, {matcher.name for matcher in one.matchers.matchers}) for e in expressions() for one in selectors(e)
    ]

    assert [(name, labels) for name, labels in asked if name not in told or not labels <= told[name] | GIVEN] == []
    assert len(asked) > 30


def test_whatever_the_bot_tells_of_itself_is_shown(told: dict[str, set[str]]) -> None:
    asked = {one.name for expression in expressions() for one in selectors(expression)}
    own = {re.sub(r"_(bucket|sum|count)$", "", name) for name in told if name.startswith("ledningsgruppsbot_")}

    assert own - {re.sub(r"_(bucket|sum|count)$", "", name) for name in asked} == set()


def test_each_alert_says_what_to_do_and_stands_in_the_operators_page() -> None:
    page = (INFRA.parent / "docs" / "operations.md").read_text()

    assert [rule["alert"] for rule in rules() if str(rule["alert"]) not in page] == []
    assert [rule["alert"] for rule in rules() if set(rule["annotations"]) != {"summary", "action"}] == []  # type: ignore[call-overload]


def test_azure_is_told_of_the_same() -> None:
    bicep = (INFRA / "modules" / "alerts.bicep").read_text()
    azure = set(re.findall(r"^    name: '([a-z-]+)'$", bicep, re.MULTILINE))
    prometheus = {re.sub(r"(?<!^)(?=[A-Z])", "-", str(rule["alert"])).lower() for rule in rules()}

    assert azure - ONLY_AZURE == prometheus - ONLY_PROMETHEUS
    late = [str(rule["expr"]).rpartition(" > ")[2] for rule in rules() if str(rule["alert"]).endswith("Late")]
    assert late == ["900", "900"] == re.findall(r"Late'\n.*\n    threshold: (\d+)", bicep)
