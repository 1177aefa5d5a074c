"""The pure parts: steps in words, owners in words, months, and what a spreadsheet may be told."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from bot.assignments.export import guarded
from bot.assignments.figures import Month, months_of
from bot.assignments.listing import narrowed_by
from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.rules import key_of, roles_of
from bot.assignments.steps import Part, steps_in


def test_an_assignment_that_names_its_parts_has_them_as_steps() -> None:
    words = "Uppdrag matematik: identifiera skolor (VC), insatser (PC + Elevhälsa), uppföljning."

    assert steps_in(words) == [
        Part("identifiera skolor", "VC"),
        Part("insatser", "PC + Elevhälsa"),
        Part("uppföljning", ""),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Skicka ut underlaget",
        "Inköp: pennor, papper, suddgummin",
        "Uppdrag: se över schemat (VC)",
        "Uppdrag: a (VC), b (PC, c",
        "Uppdrag: " + ", ".join(f"del {number} (VC)" for number in range(13)),
    ],
)
def test_other_words_name_no_steps(words: str) -> None:
    assert steps_in(words) == []


def test_groups_and_roles_stand_between_commas_each_once() -> None:
    assert roles_of(" VC-gruppen , vc-gruppen,Elevhälsan, ") == ["vc-gruppen", "Elevhälsan"]
    assert key_of("  VC-Gruppen \n nord") == "vc-gruppen nord"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+46", "'+46"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("  =1", "'=1"),
        ("\u200e=1", "'=1"),
        ("\ufeff\u200b@SUM(A1)", "'@SUM(A1)"),
        ("\x1c+1", "'+1"),
        ("＝1", "'＝1"),
        ("två\nrader", "två rader"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_a_cell_can_run_no_formula(cell: str, written: str) -> None:
    assert guarded(cell) == written


OWNERS = [("Anna Lund", "1"), ("Anna Ek", "2"), ("VC-gruppen", "=vc-gruppen")]


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("", ""),
        ("sena", "late"),
        ("Försenade!", "late"),
        ("overdue", "late"),
        ("mina", "mine"),
        ("klara sedan förra mötet", "done"),
        ("alla", ""),
        ("anna ek", "2"),
        ("vc", "=vc-gruppen"),
        ("anna", None),
        ("blå", None),
    ],
)
def test_words_narrow_the_list_where_they_mean_one_thing(words: str, only: str | None) -> None:
    assert narrowed_by(words, OWNERS) == only


def _given(day: date, *, due: date | None = None, done: date | None = None, dropped: bool = False) -> Assignment:
    closed = AssignmentState.DROPPED if dropped else AssignmentState.DONE
    return Assignment(
        group_id=uuid4(),
        number=1,
        text="",
        owner_words="",
        due=due,
        due_words="",
        source="",
        given_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        state=closed if done else AssignmentState.OPEN,
        done_at=datetime(done.year, done.month, done.day, 12, tzinfo=UTC) if done else None,
    )


def test_months_count_what_was_given_done_and_late_at_their_end() -> None:
    ones = [
        _given(date(2026, 9, 30), due=date(2026, 10, 30), done=date(2026, 11, 2)),
        _given(date(2026, 10, 1), due=date(2026, 10, 31)),
        _given(date(2026, 11, 1), due=date(2026, 11, 19), done=date(2026, 11, 20), dropped=True),
        _given(date(2026, 11, 20)),
    ]

    months = months_of(ones, today=date(2026, 11, 20), zone="Europe/Stockholm")

    assert [month.first for month in months] == [date(2026, month, 1) for month in range(6, 12)]
    assert months[3:] == [
        Month(date(2026, 9, 1), given=1, done=0, late=0),
        Month(date(2026, 10, 1), given=1, done=0, late=1),
        Month(date(2026, 11, 1), given=2, done=1, late=1),
    ]
