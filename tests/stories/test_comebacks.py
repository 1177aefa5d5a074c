"""What comes back: on the next agenda by itself, with a question to ponder until then."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.comebacks.models import ComebackAnswer
from bot.comebacks.use_cases import expect
from bot.db.transaction import reading, transaction
from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.meetings.arranging import Wanted, cancel_meeting, close_meeting, move_meeting, start_meeting
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import facts, hidden, press_raw, running, second_group, sqlite_only, word
from tests.stories.meeting_play import utc, with_meeting
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

HEAD = "Fråga att fundera över · Ledningsgruppen"
QUESTION = "Vad gör din skola i dag när en elev är borta?"
TITLE = "Närvaro i årskurs 7 till 9"
BEGUN = "Mötet har börjat. Ta upp det där i stället."
GONE = "Jag hittar inte det längre. Be om listan på nytt."
MEMBERS_ONLY = "Det är för medlemmar i Ledningsgruppen, och du är gäst där. Be en medlem göra det åt dig."


async def _left(
    group: Stage, *, title: str = TITLE, question: str = QUESTION, text: str = "Vi tar upp det igen."
) -> None:
    """Let published minutes leave something for the next meeting."""
    async with transaction(group.works.engine) as session:
        of = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
        await expect(
            session,
            of,
            title=title,
            text=text,
            question=question,
            asked_by="Karin Ek",
            source="Mötesanteckningar 6 november, punkt 3",
            now=group.clock.now(),
        )
    await group.settled()


def _questions(group: Stage) -> list[Seen]:
    """Return the cards in the channel that ask the question, oldest first, as Johan sees them."""
    return [seen for seen in group.bot_in(group.channel, JOHAN) if HEAD in said(seen)[0]]


async def _under_item(group: Stage) -> Sequence[str]:
    """Return what stands beneath the comeback in the next meeting's agenda."""
    lines = said(await group.said(AMIRA, "dagordning"))
    if TITLE not in lines:
        return []
    place = lines.index(TITLE)
    return [line for line in lines[place:] if line.startswith(("Fråga att", "Amira Haddad:", "Sven Åberg:", "Vi tar"))]


async def test_what_comes_back_stands_on_the_next_agenda_and_its_question_in_the_channel(group: Stage) -> None:
    await _left(group)

    [asked] = _questions(group)
    assert said(asked) == [
        HEAD,
        QUESTION,
        f"{TITLE} · till mötet fredag 20 november",
        "Karin Ek frågar",
        "Inga svar än",
        "Svar",
    ]
    assert offered(asked) == ["Skicka"]
    assert await _under_item(group) == ["Vi tar upp det igen.", f"Fråga att fundera över: {QUESTION}"]


@sqlite_only
async def test_the_same_minutes_published_twice_leave_one_comeback_that_says_what_was_said_last(group: Stage) -> None:
    await _left(group)
    await _left(group, question="Vad behöver du?")
    await _left(group, title="Lokalplan", question="")

    [asked] = _questions(group)
    lines = said(await group.said(AMIRA, "dagordning"))
    assert said(asked)[1] == "Vad behöver du?"
    assert [lines.count(title) for title in (TITLE, "Lokalplan")] == [1, 1]


@sqlite_only
async def test_answers_stand_under_the_item_by_name_and_each_sees_her_own(group: Stage) -> None:
    await _left(group)
    [asked] = _questions(group)
    await group.local.press(AMIRA, asked, "Skicka", Svar="Mentorn ringer hem.")
    mine = await group.local.press(SVEN, asked, "Skicka", Svar="Inget än.")
    await group.settled()

    assert said(mine)[4:] == ["2 svar, som står i dagordningen", "Ditt svar", "Inget än."]
    assert said(group.now(JOHAN, asked))[4:] == ["2 svar, som står i dagordningen", "Svar"]
    await group.local.open(AMIRA, group.channel)
    assert said(group.now(AMIRA, asked))[4:] == ["2 svar, som står i dagordningen", "Ditt svar", "Mentorn ringer hem."]

    await group.local.open(SVEN, group.channel)
    form = await group.local.press(SVEN, group.now(SVEN, asked), "Ändra")
    assert offered(form) == ["Skicka"]
    await group.local.press(SVEN, group.now(SVEN, asked), "Skicka", Svar="Vi ringer.")
    await group.settled()
    assert (await _under_item(group))[1:] == [
        f"Fråga att fundera över: {QUESTION}",
        "Amira Haddad: Mentorn ringer hem.",
        "Sven Åberg: Vi ringer.",
    ]


@sqlite_only
async def test_an_answer_after_publication_shows_in_the_agenda_that_stands_in_the_channel(group: Stage) -> None:
    await _left(group)
    await group.local.press(KARIN, await group.said(KARIN, "dagordning"), "Publicera")
    await group.settled()
    posted = await group.sees(AMIRA, "Publicerad", place=group.channel)
    [asked] = _questions(group)
    await group.local.press(AMIRA, asked, "Skicka", Svar="Mentorn ringer hem.")
    await group.settled()

    assert "Amira Haddad: Mentorn ringer hem." in said(group.now(JOHAN, posted))


