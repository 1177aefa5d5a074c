"""Assignments in Planner: connected by an organiser, kept up to date, one way."""

from collections.abc import AsyncIterator
from datetime import timedelta

import jwt
import pytest
from aiohttp import web

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, SVEN
from tests.planner.graph import Graph, serving
from tests.serving.playing import set_up
from tests.stories.conftest import staged
from tests.stories.forging import published, sqlite_only
from tests.stories.stage import PATIENCE, Stage, offered, said

pytestmark = pytest.mark.thorough

PLANS = {"plan-1-of-the-team": "Ledningsgruppens plan"}

FIRST = "U-1 Amira skickar ut lokalplanen till skolorna senast den 4 december."
SECOND = "U-2 Sven ska ta fram en prognos till nästa möte."


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    """Microsoft Graph, which knows the one team's group and its plan."""
    async with serving(Graph(bool, "", dict(PLANS))) as graph:
        yield graph


@pytest.fixture
async def planning(database_url: str, graph: Graph) -> AsyncIterator[Stage]:
    """A group that is set up, with two assignments, whose operator lets the bot write to Planner."""
    async with staged(database_url, PLANNER=True, GRAPH_URL=graph.url) as stage:
        graph.group_id = stage.local.world.setting.team.entra_id
        graph.accepts = lambda header: _is_for(graph.url, header, stage)
        await stage.local.install()
        await stage.set_up()
        await published(stage)
        yield stage


def _is_for(url: str, header: str, stage: Stage) -> bool:
    key = stage.local.login.key.private.public_key()
    try:
        jwt.decode(header.removeprefix("Bearer "), key, algorithms=["RS256"], audience=url)
    except jwt.InvalidTokenError:
        return False
    return True


async def written(stage: Stage, graph: Graph, *titles: str) -> None:
    """Let what is due be written, and wait for those titles."""
    assert stage.works.planner is not None
    stage.clock.forward(timedelta(minutes=6))
    await stage.works.planner.write_due()
    await stage.local.until(lambda: graph.titles() == list(titles) or None, timeout=PATIENCE)
    await stage.settled()


async def test_an_organiser_connects_the_teams_plan_and_its_tasks_follow(planning: Stage, graph: Graph) -> None:
    card = await planning.told(JOHAN, "planner")
    assert offered(card) == ["Koppla"]
    assert (await planning.local.press(JOHAN, card, "Koppla")).status == 200
    await written(planning, graph, FIRST, SECOND)
    card = planning.now(JOHAN, card)
    assert said(card)[1] == "Kopplad till ”Ledningsgruppens plan”"
    assert offered(card) == ["Skriv nu", "Koppla från"]
    first, second = graph.tasks.values()
    assert (first["dueDateTime"], first["percentComplete"]) == ("2026-12-04T12:00:00Z", 0)
    assert list(first["assignments"]) == [AMIRA.entra_id]
    assert list(second["assignments"]) == [SVEN.entra_id]

    given = await planning.sees(AMIRA, "Amira skickar ut lokalplanen")
    assert (await planning.local.press(AMIRA, given, "Klart")).status == 200
    await written(planning, graph, FIRST, SECOND)
    assert [task["percentComplete"] for task in graph.tasks.values()] == [100, 0]
    asked = len(graph.asked)
    await written(planning, graph, FIRST, SECOND)
    assert len(graph.asked) == asked


@sqlite_only
async def test_of_several_plans_the_organiser_chooses_and_nobody_else(planning: Stage, graph: Graph) -> None:
    graph.plans["another-plan"] = "Skolornas plan"
    card = await planning.said(JOHAN, "planner")
    assert (await planning.local.press(JOHAN, card, "Koppla")).status == 200
    await written(planning, graph)
    await planning.local.until(lambda: "Välj" in offered(planning.now(JOHAN, card)) or None, timeout=PATIENCE)
    card = planning.now(JOHAN, card)
    refused = await planning.local.press(AMIRA, card, "Välj", Plan="another-plan")
    assert refused.word == "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
    assert (await planning.local.press(JOHAN, card, "Välj", Plan="another-plan")).status == 200
    await written(planning, graph, FIRST, SECOND)
    assert {task["planId"] for task in graph.tasks.values()} == {"another-plan"}


