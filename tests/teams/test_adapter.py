"""What the porch answers to whoever knocks."""

import gzip
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity

from tests.teams.conftest import Doorstep
from tests.teams.stand_in import TENANT

JSON = {"Content-Type": "application/json"}


async def test_a_message_is_heard_and_answered_in_its_thread(doorstep: Doorstep) -> None:
    assert await doorstep.knock() == (201, None)

    [asked] = doorstep.microsoft.asked
    assert asked.path == "/emea/v3/conversations/19%3Alg%40thread.tacv2%3Bmessageid%3D17/activities/1763629200000"
    assert (asked.method, asked.authorization, asked.body["text"]) == ("POST", "Bearer token-1", "hej")
    assert asked.body["replyToId"] == "1763629200000"
    assert asked.body["conversation"]["tenantId"] == TENANT


async def test_an_invoke_is_answered_once_as_json(doorstep: Doorstep) -> None:
    body = {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": {"body": []}}
    doorstep.echo.answers = Activity(type="invokeResponse", value=InvokeResponse(status=200, body=body))

    answer = await doorstep.knock(
        doorstep.caller.activity(type="invoke", name="adaptiveCard/action", value={"action": {}})
    )

    assert (answer, doorstep.microsoft.asked) == ((200, body), [])


async def test_an_invoke_that_nobody_answers_is_not_implemented(doorstep: Doorstep) -> None:
    doorstep.echo.answers = Activity(type="trace")

    assert await doorstep.knock(doorstep.caller.activity(type="invoke", name="unheard/of")) == (501, None)


async def test_a_bug_in_a_turn_is_logged_and_says_nothing_to_the_caller(doorstep: Doorstep) -> None:
    doorstep.echo.answers = RuntimeError("a bug")

    assert await doorstep.knock() == (500, None)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hej",
        b"{",
        b"[]",
        b'"message"',
        b"null",
        b"{}",
        b"\xff\xfe",
        b'{"type": "message", "text": "\\ud800"}',
        b"[" * 100_000,
    ],
)
async def test_what_is_no_json_object_is_malformed(doorstep: Doorstep, body: bytes) -> None:
    assert (await doorstep.knock(data=body, headers=JSON), doorstep.echo.heard) == ((400, None), [])


@pytest.mark.parametrize(
    "changed",
    [
        {"type": 1},
        {"type": None},
        {"type": ""},
        {"type": ...},
        {"text": 7},
        {"text": {"a": 1}},
        {"text": ["hej"]},
        {"id": 12},
        {"from": "anna"},
        {"from": None},
        {"from": ...},
        {"from": {}},
        {"from": {"id": 1}},
        {"from": {"id": None}},
        {"from": {"id": "29:anna", "aadObjectId": {}}},
        {"from": {"id": "x" * 2001}},
        {"conversation": None},
        {"conversation": ...},
        {"conversation": []},
        {"conversation": {"id": 7}},
        {"conversation": {}},
        {"recipient": "bot"},
        {"channelData": "x"},
        {"channelData": {"tenant": "x"}},
        {"channelData": {"tenant": {"id": 1}}},
        {"channelData": {"team": 3}},
        {"value": "x"},
        {"value": 3},
        {"value": []},
        {"attachments": {}},
        {"attachments": ["x"]},
        {"entities": "x"},
        {"entities": [None]},
        {"serviceUrl": 1},
        {"channelId": {}},
        {"locale": 1},
        {"membersAdded": {}},
    ],
)
async def test_a_field_of_the_wrong_type_is_malformed(doorstep: Doorstep, changed: dict[str, Any]) -> None:
    assert await doorstep.knock(doorstep.caller.activity(**changed)) == (400, None)
    assert doorstep.echo.heard == []


@pytest.mark.parametrize(
    "changed",
    [
        {"text": None},
        {"text": ...},
        {"text": ""},
        {"entities": None},
        {"entities": ...},
        {"attachments": None},
        {"value": None},
        {"locale": None},
        {"recipient": None},
        {"id": None},
        {"timestamp": "yesterday"},
        {"timestamp": None},
        {"unheardOf": [1]},
        {"entities": [{"type": "mention"}, {"type": None}, {"type": "mention", "mentioned": 3, "text": 4}]},
        {"type": "conversationUpdate", "from": None, "text": None, "membersAdded": [{"id": "29:anna"}]},
        {"type": "conversationUpdate", "membersAdded": [{}], "membersRemoved": None},
        {"type": "installationUpdate", "action": "add", "text": ...},
    ],
)
async def test_what_teams_may_leave_out_is_no_obstacle(doorstep: Doorstep, changed: dict[str, Any]) -> None:
    assert await doorstep.knock(doorstep.caller.activity(**changed)) == (201, None)


async def test_a_body_over_a_megabyte_is_too_large(doorstep: Doorstep) -> None:
    large = json.dumps(doorstep.caller.activity(text="x" * 1024 * 1024)).encode()

    async def in_pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(large), 65536):
            yield large[start : start + 65536]

    assert (await doorstep.knock(data=io.BytesIO(large), headers=JSON))[0] == 413
    assert (await doorstep.knock(data=in_pieces(), headers=JSON))[0] == 413


async def test_a_body_just_under_a_megabyte_is_heard_whole(doorstep: Doorstep) -> None:
    text = "x" * 1_000_000

    assert (await doorstep.knock(doorstep.caller.activity(text=text)))[0] == 201
    assert [incoming.text for incoming in doorstep.echo.heard] == [text]


async def test_a_packed_body_is_unsupported_before_it_is_unpacked(doorstep: Doorstep) -> None:
    packed = gzip.compress(orjson.dumps(doorstep.caller.activity()))

    assert [
        (await doorstep.knock(data=body, headers={**JSON, "Content-Encoding": "gzip"}))[0] for body in (packed, b"hej")
    ] == [415, 415]


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "application/x-www-form-urlencoded", ""])
async def test_what_is_not_said_to_be_json_is_unsupported(doorstep: Doorstep, kind: str) -> None:
    body = orjson.dumps(doorstep.caller.activity())

    assert (await doorstep.knock(data=body, headers={"Content-Type": kind}))[0] == 415


async def test_json_with_a_charset_is_json(doorstep: Doorstep) -> None:
    body = orjson.dumps(doorstep.caller.activity())

    assert (await doorstep.knock(data=body, headers={"Content-Type": "application/json; charset=utf-8"}))[0] == 201


async def test_a_nul_that_no_database_keeps_is_taken_out_everywhere(doorstep: Doorstep) -> None:
    value = {"title": "a\0b", "lines": ["c\0"], "depth": {"k\0": 1}}

    await doorstep.knock(doorstep.caller.activity(text="hej\0 du", value=value))

    [incoming] = doorstep.echo.heard
    assert (incoming.text, incoming.value) == ("hej du", {"title": "ab", "lines": ["c"], "depth": {"k": 1}})


async def test_shape_is_looked_at_before_who_it_is(doorstep: Doorstep) -> None:
    assert await doorstep.knock(doorstep.caller.activity(text=7), token=None) == (400, None)
