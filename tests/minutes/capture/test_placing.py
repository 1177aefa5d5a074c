"""Lines find their item one by one, and fold to what the meeting said."""

import pytest

from bot.minutes.capture.fold import chosen, fold
from bot.minutes.capture.placing import NO_MOTION, NO_SUCH_ITEM, NOTHING_AFTER, WHICH_ITEM, place
from bot.minutes.capture.tags import Tag
from tests.minutes.capture.lines import AGENDA, line, noted, taken

START = AGENDA[0]


def _under(*texts: str) -> list[tuple[str, list[str]]]:
    return [(point.topic.title, [one.words for one in point.said]) for point in noted(*texts).points]


def test_lines_stand_under_the_first_item_until_another_is_named() -> None:
    assert _under("Karin öppnar.", "#punkt 3", "Läget är stramt.", "#punkt 1", "Allt är gjort.") == [
        ("Återkoppling", ["Karin öppnar.", "Allt är gjort."]),
        ("Ny lokalplan", []),
        ("Budget 2027", ["Läget är stramt."]),
    ]


def test_an_item_is_named_by_its_number_its_title_or_its_beginning() -> None:
    for words in ("2", "2.", "ny lokalplan", "Ny Lokalplan.", "ny lok", "2 Ny lokalplan", "2. ny"):
        assert chosen(words, AGENDA) == AGENDA[1]
    assert (chosen("9", AGENDA), chosen("ny", AGENDA), chosen("2 cyklar", AGENDA)) == (9, None, None)


def test_an_item_begun_meanwhile_follows_the_one_before_and_is_counted_after_the_agenda() -> None:
    lines = taken("#punkt 2", "A", "#punkt Snöröjning", "B", "#punkt Parkering", "C", "#punkt 3", "D", "#punkt 4", "E")

    assert _under(*(one.text for one in lines)) == [
        ("Återkoppling", []),
        ("Ny lokalplan", ["A"]),
        ("Snöröjning", ["B", "E"]),
        ("Parkering", ["C"]),
        ("Budget 2027", ["D"]),
    ]


def test_notes_without_an_agenda_stand_before_any_item() -> None:
    notes = noted("Vi börjar.", "#punkt Läget", "Gott.", agenda=())

    assert [entry.words for entry in notes.loose] == ["Vi börjar."]
    assert [(point.topic.title, point.topic.number) for point in notes.points] == [("Läget", 1)]


def test_what_the_agenda_lost_keeps_its_notes_under_its_old_title() -> None:
    lines = taken("#punkt 2", "Elin föredrar.")

    notes = fold([AGENDA[0], AGENDA[2]], lines)
    assert [(point.topic.title, len(point.said)) for point in notes.points] == [
        ("Återkoppling", 0),
        ("Budget 2027", 0),
        ("Ny lokalplan", 1),
    ]


def test_undo_takes_back_the_latest_line_of_the_one_who_writes_it() -> None:
    lines = taken("A", ("Karin", "B"), "#ångra", "C", ("Karin", "#undo"), "#ångra", "#ångra")

    assert [one.text for one in lines] == []
    assert [one.text for one in taken("A", ("Karin", "B"), "#undo")] == ["B"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("#beslut", NOTHING_AFTER),
        ("#uppdrag:", NOTHING_AFTER),
        ("#punkt", WHICH_ITEM),
        ("#punkt 12", NO_SUCH_ITEM),
        ("#close", NO_MOTION),
        ("#rejected", NO_MOTION),
    ],
)
def test_a_line_that_lacks_something_is_not_taken_and_says_what(text: str, problem: str) -> None:
    outcome = place(line(text), START, AGENDA, [])

    assert (outcome.line, outcome.problem) == (None, problem)


def test_a_motion_is_carried_by_its_votes_and_only_once() -> None:
    notes = noted("#motion Vi köper cykeln", "#vote +1", ("Karin", "#vote +1"), "#röst nej", "#close", "#close")

    assert [(one.tag, one.decided, one.votes) for one in notes.entries][-1] == (Tag.COUNT, "Vi köper cykeln", (2, 1))
    assert [one.decided for one in notes.entries if one.decided] == ["Vi köper cykeln"]


def test_a_motion_that_falls_is_no_decision_and_one_may_be_settled_by_hand() -> None:
    def decided(*texts: str) -> list[str]:
        return [one.decided for one in noted(*texts).entries if one.decided]

    assert decided("#motion Vi köper", "#vote -1", "#close") == []
    assert decided("#motion Vi köper", "#rejected") == []
    assert decided("#motion Vi köper", "#accepted") == ["Vi köper"]
    assert decided("#accepted Vi köper cykeln") == ["Vi köper cykeln"]


def test_attendance_is_read_from_names_with_commas_and_and() -> None:
    notes = noted("#närvarande Elin, Per och Siv", "#here", "#frånvarande Ola")

    assert (notes.present, notes.absent, len(notes.own)) == (("Elin", "Per", "Siv"), ("Ola",), 1)


LOG = [
    ("olle", "#startmeeting"),
    ("olle", "Hej alla, ska vi börja?"),
    ("olle", "#link Dagordningen står på https://example.org/d"),
    ("olle", "#topic Närvaro"),
    ("olle", "#here Olof Ek"),
    ("maja", "#here"),
    ("olle", "#topic Första saken"),
    ("maja", "Är det viktigt?"),
    ("olle", "#info vi går vidare"),
    ("olle", "#topic Andra saken"),
    ("olle", "#action maja bakar en kaka"),
    ("olle", "#action fel rad"),
    ("olle", "#undo"),
    ("olle", "#idea vi borde öva mer"),
    ("olle", "#motion Köp en <b>fana</b>"),
    ("olle", "#vote +1"),
    ("maja", "#vote +1"),
    ("knut[", "#vote -1"),
    ("olle", "#close"),
    ("olle", "#agreed Vi ses i maj"),
    ("olle", "#nick k[n"),
    ("knut[", "#action hej k[n, byt namn"),
    ("olle", "#endmeeting"),
]
"""A log of MeetBot's shape."""


def test_a_log_of_meetbots_replays_to_the_same_topics_actions_agreements_and_votes() -> None:
    notes = noted(*LOG, agenda=())

    def said(tag: Tag) -> list[str]:
        return [one.words for one in notes.entries if one.tag is tag]

    assert [point.topic.title for point in notes.points] == ["Närvaro", "Första saken", "Andra saken"]
    assert said(Tag.ASSIGNMENT) == ["maja bakar en kaka", "hej k[n, byt namn"]
    assert [one.decided for one in notes.entries if one.decided] == ["Köp en <b>fana</b>", "Vi ses i maj"]
    assert [one.votes for one in notes.entries if one.votes] == [(2, 1)]
    assert said(Tag.VOTE) == ["+1", "+1", "-1"]
    assert (said(Tag.INFO), said(Tag.IDEA)) == (["vi går vidare"], ["vi borde öva mer"])
    assert [one.words for one in notes.loose if one.tag is Tag.LINK] == ["Dagordningen står på https://example.org/d"]
    assert notes.present == ("Olof Ek", "k[n")
