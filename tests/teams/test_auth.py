"""Who is let in, and who is turned away with which word."""

import asyncio
import base64
import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.teams.auth import Knock
from bot.teams.refusals import Unauthorized
from tests.teams.conftest import Doorstep
from tests.teams.stand_in import TENANT

LATER = 4_000_000_000


def _forged(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"x") -> str:
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


async def test_a_good_token_opens_the_door(doorstep: Doorstep) -> None:
    assert (await doorstep.knock())[0] == 201


async def test_no_token_no_entry(doorstep: Doorstep) -> None:
    assert (await doorstep.knock(token=None))[0] == 401


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", "Bearer å", "Bearer " + "." * 500, "Bearer e30.e30."],
)
async def test_garbage_is_no_token(doorstep: Doorstep, header: str) -> None:
    assert (await doorstep.knock(token=None, headers={"Authorization": header}))[0] == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": 1_763_000_000},
        {"exp": None},
        {"exp": "soon"},
        {"exp": True},
        {"nbf": LATER},
        {"nbf": "x"},
        {"nbf": [1]},
        {"iss": "https://login.example.org"},
        {"iss": None},
        {"aud": "another-app"},
        {"aud": None},
        {"aud": ["another-app"]},
        {"serviceurl": None},
        {"serviceurl": ""},
        {"serviceurl": 7},
    ],
)
async def test_a_claim_that_is_wrong_or_missing_keeps_the_door_shut(
    doorstep: Doorstep, changed: dict[str, Any]
) -> None:
    assert (await doorstep.knock(token=doorstep.caller.token(**changed)))[0] == 401
    assert doorstep.echo.heard == []


async def test_five_minutes_of_skew_are_forgiven_and_no_more(doorstep: Doorstep) -> None:
    now = int(doorstep.clock.now().timestamp())
    statuses = [
        (await doorstep.knock(token=doorstep.caller.token(exp=now - late, nbf=now + early)))[0]
        for late, early in ((299, 0), (300, 0), (-60, 300), (-60, 301))
    ]

    assert statuses == [201, 401, 201, 401]


async def test_a_remembered_token_ends_with_its_own_hour(doorstep: Doorstep) -> None:
    token = doorstep.caller.token(exp=int(doorstep.clock.now().timestamp()) + 60)
    assert (await doorstep.knock(token=token))[0] == 201

    doorstep.clock.forward(timedelta(minutes=7))

    assert (await doorstep.knock(token=token))[0] == 401


async def test_another_keys_signature_under_a_known_name_is_forged(doorstep: Doorstep) -> None:
    doorstep.caller.new_key("forger")

    assert (await doorstep.knock(token=doorstep.caller.token("k1", by="forger")))[0] == 401


async def test_unsigned_and_confused_algorithms_are_forged(doorstep: Doorstep) -> None:
    claims = doorstep.caller.claims()
    public = doorstep.caller.keys["k1"].public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    tokens = [
        jwt.encode(claims, None, "none", {"kid": "k1"}),
        _forged({"alg": "none", "kid": "k1"}, claims, b""),
        jwt.encode(claims, pem.hex(), "HS256", {"kid": "k1"}),
        jwt.encode(claims, doorstep.caller.keys["k1"], "RS512", {"kid": "k1"}),
        _forged({"alg": "RS256", "kid": ["k1"]}, claims),
        _forged({"alg": "RS256"}, claims),
        _forged({"alg": "RS256", "kid": "k1", "crit": ["x"]}, claims),
    ]

    assert [(await doorstep.knock(token=token))[0] for token in tokens] == [401] * 7


async def test_a_key_without_the_endorsement_for_teams_does_not_count(doorstep: Doorstep) -> None:
    doorstep.microsoft.keys.append(doorstep.caller.new_key("k2", endorsements=("webchat",)))
    doorstep.microsoft.keys.append(doorstep.caller.new_key("k3", endorsements=()))

    assert [(await doorstep.knock(token=doorstep.caller.token(kid)))[0] for kid in ("k2", "k3")] == [403, 403]


async def test_a_rotated_key_is_fetched_and_let_in(doorstep: Doorstep) -> None:
    assert (await doorstep.knock())[0] == 201
    doorstep.microsoft.keys = [doorstep.caller.new_key("k2")]
    doorstep.clock.forward(timedelta(seconds=31))

    assert (await doorstep.knock(token=doorstep.caller.token("k2")))[0] == 201
    assert doorstep.microsoft.key_fetches == 2
    assert (await doorstep.knock(token=doorstep.caller.token("k1", jti="after the old key was gone")))[0] == 401


