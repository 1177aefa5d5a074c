"""The weekly reminder in its corners: whatever happens, one a week at the hour that was agreed, or none."""

from datetime import date, time

import pytest
from sqlalchemy import delete, select

from bot.db.transaction import transaction
from bot.outbox.models import Due
from bot.people.models import Group, Membership, Person
from bot.reminders.use_cases.pausing import pause
from tests.reminders.village import Village, utc

pytestmark = pytest.mark.thorough
AMIRA, SVEN, KARIN, LG = "Amira Haddad", "Sven Berg", "Karin Ek", "Ledningsgruppen"
HEAD = "Veckans påminnelse · Ledningsgruppen"


async def weekly(village: Village, whose: str = AMIRA) -> list[str]:
    """Return when she got the weekly reminder, in UTC."""
    return [one.removesuffix(f" {HEAD}") for one in await village.moments(whose) if HEAD in one]


async def test_on_christmas_eve_and_new_years_eve_it_waits_for_the_next_working_day(village: Village) -> None:
    await village.changes(LG, reminder_weekday=3)
    await village.gives(LG, "Något", AMIRA)

    await village.at(utc(12, 17, 12))
    before = len(await weekly(village))
    await village.at(utc(1, 8, 12, year=2027))

    assert (await weekly(village))[before:] == ["Mon 28 Dec 07:00", "Mon 04 Jan 07:00", "Thu 07 Jan 07:00"]


@pytest.mark.parametrize(
    ("changed_at", "zone", "then"),
    [
        (utc(11, 23, 6, 30), "Europe/Helsinki", "Mon 23 Nov 06:30"),
        (utc(11, 23, 5, 30), "Europe/Helsinki", "Mon 23 Nov 06:00"),
        (utc(11, 23, 7, 30), "Europe/London", "Mon 23 Nov 07:00"),
        (utc(11, 23, 6, 30), "Europe/London", "Mon 23 Nov 08:00"),
        (utc(11, 23, 6, 30), "Pacific/Auckland", "Mon 23 Nov 18:00"),
        (utc(11, 22, 20), "Pacific/Auckland", "Sun 22 Nov 20:00"),
    ],
)
async def test_a_time_zone_changed_on_reminder_day_neither_doubles_nor_loses_the_reminder(
    village: Village, changed_at: object, zone: str, then: str
) -> None:
    await village.gives(LG, "Något", AMIRA)
    await village.at(changed_at)  # type: ignore[arg-type]
    await village.changes(LG, time_zone=zone)
    await village.at(utc(11, 29, 9))

    assert await weekly(village) == [then]


async def test_another_day_or_hour_in_the_same_week_sends_no_second_one(village: Village) -> None:
    await village.gives(LG, "Något", AMIRA)
    await village.at(utc(11, 23, 8))
    await village.changes(LG, reminder_weekday=3, reminder_time=time(14))
    await village.at(utc(11, 29, 20))
    first = await weekly(village)
    await village.at(utc(12, 4, 20))

    assert (first, (await weekly(village))[1:]) == (["Mon 23 Nov 07:00"], ["Thu 03 Dec 13:00"])


@pytest.mark.parametrize(
    ("back", "then"),
    [
        (utc(11, 23, 7, 20), ["Mon 23 Nov 07:20"]),
        (utc(11, 24, 21), ["Wed 25 Nov 06:00"]),
        (utc(11, 25, 3), ["Wed 25 Nov 06:00"]),
        (utc(11, 28, 12), ["Sat 28 Nov 12:00"]),
        (utc(11, 29, 22), ["Sun 29 Nov 22:00"]),
        (utc(11, 29, 23, 30), []),
    ],
)
async def test_after_downtime_a_late_one_waits_for_morning_unless_its_week_would_be_over(
    village: Village, back: object, then: list[str]
) -> None:
    await village.gives(LG, "Något", AMIRA)

    await village.wakes_at(back)  # type: ignore[arg-type]
    await village.at(utc(11, 30, 6, 30))

    assert await weekly(village) == then