async def test_a_question_is_asked_again_once_two_days_before_its_meeting(group: Stage, database_url: str) -> None:
    await group.at(utc(11, 20, 12))
    await _left(group)
    [first] = _questions(group)
    await group.at(utc(12, 2, 6, 59))
    assert len(_questions(group)) == 1
    await group.at(utc(12, 2, 7, 1))
    await group.works.clockwork.tick()
    async with running(group.local, database_url, group.clock) as other:
        await other.works.clockwork.tick()
        await other.settled()

    assert [said(seen)[0] for seen in _questions(group)] == [HEAD, f"Påminnelse · {HEAD}"]
    again = _questions(group)[1]
    await group.local.press(AMIRA, again, "Skicka", Svar="Mentorn ringer hem.")
    await group.settled()
    assert [said(group.now(JOHAN, seen))[4] for seen in (first, again)] == ["1 svar, som står i dagordningen"] * 2


@sqlite_only
async def test_what_was_asked_the_day_before_is_not_asked_again(group: Stage) -> None:
    await _left(group)
    await group.at(utc(11, 19, 8))

    assert len(_questions(group)) == 1


@sqlite_only
async def test_once_the_meeting_has_begun_no_answer_is_taken(group: Stage) -> None:
    await _left(group)
    [asked] = _questions(group)
    data = hidden(asked, "Skicka")
    await group.at(utc(11, 20, 8, 0))
    await with_meeting(group, 0, start_meeting)
    before = await facts(group)

    late = await press_raw(group, AMIRA, "comebacks.answer", data | {"text": "Sent"}, on=asked)

    assert (word(late), offered(group.now(AMIRA, asked))) == (BEGUN, [])
    assert BEGUN in said(group.now(AMIRA, asked))
    assert await facts(group) == before


@sqlite_only
async def test_what_was_not_reached_or_whose_meeting_was_cancelled_goes_on_with_its_question(group: Stage) -> None:
    await _left(group)
    [asked] = _questions(group)
    await with_meeting(group, 0, cancel_meeting, reason="")

    assert said(group.now(JOHAN, asked))[2] == f"{TITLE} · till mötet fredag 4 december"
    assert offered(group.now(JOHAN, asked)) == ["Skicka"]
    await with_meeting(group, 1, move_meeting, args=(Wanted(utc(12, 7, 8), 120),))
    assert said(group.now(JOHAN, asked))[2] == f"{TITLE} · till mötet måndag 7 december"
    await group.at(utc(12, 7, 8))
    await with_meeting(group, 1, start_meeting)
    await with_meeting(group, 1, close_meeting)
    assert offered(group.now(JOHAN, asked)) == []


async def test_a_matter_waits_until_there_is_a_meeting_that_can_take_it_up(group: Stage) -> None:
    async with transaction(group.works.engine) as session:
        of = (await session.scalars(select(Group))).one()
        of.rhythm_until = group.clock.now().date()
    for which in range(3):
        await with_meeting(group, which, cancel_meeting, reason="")
    await _left(group)
    [asked] = _questions(group)
    assert said(asked)[2] == f"{TITLE} · till ett senare möte"
    await group.local.press(AMIRA, asked, "Skicka", Svar="Mentorn ringer hem.")

    async with transaction(group.works.engine) as session:
        (await session.scalars(select(Group))).one().rhythm_until = None
    assert (await _under_item(group))[1:] == [
        f"Fråga att fundera över: {QUESTION}",
        "Amira Haddad: Mentorn ringer hem.",
    ]


async def test_a_press_that_comes_twice_is_one_answer_and_what_does_not_fit_changes_nothing(group: Stage) -> None:
    await _left(group)
    [asked] = _questions(group)
    data = hidden(asked, "Skicka")
    for _ in range(2):
        await press_raw(group, AMIRA, "comebacks.answer", data | {"text": "Ja"}, on=asked)
    async with reading(group.works.engine) as session:
        assert list(await session.scalars(select(ComebackAnswer.text))) == ["Ja"]
    before = await facts(group)

    refused = [
        word(await press_raw(group, AMIRA, "comebacks.answer", data | {"text": text}, on=asked))
        for text in ("", "\u200b ", "å" * 10_000)
    ]

    assert refused == [
        "Fyll i ”Svar”.",
        "Fyll i ”Svar”.",
        "”Svar” får ha högst 600 tecken. Korta av och skicka igen.",
    ]
    assert await facts(group) == before


@sqlite_only
async def test_guests_other_groups_and_forged_ids_leave_no_answer(group: Stage) -> None:
    await second_group(group)
    await _left(group)
    [asked] = _questions(group)
    data = hidden(asked, "Skicka")
    async with transaction(group.works.engine) as session:
        theirs = (await session.scalars(select(Group).where(Group.name == "Styrgruppen"))).one()
        comeback = await expect(
            session, theirs, title="Budget", text="", question="Hur?", source="punkt 1", now=group.clock.now()
        )
    await group.settled()
    group.clock.forward(timedelta(seconds=6))
    before = await facts(group)

    guest = await press_raw(group, GUEST, "comebacks.answer", data | {"text": "Jag"}, on=asked)
    editing = await press_raw(group, GUEST, "comebacks.edit", data, on=asked)
    foreign = await press_raw(group, KARIN, "comebacks.answer", {"comeback": str(comeback.id), "text": "Jag"}, on=asked)
    seen = await press_raw(group, KARIN, "comebacks.see", {"comeback": str(comeback.id)}, on=asked)
    forged = await press_raw(group, AMIRA, "comebacks.answer", {"comeback": str(uuid4()), "text": "Jag"}, on=asked)

    assert [word(one) for one in (guest, editing, foreign, seen, forged)] == [MEMBERS_ONLY] * 2 + [GONE] * 3
    assert await facts(group) == before