@sqlite_only
async def test_what_was_written_before_a_crash_is_found_again_by_its_title(planning: Stage, graph: Graph) -> None:
    for number, title in enumerate(["Någon annans uppgift", "Ännu en", FIRST, SECOND], start=1):
        graph.tasks[f"old-{number}"] = {"id": f"old-{number}", "@odata.etag": 'W/"1"', "title": title}
    card = await planning.told(JOHAN, "planner")
    await planning.local.press(JOHAN, card, "Koppla")
    await written(planning, graph, "Någon annans uppgift", "Ännu en", FIRST, SECOND)
    assert graph.tasks["old-3"]["@odata.etag"] == 'W/"2"'
    graph.touched("old-3", percentComplete=50)
    given = await planning.sees(AMIRA, "Amira skickar ut lokalplanen")
    await planning.local.press(AMIRA, given, "Klart")
    await written(planning, graph, "Någon annans uppgift", "Ännu en", FIRST, SECOND)
    assert graph.tasks["old-3"]["percentComplete"] == 100


@sqlite_only
async def test_somebody_who_cannot_be_assigned_there_keeps_no_task_out(planning: Stage, graph: Graph) -> None:
    graph.strangers.add(AMIRA.entra_id)
    card = await planning.told(JOHAN, "planner")
    await planning.local.press(JOHAN, card, "Koppla")
    await written(planning, graph, FIRST, SECOND)
    assert [list(task.get("assignments", {})) for task in graph.tasks.values()] == [[], [SVEN.entra_id]]


@sqlite_only
async def test_a_throttled_planner_is_asked_again_later_and_a_closed_one_is_told(planning: Stage, graph: Graph) -> None:
    card = await planning.told(JOHAN, "planner")
    await planning.local.press(JOHAN, card, "Koppla")
    await written(planning, graph, FIRST, SECOND)
    graph.refuses.append(web.Response(status=429, headers={"Retry-After": "1200"}))
    given = await planning.sees(AMIRA, "Amira skickar ut lokalplanen")
    await planning.local.press(AMIRA, given, "Klart")
    await written(planning, graph, FIRST, SECOND)
    asked = len(graph.asked)
    await written(planning, graph, FIRST, SECOND)
    assert len(graph.asked) == asked
    planning.clock.forward(timedelta(minutes=20))
    await written(planning, graph, FIRST, SECOND)
    assert graph.tasks["task-1"]["percentComplete"] == 100

    graph.refuses += [web.json_response({"error": {"code": "Forbidden"}}, status=403) for _ in range(2)]
    await planning.local.press(JOHAN, planning.now(JOHAN, card), "Skriv nu")
    await planning.local.press(SVEN, await planning.told(SVEN, "mina uppdrag"), "Klart")
    await written(planning, graph, FIRST, SECOND)
    told = await planning.local.until(lambda: _refusal(planning.now(JOHAN, card)), timeout=PATIENCE)
    assert told == (
        "Planner släpper inte in mig. Be IT-enheten ge boten behörigheten Tasks.ReadWrite.All och koppla igen."
    )


def _refusal(card: Seen) -> str | None:
    """Return the last words of a card that says why nothing is written."""
    return said(card)[-1] if said(card)[-1].startswith("Planner") else None


@sqlite_only
async def test_disconnected_nothing_more_is_written_and_what_stands_there_stays(planning: Stage, graph: Graph) -> None:
    card = await planning.told(JOHAN, "planner")
    await planning.local.press(JOHAN, card, "Koppla")
    await written(planning, graph, FIRST, SECOND)
    assert (await planning.local.press(JOHAN, planning.now(JOHAN, card), "Koppla från")).status == 200
    given = await planning.sees(AMIRA, "Amira skickar ut lokalplanen")
    await planning.local.press(AMIRA, given, "Klart")
    await written(planning, graph, FIRST, SECOND)
    assert [task["percentComplete"] for task in graph.tasks.values()] == [0, 0]


async def test_another_group_that_gets_the_plan_afterwards_leaves_the_firsts_tasks_alone(
    planning: Stage, graph: Graph
) -> None:
    card = await planning.told(JOHAN, "planner")
    await planning.local.press(JOHAN, card, "Koppla")
    await written(planning, graph, FIRST, SECOND)
    await planning.local.press(JOHAN, planning.now(JOHAN, card), "Koppla från")
    general = planning.local.channel("Allmänt")
    await set_up(planning.local, place=general)
    await planning.said(JOHAN, "nytt uppdrag Sven köper glögg", place=general)

    card = await planning.said(JOHAN, "planner", place=general)
    await planning.local.press(JOHAN, card, "Koppla")
    await written(planning, graph, FIRST, SECOND, "U-1 Sven köper glögg")
