"""What the house reads in an activity."""

from copy import deepcopy
from datetime import UTC, datetime
from time import process_time
from typing import Any

import orjson
import pytest
from botbuilder.schema import Activity, Attachment, ChannelAccount
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.clock import StoppedClock
from bot.teams.activity import Incoming, thread_of
from bot.teams.codec import Message, load, written
from bot.teams.mentions import Mention, cleaned, mentions_of, said
from tests.teams.stand_in import APP_ID, TENANT, Caller

BOT = f"28:{APP_ID}"
CALLED = Mention(BOT, "Mötesbot")


def _mention(name: str, member_id: str = BOT, text: str | None = None) -> dict[str, Any]:
    return {"type": "mention", "text": text or f"<at>{name}</at>", "mentioned": {"id": member_id, "name": name}}


@pytest.fixture
def activity(clock: StoppedClock) -> dict[str, Any]:
    """A member's message in a channel."""
    return Caller(clock, "https://smba.trafficmanager.net/emea/").activity()


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        ("<at>Mötesbot</at> föreslå Lokalplan 2027\n", [_mention("Mötesbot")], "föreslå Lokalplan 2027"),
        ("föreslå <at>Mötesbot</at> Mötesbot i köket", [_mention("Mötesbot")], "föreslå Mötesbot i köket"),
        ("hej<at>Mötesbot</at>&nbsp;hjälp", [_mention("Mötesbot")], "hej hjälp"),
        ('<at id="0">Mötesbot</at> hjälp', [_mention("Mötesbot", text='<at id="0">Mötesbot</at>')], "hjälp"),
        (
            "<at>Mötesbot</at> nytt uppdrag <at>Anna Ek</at> ringer",
            [_mention("Mötesbot"), _mention("Anna Ek", "29:a")],
            "nytt uppdrag Anna Ek ringer",
        ),
        ("<at>Bo</at> fråga <at>Bo</at>", [_mention("Bo"), _mention("Bo", "29:bo")], "fråga Bo"),
        ("<at>Bo</at> fråga <at>Bo</at>", [_mention("Bo", "29:bo"), _mention("Bo")], "Bo fråga"),
        ("<at>R&amp;D</at> hej", [_mention("R&D", text="<at>R&amp;D</at>")], "hej"),
        ("<at>Någon</at> hej", [], "Någon hej"),
        ("<p>rad ett</p><p>rad&nbsp;två</p>", [], "rad ett\nrad två"),
        ("om x<y och z>w &lt;b&gt; & co &amp; mer", [], "om x<y och z>w <b> & co & mer"),
        ("<b och c>", [], "<b och c>"),
        ("<div>a<br/>b</div> <strong>c</strong>", [], "a\nb\nc"),
        ('bra <emoji id="x" alt="👍" title="t"></emoji> <img src="y" alt="bild">', [], "bra 👍 bild"),
        ("\u202eomvänt \U0001f468\u200d\U0001f469", [], "\u202eomvänt \U0001f468\u200d\U0001f469"),
        ("a\r\nb\0", [], "a\nb"),
        ("@mötesbot,\nföreslå Lov", [], "föreslå Lov"),
        ("<at>Mötesbot</at> @Mötesbot hjälp", [_mention("Mötesbot")], "hjälp"),
        ("@Mötesbot", [], ""),
        ("@Mötesbotar fråga @Mötesbot", [], "@Mötesbotar fråga @Mötesbot"),
    ],
)
def test_words_are_what_was_written(text: str, entities: list[dict[str, Any]], words: str) -> None:
    assert said(text, mentions_of(entities), bot=CALLED) == words


@given(st.text(alphabet=st.characters(exclude_characters="<>&\0", exclude_categories=("Cs", "Cc"))))
def test_no_word_is_lost(text: str) -> None:
    assert cleaned(text).split() == text.split()


@given(
    st.text(alphabet="<>/atpbr =\"'&;nbsp#x1 \n", max_size=200),
    st.lists(st.dictionaries(st.sampled_from(["type", "text", "mentioned"]), st.none() | st.text() | st.integers())),
)
def test_no_text_whatever_breaks_the_reading(text: str, entities: list[dict[str, Any]]) -> None:
    assert "\0" not in said(text, mentions_of(entities), bot=CALLED)


