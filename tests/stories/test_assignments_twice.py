"""What is pressed on assignments and delivered twice, as Teams does when the answer was slow: it counts once."""

from datetime import timedelta

import pytest

from bot.localteams.board import CARD, Seen
from bot.localteams.people import AMIRA, SVEN, Person
from tests.stories.forging import again, sqlite_only
from tests.stories.stage import Stage, said
from tests.stories.test_assignments import OWNED, given
from tests.stories.test_assignments_handing import asked

pytestmark = [pytest.mark.thorough, sqlite_only]


async def twice(group: Stage, person: Person, card: Seen, label: str, **inputs: object) -> list[str]:
    """Let somebody's press be delivered twice; return what the second answer's card says."""
    await group.local.press(person, card, label, **inputs)
    await group.settled()
    second = await group.local.deliver(again(group))
    assert second.body["type"] == CARD, second.body
    await group.settled()
    return [words for one in second.body["value"]["body"] for words in [one.get("text", "")] if words]


async def _question(group: Stage) -> tuple[Seen, Seen]:
    """Let Amira ask Sven to take hers over, and return her card and the question to him."""
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await asked(group, card, by=AMIRA, who="Sven Åberg")
    return card, await group.sees(SVEN, "ber dig ta över")


async def test_who_takes_over_twice_sees_that_it_is_hers(group: Stage) -> None:
    card, question = await _question(group)

    second = await twice(group, SVEN, question, "Ta över")

    assert second[0] == "Du har fått ett uppdrag · Ledningsgruppen"
    assert said(group.now(SVEN, question))[3] == "Ansvarig Sven Åberg"
    assert "Historik (3)" in said(group.now(AMIRA, card))
    told = [
        one for one in group.bot_in(group.local.chat(AMIRA), AMIRA) if "har tagit över uppdraget" in " ".join(said(one))
    ]
    assert len(told) == 1


async def test_who_declines_twice_sees_that_she_did(group: Stage) -> None:
    card, question = await _question(group)

    second = await twice(group, SVEN, question, "Tacka nej")

    assert second[2] == "Du tackade nej. Det ligger kvar där det är."
    assert "Historik (3)" in said(group.now(AMIRA, card))


async def test_a_comment_a_state_and_a_date_stand_in_the_history_once(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)

    await twice(group, AMIRA, card, "Kommentera", Kommentar="Väntar på siffror.")
    assert "Historik (2)" in said(group.now(AMIRA, card))
    await twice(group, AMIRA, card, "Pågår", Kommentar="Nu börjar vi.")
    assert "Historik (3)" in said(group.now(AMIRA, card))
    moved = await twice(group, AMIRA, card, "Flytta datum", **{"Nytt datum": "2027-02-12"})
    assert "Historik (4)" in said(group.now(AMIRA, card))
    assert moved[2] == "Klart senast fredag 12 februari 2027 · Pågår"


async def test_the_same_words_on_another_day_are_another_comment(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)

    await group.local.press(AMIRA, card, "Kommentera", Kommentar="Väntar.")
    await group.later(timedelta(days=1))
    await group.local.press(AMIRA, card, "Kommentera", Kommentar="Väntar.")
    await group.settled()

    assert "Historik (3)" in said(group.now(AMIRA, card))
