"""The door of the reader: encodings, the roster, and dates that disagree."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

from bot.i18n.speech import speaking
from bot.minutes.reading.command import read_minutes
from bot.minutes.reading.draft import as_json
from bot.minutes.reading.read import read, read_text
from tests.minutes.reading.papermaking import word

MINUTES = (
    "Möte 2024-03-05\nNärvarande: Åke Träd, Märta Sjö\n\n1. Ekonomi\nÅke ringer banken.\n\n2. Nästa möte\n9 april\n"
)


def test_text_is_read_in_the_encodings_that_old_programs_use() -> None:
    drafts = [read(MINUTES.encode(encoding), name="a.txt") for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16")]

    assert [draft.participants for draft in drafts] == [("Åke Träd", "Märta Sjö")] * 4


def test_a_word_file_under_another_name_is_read_for_what_it_is() -> None:
    data = word(lambda document: document.add_paragraph("Åke ringer banken."))

    assert [found.text for found in read(data, name="a.txt").assignments] == ["Åke ringer banken."]


def test_the_roster_tells_whom_a_first_name_means() -> None:
    [assignment] = read_text("Malin bokar lokal.", roster=["Malin Ask", "Olle Ask"]).assignments

    assert [(owner.written, owner.person) for owner in assignment.owners] == [("Malin", "Malin Ask")]


def test_a_first_name_that_two_share_means_nobody_yet() -> None:
    [assignment] = read_text("Malin bokar lokal.", roster=["Malin Ask", "Malin Ek"]).assignments

    assert [(owner.written, owner.person) for owner in assignment.owners] == [("Malin", None)]


def test_the_next_meeting_gets_its_year_from_this_one() -> None:
    draft = read_text(MINUTES)

    assert (draft.date, draft.next_meeting, draft.next_meeting_text) == (date(2024, 3, 5), date(2024, 4, 9), "9 april")


def said(text: str, *, name: str = "", today: date | None = None) -> list[str]:
    t = speaking("en")
    return [t(doubt.msgid, **doubt.facts) for doubt in read_text(text, name=name, today=today).warnings]


def test_a_file_name_that_disagrees_is_told() -> None:
    assert said(MINUTES, name="2024-03-06 möte.txt") == [
        "The file is named after 2024-03-06, but the text says 2024-03-05. Check the date of the meeting."
    ]


def test_a_date_is_taken_from_the_file_name_when_the_text_has_none() -> None:
    assert said("Närvarande: Åke, Märta", name="240305.txt") == [
        "The date 2024-03-05 is taken from the name of the file."
    ]


def test_a_meeting_in_the_future_is_doubted() -> None:
    assert said(MINUTES, today=date(2024, 3, 4)) == [
        "The day of the meeting, 2024-03-05, has not come yet. Check the date."
    ]


def test_the_days_that_the_minutes_name_are_kept() -> None:
    draft = read_text("Möte 2024-03-05\n\n1. Info\nUtbildningsdag den 6 november i Folkets hus.\n\n2. Övrigt\nInget.\n")

    assert [(key.day, key.written, key.item) for key in draft.key_dates] == [(date(2024, 11, 6), "den 6 november", "1")]


def test_json_has_the_keys_of_the_contract() -> None:
    answer = as_json(read_text(MINUTES), speaking("en"))

    assert list(answer)[:6] == ["title", "date", "place", "participants", "absent", "items"]
    assert answer["assignments"] == [
        {
            "text": "Åke ringer banken.",
            "owners": ["Åke"],
            "people": ["Åke Träd"],
            "due": None,
            "due_text": None,
            "item": "1",
            "why": ["Åke", "ringer"],
        }
    ]


def test_the_program_prints_json_or_the_reason_for_a_refusal(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_text(MINUTES, encoding="utf-8")
    bad.write_bytes(b"no pdf")
    told, refused = StringIO(), StringIO()

    assert read_minutes(good, as_json=True, out=told, err=refused, today=date(2024, 3, 6)) == 0
    assert json.loads(told.getvalue())["date"] == "2024-03-05"
    assert read_minutes(bad, as_json=True, out=told, err=refused, today=date(2024, 3, 6)) == 1
    assert refused.getvalue() == "The file is damaged. Open it, save it anew and send it again, or paste the text.\n"
