"""The reminder on the working day before something is due: once a day for each person, and never for nothing."""

from datetime import date, time

import pytest

from bot.assignments.models import AssignmentState
from bot.db.transaction import transaction
from bot.people.models import Group, Person
from bot.reminders.use_cases.pausing import pause
from tests.reminders.village import Village, utc
from tests.stories.forging import sqlite_only

pytestmark = [pytest.mark.thorough, sqlite_only]
AMIRA, SVEN, LG, SG = "Amira Haddad", "Sven Berg", "Ledningsgruppen", "Styrgruppen"
HEAD = "Snart dags"


async def soon(village: Village, whose: str) -> list[str]:
    """Return when she was told that something is soon due, in UTC."""
    return [one.partition(f" {HEAD}")[0] for one in await village.moments(whose) if HEAD in one]


async def told(village: Village, whose: str) -> list[tuple[str, list[str]]]:
    """Return when she was told that something is soon due, in UTC, and of what."""
    letters = [(when, said) for when, said in await village.letters(whose) if said[0].startswith(HEAD)]
    return [
        (f"{when:%a %H:%M}", [said[place + 1] for place, one in enumerate(said) if one.startswith("U-")])
        for when, said in letters
    ]


async def test_it_comes_at_the_groups_hour_on_the_working_day_before(village: Village) -> None:
    await village.gives(LG, "Skickar ut underlaget", AMIRA, due=date(2026, 11, 27))

    await village.at(utc(11, 27, 20))

    assert await village.moments(AMIRA) == [
        "Mon 23 Nov 07:00 Veckans påminnelse · Ledningsgruppen",
        "Thu 26 Nov 07:00 Snart dags · Ledningsgruppen",
    ]
    assert (await village.letters(AMIRA))[-1][1] == [
        "Snart dags · Ledningsgruppen",
        "1 uppdrag ska snart vara klart",
        "U-1",
        "Skickar ut underlaget",
        "Klart senast fredag 27 november",
        "Visa ▸",
    ]


async def test_over_a_weekend_a_holiday_and_an_eve_it_comes_on_the_last_day_that_people_work(village: Village) -> None:
    await village.gives(LG, "Efter trettondagen", AMIRA, due=date(2027, 1, 7))
    await village.gives(LG, "Efter julhelgen", AMIRA, due=date(2026, 12, 28))
    await village.gives(LG, "På måndagen", SVEN, due=date(2026, 11, 30))

    await village.at(utc(1, 8, 20, year=2027))

    assert await soon(village, AMIRA) == ["Wed 23 Dec 07:00", "Tue 05 Jan 07:00"]
    assert "Fri 27 Nov 07:00" in await soon(village, SVEN)


async def test_what_stands_in_the_weekly_reminder_of_the_same_day_is_not_told_twice(village: Village) -> None:
    await village.gives(LG, "På tisdagen", AMIRA, due=date(2026, 11, 24))

    await village.at(utc(11, 25, 20))

    assert await village.moments(AMIRA) == ["Mon 23 Nov 07:00 Veckans påminnelse · Ledningsgruppen"]


async def test_one_letter_holds_what_is_due_in_two_groups(village: Village) -> None:
    await village.group(SG, AMIRA, reminder_weekday=1)
    await village.gives(LG, "Det ena", AMIRA, due=date(2026, 11, 27))
    await village.gives(SG, "Det andra", AMIRA, due=date(2026, 11, 27))

    await village.at(utc(11, 27, 20))

    [(_, said)] = [one for one in await village.letters(AMIRA) if one[1][0] == "Snart dags"]
    assert sorted(zip(said[3::4], said[4::4], strict=True)) == [
        ("Det andra", f"Klart senast fredag 27 november · {SG}"),
        ("Det ena", f"Klart senast fredag 27 november · {LG}"),
    ]


async def test_each_is_told_of_once_though_more_is_due_the_day_after(village: Village) -> None:
    await village.gives(LG, "På fredagen", AMIRA, due=date(2026, 11, 27))
    await village.gives(LG, "Också på fredagen", AMIRA, due=date(2026, 11, 27))
    await village.gives(LG, "Veckan därpå", AMIRA, due=date(2026, 12, 3))
    await village.gives(LG, "Dagen efter den", AMIRA, due=date(2026, 12, 4))

    await village.at(utc(12, 5, 20))

    assert await told(village, AMIRA) == [
        ("Thu 07:00", ["På fredagen", "Också på fredagen"]),
        ("Wed 07:00", ["Veckan därpå"]),
        ("Thu 07:00", ["Dagen efter den"]),
    ]


async def test_one_that_came_late_takes_nothing_from_the_next(village: Village) -> None:
    await village.gives(LG, "På fredagen", AMIRA, due=date(2026, 11, 27))
    await village.breaks(LG, date(2026, 11, 30), date(2026, 12, 1))
    await village.gives(LG, "I uppehållet", AMIRA, due=date(2026, 12, 1))
    await village.at(utc(11, 25, 12))

    await village.wakes_at(utc(11, 26, 19))
    await village.at(utc(12, 3, 20))

    assert await told(village, AMIRA) == [("Fri 06:00", ["På fredagen"]), ("Fri 07:00", ["I uppehållet"])]


