"""Notes become a draft like one that was read from a file, and nothing of them is lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.speech import speaking
from bot.minutes.capture.drafted import drafted
from bot.minutes.reading.draft import Draft
from bot.minutes.reading.read import read
from bot.minutes.writing.markdown import draft_to_markdown
from tests.minutes.capture.lines import noted, person

PEOPLE = [person(name) for name in ("Elin Berg", "Per Holm", "Siv Ask")]
DAY = date(2026, 11, 20)
SV = speaking("sv")


def draft(*texts: str | tuple[str, str]) -> Draft:
    """Return the draft of those lines."""
    return drafted(noted(*texts), PEOPLE, day=DAY, place="Rådhuset", t=SV)


WHOLE = (
    "#närvarande Elin, Per",
    "#here",
    "#frånvarande Ola Vik",
    "Elin öppnar mötet.",
    "#punkt 2",
    "#beslut Vi antar lokalplanen.",
    "#uppdrag Elin skickar ut planen senast 4 december",
    "Per tar fram en karta till nästa möte.",
    "#punkt Snöröjning",
    "#återkommer Snöröjningen i januari",
    "#idé Ett gemensamt schema",
)


def test_the_draft_has_the_items_that_were_reached_numbered_anew() -> None:
    made = draft(*WHOLE)

    assert [(item.number, item.title, item.section, item.presenters) for item in made.items] == [
        ("1", "Återkoppling", "INFORMATION", ()),
        ("2", "Ny lokalplan", "BESLUT", ("Elin Berg",)),
        ("3", "Snöröjning", None, ()),
    ]
    assert [[part.text for part in item.body] for item in made.items] == [
        ["Elin öppnar mötet."],
        [
            "Beslut: Vi antar lokalplanen.",
            "Uppdrag: Elin skickar ut planen senast 4 december",
            "Per tar fram en karta till nästa möte.",
        ],
        ["Återkommer: Snöröjningen i januari", "Idé: Ett gemensamt schema"],
    ]


def test_attendance_is_told_by_full_names_and_whoever_is_here_is_herself() -> None:
    made = draft(*WHOLE)

    assert (made.participants, made.absent) == (("Siv Ask", "Elin Berg", "Per Holm"), ("Ola Vik",))
    assert (made.date, made.place) == (DAY, "Rådhuset")


def test_what_was_marked_and_what_the_reader_finds_stand_together_with_owner_and_due() -> None:
    made = draft(*WHOLE)

    assert [(one.text, one.item) for one in made.decisions] == [("Vi antar lokalplanen.", "2")]
    assert [(one.text, [owner.person for owner in one.owners], one.due, one.item) for one in made.assignments] == [
        ("Elin skickar ut planen senast 4 december", ["Elin Berg"], date(2026, 12, 4), "2"),
        ("Per tar fram en karta till nästa möte.", ["Per Holm"], None, "2"),
    ]
    assert [(one.text, one.item) for one in made.comebacks] == [("Snöröjningen i januari", "3")]


def test_an_assignment_keeps_its_owner_where_its_clues_stand() -> None:
    [found] = draft("#uppdrag Elin skickar ut planen senast 4 december").assignments

    assert [found.text[clue.start : clue.end] for clue in found.why if clue.kind == "owner"] == ["Elin"]


def test_an_assignment_without_an_owner_is_one_all_the_same() -> None:
    [found] = draft("#uppdrag skicka ut planen").assignments

    assert (found.text, found.owners, found.due) == ("skicka ut planen", (), None)


def test_a_carried_motion_is_a_decision_and_its_votes_stand_in_the_text() -> None:
    made = draft("#motion Vi köper cykeln", "#vote +1", "#vote -1", "#vote +1", "#close")

    assert [one.text for one in made.decisions] == ["Vi köper cykeln"]
    assert [part.text for part in made.items[0].body] == [
        "Yrkande: Vi köper cykeln",
        "Röst: +1",
        "Röst: -1",
        "Röst: +1",
        "Yrkandet bifölls: 2 för, 1 emot",
    ]


def test_an_item_that_was_only_begun_is_there_and_one_that_was_only_turned_to_is_not() -> None:
    assert [item.title for item in draft("#punkt 3", "#punkt Snöröjning").items] == ["Snöröjning"]


def test_a_draft_of_notes_is_written_and_read_again_without_loss() -> None:
    made = draft(*WHOLE)

    again = read(draft_to_markdown(made, SV).encode(), name="anteckningar.md", today=DAY)

    assert [(one.number, one.title) for one in again.items] == [(one.number, one.title) for one in made.items]
    assert [one.text for one in again.decisions] == [one.text for one in made.decisions]
    assert len(again.assignments) == len(made.assignments)


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=60).filter(
    lambda words: words.strip(" #\xa0") != "" and not words.strip().startswith("#")
)
TAGS = st.sampled_from(
    ["", "#beslut ", "#uppdrag ", "#info ", "#dialog ", "#återkommer ", "#idé ", "#länk ", "#hjälp "]
)


@given(st.lists(st.tuples(TAGS, WORDS), min_size=1, max_size=12))
def test_no_word_of_any_line_is_lost(lines: list[tuple[str, str]]) -> None:
    made = draft(*(tag + words for tag, words in lines))

    kept = [part.text for item in made.items for part in item.body]
    said = [words.strip() for tag, words in lines if words.strip()]
    assert [one for one, text in zip(said, kept, strict=True) if not text.endswith(one)] == []
