"""Presses that no card of ours sends: forged, foreign, stale and misshapen. Nothing changes, and each is answered."""

from typing import Any
from uuid import uuid4

import pytest

from bot.errors import BotError, NotFound
from bot.localteams.people import AMIRA, JOHAN, KARIN, Person
from bot.localteams.places import Place
from tests.stories.conftest import GUEST
from tests.stories.forging import (
    SV,
    dialog_raw,
    draft_of,
    facts,
    first_on_sqlite,
    hidden,
    invoke_raw,
    press_raw,
    published,
    sqlite_only,
    word,
)
from tests.stories.stage import Stage

Json = dict[str, Any]

GONE = SV(NotFound.msgid)
FAULT = SV(BotError.msgid)

WRONG: list[object] = [
    "",
    "inget id alls",
    str(uuid4()),
    "x" * 100_000,
    "\0",
    "\u202e\u200f",
    None,
    7,
    -1.5,
    True,
    [],
    ["a"],
    {},
    {"$ne": None},
]
"""Values that are no id, or nothing's, as a client could send them."""


class Ids:
    """The ids of one group's things, as its own cards carry them."""

    def __init__(self, **ids: str) -> None:
        self.group, self.meeting = ids["group"], ids["meeting"]
        self.proposal, self.assignment = ids["proposal"], ids["assignment"]
        self.minutes, self.candidate = ids["minutes"], ids["candidate"]

    def presses(self) -> dict[str, Json]:
        """Return presses that carry an id, with what a card of this group would send."""
        title, day = {"title": "Ny titel"}, {"title": "Mötet", "day": "2026-11-20"}
        return {
            "proposals.propose": {"group": self.group, **title},
            "proposals.withdraw": {"proposal": self.proposal},
            "proposals.accept": {"proposal": self.proposal},
            "proposals.postpone": {"proposal": self.proposal},
            "proposals.handle_in_teams": {"proposal": self.proposal},
            "proposals.decline": {"proposal": self.proposal, "reason": "Nej"},
            "agenda.publish": {"meeting": self.meeting},
            "minutes.keep": {"candidate": self.candidate, "text": "Gör det"},
            "minutes.skip": {"candidate": self.candidate},
            "minutes.keep_rest": {"candidate": self.candidate, "text": "Gör det"},
            "minutes.skip_rest": {"candidate": self.candidate},
            "minutes.look": {"candidate": self.candidate},
            "minutes.back": {"minutes": self.minutes, "deed": "1"},
            "minutes.publish": {"minutes": self.minutes, **day},
            "minutes.discard": {"minutes": self.minutes},
            "minutes.take_upload": {"upload": self.proposal, "group": self.group},
            "assignments.done": {"assignment": self.assignment},
            "assignments.in_progress": {"assignment": self.assignment, "shown_in": "own"},
            "chat.say_in_group": {"group": self.group, "said": "dagordning"},
            "setup.save": {"group": self.group, "name": "Kapad"},
        }


async def ids_of(stage: Stage, *, chair: Person, secretary: Person, place: Place) -> Ids:
    """Let the group at `place` have a proposal, an agenda, an assignment and a draft, and return their ids."""
    form = await stage.said(secretary, "föreslå", place=place)
    receipt = await stage.said(secretary, "föreslå Lokalplan 2027", place=place)
    agenda = await stage.said(chair, "dagordning", place=place)
    await published(
        stage, by=secretary, words=f"1. Budget\n{secretary.name} tar fram en prognos senast den 4 december."
    )
    assignments = await stage.told(secretary, "mina uppdrag")
    draft = await draft_of(stage, by=secretary)
    return Ids(
        group=hidden(form, "Skicka förslag")["group"],
        meeting=hidden(agenda, "Publicera")["meeting"],
        proposal=hidden(receipt, "Dra tillbaka")["proposal"],
        assignment=hidden(assignments, "Klart")["assignment"],
        minutes=hidden(draft, "Kasta utkastet")["minutes"],
        candidate=hidden(draft, "Ta med")["candidate"],
    )


TYPED = {"title", "reason", "text", "day", "name", "said", "shown_in", "deed"}
"""Fields that are no ids."""


@sqlite_only
async def test_what_is_no_id_is_answered_with_a_word_and_nothing_changes(group: Stage) -> None:
    ours = await ids_of(group, chair=KARIN, secretary=JOHAN, place=group.channel)
    before = await facts(group)

    for verb, data in ours.presses().items():
        for name in data.keys() - TYPED - ({"group"} if verb == "setup.save" else set()):
            for value in WRONG:
                answer = word(await press_raw(group, JOHAN, verb, {**data, name: value}))
                assert (verb, name, value, answer) == (verb, name, value, GONE)
            answer = word(await press_raw(group, JOHAN, verb, {key: kept for key, kept in data.items() if key != name}))
            assert (verb, name, answer) == (verb, name, GONE)

    assert await facts(group) == before


