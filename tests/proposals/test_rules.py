"""When proposals close, what comes up again, and who gets a receipt."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Invalid
from bot.kit.ids import new_id
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group, Membership, Person
from bot.proposals.rules import closes_at, comes_up, is_ahead, later_than, receipt_asked_for

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)


def group(days: int = 3) -> Group:
    return Group(
        tenant_id="t",
        conversation_id="c",
        service_url="s",
        is_channel=True,
        name="Ledningsgruppen",
        created_at=NOW,
        proposal_days=days,
    )


def meeting(day: int, month: int = 4, hour: int = 7, state: MeetingState = MeetingState.PLANNED) -> Meeting:
    starts = datetime(2026, month, day, hour, tzinfo=UTC)
    return Meeting(group_id=new_id(), starts_at=starts, length_minutes=120, state=state)


def member(name: str) -> Membership:
    person = Person(tenant_id="t", member_id=name, name=name, service_url="s")
    seat = Membership(group_id=new_id(), person_id=person.id)
    seat.person = person
    return seat


MEMBERS = [member(name) for name in ("Anna Ek", "Anna Berg", "Per-Olof Ås", "Sven Åberg")]


@pytest.mark.parametrize(
    ("days", "closes"),
    [
        (3, datetime(2026, 3, 27, 23, tzinfo=UTC)),
        (1, datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (2, datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (0, datetime(2026, 3, 30, 22, tzinfo=UTC) - timedelta(hours=15)),
    ],
)
def test_proposals_close_at_the_end_of_a_day_on_the_groups_own_clock_and_never_after_the_meeting_began(
    days: int, closes: datetime
) -> None:
    after_the_clocks_changed = meeting(30, 3)  # summer time begins on 29 March 2026

    assert closes_at(after_the_clocks_changed, group(days)) == closes


def test_a_proposal_is_postponed_to_what_comes_after_its_meeting_or_after_the_next() -> None:
    first, second, third = meeting(3), meeting(17), meeting(30)
    ahead = [first, second, third]

    assert later_than(ahead, first, now=NOW) == [second, third]
    assert later_than(ahead, second, now=NOW) == [third]
    assert later_than(ahead, None, now=NOW) == [second, third]
    assert later_than(ahead, meeting(1, 3), now=NOW) == [second, third]
    assert later_than([first], first, now=NOW) == []
    assert later_than([meeting(2, state=MeetingState.CANCELLED), *ahead], None, now=NOW) == [second, third]


def test_a_postponed_proposal_comes_up_at_its_meeting_or_at_the_first_after_the_one_it_missed() -> None:
    first, second = meeting(3), meeting(17)

    assert [comes_up(one, put_off_to=second, wished=first) for one in (first, second)] == [False, True]
    assert [comes_up(one, put_off_to=None, wished=first) for one in (first, second)] == [False, True]
    assert comes_up(first, put_off_to=None, wished=None)


@pytest.mark.parametrize(
    ("state", "ahead"),
    [
        (MeetingState.PLANNED, True),
        (MeetingState.PUBLISHED, True),
        (MeetingState.UNDER_WAY, False),
        (MeetingState.CLOSED, False),
        (MeetingState.CANCELLED, False),
    ],
)
def test_a_meeting_can_be_wished_for_until_it_begins_or_is_cancelled(state: MeetingState, *, ahead: bool) -> None:
    assert is_ahead(meeting(3, state=state), NOW) == ahead
    assert not is_ahead(meeting(3, state=state), meeting(3).starts_at)


@pytest.mark.parametrize(
    ("said", "title", "readers"),
    [
        ("Lokalplan kvittens till Sven Åberg", "Lokalplan", ["Sven Åberg"]),
        ("Lokalplan, kvittens till sven och anna ek", "Lokalplan", ["Sven Åberg", "Anna Ek"]),
        ("School plan receipt to Per-Olof Ås and Sven", "School plan", ["Per-Olof Ås", "Sven Åberg"]),
        ("Lokalplan Kvittens till @Sven Åberg.", "Lokalplan", ["Sven Åberg"]),
        ("Skicka kvittens till alla skolor", "Skicka kvittens till alla skolor", []),
        ("kvittens till Sven Åberg", "kvittens till Sven Åberg", []),
        ("Lokalplan", "Lokalplan", []),
    ],
)
def test_a_receipt_for_others_is_asked_for_after_the_title(said: str, title: str, readers: list[str]) -> None:
    found, people = receipt_asked_for(said, MEMBERS, group())

    assert (found, [one.name for one in people]) == (title, readers)


@pytest.mark.parametrize("name", ["Anna", "Ebba Ek", "Sven och Ebba Ek"])
def test_a_name_that_is_nobodys_or_two_peoples_is_asked_about(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        receipt_asked_for(f"Lokalplan kvittens till {name}", MEMBERS, group())

    assert refused.value.facts == {"name": name.rsplit(" och ", 1)[-1], "group": "Ledningsgruppen"}
