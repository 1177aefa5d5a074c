"""An item's body becomes text to type over, and text a body; nothing is lost on either way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.wording import WINDOW, as_text, replaced, rewritten, windows

Body = list[dict[str, Any]]


def part(text: str, level: int = 0, marker: str = "") -> dict[str, Any]:
    return {"text": text, "level": level, "marker": marker}


BODY: Body = [part("Läget."), part("två\nrader"), part("Skolor", 0, "-"), part("norr", 1, "•"), part("sist", 0, "a)")]


def test_paragraphs_are_lines_and_bullets_keep_mark_and_depth() -> None:
    assert as_text(BODY) == "Läget.\ntvå\nrader\n- Skolor\n  • norr\na) sist"


def test_what_nobody_typed_over_stays_as_it_is() -> None:
    assert rewritten(BODY, as_text(BODY)) == BODY
    assert rewritten(BODY, as_text(BODY).replace("Skolor", "Förskolor")) == [
        *BODY[:2],
        part("Förskolor", 0, "-"),
        *BODY[3:],
    ]


def test_lines_that_are_added_and_taken_away() -> None:
    assert rewritten(BODY, as_text(BODY) + "\n\n2. Nytt\n") == [*BODY, part("Nytt", 0, "2.")]
    assert rewritten(BODY, "Läget.\na) sist") == [BODY[0], BODY[4]]
    assert rewritten(BODY, " \n") == []
    assert rewritten([], "") == []


@given(st.lists(st.text(alphabet="abc -•1.\n", min_size=1, max_size=30).filter(str.strip), max_size=8))
def test_no_word_is_lost_on_the_way(texts: list[str]) -> None:
    body = [part(text) for text in texts]

    again = rewritten([], as_text(body))

    assert as_text(again).split() == as_text(body).split()


@pytest.mark.parametrize("unit", ["Ord efter ord står här. ", "Rad\n", "x", "Stycke " * 100 + "\n"])
def test_a_long_text_is_shown_in_stretches_that_together_are_the_whole(unit: str) -> None:
    text = (unit * (3 * WINDOW // len(unit) + 1)).strip()

    stretches = windows(text)

    assert "".join(text[one.start : one.end] for one in stretches) == text
    assert max(one.end - one.start for one in stretches) <= WINDOW
    assert [replaced(text, one, text[one.start : one.end].strip()) for one in stretches] == [text] * len(stretches)
    assert replaced(text, stretches[1], "NYTT").split("NYTT")[0].split() == text[: stretches[1].start].split()
