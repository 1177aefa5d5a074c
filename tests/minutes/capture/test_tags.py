"""A line says what it is by its first word."""

import pytest

from bot.minutes.capture.tags import Parsed, Tag, lines_of, parse, tagged


@pytest.mark.parametrize(
    ("line", "tag", "words"),
    [
        ("#punkt 3", Tag.ITEM, "3"),
        ("# Punkt: Ny rubrik", Tag.ITEM, "Ny rubrik"),
        ("#topic Budget", Tag.ITEM, "Budget"),
        ("#BESLUT Vi antar planen.", Tag.DECISION, "Vi antar planen."),
        ("#beslut: vi antar planen", Tag.DECISION, "vi antar planen"),
        ("#agreed We adopt it", Tag.DECISION, "We adopt it"),
        ("#uppdrag Elin skickar planen", Tag.ASSIGNMENT, "Elin skickar planen"),
        ("#action Elin sends it", Tag.ASSIGNMENT, "Elin sends it"),
        ("#dialog Många frågor", Tag.DIALOG, "Många frågor"),
        ("#info Läget är gott", Tag.INFO, "Läget är gott"),
        ("#återkommer Lokalerna i mars", Tag.COMEBACK, "Lokalerna i mars"),
        ("#närvarande Elin, Per", Tag.PRESENT, "Elin, Per"),
        ("#here", Tag.PRESENT, ""),
        ("#nick Siv", Tag.PRESENT, "Siv"),
        ("#frånvarande Per", Tag.ABSENT, "Per"),
        ("#chair Elin", Tag.CHAIR, "Elin"),
        ("#idé Ett gemensamt schema", Tag.IDEA, "Ett gemensamt schema"),
        ("#help with the form", Tag.HELP, "with the form"),
        ("#link https://example.org", Tag.LINK, "https://example.org"),
        ("#motion Att köpa", Tag.MOTION, "Att köpa"),
        ("#vote +1", Tag.VOTE, "+1"),
        ("#close", Tag.COUNT, ""),
        ("#accepted", Tag.CARRIED, ""),
        ("#rejected", Tag.REJECTED, ""),
        ("#ångra", Tag.UNDO, ""),
        ("#undo", Tag.UNDO, ""),
        ("#startmeeting", Tag.START, ""),
        ("#endmeeting", Tag.END, ""),
    ],
)
def test_a_tag_is_known_in_both_languages_in_any_case_with_or_without_a_colon(line: str, tag: Tag, words: str) -> None:
    assert parse(line) == Parsed(tag, words)


@pytest.mark.parametrize(
    "line",
    [
        "Karin öppnar mötet.",
        "möte med föräldrarna blev bra",
        "Information om läget",
        "Återkommer i mars",
        "Dialog kring budgeten",
        "#1 är viktigast",
        "C# är ett språk",
        "Beslut",
        "punkt 3 skjuts upp",
    ],
)
def test_a_line_without_a_tag_is_plain_and_nothing_is_asked(line: str) -> None:
    assert parse(line) == Parsed(Tag.PLAIN, line)


@pytest.mark.parametrize(
    ("line", "near", "meant"),
    [
        ("#besult Vi antar planen", "beslut", "#beslut Vi antar planen"),
        ("#upddrag Elin skickar", "uppdrag", "#uppdrag Elin skickar"),
        ("Beslut: Vi antar planen", "beslut", "#beslut Vi antar planen"),
        ("uppdrag Elin skickar planen", "uppdrag", "#uppdrag Elin skickar planen"),
        ("punkt 3", "punkt", "#punkt 3"),
    ],
)
def test_a_tag_that_was_mistyped_or_lacks_its_mark_is_kept_as_written_and_asked_about(
    line: str, near: str, meant: str
) -> None:
    assert parse(line) == Parsed(Tag.PLAIN, line, near)
    assert tagged(line, near) == meant


def test_a_tag_that_is_like_no_other_stays_plain_words() -> None:
    assert parse("#fredagsfika vid tre") == Parsed(Tag.PLAIN, "#fredagsfika vid tre")


def test_several_lines_of_one_message_are_several_notes() -> None:
    assert lines_of("Karin öppnar.\n\n  #punkt 2  \n#\nElin föredrar.") == [
        "Karin öppnar.",
        "#punkt 2",
        "Elin föredrar.",
    ]
