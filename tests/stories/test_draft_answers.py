"""A draft with many findings: one message, few presses, and a way back from each."""

import pytest

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import SV, Json, draft_of, facts, hidden, press_raw, second_group, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

TASKS = 25

NOTES = "\n".join(
    [
        "Mötesanteckningar ledningsgruppen",
        "2026-11-20",
        "",
        "Deltagare: Karin Ek, Johan Lind, Amira Haddad, Sven Åberg",
        "",
        *(
            line
            for number in range(1, TASKS + 1)
            for line in (
                f"{number}. Ärende {number}",
                "Gruppen gick igenom läget och jämförde med förra året.",
                f"Sven tar fram underlag nummer {number} senast den 4 december.",
                "",
            )
        ),
    ]
)
"""Minutes of an afternoon in which Sven could not say no."""

GONE = SV("I can't find that any more. Ask for the list again.")


def state(seen: Seen) -> str:
    """The line that says how far the secretary is."""
    return said(seen)[2]


def kept_in(seen: Seen) -> list[str]:
    """The assignments that the draft will publish."""
    return [line for line in said(seen) if line.startswith("**Sven Åberg**:")]


async def press(stage: Stage, seen: Seen, button: str, **given: object) -> Seen:
    """Let Johan press a button of the draft, and return the draft as it stands then."""
    assert (await stage.local.press(JOHAN, seen, button, **given)).status == 200
    await stage.settled()
    return shown(stage, JOHAN, seen)


async def test_many_findings_are_one_message_and_three_presses_publish_them_all(group: Stage) -> None:
    before = len(group.bot_in(group.local.chat(JOHAN), JOHAN))
    draft = await draft_of(group, words=NOTES)
    first = state(draft)

    ready = await press(group, draft, f"Ta med resten ({TASKS})")
    settled = await press(group, ready, "Publicera")

    assert (first, state(ready), state(settled)) == (
        f"Uppdrag 1 av {TASKS}: ta med eller hoppa över",
        "Klart att publicera",
        "Publicerade i kanalen",
    )
    assert len(kept_in(ready)) == TASKS
    assert len(group.bot_in(group.local.chat(JOHAN), JOHAN)) == before + 1
    assert said(await group.sees(SVEN, "Du har fått uppdrag"))[1] == f"{TASKS} nya uppdrag"
    assert group.count(SVEN, "Du har fått uppdrag") == 1


@sqlite_only
async def test_the_rest_is_kept_from_the_one_before_her_as_she_put_it_and_one_press_takes_all_back(
    group: Stage,
) -> None:
    draft = await draft_of(group, words=NOTES)
    second = await press(group, draft, "Hoppa över")
    ready = await press(group, second, f"Ta med resten ({TASKS - 1})", Text="Gör något annat")
    kept = kept_in(ready)
    back = await press(group, ready, "Ångra det senaste")

    assert (len(kept), kept[0]) == (TASKS - 1, "**Sven Åberg**: Gör något annat")
    assert (state(back), kept_in(back)) == (f"Uppdrag 2 av {TASKS}: ta med eller hoppa över", [])
    first = await press(group, back, "Ångra det senaste")
    assert state(first) == f"Uppdrag 1 av {TASKS}: ta med eller hoppa över"
    assert "Ångra det senaste" not in offered(first)


