"""What each of Teams' answers means for a letter, over a real connection."""

import json
import socket
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.outbox.carrier import Delivered, Parcel, TryLater, Uncertain, Undeliverable
from bot.outbox.models import LetterKind
from bot.teams.carrier import TeamsCarrier
from bot.teams.line import Line
from tests.teams.conftest import CountedTokens
from tests.teams.stand_in import APP_ID, TENANT, Answer, MicrosoftStandIn, answering, cutting, cutting_midway

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}
BOT = {"id": f"28:{APP_ID}"}
ACTIVITY = {
    "type": "message",
    "from": BOT,
    "summary": "Ett uppdrag",
    "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}],
}
PLACE = {"bot": BOT, "tenantId": TENANT}
BOTH = ("POST", "PUT")


@pytest.fixture
def carrier(line: Line) -> TeamsCarrier:
    """The carrier over the line to the stand-in."""
    return TeamsCarrier(line, app_id=APP_ID)


@pytest.fixture
def message(service_url: str) -> Parcel:
    """A letter to a conversation that exists."""
    return Parcel(LetterKind.MESSAGE, TENANT, service_url, "a:chat/1", None, None, CARD, "Ett uppdrag")


@pytest.fixture
def edit(message: Parcel) -> Parcel:
    """A letter that rewrites an earlier one."""
    return replace(message, kind=LetterKind.EDIT, activity_id="17")


async def _outcome(carrier: TeamsCarrier, parcel: Parcel) -> tuple[str, str, timedelta | None]:
    try:
        await carrier.carry(parcel)
    except (TryLater, Undeliverable, Uncertain) as said:
        return type(said).__name__, said.reason, getattr(said, "after", None)
    return "Delivered", "", None


async def test_a_letter_to_a_person_opens_her_chat_first(
    carrier: TeamsCarrier, message: Parcel, microsoft: MicrosoftStandIn
) -> None:
    microsoft.script = [answering(201, {"id": "a:new"}), answering(201, {"id": "42"})]
    to_anna = replace(message, kind=LetterKind.DIRECT, conversation_id=None, member_id="29:anna")

    assert await carrier.carry(to_anna) == Delivered("a:new", "42")
    [opened, posted] = microsoft.asked
    assert (opened.path, opened.body) == (
        "/emea/v3/conversations",
        {"isGroup": False, "members": [{"id": "29:anna"}], **PLACE, "channelData": {"tenant": {"id": TENANT}}},
    )
    assert (posted.path, posted.body) == ("/emea/v3/conversations/a%3Anew/activities", ACTIVITY)


async def test_a_letter_to_a_known_chat_is_just_posted(
    carrier: TeamsCarrier, message: Parcel, microsoft: MicrosoftStandIn
) -> None:
    assert await carrier.carry(replace(message, kind=LetterKind.DIRECT)) == Delivered("a:chat/1", "id-1")
    assert [asked.path for asked in microsoft.asked] == ["/emea/v3/conversations/a%3Achat%2F1/activities"]


@pytest.mark.parametrize(
    "answer",
    [
        {"id": "19:lg@t;messageid=7", "activityId": "7"},
        {"id": "19:lg@t;messageid=7"},
        {"id": "19:lg@t", "activityId": "7"},
    ],
)
async def test_a_letter_to_a_channel_starts_a_thread(
    carrier: TeamsCarrier, message: Parcel, microsoft: MicrosoftStandIn, answer: dict[str, str]
) -> None:
    microsoft.script = [answering(201, answer)]

    delivered = await carrier.carry(replace(message, kind=LetterKind.CHANNEL, conversation_id="19:lg@t"))

    assert delivered == Delivered("19:lg@t;messageid=7", "7")
    channel_data = {"tenant": {"id": TENANT}, "channel": {"id": "19:lg@t"}}
    assert microsoft.asked[0].body == {"isGroup": True, **PLACE, "channelData": channel_data, "activity": ACTIVITY}


async def test_an_edit_rewrites_the_same_message(
    carrier: TeamsCarrier, edit: Parcel, microsoft: MicrosoftStandIn
) -> None:
    assert await carrier.carry(edit) == Delivered("a:chat/1", "17")
    [asked] = microsoft.asked
    assert (asked.method, asked.path) == ("PUT", "/emea/v3/conversations/a%3Achat%2F1/activities/17")


def _wrapped(code: str) -> dict[str, Any]:
    return {"error": {"code": "Forbidden", "message": json.dumps({"subCode": code, "details": "…"})}}