@pytest.mark.parametrize(
    "part", ["<at>", '<at id="', "<b x='", "<at>a</at>", "&nbsp", "<b  ", '<img alt="x" ', '<emoji alt="a">']
)
def test_a_megabyte_of_markup_is_read_in_a_moment(part: str) -> None:
    text = part * (1024 * 1024 // len(part))
    start = process_time()
    said(text, mentions_of([_mention("b")] * 10), bot=CALLED)

    assert process_time() - start < 5


def test_an_activity_is_read_into_plain_facts(activity: dict[str, Any]) -> None:
    incoming = Incoming.of(activity | {"entities": [*activity["entities"], _mention("Bo Berg", "29:bo")]})

    assert (incoming.from_id, incoming.from_name, incoming.tenant_id) == ("29:anna", "Anna Ek", TENANT)
    assert (incoming.team_id, incoming.team_name, incoming.channel_id) == (
        "19:team@thread.tacv2",
        "Ledningsgruppen",
        "19:lg@thread.tacv2",
    )
    assert (incoming.conversation_type, incoming.text, incoming.mentions) == (
        "channel",
        "hej",
        (Mention("29:bo", "Bo Berg"),),
    )
    assert incoming.timestamp == datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=UTC)


def test_what_is_missing_is_empty(activity: dict[str, Any]) -> None:
    bare = {
        "type": "conversationUpdate",
        "channelData": {"eventType": "teamMemberAdded"},
        "membersAdded": [{"id": BOT}, {}],
    }
    incoming = Incoming.of(bare)

    assert (incoming.text, incoming.from_id, incoming.conversation_id, incoming.tenant_id, incoming.value) == (
        "",
        "",
        "",
        "",
        None,
    )
    assert (incoming.event, incoming.added, incoming.removed, incoming.channel_id) == (
        "teamMemberAdded",
        (BOT,),
        (),
        None,
    )


def test_the_channel_is_read_from_the_conversation_when_nothing_else_names_it(activity: dict[str, Any]) -> None:
    assert Incoming.of(activity | {"channelData": None}).channel_id == "19:lg@thread.tacv2"


@pytest.mark.parametrize(
    ("conversation_id", "parts"),
    [
        ("19:lg@t;messageid=17", ("19:lg@t", "17")),
        ("19:lg@t", ("19:lg@t", None)),
        ("a:1", ("a:1", None)),
        ("", ("", None)),
    ],
)
def test_a_thread_is_a_channel_and_a_root(conversation_id: str, parts: tuple[str, str | None]) -> None:
    assert thread_of(conversation_id) == parts


def test_the_sdks_model_says_what_teams_said_and_nothing_is_lost(activity: dict[str, Any]) -> None:
    raw = activity | {
        "unheardOf": {"a": [1, None]},
        "attachments": [{"contentType": "text/html", "content": "<p>", "extra": 1}],
    }
    model = load(Activity, raw)

    assert (model.from_property.aad_object_id, model.conversation.tenant_id) == (raw["from"]["aadObjectId"], TENANT)
    assert model.entities[0].additional_properties["mentioned"]["id"] == BOT
    assert orjson.loads(written(model)) == raw | {"timestamp": "2026-11-20T09:00:00.123456+00:00"}


def test_what_the_sdk_itself_makes_is_written_as_its_own_serializer_does() -> None:
    model = Activity(
        type="message", text="hej", from_property=ChannelAccount(id=BOT, name="Mötesbot"), channel_data={"a": 1}
    )

    assert orjson.loads(written(model)) == model.serialize()


def test_a_message_is_copied_by_the_sdk_without_its_card() -> None:
    card = {"type": "AdaptiveCard", "body": []}
    message = Message(type="message", attachments=[Attachment(content_type="x", content=card)])
    twin = deepcopy(message)
    twin.text = "hej"

    assert (twin.attachments[0].content is card, message.text) == (True, None)
    assert orjson.loads(written(twin)) == {
        "type": "message",
        "text": "hej",
        "attachments": [{"contentType": "x", "content": card}],
    }