async def test_an_early_or_late_hour_that_the_group_chose_is_kept_and_quiet_hours_can_be_set(village: Village) -> None:
    await village.changes(LG, reminder_time=time(5, 30))
    await village.gives(LG, "Något", AMIRA)
    await village.at(utc(11, 29, 20))
    await village.changes(LG, pings_from=time(9), pings_until=time(15))
    await village.wakes_at(utc(11, 30, 15))
    await village.at(utc(12, 2, 12))

    assert await weekly(village) == ["Mon 23 Nov 04:30", "Tue 01 Dec 08:00"]


async def test_in_a_break_it_rests_and_says_so_once_after(village: Village) -> None:
    await village.gives(LG, "Något", AMIRA)
    await village.at(utc(11, 23, 8))
    await village.breaks(LG, date(2026, 11, 28), date(2026, 12, 9))

    await village.at(utc(12, 21, 8))

    assert await weekly(village) == ["Mon 23 Nov 07:00", "Mon 14 Dec 07:00", "Mon 21 Dec 07:00"]
    said = [any("vilade" in words for words in each) for _, each in await village.letters(AMIRA)]
    assert said == [False, True, False]
    assert (await village.letters(LG))[1][1][3] == (
        "Påminnelserna vilade under uppehållet, från lördag 28 november till onsdag 9 december."
    )


async def test_a_group_that_sleeps_is_deleted_or_has_nothing_open_gets_none(village: Village) -> None:
    await village.at(utc(11, 23, 8))
    assert await village.letters(LG) == []
    await village.gives(LG, "Något", AMIRA)
    async with transaction(village.engine) as session:
        (await session.get_one(Group, village.groups[LG])).asleep_since = village.clock.now()
    await village.at(utc(11, 30, 8))
    assert await weekly(village) == []
    async with transaction(village.engine) as session:
        await session.execute(delete(Group).where(Group.id == village.groups[LG]))
    await village.at(utc(12, 21, 8))

    async with transaction(village.engine) as session:
        assert (await session.scalars(select(Due.kind).where(Due.kind.like("assignments.%")))).all() == []
    assert await weekly(village) == []


async def test_who_has_paused_gets_none_until_her_day_and_the_digest_names_her_still(village: Village) -> None:
    await village.gives(LG, "Något", AMIRA, SVEN)
    async with transaction(village.engine) as session:
        await pause(session, await session.get_one(Person, village.people[AMIRA]), until=date(2026, 11, 30))

    await village.at(utc(12, 7, 8))

    assert await weekly(village) == ["Mon 07 Dec 07:00"]
    assert await weekly(village, SVEN) == ["Mon 23 Nov 07:00", "Mon 30 Nov 07:00", "Mon 07 Dec 07:00"]
    assert [AMIRA in said for _, said in await village.letters(LG)] == [True, True, True]


async def test_the_digest_counts_and_names_nobody_where_the_group_wishes_so(village: Village) -> None:
    await village.changes(LG, names_in_digest=False)
    await village.gives(LG, "Något", AMIRA, due=date(2026, 11, 20))

    await village.at(utc(11, 23, 8))

    [(_, said)] = await village.letters(LG)
    assert said == [
        "Uppdrag den här veckan · Ledningsgruppen",
        "1 öppet uppdrag",
        "1 av dem är försenat",
        "Skriv ”uppdrag” för att se vems de är.",
    ]


async def test_what_is_late_for_two_weeks_rises_to_the_organisers_alone(village: Village) -> None:
    await village.gives(LG, "Sent", AMIRA, due=date(2026, 11, 17))

    await village.at(utc(11, 30, 12))
    quiet = await village.letters(KARIN)
    await village.at(utc(12, 7, 12))

    assert quiet == []
    [(when, said)] = await village.letters(KARIN)
    assert (when, said) == (
        utc(12, 7, 7, 30),
        [
            "Till dig som är mötesansvarig · Ledningsgruppen",
            "1 uppdrag har varit försenat i två veckor eller mer",
            "Bara ni som är mötesansvariga ser det här.",
            "U-1",
            "Sent",
            "Försenat 20 dagar (tisdag 17 november) · Amira Haddad",
            "Visa ▸",
        ],
    )