@sqlite_only
async def test_unknown_verbs_and_misshapen_presses_are_answered_with_a_word(group: Stage) -> None:
    before = await facts(group)

    for verb in (
        "",
        "agenda",
        "proposals.accept ",
        "AGENDA.ACCEPT",
        "__class__",
        "x" * 50_000,
        "\0",
        None,
        7,
        [],
        {},
        ["proposals.accept"],
    ):
        for data in (None, {}, [], "text", 7, {"verb": "proposals.accept"}):
            assert (verb, data, word(await press_raw(group, KARIN, verb, data))) == (verb, data, GONE)
            fetched = await dialog_raw(
                group, KARIN, "task/fetch", {**data, "verb": verb} if isinstance(data, dict) else data
            )
            assert (verb, data, word(fetched)) == (verb, data, GONE)
    for value in (None, {}, {"action": None}, {"action": []}, {"action": "proposals.accept"}, {"data": 1}):
        for name in ("adaptiveCard/action", "task/fetch", "task/submit"):
            assert (value, name, word(await invoke_raw(group, KARIN, name, value))) == (value, name, GONE)
    assert (await invoke_raw(group, KARIN, "signin/verifyState", {})).status == 501
    for value in ([], "text", 7, True):
        assert (await invoke_raw(group, KARIN, "adaptiveCard/action", value)).status == 400

    assert await facts(group) == before


@sqlite_only
async def test_fields_that_no_form_has_are_refused_and_nothing_changes(group: Stage) -> None:
    ours = await ids_of(group, chair=KARIN, secretary=JOHAN, place=group.channel)
    before = await facts(group)

    for verb, data in ours.presses().items():
        for extra in ("state", "decided_by_id", "model_config", "__init__", "", "x" * 10_000):
            assert (verb, word(await press_raw(group, JOHAN, verb, {**data, extra: "1"}))) == (verb, GONE)

    assert await facts(group) == before


NUMBERS = {"minutes", "meeting_weekday", "length_minutes", "reminder_weekday"}
"""Inputs that take JSON's true for 1, as they take "1"."""


@sqlite_only
async def test_inputs_of_the_wrong_kind_are_refused_by_their_label_and_nothing_changes(group: Stage) -> None:
    ours = await ids_of(group, chair=KARIN, secretary=JOHAN, place=group.channel)
    before = await facts(group)
    presses = ours.presses()
    wrong: list[object] = [["a"], {"a": 1}, {}, 7.5, True, "å" * 200_000]
    inputs = {
        "proposals.propose": {
            "title": "Rubrik",
            "minutes": "Tid (minuter)",
            "background": "Bakgrund",
            "link": "Länk",
            "kind": "Typ",
            "meeting": "Möte",
        },
        "proposals.decline": {"reason": "Motivering"},
        "minutes.keep": {"text": "Text", "due": "Klart senast"},
        "minutes.publish": {"title": "Rubrik", "day": "Datum"},
        "setup.save": {
            "name": "Gruppens namn",
            "chair": "Ordförande",
            "language": "Språk",
            "time_zone": "Tidszon",
            "meeting_weekday": "Mötesdag",
            "rhythm": "Rytm",
            "start_time": "Starttid",
            "length_minutes": "Längd (minuter)",
            "reminder_weekday": "Påminnelsedag",
            "reminder_time": "Påminnelsetid",
        },
    }

    for verb, labels in inputs.items():
        for name, label in labels.items():
            for value in wrong:
                if (name.endswith("time") and value == 7.5) or (name in NUMBERS and value is True):
                    continue
                answer = word(await press_raw(group, JOHAN, verb, {**presses[verb], name: value}))
                assert (verb, name, f"”{label}”" in answer, answer != FAULT) == (verb, name, True, True), answer

    assert await facts(group) == before


@sqlite_only
async def test_numbers_and_days_beyond_all_reason_are_refused_and_nothing_changes(group: Stage) -> None:
    ours = await ids_of(group, chair=KARIN, secretary=JOHAN, place=group.channel)
    before = await facts(group)
    propose, publish, save = (ours.presses()[verb] for verb in ("proposals.propose", "minutes.publish", "setup.save"))

    refused = [
        await press_raw(group, JOHAN, "proposals.propose", {**propose, "minutes": minutes})
        for minutes in ("0", "-5", "481", "9" * 5_000, "1e3", "NaN", "tio")
    ]
    refused += [
        await press_raw(group, JOHAN, "minutes.publish", {**publish, "day": day})
        for day in ("i morgon", "2026-02-30", "20261-01-01")
    ]
    refused += [
        await press_raw(group, JOHAN, "setup.save", {**save, "time_zone": zone})
        for zone in ("Mars/Olympus", "../../etc/passwd", "/etc", "Europe")
    ]
    refused += [
        await press_raw(group, JOHAN, "setup.save", {**save, "meeting_weekday": day}) for day in ("7", "-1", "fredag")
    ]
    refused += [
        await press_raw(group, JOHAN, "setup.save", {**save, "chair": who}) for who in (GUEST.teams_id, "29:ingen")
    ]

    assert [FAULT in word(one) or GONE in word(one) for one in refused] == [False] * len(refused)
    assert await facts(group) == before


