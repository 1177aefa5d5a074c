"""The matrix of rights at the door: each command, press, dialog, message action and file, tried by each role."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.localteams.cards import texts
from bot.localteams.door import Answer
from bot.localteams.places import Place, group_chat
from bot.localteams.shapes import Spot, envelope, invoke, message_payload
from tests.stories.forging import SV
from tests.stories.furnished import OTHER_TENANT, ULLA, database, furnished, ids_in
from tests.stories.matrix import (
    ACTIONS,
    COLUMNS,
    COMMANDS,
    ELSEWHERE,
    FILES,
    FIRST_SIX,
    INSIDE,
    PRESSES,
    SAID,
    SAYS,
    YES,
    rows,
)
from tests.stories.rehearsal import Rehearsal
from tests.stories.snapshots import HOUSE, Rows, pressed
from tests.stories.stage import PATIENCE, Stage

Json = dict[str, Any]
NO = SV("That did not go through")
FEWER = {"stranger", "foreigner"}
"""Whom only `make thorough` refuses every press, beside the sister group's chair."""


OTHER_WORDS = {
    *("hej", "hello", "hi"),
    *("beslut öppna", "decisions open", "open decisions"),
    *("check-out", "resume reminders"),
    *("stäng av påminnelser", "slå av påminnelser", "sluta påminna", "turn off reminders"),
}
"""Other words for a command that has its row."""


@pytest.fixture
async def furnished_group(sqlite_url: str, rehearsals: dict[str, Rehearsal]) -> AsyncIterator[Stage]:
    """The group with something of everything, on SQLite."""
    async with furnished(sqlite_url, rehearsals) as stage:
        yield stage


def _place(stage: Stage, column: str, *, in_channel: bool) -> Place:
    """Return where she does it: the neighbour presses in her own group's chat, as if it stood there."""
    if column == "neighbour" and not in_channel:
        return group_chat("Grannrådet", [ULLA])
    return stage.channel if in_channel and column in INSIDE else stage.local.chat(COLUMNS[column])


def _moved(activity: Json, column: str) -> Json:
    """Let the foreigner's activity come from her tenant."""
    if column == "foreigner":
        activity["conversation"]["tenantId"] = OTHER_TENANT
        activity["channelData"] = {**activity["channelData"], "tenant": {"id": OTHER_TENANT}}
    return activity


async def _sends(stage: Stage, column: str, name: str, value: Json, *, in_channel: bool = False) -> Answer:
    spot = Spot(COLUMNS[column], _place(stage, column, in_channel=in_channel))
    outside = envelope(stage.local.world.setting, "invoke", spot, now=stage.clock.now())
    return await stage.local.deliver(_moved(invoke(outside, name, value), column))


async def _says(stage: Stage, column: str, text: str) -> str:
    """Return what somebody is told who says it: in the channel, or from outside in her own chat."""
    activity = stage.local.activity(COLUMNS[column], _place(stage, column, in_channel=True), text)
    answer = await stage.local.deliver(_moved(activity, column))
    return _written(stage, activity) if answer.status == 201 else str(answer)


def _written(stage: Stage, activity: Json) -> str:
    """Return what the bot's newest letter to that conversation refuses; YES when it refuses nothing."""
    with database(stage) as now:
        asked = "SELECT card FROM letter WHERE conversation_id = ? OR lane LIKE ? ORDER BY rowid DESC"
        where = activity["conversation"]["id"]
        found = now.execute(asked, (where, f"%{where}%")).fetchone()
    shown = texts(json.loads(found[0])) if found else ["nothing was written"]
    return shown[1] if shown[0] == NO else YES if found else shown[0]