@sqlite_only
async def test_the_rest_is_skipped_and_taken_back(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    second = await press(group, draft, "Ta med")
    ready = await press(group, second, f"Hoppa över resten ({TASKS - 1})")
    kept = kept_in(ready)
    back = await press(group, ready, "Ångra det senaste")

    assert (state(ready), len(kept)) == ("Klart att publicera", 1)
    assert (state(back), len(kept_in(back))) == (f"Uppdrag 2 av {TASKS}: ta med eller hoppa över", 1)


@sqlite_only
async def test_two_that_are_left_are_answered_one_by_one(group: Stage) -> None:
    draft = await draft_of(group)

    assert [title for title in offered(draft) if "resten" in title] == []


@sqlite_only
async def test_a_press_that_comes_twice_or_late_changes_nothing_more(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    keep, skip = hidden(draft, f"Ta med resten ({TASKS})"), hidden(draft, f"Hoppa över resten ({TASKS})")
    await press(group, draft, "Ta med")
    one = await facts(group)

    for verb, data in (("minutes.keep_rest", {**keep, "text": "Sent"}), ("minutes.skip_rest", skip)):
        assert (await press_raw(group, JOHAN, verb, data, on=draft)).status == 200
    assert await facts(group) == one

    undo = hidden(shown(group, JOHAN, draft), "Ångra det senaste")
    for _ in range(2):
        assert (await press_raw(group, JOHAN, "minutes.back", undo, on=draft)).status == 200
        await group.settled()
    await press(group, shown(group, JOHAN, draft), "Hoppa över")
    kept = await facts(group)
    assert (await press_raw(group, JOHAN, "minutes.keep", {**keep, "text": "Sent"}, on=draft)).status == 200
    assert await facts(group) == kept


@sqlite_only
async def test_she_steps_back_and_forth_and_changes_an_answer(group: Stage) -> None:
    draft = await draft_of(group, words=NOTES)
    ids = [hidden(draft, "Ta med")["candidate"]]
    second = await press(group, draft, "Ta med")
    await press_raw(group, JOHAN, "minutes.look", {"candidate": ids[0]}, on=second)
    await group.settled()
    again = shown(group, JOHAN, draft)
    looked = (state(again), offered(again)[:3])
    changed = await press(group, again, "Spara", Text="Gör något annat")
    await press_raw(group, JOHAN, "minutes.look", {"candidate": ids[0]}, on=changed)
    await group.settled()
    skipped = await press(group, shown(group, JOHAN, draft), "Hoppa över")

    assert looked == (f"Uppdrag 1 av {TASKS}: tas med", ["Spara", "Hoppa över", "Ångra det senaste"])
    assert (state(changed), kept_in(changed)) == (
        f"Uppdrag 2 av {TASKS}: ta med eller hoppa över",
        ["**Sven Åberg**: Gör något annat"],
    )
    assert (state(skipped), kept_in(skipped)) == (f"Uppdrag 2 av {TASKS}: ta med eller hoppa över", [])


@sqlite_only
async def test_from_the_last_look_she_opens_what_is_kept_and_comes_back(group: Stage) -> None:
    draft = await draft_of(group)
    minutes = hidden(draft, "Kasta utkastet")["minutes"]
    ready = await press(group, await press(group, draft, "Ta med"), "Ta med")
    opened = await press(group, ready, "minutes.look")
    await press_raw(group, JOHAN, "minutes.look", {"minutes": minutes}, on=opened)
    await group.settled()

    assert (state(opened), state(shown(group, JOHAN, draft))) == ("Uppdrag 2 av 2: tas med", "Klart att publicera")


@sqlite_only
async def test_nobody_else_answers_and_nothing_is_answered_after_publishing(group: Stage) -> None:
    place = await second_group(group)
    theirs = _presses(await draft_of(group, by=AMIRA, words=NOTES.replace("Sven", "Amira")))
    draft = await draft_of(group, words=NOTES)
    ours, before = _presses(draft), await facts(group)
    organisers = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")

    for verb, data in ours.items():
        for who in (SVEN, GUEST):
            assert (verb, word(await press_raw(group, who, verb, data))) == (verb, organisers)
        assert (verb, word(await press_raw(group, JOHAN, verb, theirs[verb]))) == (verb, GONE)
        assert (verb, word(await press_raw(group, AMIRA, verb, data, place=place))) == (verb, organisers)
    assert await facts(group) == before

    ready = await press(group, draft, f"Ta med resten ({TASKS})")
    await press(group, ready, "Publicera")
    published = await facts(group)
    for verb, data in ours.items():
        assert word(await press_raw(group, KARIN, verb, data)) == SV(
            "These minutes are published already. You find them in the channel."
        )
    assert await facts(group) == published


def _presses(draft: Seen) -> dict[str, Json]:
    """Every press that the draft's card carries or came to carry."""
    candidate, minutes = hidden(draft, "Ta med")["candidate"], hidden(draft, "Kasta utkastet")["minutes"]
    return {
        "minutes.keep_rest": {"candidate": candidate, "text": "Gör det"},
        "minutes.skip_rest": {"candidate": candidate},
        "minutes.look": {"candidate": candidate},
        "minutes.back": {"minutes": minutes, "deed": "1"},
        "minutes.keep": {"candidate": candidate, "text": "Gör det", "again": "True"},
        "minutes.skip": {"candidate": candidate, "again": "True"},
    }