async def test_groups_with_other_hours_do_not_hold_each_other_up(village: Village) -> None:
    await village.group(SG, AMIRA, reminder_weekday=1, reminder_time=time(14), pings_from=time(12))
    await village.gives(LG, "Det ena", AMIRA, due=date(2026, 11, 27))
    await village.gives(SG, "Det andra", AMIRA, due=date(2026, 11, 27))
    await village.at(utc(11, 25, 12))

    await village.at(utc(11, 26, 20))
    await village.gives(LG, "Det tredje", AMIRA, due=date(2026, 12, 4))
    await village.gives(SG, "Det fjärde", AMIRA, due=date(2026, 12, 4))
    await village.wakes_at(utc(12, 3, 19))
    await village.at(utc(12, 4, 20))

    assert await told(village, AMIRA) == [
        ("Thu 07:00", ["Det ena"]),
        ("Thu 13:00", ["Det andra"]),
        ("Fri 06:00", ["Det tredje"]),
        ("Fri 11:00", ["Det fjärde"]),
    ]


async def test_told_it_is_not_told_again_at_the_hour_that_the_group_chooses_the_same_day(village: Village) -> None:
    await village.gives(LG, "På fredagen", AMIRA, due=date(2026, 11, 27))
    await village.at(utc(11, 26, 9))

    await village.changes(LG, reminder_time=time(14))
    await village.at(utc(11, 27, 20))

    assert await soon(village, AMIRA) == ["Thu 26 Nov 07:00"]


async def test_moved_to_a_later_day_it_is_told_of_again(village: Village) -> None:
    one = await village.gives(LG, "På fredagen", AMIRA, due=date(2026, 11, 27))
    await village.at(utc(11, 26, 9))

    await village.touches(one, due=date(2026, 12, 4))
    await village.at(utc(12, 4, 20))

    assert await soon(village, AMIRA) == ["Thu 26 Nov 07:00", "Thu 03 Dec 07:00"]


async def test_what_is_done_dropped_or_moved_away_is_not_reminded_of(village: Village) -> None:
    done = await village.gives(LG, "Klart", AMIRA, due=date(2026, 11, 27))
    moved = await village.gives(LG, "Flyttat", SVEN, due=date(2026, 11, 27))
    await village.at(utc(11, 24, 12))
    await village.touches(done, state=AssignmentState.DONE, done_at=village.clock.now())
    await village.touches(moved, due=date(2026, 12, 4))

    await village.at(utc(12, 4, 20))

    assert await soon(village, AMIRA) == []
    assert await soon(village, SVEN) == ["Thu 03 Dec 07:00"]


async def test_moved_nearer_it_comes_sooner_and_to_tomorrow_not_at_all_once_the_hour_has_passed(
    village: Village,
) -> None:
    nearer = await village.gives(LG, "Tidigare", AMIRA, due=date(2026, 12, 18))
    tomorrow = await village.gives(LG, "I morgon", SVEN, due=date(2026, 12, 18))
    await village.at(utc(11, 24, 12))
    await village.touches(nearer, due=date(2026, 11, 26))
    await village.touches(tomorrow, due=date(2026, 11, 25))

    await village.at(utc(11, 27, 20))

    assert await soon(village, AMIRA) == ["Wed 25 Nov 07:00"]
    assert await soon(village, SVEN) == []


@pytest.mark.parametrize("known_on", [18, 23])
async def test_before_a_break_it_comes_on_the_last_working_day_before_the_break(
    village: Village, known_on: int
) -> None:
    await village.gives(LG, "I uppehållet", AMIRA, due=date(2026, 11, 27))
    await village.at(utc(11, known_on, 12))
    await village.breaks(LG, date(2026, 11, 25), date(2026, 12, 1))

    await village.at(utc(12, 3, 20))

    assert await soon(village, AMIRA) == ["Tue 24 Nov 07:00"]


@pytest.mark.parametrize(
    ("back", "then"),
    [
        ((26, 12), ["Thu 26 Nov 12:00"]),
        ((26, 19), ["Fri 27 Nov 06:00"]),
        ((27, 12), ["Fri 27 Nov 12:00"]),
        ((28, 12), []),
    ],
)
async def test_after_downtime_it_comes_late_but_not_at_night_and_not_once_it_is_overdue(
    village: Village, back: tuple[int, int], then: list[str]
) -> None:
    await village.gives(LG, "Skickar ut underlaget", AMIRA, due=date(2026, 11, 27))
    await village.at(utc(11, 25, 12))

    await village.wakes_at(utc(11, *back))
    await village.at(utc(11, 29, 20))

    assert await soon(village, AMIRA) == then


async def test_who_has_paused_or_whose_group_sleeps_gets_none(village: Village) -> None:
    await village.gives(LG, "Skickar ut underlaget", AMIRA, SVEN, due=date(2026, 11, 27))
    async with transaction(village.engine) as session:
        await pause(session, await session.get_one(Person, village.people[AMIRA]), until=None)
    await village.at(utc(11, 26, 20))
    async with transaction(village.engine) as session:
        (await session.get_one(Group, village.groups[LG])).asleep_since = village.clock.now()
    await village.gives(LG, "Senare", SVEN, due=date(2026, 12, 4))
    await village.at(utc(12, 5, 20))

    assert await village.moments(AMIRA) == []
    assert await soon(village, SVEN) == ["Thu 26 Nov 07:00"]
