"""Check-in and check-out: opened, answered, counted as they come in, and closed."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.localteams.board import Seen
from bot.localteams.cards import labels
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import sqlite_only
from tests.stories.poll_play import (
    BETTER,
    FOCUS,
    FRIDAY,
    FRIDAY_AT_NINE,
    GOOD,
    LEVEL,
    RATING,
    calm,
    checked_in,
    checked_out,
    checking_in,
    held,
    now_says,
    values,
)
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

OPEN = "öppen tills mötet avslutas"


def last_root(stage: Stage) -> Seen:
    return stage.newest_root(AMIRA)


async def test_an_organiser_opens_the_check_in_of_the_next_meeting(group: Stage) -> None:
    card = await checking_in(group)

    assert said(card)[:3] == ["Incheckning · Ledningsgruppen", FRIDAY, f"Ingen har svarat än · {OPEN}"]
    assert labels(card.card) == ["Närvaro", LEVEL, FOCUS]
    assert offered(card) == ["Checka in", "Stäng", "Påminn"]


@sqlite_only
async def test_an_answer_is_acknowledged_and_counted_in_the_channel(group: Stage) -> None:
    card = await checking_in(group)
    pressed = await checked_in(group, AMIRA, card, "remote", **{LEVEL: "4", FOCUS: "Budgeten"})

    assert said(pressed)[2] == "Tack, du har svarat"
    assert values(pressed.card or {}) == {"attendance": "remote", "mood": "4", "focus": "Budgeten"}
    assert await now_says(group, SVEN, card) == [
        "Incheckning · Ledningsgruppen",
        FRIDAY,
        f"1 av 4 har svarat · {OPEN}",
        "På plats 0 · På distans 1 · Frånvarande 0",
        "Visa ▾",
        "Dölj ▴",
        "**På distans**: Amira Haddad",
        "**Inte svarat**: Johan Lind, Karin Ek, Sven Åberg",
        "Läget: visas när tre har svarat på det",
        "Närvaro",
        LEVEL,
        FOCUS,
        "Det du skriver visas med ditt namn när det här stängs. Siffrorna visas bara som fördelning och medelvärde.",
    ]


@sqlite_only
async def test_an_answer_can_be_changed_and_each_sees_her_own(group: Stage) -> None:
    card = await checking_in(group)
    await checked_in(group, AMIRA, card, **{LEVEL: "2", FOCUS: "Budgeten"})
    await checked_in(group, SVEN, card)
    await calm(group)
    await group.local.open(AMIRA, group.channel)
    hers = group.now(AMIRA, card)
    assert (said(hers)[2], values(hers.card)) == (
        "Tack, du har svarat",
        {"attendance": "on site", "mood": "2", "focus": "Budgeten"},
    )

    changed = await group.local.press(AMIRA, hers, "Checka in", **{"Närvaro": "absent", FOCUS: ""})
    await calm(group)

    assert values(changed.card or {}) == {"attendance": "absent", "mood": "2", "focus": None}
    assert said(group.now(KARIN, card))[2:4] == [
        f"2 av 4 har svarat · {OPEN}",
        "På plats 1 · På distans 0 · Frånvarande 1",
    ]


@sqlite_only
async def test_the_mood_is_shown_from_three_answers_up(group: Stage) -> None:
    card = await checking_in(group)
    for person, mood in ((AMIRA, "3"), (SVEN, "4")):
        await checked_in(group, person, card, **{LEVEL: mood})
    await checked_in(group, JOHAN, card)
    assert "Läget: visas när tre har svarat på det" in await now_says(group, KARIN, card)

    await checked_in(group, KARIN, card, **{LEVEL: "4"})
    shown = await now_says(group, GUEST, card)
    at = shown.index("Läget: 3,7 av 5 i medel")
    assert shown[at + 1] == "2 gav 4 · 1 gav 3"


@sqlite_only
async def test_closed_by_hand_it_shows_what_came_of_it_and_what_was_written_by_whom(group: Stage) -> None:
    card = await checking_in(group)
    await checked_in(group, AMIRA, card, **{FOCUS: "Budgeten"})
    closed = await group.local.press(JOHAN, card, "Stäng")
    moment = group.clock.now()
    await calm(group)

    shown = said(group.now(SVEN, card))
    assert said(closed) == shown
    hour = f"{(moment + timedelta(hours=1)):%H.%M}"
    assert shown[2] == f"Stängd onsdag 18 november kl. {hour} av Johan Lind · 1 av 4 svarade"
    assert shown[-2:] == [FOCUS, "**Amira Haddad**: Budgeten"]
    assert offered(group.now(SVEN, card)) == ["Utvecklingen"]


@sqlite_only
async def test_it_opens_and_closes_with_the_meeting_and_the_check_out_closes_the_next_working_day(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE)
    await held(group)
    check_in = last_root(group)
    assert said(check_in)[:2] == ["Incheckning · Ledningsgruppen", FRIDAY]
    await checked_in(group, SVEN, check_in)

    await group.at(FRIDAY_AT_NINE + timedelta(hours=2))
    await held(group, "Avsluta mötet")
    check_out = last_root(group)

    assert (await now_says(group, SVEN, check_in))[2] == f"Stängd {FRIDAY} kl. 11.00 · 1 av 4 svarade"
    assert said(check_out)[:3] == [
        "Utcheckning · Ledningsgruppen",
        FRIDAY,
        "Ingen har svarat än · öppen till måndag 23 november kl. 17.00",
    ]
    assert labels(check_out.card) == [GOOD, BETTER, RATING]
    assert offered(check_out) == ["Checka ut", "Stäng", "Påminn"]
    await checked_out(group, GUEST, check_out, **{GOOD: "Bra samtal", RATING: "5"})

    await group.at(datetime(2026, 11, 23, 16, 0, 1, tzinfo=UTC))
    shown = await now_says(group, AMIRA, check_out)
    assert shown[2] == "Stängd måndag 23 november kl. 17.00 · 1 av 5 svarade"
    assert shown[-2:] == [GOOD, "**Gunnel Gäst**: Bra samtal"]


@sqlite_only
async def test_the_check_out_belongs_to_the_meeting_that_was_a_moment_ago(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE + timedelta(hours=3))

    card = await group.said(KARIN, "utcheckning")

    assert said(card)[:2] == ["Utcheckning · Ledningsgruppen", FRIDAY]


@sqlite_only
async def test_those_who_have_not_answered_are_reminded_once_in_their_own_chats(group: Stage) -> None:
    card = await checking_in(group)
    await checked_in(group, AMIRA, card)
    reminded = await group.local.press(KARIN, card, "Påminn")
    again = await group.local.press(JOHAN, card, "Påminn")
    await calm(group)

    assert reminded.word == "Jag har påmint 3 personer i 1:1-chatten."
    assert again.word == "De som inte hade svarat är redan påminda, och det görs bara en gång."
    asked = await group.sees(SVEN, "Du har inte svarat än")
    assert said(asked)[:3] == [
        "Påminnelse · Incheckning · Ledningsgruppen",
        FRIDAY,
        f"Du har inte svarat än · {OPEN}",
    ]
    assert [group.count(person, "Påminnelse") for person in (AMIRA, KARIN, GUEST)] == [0, 1, 0]
    assert offered(group.now(AMIRA, card)) == ["Checka in", "Stäng"]


@sqlite_only
async def test_a_reminder_is_answered_where_it_stands_and_follows_the_poll(group: Stage) -> None:
    card = await checking_in(group)
    await group.local.press(KARIN, card, "Påminn")
    await group.settled()
    hers, his = await group.sees(AMIRA, "Du har inte svarat än"), await group.sees(SVEN, "Du har inte svarat än")
    pressed = await checked_in(group, AMIRA, hers, "remote")
    await calm(group)

    assert (said(pressed)[2], said(group.now(AMIRA, hers))[2]) == ("Tack, du har svarat", "Tack, du har svarat")
    assert offered(group.now(AMIRA, hers)) == ["Checka in"]
    await group.local.press(KARIN, card, "Stäng")
    await calm(group)
    for person, seen in ((AMIRA, hers), (SVEN, his)):
        assert said(group.now(person, seen))[2].startswith("Stängd onsdag 18 november")
        assert offered(group.now(person, seen)) == ["Utvecklingen"]


@sqlite_only
async def test_from_her_own_chat_the_poll_is_opened_in_the_channel(group: Stage) -> None:
    answer = await group.told(JOHAN, "incheckning")

    assert said(answer) == [f"Incheckning till mötet {FRIDAY} ligger i kanalen för Ledningsgruppen."]
    assert said(await group.sees(AMIRA, "Incheckning", place=group.channel))[1] == FRIDAY


@sqlite_only
async def test_mood_and_rating_over_the_meetings_are_a_picture_that_says_its_figures(group: Stage) -> None:
    for number, moods in enumerate(("345", "455")):
        await group.at(FRIDAY_AT_NINE + timedelta(weeks=2 * number))
        card = await checking_in(group)
        for person, mood in zip((AMIRA, SVEN, JOHAN), moods, strict=True):
            await checked_in(group, person, card, **{LEVEL: mood})
        await group.local.press(KARIN, card, "Stäng")
        await calm(group)
        if number == 0:
            early = await group.local.press(AMIRA, group.now(AMIRA, card), "Utvecklingen")
            assert early.word == (
                "Det finns ingen utveckling att visa än: det behövs två möten där minst tre har svarat."
            )

    shown = await group.local.press(AMIRA, group.now(AMIRA, card), "Utvecklingen")
    [image] = [one for one in (shown.card or {})["body"] if one["type"] == "Image"]
    assert image["altText"] == f"Läget i medel: {FRIDAY} 4,0, fredag 4 december 4,7"
    assert image["url"].startswith("data:image/png;base64,iVBORw0KGgo")
    assert len(image["url"]) < 30_000

    back = await group.local.press(AMIRA, group.now(AMIRA, card), "Tillbaka")
    assert offered(back) == ["Utvecklingen"]
