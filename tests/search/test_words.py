"""What counts as the same word, and what is asked for."""

import pytest

from bot.errors import Invalid
from bot.search.words import Stems, wanted, words_in


@pytest.mark.parametrize("form", ["lokal", "lokaler", "lokalerna", "lokalen", "LOKALERNAS"])
def test_every_form_of_a_word_is_the_same_word(form: str) -> None:
    stems = Stems()

    assert [one.fits(stems.of("lokaler")) for one in wanted(form, stems)] == [True]


def test_english_words_have_forms_too() -> None:
    stems = Stems()

    assert [one.fits(stems.of("reported")) for one in wanted("reports", stems)] == [True]


def test_the_last_word_may_be_the_beginning_of_a_longer_one() -> None:
    stems = Stems()
    first, last = wanted("skola skolskj", stems)

    assert (first.beginning, last.beginning) == ("", "skolskj")
    assert last.fits(stems.of("skolskjutsarna"))
    assert not first.fits(stems.of("skolskjutsarna"))


def test_one_letter_is_no_beginning() -> None:
    stems = Stems()

    assert [one.fits(stems.of("att")) for one in wanted("a", stems)] == [False]


def test_letters_composed_in_two_ways_are_the_same() -> None:
    stems = Stems()

    assert stems.of("ska\u030ane") == stems.of("sk\u00e5ne")


def test_a_number_with_its_letter_is_one_word() -> None:
    assert [word for word, _, _ in words_in("B-3, F-12 och covid-19_2")] == ["B-3", "F-12", "och", "covid", "19", "2"]


@pytest.mark.parametrize("nothing", ["", "   ", "%", "_", "🙂 🙂", '"', "--;", "\u200b"])
def test_without_a_word_it_says_what_to_write(nothing: str) -> None:
    with pytest.raises(Invalid, match="Write what to search for"):
        wanted(nothing, Stems())


@pytest.mark.parametrize("much", ["x" * 10_000, "ord " * 2_500, "a b c d e f g h i"])
def test_too_much_is_refused(much: str) -> None:
    with pytest.raises(Invalid, match="too much to search for"):
        wanted(much, Stems())