@first_on_sqlite
async def test_what_is_settled_stays_settled_whoever_presses_the_old_card(group: Stage) -> None:
    ours = await ids_of(group, chair=KARIN, secretary=JOHAN, place=group.channel)
    presses = ours.presses()
    assert (await press_raw(group, KARIN, "proposals.decline", presses["proposals.decline"])).status == 200
    assert (await press_raw(group, JOHAN, "agenda.publish", presses["agenda.publish"])).status == 200
    assert (await press_raw(group, JOHAN, "assignments.done", presses["assignments.done"])).status == 200
    assert (await press_raw(group, JOHAN, "minutes.discard", presses["minutes.discard"])).status == 200
    before = await facts(group)
    declined = SV("{name} has declined F-{number} already.", name="Karin Ek", number=1)
    discarded = SV("This draft is discarded. Send the file again to begin anew.")

    answers = {
        verb: word(await press_raw(group, JOHAN, verb, presses[verb]))
        for verb in presses
        if verb.split(".")[0] in {"agenda", "proposals", "minutes"}
        and verb not in {"proposals.propose", "minutes.take_upload"}
    }
    answers["assignments.done"] = word(await press_raw(group, KARIN, "assignments.done", presses["assignments.done"]))

    assert answers == {
        **dict.fromkeys(
            (
                "proposals.accept",
                "proposals.postpone",
                "proposals.handle_in_teams",
                "proposals.decline",
                "proposals.withdraw",
            ),
            declined,
        ),
        **dict.fromkeys(
            (
                "minutes.keep",
                "minutes.keep_rest",
                "minutes.skip",
                "minutes.skip_rest",
                "minutes.look",
                "minutes.back",
                "minutes.publish",
                "minutes.discard",
            ),
            discarded,
        ),
        "agenda.publish": SV("The agenda is published already. What changes from here on is shown in it."),
        "assignments.done": SV("{name} has marked U-{number} as done already.", name="Johan Lind", number=1),
    }
    assert await facts(group) == before


@sqlite_only
async def test_an_activity_of_the_wrong_shape_is_turned_away_at_the_door(group: Stage) -> None:
    whole = group.local.activity(AMIRA, group.channel, "föreslå Lokalplan")
    before = await facts(group)
    deep = b'{"a":' * 900 + b'"\\u0000"' + b"}" * 900
    spoilt = [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b'{"type": "message", "text": "\\ud800"}',
        deep,
        *({**whole, "type": kind} for kind in (None, 7, [], {})),
        *({**whole, "text": text} for text in (7, [], {}, True)),
        *({**whole, "from": who} for who in (None, {}, "29:x", {"id": ""}, {"id": 7}, {"id": None})),
        *({**whole, "conversation": where} for where in (None, {}, "19:x", {"id": ""}, {"id": []})),
        *({**whole, "attachments": files} for files in ("x", {}, [1], [None])),
        *({**whole, "value": value} for value in ("x", 7, [1])),
        *({**whole, "entities": named} for named in ("x", [7])),
    ]

    statuses = [(one if isinstance(one, bytes) else None, (await group.local.deliver(one)).status) for one in spoilt]

    assert [status for _, status in statuses] == [400] * len(spoilt), statuses
    assert await facts(group) == before


@sqlite_only
async def test_odd_but_well_formed_activities_are_answered_without_a_fault(
    group: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    whole = group.local.activity(AMIRA, group.channel, "föreslå Lokalplan")
    before = await facts(group)
    odd = [
        *(
            {**whole, "id": f"odd{n}", "text": text}
            for n, text in enumerate(
                (
                    None,
                    "",
                    " ",
                    "\0",
                    "\u202e",
                    "<at></at>",
                    "<" * 5_000,
                    "&#0;" * 500,
                    "?" * 30_000,
                    "a " * 200_000,
                    "föreslå " + "." * 200_000 + "x" * 300,
                )
            )
        ),
        *(
            {**whole, "id": f"value{n}", "value": value, "text": "hjälp"}
            for n, value in enumerate(
                ({}, {"verb": None}, {"verb": 7}, {"verb": []}, {"verb": "okänt"}, {"verb": "proposals.accept"})
            )
        ),
        {**whole, "id": "", "text": "hjälp"},
        {**whole, "id": "locale", "locale": None, "text": "hjälp"},
        {**whole, "id": "x" * 5_000, "text": "hjälp"},
    ]

    statuses = [(await group.local.deliver(one)).status for one in odd]
    await group.settled()

    assert statuses == [201] * len(odd)
    assert await facts(group) == before
    assert [record.getMessage() for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}] == []
