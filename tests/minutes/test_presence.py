"""Who was there, by the text and by the check-in."""

from uuid import UUID

from bot.minutes.presence import (
    ABSENT,
    PARTICIPANTS,
    Difference,
    Heard,
    Lists,
    Odds,
    counted_by_check_in,
    differences,
    filled,
    silent_ones,
)
from bot.people.models import Person


def person(number: int, name: str) -> Person:
    return Person(id=UUID(int=number), tenant_id="t", member_id=f"29:{number}", name=name, service_url="https://x")


ANNA, BO, CIA, DAN = person(1, "Anna Ask"), person(2, "Bo Ek"), person(3, "Cia Al"), person(4, "Dan Björk")
HEARD = Heard([ANNA, BO], [CIA], [DAN])
BOTH = (PARTICIPANTS, ABSENT)


def test_a_text_that_names_nobody_is_filled_by_the_check_in() -> None:
    assert filled(Lists([], []), HEARD, BOTH) == Lists(["Anna Ask", "Bo Ek"], ["Cia Al"])
    assert silent_ones(Lists(["Anna Ask", "Bo Ek"], ["Cia Al"]), HEARD) == [DAN]
    assert differences(filled(Lists([], []), HEARD, BOTH), HEARD, BOTH) == []


def test_a_list_that_the_text_has_is_left_alone_and_nobody_stands_in_both() -> None:
    assert filled(Lists(["Cia", "Anna"], []), HEARD, [ABSENT]) == Lists(["Cia", "Anna"], [])
    assert filled(Lists([], ["Bo Ek (sjuk)"]), HEARD, [PARTICIPANTS]) == Lists(["Anna Ask"], ["Bo Ek (sjuk)"])


def test_where_text_and_check_in_differ() -> None:
    lists = Lists(["Cia Al, ordförande", "Gäst Gästsson"], ["Bo"])

    assert differences(lists, HEARD, ()) == [
        Difference(ANNA, Odds.LEFT_OUT),
        Difference(BO, Odds.CALLED_ABSENT),
        Difference(CIA, Odds.CALLED_THERE),
    ]
    assert counted_by_check_in(lists, HEARD) == Lists(["Gäst Gästsson", "Anna Ask", "Bo Ek"], ["Cia Al"])
    assert differences(counted_by_check_in(lists, HEARD), HEARD, ()) == []


def test_whom_the_text_names_is_not_silent() -> None:
    assert silent_ones(Lists(["Anna", "Dan B"], []), HEARD) == []