LATER, NEVER, DOUBT = "TryLater", "Undeliverable", "Uncertain"
SECONDS = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("answer", "posting", "editing"),
    [
        (answering(429, {}, Retry_After="3"), (LATER, "429", 3 * SECONDS), None),
        (answering(429, {}, Retry_After="0.5"), (LATER, "429", SECONDS / 2), None),
        (answering(429, {}, Retry_After="Fri, 20 Nov 2026 09:00:30 GMT"), (LATER, "429", 30 * SECONDS), None),
        (answering(429, {}, Retry_After="Fri, 20 Nov 2026 08:00:00 GMT"), (LATER, "429", 0 * SECONDS), None),
        (answering(429, {}, Retry_After="soon"), (LATER, "429", None), None),
        (answering(429, {}, Retry_After="nan"), (LATER, "429", None), None),
        (answering(429, {}, Retry_After="-5"), (LATER, "429", 0 * SECONDS), None),
        (answering(429, {"error": {"code": "Throttled"}}), (LATER, "429 Throttled", None), None),
        (answering(412), (LATER, "412", None), None),
        (answering(408), (LATER, "408", None), None),
        (answering(502), (LATER, "502", None), None),
        (answering(503, {}, Retry_After="10"), (LATER, "503", 10 * SECONDS), None),
        (answering(504), (LATER, "504", None), None),
        (answering(500), (DOUBT, "500", None), (LATER, "500", None)),
        (answering(501), (DOUBT, "501", None), (LATER, "501", None)),
        (
            answering(403, {"error": {"code": "BotDisabledByAdmin", "message": "…"}}),
            (NEVER, "BotDisabledByAdmin", None),
            None,
        ),
        (
            answering(403, {"error": {"code": "BotNotInConversationRoster"}}),
            (NEVER, "BotNotInConversationRoster", None),
            None,
        ),
        (answering(403, _wrapped("ConversationBlockedByUser")), (NEVER, "ConversationBlockedByUser", None), None),
        (answering(403, _wrapped("MessageWritesBlocked")), (NEVER, "MessageWritesBlocked", None), None),
        (
            answering(403, {"errorCode": 209, "message": json.dumps({"errorCode": "ForbiddenOperationException"})}),
            (NEVER, "ForbiddenOperationException", None),
            None,
        ),
        (answering(403), (NEVER, "403", None), None),
        (answering(403, [1]), (NEVER, "403", None), None),
        (answering(404, {"error": {"code": "ConversationNotFound"}}), (NEVER, "ConversationNotFound", None), None),
        (answering(413, {"error": {"code": "MessageSizeTooBig"}}), (NEVER, "MessageSizeTooBig", None), None),
        (answering(400, {"error": {"code": "BadSyntax", "message": "{ no json"}}), (NEVER, "BadSyntax", None), None),
        (answering(307, {}, Location="https://evil.example.org/"), (NEVER, "307", None), None),
        (cutting, (DOUBT, "ServerDisconnectedError", None), (LATER, "ServerDisconnectedError", None)),
        (cutting_midway, (DOUBT, "ClientPayloadError", None), (LATER, "ClientPayloadError", None)),
        (answering(201, {}), (DOUBT, "posted_without_id", None), ("Delivered", "", None)),
    ],
)
async def test_each_answer_has_its_meaning(
    carrier: TeamsCarrier,
    message: Parcel,
    edit: Parcel,
    microsoft: MicrosoftStandIn,
    answer: Answer,
    posting: tuple[str, str, timedelta | None],
    editing: tuple[str, str, timedelta | None] | None,
) -> None:
    microsoft.script = [answer]
    posted = await _outcome(carrier, message)
    posts = len(microsoft.asked)
    microsoft.script = [answer, answer]
    edited = await _outcome(carrier, edit)

    assert (posted, posts, edited) == (posting, 1, editing or posting)


@pytest.mark.parametrize("answer", [cutting, answering(500), answering(201, {})])
async def test_opening_a_chat_may_always_be_tried_again(
    carrier: TeamsCarrier, message: Parcel, microsoft: MicrosoftStandIn, answer: Answer
) -> None:
    microsoft.script = [answer, answer]
    to_anna = replace(message, kind=LetterKind.DIRECT, conversation_id=None, member_id="29:anna")

    assert (await _outcome(carrier, to_anna))[0] == LATER


async def test_a_closed_door_is_tried_later_for_nothing_was_written(carrier: TeamsCarrier, message: Parcel) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}/"

    assert await _outcome(carrier, replace(message, service_url=nowhere)) == (LATER, "ClientConnectorError", None)


async def test_no_letter_goes_to_a_host_off_the_list(carrier: TeamsCarrier, message: Parcel) -> None:
    elsewhere = replace(message, service_url="https://evil.example.org/")

    assert await _outcome(carrier, elsewhere) == (NEVER, "service_url_not_allowed", None)


async def test_a_refused_token_is_renewed_once(
    carrier: TeamsCarrier, message: Parcel, microsoft: MicrosoftStandIn, tokens: CountedTokens
) -> None:
    microsoft.script = [answering(401)]
    assert await _outcome(carrier, message) == ("Delivered", "", None)
    assert [asked.authorization for asked in microsoft.asked] == ["Bearer token-1", "Bearer token-2"]

    microsoft.script = [answering(401), answering(401)]
    assert await _outcome(carrier, message) == (LATER, "401", None)
    assert (tokens.given, len(microsoft.asked)) == (3, 4)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"conversation_id": None}, "no_conversation"),
        ({"kind": LetterKind.CHANNEL, "conversation_id": None}, "no_channel"),
        ({"kind": LetterKind.DIRECT, "conversation_id": None}, "no_member"),
        ({"kind": LetterKind.EDIT}, "no_activity"),
    ],
)
async def test_a_letter_without_an_address_is_undeliverable(
    carrier: TeamsCarrier, message: Parcel, changed: dict[str, Any], reason: str
) -> None:
    assert await _outcome(carrier, replace(message, **changed)) == (NEVER, reason, None)


async def test_a_post_on_a_used_connection_that_breaks_is_not_sent_again_behind_our_back(
    carrier: TeamsCarrier, message: Parcel, microsoft: MicrosoftStandIn
) -> None:
    microsoft.script = [answering(201, {"id": "1"}), cutting, answering(201, {"id": "2"})]

    assert await _outcome(carrier, message) == ("Delivered", "", None)
    assert (await _outcome(carrier, message))[0] == DOUBT
    assert len(microsoft.asked) == 2