async def _written_in_time(stage: Stage, column: str, after: int) -> str:
    """Return what the answer says that comes beside the invoke's own, which does not wait for it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with database(stage) as now:
                if now.execute("SELECT 1 FROM letter WHERE rowid > ?", (after,)).fetchone():
                    return _written(stage, {"conversation": {"id": stage.local.chat(COLUMNS[column]).id}})
            await asyncio.sleep(0.02)


def _told(answer: Answer, verb: str) -> str:
    body = answer.body
    if answer.status != 200 or not isinstance(body, dict):
        return str(answer)
    word = body["task"]["value"] if "task" in body else body["value"]
    return YES if isinstance(word, dict) or word in {SAYS.get(verb), *ELSEWHERE} else str(word)


async def _refused(stage: Stage, columns: set[str]) -> dict[tuple[str, ...], str]:
    """Return the cells of the matrix that are wrong where those columns are to be refused; nothing may change."""
    ids, kept, wrong = ids_in(stage), Rows(stage), dict[tuple[str, ...], str]()
    for row in rows(PRESSES):
        tried = [column for column in row.columns if column in columns and row.told[column] != YES]
        for column in tried:
            told = _told(await _sends(stage, column, *pressed(row, ids)), "")
            if told != row.told[column]:
                wrong[row.name, column] = told
        if changed := kept.changed():
            wrong[row.name, *tried] = f"changed {changed}"
            await kept.put_back()
    return wrong


def test_nothing_that_can_be_said_pressed_chosen_or_taken_lacks_its_row() -> None:
    said = {row.name.replace("_", " ") for row in rows(COMMANDS, said=True)}

    assert {phrase for phrase in HOUSE.phrases if SV(phrase) not in said} == OTHER_WORDS
    assert said <= HOUSE.phrases.keys()
    assert sorted(row.name for row in rows(PRESSES)) == sorted(HOUSE.pressed)
    assert sorted(row.name for row in rows(ACTIONS, said=True)) == sorted(HOUSE.actions)
    assert sorted(row.name for row in rows(FILES)) == sorted(HOUSE.made)


async def test_each_press_is_refused_to_everybody_who_may_not(furnished_group: Stage) -> None:
    assert await _refused(furnished_group, set(COLUMNS) - FEWER) == {}


@pytest.mark.thorough
async def test_each_press_is_refused_to_strangers_and_other_tenants(furnished_group: Stage) -> None:
    assert await _refused(furnished_group, FEWER) == {}


@pytest.mark.thorough
async def test_each_press_is_taken_from_everybody_who_may(furnished_group: Stage) -> None:
    ids, kept, wrong = ids_in(furnished_group), Rows(furnished_group), {}
    for row in rows(PRESSES):
        for column in row.columns:
            if row.told[column] == YES:
                told = _told(await _sends(furnished_group, column, *pressed(row, ids)), row.name)
                wrong |= {(row.name, column): told} if told != YES else {}
                await kept.put_back()

    assert wrong == {}


async def test_each_command_action_and_file_is_for_those_who_may(furnished_group: Stage) -> None:
    stage, ids, kept, wrong = furnished_group, ids_in(furnished_group), Rows(furnished_group), {}
    quoted = {"messagePayload": message_payload("Se över", "1", COLUMNS["owner"], stage.channel, at=stage.clock.now())}
    for row in (*rows(COMMANDS, said=True), *rows(ACTIONS, said=True), *rows(FILES)):
        for column in row.columns:
            if row.name in HOUSE.actions and row.is_said:
                chosen = {"commandId": row.name, **quoted}
                told = _told(await _sends(stage, column, "composeExtension/fetchTask", chosen, in_channel=True), "")
            elif row.is_said:
                told = await _says(stage, column, " ".join([row.name.replace("_", " "), *row.given.values()]))
            else:
                context = {"verb": row.name, **row.data(ids)}
                value = {"type": "fileUpload", "action": "decline", "context": context}
                await _sends(stage, column, "fileConsent/invoke", value, in_channel=column == "neighbour")
                told = await _written_in_time(stage, column, kept.last_letter)
            changed = [] if row.told[column] == YES else kept.changed("letter")
            if (told, changed) != (row.told[column], []):
                wrong[row.name, column] = (told, changed)
            await kept.put_back()

    assert wrong == {}


async def test_files_notes_and_minutes_are_taken_from_organisers_alone(furnished_group: Stage) -> None:
    stage, kept, told = furnished_group, Rows(furnished_group), {}
    for column in FIRST_SIX:
        if column != "foreigner":
            assert await stage.local.send_file(COLUMNS[column], "a.txt", b"1. Budget\nVi beslutar att vila.\n") == 201
            told[column] = _written(stage, {"conversation": {"id": stage.local.chat(COLUMNS[column]).id}})
            changed = [] if told[column] == YES else kept.changed("letter")
            assert (column, changed) == (column, [])
            await kept.put_back()

    assert told == {column: SAID["whoever may write minutes"][column] for column in told}