async def test_an_organiser_who_has_paused_her_own_reminders_is_told_of_her_groups_and_not_at_night(
    village: Village,
) -> None:
    await village.gives(LG, "Sent", AMIRA, KARIN, due=date(2026, 11, 2))
    async with transaction(village.engine) as session:
        await pause(session, await session.get_one(Person, village.people[KARIN]), until=None)

    await village.wakes_at(utc(11, 24, 16, 50))
    await village.at(utc(11, 26, 12))

    assert await village.moments(AMIRA) == [f"Tue 24 Nov 16:50 {HEAD}"]
    assert await village.moments(KARIN) == ["Wed 25 Nov 06:00 Till dig som är mötesansvarig · Ledningsgruppen"]


async def test_the_digest_counts_what_was_done_from_the_last_digest_on(village: Village) -> None:
    first, second = [await village.gives(LG, words, AMIRA) for words in ("Det första", "Det andra")]
    await village.gives(LG, "Det tredje", AMIRA)
    await village.at(utc(11, 23, 8))
    village.clock.move_to(utc(11, 24, 12))
    await village.finishes(first, AMIRA)
    village.clock.move_to(utc(12, 8, 12))
    await village.finishes(second, AMIRA)

    await village.wakes_at(utc(12, 9, 12))
    await village.at(utc(12, 14, 8))

    told = [said for _, said in await village.letters(LG)]
    done = [one for one in told if "Klart sedan sist" in one]
    assert (len(told), done) == (3, [told[1]])
    assert told[1][told[1].index("Klart sedan sist") + 1 :] == [
        *("U-1", "Det första", AMIRA),
        *("U-2", "Det andra", AMIRA),
    ]


async def test_whom_teams_refuses_the_organisers_are_told_of_and_she_is_tried_ever_more_rarely(
    village: Village,
) -> None:
    await village.gives(LG, "Något", SVEN)
    for week in range(12):
        await village.at(utc(11, 23, 7) + week * (utc(11, 8, 0) - utc(11, 1, 0)))
        await village.refuses(SVEN)
        await village.at(village.clock.now().replace(hour=9))

    assert await weekly(village, SVEN) == [
        *("Mon 23 Nov 07:00", "Mon 30 Nov 07:00", "Mon 07 Dec 07:00"),
        *("Mon 04 Jan 07:00", "Mon 01 Feb 07:00"),
    ]
    told = await village.letters(KARIN)
    assert len(told) == 12
    assert told[0][1] == [
        "Till dig som är mötesansvarig · Ledningsgruppen",
        "1 person får inga påminnelser",
        "Bara ni som är mötesansvariga ser det här.",
        "Vem",
        SVEN,
        "1 öppet uppdrag · Har blockerat mig i Teams sedan måndag 23 november",
    ]


async def test_who_can_be_reached_again_is_reminded_as_before(village: Village) -> None:
    await village.gives(LG, "Något", SVEN)
    await village.at(utc(11, 23, 7))
    await village.refuses(SVEN)
    await village.at(utc(11, 30, 7))
    await village.delivers()
    await village.at(utc(12, 28, 12))

    assert len(await weekly(village, SVEN)) == 6
    assert len(await village.letters(KARIN)) == 1


async def test_one_throttled_for_an_hour_is_not_called_out_of_reach(village: Village) -> None:
    await village.gives(LG, "Något", SVEN)
    await village.at(utc(11, 23, 8))
    await village.delivers()
    await village.at(utc(11, 30, 12))

    assert await village.letters(KARIN) == []


async def test_an_owner_who_has_left_gets_none_and_the_organisers_learn_of_it(village: Village) -> None:
    await village.gives(LG, "Något", SVEN, AMIRA)
    async with transaction(village.engine) as session:
        await session.execute(delete(Membership).where(Membership.person_id == village.people[SVEN]))

    await village.at(utc(11, 23, 12))

    assert (await weekly(village, SVEN), await weekly(village)) == ([], ["Mon 23 Nov 07:00"])
    [(_, said)] = await village.letters(KARIN)
    assert said[4:] == [SVEN, "1 öppet uppdrag · Inte längre med i gruppen"]