async def test_many_unknown_keys_cause_one_fetch(doorstep: Doorstep) -> None:
    doorstep.caller.new_key("unknown")
    tokens = [doorstep.caller.token("unknown", jti=str(number)) for number in range(20)]

    statuses = await asyncio.gather(*(doorstep.knock(token=token) for token in tokens))

    assert [status for status, _ in statuses] == [401] * 20
    assert doorstep.microsoft.key_fetches == 1


async def test_old_keys_are_kept_when_new_ones_cannot_be_had(doorstep: Doorstep) -> None:
    assert (await doorstep.knock())[0] == 201
    doorstep.microsoft.keys_down = True
    doorstep.clock.forward(timedelta(days=2))

    assert (await doorstep.knock(token=doorstep.caller.token()))[0] == 201


async def test_without_any_keys_the_caller_is_asked_to_come_again(doorstep: Doorstep) -> None:
    doorstep.microsoft.keys_down = True
    assert (await doorstep.knock())[0] == 503

    doorstep.microsoft.keys_down = False
    assert (await doorstep.knock())[0] == 503  # not asked again yet
    doorstep.clock.forward(timedelta(seconds=6))

    assert (await doorstep.knock())[0] == 201


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.org/",
        "http://127.0.0.1:1/another/",
        "http://10.0.0.1/",
        "",
        None,
        "file:///etc/passwd",
        "http://a@127.0.0.1/",
    ],
)
async def test_a_service_url_other_than_the_tokens_is_refused(doorstep: Doorstep, url: str | None) -> None:
    assert (await doorstep.knock(doorstep.caller.activity(serviceUrl=url)))[0] == 403


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.org/",
        "http://169.254.169.254/",
        "https://127.0.0.1.example.org/",
        "http://127.0.0.1:9/?x=",
        "ftp://127.0.0.1/",
    ],
)
async def test_a_service_url_off_the_list_is_refused_even_when_signed(doorstep: Doorstep, url: str) -> None:
    token = doorstep.caller.token(serviceurl=url)

    assert (await doorstep.knock(doorstep.caller.activity(serviceUrl=url), token=token))[0] == 403


@pytest.mark.parametrize(
    ("in_data", "in_conversation", "status"),
    [
        (TENANT, TENANT, 201),
        (TENANT, None, 201),
        (None, TENANT, 201),
        (TENANT.lower(), TENANT.upper(), 201),
        ("another", "another", 403),
        ("another", None, 403),
        (None, "another", 403),
        (TENANT, "another", 403),
        ("another", TENANT, 403),
        (None, None, 403),
        ("", "", 403),
    ],
)
async def test_the_tenant_of_every_activity_is_checked(
    doorstep: Doorstep,
    in_data: str | None,
    in_conversation: str | None,
    status: int,
) -> None:
    activity = doorstep.caller.activity(
        channelData={"tenant": {"id": in_data}},
        conversation={"id": "a:1", "conversationType": "personal", "tenantId": in_conversation},
    )

    assert (await doorstep.knock(activity))[0] == status


async def test_a_remembered_token_does_not_open_for_another_tenant(doorstep: Doorstep) -> None:
    token = doorstep.caller.token()
    assert (await doorstep.knock(token=token))[0] == 201

    foreign = doorstep.caller.activity(channelData={"tenant": {"id": "another"}}, conversation={"id": "a:1"})

    assert (await doorstep.knock(foreign, token=token))[0] == 403


@pytest.mark.parametrize("channel", ["webchat", "emulator", "directline", "", None])
async def test_only_teams_is_a_channel(doorstep: Doorstep, channel: str | None) -> None:
    assert (await doorstep.knock(doorstep.caller.activity(channelId=channel)))[0] == 403


@given(
    token=st.text(max_size=200)
    | st.lists(st.binary(max_size=40), min_size=3, max_size=3).map(
        lambda parts: ".".join(base64.urlsafe_b64encode(part).decode() for part in parts)
    )
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
async def test_no_token_whatever_breaks_the_porter(doorstep: Doorstep, token: str) -> None:
    with pytest.raises(Unauthorized):
        await doorstep.porter.admit(f"Bearer {token}", Knock.of(doorstep.caller.activity()))
