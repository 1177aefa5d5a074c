"""Pairs of groups, and news that are too long for an agenda."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.people.models import Group
from bot.sisters.rules import SHORT, cut, pair_of


def group(name: str) -> Group:
    return Group(
        tenant_id="t",
        conversation_id=name,
        service_url="s",
        is_channel=True,
        name=name,
        created_at=datetime(2026, 11, 18, tzinfo=UTC),
    )


def test_a_pair_has_one_name_whoever_asks() -> None:
    one, other, third = group("Ett"), group("Två"), group("Tre")

    assert pair_of(one, other) == pair_of(other, one)
    assert len({pair_of(one, other), pair_of(one, third), pair_of(other, third)}) == 3


@given(st.text(max_size=600))
def test_news_fit_on_one_line_of_an_agenda_and_only_what_is_too_long_is_cut(words: str) -> None:
    line, shown = " ".join(words.split()), cut(words)

    assert len(shown) <= SHORT
    assert shown == line if len(line) <= SHORT else line.startswith(shown.removesuffix("…"))
