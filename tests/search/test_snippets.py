"""The words around what was found."""

from bot.search.snippets import marked
from bot.search.words import Stems, wanted


def _shown(words: str, said: str, *, most: int = 60) -> str:
    stems = Stems()
    parts = marked(words, wanted(said, stems), stems, most=most)
    return "".join(f"[{part.words}]" if part.hit else part.words for part in parts)


def test_what_was_meant_is_marked_in_any_form() -> None:
    assert _shown("Lokalerna i söder. Fler lokaler!", "lokal") == "[Lokalerna] i söder. Fler [lokaler]!"


def test_a_long_text_is_cut_between_words_around_the_first_hit() -> None:
    long = "före " * 60 + "budgeten " + "efter " * 60

    shown = _shown(long, "budget", most=100)

    assert shown.count("[budgeten]") == 1
    assert (shown[:6], shown[-7:]) == ("…före ", " efter…")
    assert len(shown) <= 104


def test_a_text_without_a_hit_is_shown_from_its_beginning() -> None:
    assert _shown("ett två tre " * 10, "lokal", most=20) == "ett två tre ett två…"


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert _shown("x" * 500, "lokal", most=20) == "x" * 20 + "…"


def test_breaks_are_blanks_and_nothing_is_nothing() -> None:
    assert (_shown("ett\n\ntvå", "två"), _shown("", "två")) == ("ett [två]", "")


def test_letters_typed_in_two_pieces_are_found() -> None:
    assert _shown("Resan till Ska\u030ane", "sk\u00e5ne") == "Resan till [Sk\u00e5ne]"
