"""What is worth the secretary's eye besides decisions and assignments."""

from datetime import date

from bot.minutes.besides import besides
from bot.minutes.models import NotedKind
from bot.minutes.reading.draft import Draft, Finding, FoundAssignment, KeyDate

DECEMBER = date(2026, 12, 4)


def days(*dates: KeyDate, **more: object) -> list[str]:
    """The words of the days that are taken."""
    draft = Draft(key_dates=dates, **more)  # type: ignore[arg-type]
    return [one.text for one in besides(draft) if one.kind is NotedKind.DAY]


def test_comebacks_come_first_then_questions_then_days() -> None:
    draft = Draft(
        comebacks=(Finding("Skyltarna återkommer.", "1"),),
        questions=(Finding("Vad saknas?", None),),
        key_dates=(KeyDate(DECEMBER, "4 december", "Provdag 4 december.", "2"),),
    )

    assert [(one.kind, one.text, one.item, one.day) for one in besides(draft)] == [
        (NotedKind.COMEBACK, "Skyltarna återkommer.", "1", None),
        (NotedKind.QUESTION, "Vad saknas?", "", None),
        (NotedKind.DAY, "Provdag 4 december.", "2", DECEMBER),
    ]


def test_the_due_of_an_assignment_and_the_next_meeting_are_no_days_to_keep() -> None:
    task = FoundAssignment("Anna skickar ut planen senast 4 december.")
    due = KeyDate(DECEMBER, "4 december", task.text)
    meeting = KeyDate(date(2026, 12, 11), "11 december", "Vi ses den 11 december.")

    assert days(due, meeting, assignments=(task,), next_meeting=date(2026, 12, 11)) == []


def test_a_day_is_taken_once_from_each_item_and_only_when_it_is_known() -> None:
    named = [KeyDate(DECEMBER, "4 december", words, item) for words, item in (("A", "1"), ("B", "1"), ("C", "2"))]

    assert days(*named, KeyDate(None, "i vår", "D", "3")) == ["A", "C"]
