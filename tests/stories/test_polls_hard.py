"""Polls and what goes wrong with them: pressed twice, late, by the wrong person, with nothing in it, from elsewhere."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.db.transaction import reading
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.meetings.queries import meeting_by_id
from bot.polls.models import Attendance, PollAnswer
from bot.polls.queries import attendance_of
from tests.stories.conftest import GUEST
from tests.stories.forging import SV, facts, hidden, press_raw, second_group, sqlite_only, word
from tests.stories.poll_play import (
    FRIDAY_AT_NINE,
    GOOD,
    LEVEL,
    calm,
    checked_in,
    checked_out,
    checking_in,
    held,
    now_says,
    the_poll,
)
from tests.stories.stage import Stage, offered, said

pytestmark = [sqlite_only, pytest.mark.thorough]

ORGANISERS_ONLY = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")
CLOSED = "Det här är stängt, så ditt svar sparades inte. Säg det till sekreteraren i stället."
GONE = SV("I can't find that any more. Ask for the list again.")


async def _answers(stage: Stage) -> list[PollAnswer]:
    async with reading(stage.works.engine) as session:
        return list(await session.scalars(select(PollAnswer)))


async def test_the_same_press_twice_with_another_id_is_one_answer(group: Stage) -> None:
    card = await checking_in(group)
    data = {**hidden(card, "Checka in"), "attendance": "remote", "mood": "3", "focus": "Budgeten"}

    for _ in range(2):
        answer = await press_raw(group, AMIRA, "polls.check_in", data, on=card)
        assert (answer.status, answer.body["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    await calm(group)

    [hers] = await _answers(group)
    assert (hers.attendance, hers.rating, hers.texts) == (Attendance.REMOTE, 3, {"focus": "Budgeten"})
    assert said(group.now(SVEN, card))[2].startswith("1 av 4 har svarat")


async def test_opened_twice_it_is_one_poll_and_the_second_is_told_where_it_stands(group: Stage) -> None:
    await checking_in(group)
    again = await group.said(JOHAN, "check-in")
    told = await group.told(JOHAN, "incheckning.")

    state = "Ingen har svarat än · öppen tills mötet avslutas."
    words = f"Incheckning till mötet fredag 20 november är redan öppen, i ett kort längre upp. {state}"
    assert (said(again), said(told)) == ([words], [words])
    assert (await the_poll(group)).closed_at is None


async def test_started_the_meeting_does_not_open_a_second_check_in(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE)
    await checking_in(group)
    await held(group)

    assert (await the_poll(group)).closed_at is None
    assert [offered(one) for one in group.bot_in(group.channel, AMIRA)].count(["Checka in", "Stäng", "Påminn"]) == 1


async def test_closed_while_somebody_answers_she_is_told_and_her_words_are_named(group: Stage) -> None:
    card = await checking_in(group)
    about = hidden(card, "Checka in")
    await group.local.press(KARIN, card, "Stäng")
    words = [
        word(await press_raw(group, who, verb, {**about, **data}, on=card))
        for who, verb, data in (
            (AMIRA, "polls.check_in", {"attendance": "remote", "focus": "Budgeten"}),
            (SVEN, "polls.check_in", {"attendance": "remote"}),
            (JOHAN, "polls.close", {}),
            (JOHAN, "polls.remind", {}),
        )
    ]

    assert words == [
        f"{CLOSED} Du skrev: ”Budgeten”",
        CLOSED,
        "Det här är redan stängt. Resultatet står i kortet.",
        "Det här är stängt, så ingen kan svara längre.",
    ]
    assert await _answers(group) == []
    refused = await group.said(KARIN, "incheckning")
    assert said(refused)[1] == "Mötets incheckning är stängd. Resultatet står i kanalen."


async def test_an_answer_with_nothing_in_it_is_refused(group: Stage) -> None:
    card = await group.said(KARIN, "utcheckning")
    empty = await checked_out(group, AMIRA, card, **{GOOD: "  "})
    nowhere = await press_raw(group, AMIRA, "polls.check_out", {**hidden(card, "Checka ut"), "rating": "9"}, on=card)

    assert empty.word == "Fyll i minst ett av fälten och skicka igen."
    assert word(nowhere) == "”Betyg (1–5)” får vara högst 5."
    assert await _answers(group) == []


async def test_guests_answer_and_only_organisers_open_close_and_remind(group: Stage) -> None:
    card = await checking_in(group)
    answered = await checked_in(group, GUEST, card, "remote")
    assert said(answered)[2] == "Tack, du har svarat"

    before = await facts(group)
    refused = [
        (await group.local.press(who, card, button)).word for who in (GUEST, SVEN) for button in ("Stäng", "Påminn")
    ]
    opened = [said(await group.said(who, "utcheckning"))[1] for who in (GUEST, SVEN)]
    assert (refused, opened) == ([ORGANISERS_ONLY] * 4, [ORGANISERS_ONLY] * 2)
    assert await facts(group) == before
    assert (await now_says(group, SVEN, card))[2].startswith("1 av 5 har svarat")


async def test_who_leaves_in_mid_poll_is_waited_for_no_longer_and_what_she_said_stays(group: Stage) -> None:
    card = await checking_in(group)
    await checked_in(group, AMIRA, card, "remote")
    for who in (AMIRA, SVEN):
        await group.local.leave(who)
    late = await press_raw(
        group, SVEN, "polls.check_in", {**hidden(card, "Checka in"), "attendance": "remote"}, on=card
    )
    await checked_in(group, JOHAN, card)

    assert word(late) == GONE
    shown = await now_says(group, KARIN, card)
    assert shown[2:4] == [
        "2 av 3 har svarat · öppen tills mötet avslutas",
        "På plats 1 · På distans 1 · Frånvarande 0",
    ]
    assert shown[6:9] == ["**På plats**: Johan Lind", "**På distans**: Amira Haddad", "**Inte svarat**: Karin Ek"]


async def test_another_groups_people_and_made_up_polls_get_nowhere(group: Stage) -> None:
    place = await second_group(group)
    theirs = await group.said(SVEN, "incheckning", place=place)
    await group.settled()
    before = await facts(group)
    hers = hidden(theirs, "Checka in")
    for verb, data in (
        ("polls.check_in", {**hers, "attendance": "remote"}),
        ("polls.view", hers),
        ("polls.close", hers),
        ("polls.remind", hers),
        ("polls.trend", hers),
        ("polls.view", {"poll": str(uuid4())}),
    ):
        assert word(await press_raw(group, KARIN, verb, data, place=group.channel)) == GONE
    assert await facts(group) == before


async def test_a_cancelled_meetings_check_in_is_closed(group: Stage) -> None:
    card = await checking_in(group)
    shown = await group.told(JOHAN, "möte")
    opened = await group.local.press(JOHAN, shown, "Ställ in")
    assert opened.dialog is not None
    await group.local.press(JOHAN, opened.dialog, "Ställ in")

    assert (await now_says(group, AMIRA, card))[2].startswith("Stängd onsdag 18 november")


async def test_the_minutes_can_ask_who_was_there(group: Stage) -> None:
    card = await checking_in(group)
    await checked_in(group, AMIRA, card, "remote", **{LEVEL: "4"})
    await checked_in(group, GUEST, card)
    await checked_in(group, SVEN, card, "absent")
    meeting_id = (await the_poll(group)).meeting_id

    async with reading(group.works.engine) as session:
        told = await attendance_of(session, await meeting_by_id(session, meeting_id))

    assert [[one.name for one in people] for people in told] == [
        ["Amira Haddad", "Gunnel Gäst"],
        ["Sven Åberg"],
        ["Johan Lind", "Karin Ek"],
    ]


async def test_closed_before_anybody_answered_it_says_so_and_shows_no_figures(group: Stage) -> None:
    card = await checking_in(group)
    await group.local.press(KARIN, card, "Stäng")

    lines = await now_says(group, AMIRA, card)

    assert lines[2] == "Stängd onsdag 18 november kl. 10.00 av Karin Ek · Ingen svarade"
    assert [line for line in lines if "i medel" in line or line.startswith("På plats")] == []
