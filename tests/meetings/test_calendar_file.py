"""The file that calendars read: whole, in the reader's language, and the same meeting each time."""

from datetime import UTC, datetime, time
from uuid import UUID

from icalendar import Calendar, Event

from bot.i18n.speech import speaking
from bot.meetings.calendar_file import calendar_file
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
HIS_ID = UUID(int=7)
PROGRAMME = ["09.00 Återkoppling från föregående möte", "09.10 Lokalplan 2027; skolor, förskolor \\ kök"]


def group() -> Group:
    return Group(
        tenant_id="t",
        conversation_id="c",
        service_url="https://teams.example",
        is_channel=True,
        name="Ledningsgruppen",
        created_at=NOW,
        start_time=time(9),
    )


def meeting(**more: object) -> Meeting:
    return Meeting(
        id=HIS_ID,
        group_id=UUID(int=1),
        starts_at=datetime(2026, 11, 20, 8, tzinfo=UTC),
        length_minutes=120,
        place="Stora salen, plan 2",
        link="https://teams.example/l/meetup-join/1?a=b,c;d",
        **more,  # type: ignore[arg-type]
    )


def entry(which: Meeting, *, lang: str = "sv") -> tuple[Calendar, Event]:
    """The calendar as another program reads it back, and its one event."""
    made = calendar_file(which, group(), PROGRAMME, organiser="Karin Ek", t=speaking(lang), now=NOW)
    calendar = Calendar.from_ical(made.content)
    [event] = calendar.events
    return calendar, event  # type: ignore[return-value]


def test_a_calendar_reads_back_when_where_and_what() -> None:
    calendar, event = entry(meeting())

    assert {name: str(event[name]) for name in ("SUMMARY", "LOCATION", "URL", "STATUS", "DESCRIPTION")} == {
        "SUMMARY": "Möte Ledningsgruppen",
        "LOCATION": "Stora salen, plan 2",
        "URL": "https://teams.example/l/meetup-join/1?a=b,c;d",
        "STATUS": "CONFIRMED",
        "DESCRIPTION": "\n".join(
            ["Dagordning:", *PROGRAMME, "https://teams.example/l/meetup-join/1?a=b,c;d", "Mötesansvarig: Karin Ek"]
        ),
    }
    assert [event.decoded(name).isoformat() for name in ("DTSTART", "DTEND")] == [
        "2026-11-20T09:00:00+01:00",
        "2026-11-20T11:00:00+01:00",
    ]
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Stockholm"]
    assert str(calendar["METHOD"]) == "PUBLISH"


def test_the_same_meeting_keeps_its_uid_and_counts_its_changes() -> None:
    _, before = entry(meeting())
    _, after = entry(meeting(sequence=3, changed_at=NOW))

    assert before["UID"] == after["UID"] == f"{HIS_ID}@ledningsgruppsbot"
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (0, 3)


def test_a_cancelled_meeting_is_struck_out_with_its_reason() -> None:
    calendar, event = entry(meeting(state=MeetingState.CANCELLED, cancelled_reason="Tre är sjuka", sequence=1))

    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert str(event["DESCRIPTION"]) == "Mötet är inställt.\nTre är sjuka"


def test_the_file_has_no_line_longer_than_calendars_take() -> None:
    made = calendar_file(meeting(), group(), PROGRAMME * 40, organiser="", t=speaking("sv"), now=NOW)

    assert made.name == "möte-2026-11-20.ics"
    assert made.content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in made.content.split(b"\r\n")) <= 75


def test_it_speaks_the_readers_language() -> None:
    _, event = entry(meeting(), lang="en")

    assert str(event["SUMMARY"]) == "Meeting of Ledningsgruppen"
