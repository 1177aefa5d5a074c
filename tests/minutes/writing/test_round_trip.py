"""What the bot writes, it reads again: the same minutes, whatever their words look like."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.i18n.speech import speaking
from bot.minutes.reading.draft import Draft
from bot.minutes.reading.read import read, read_text
from bot.minutes.writing.edition import Edition
from bot.minutes.writing.markdown import draft_to_markdown
from bot.minutes.writing.pdf import draft_to_pdf
from bot.minutes.writing.word import draft_to_word
from tests.minutes.reading.told import told
from tests.minutes.writing.drafts import drafts, editions, fitted, seen

NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
PAPERS = sorted(
    path for path in (Path(__file__).parents[1] / "reading" / "papers").iterdir() if path.suffix in (".txt", ".md")
)
languages = st.sampled_from(["sv", "en"]).map(speaking)


def many(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@many(100)
@given(drafts(), languages)
def test_a_draft_comes_back_from_markdown(draft: Draft, t: object) -> None:
    written = draft_to_markdown(draft, t)

    assert seen(read(written.encode(), name="a.md")) == seen(draft)
    assert seen(read_text(written)) == seen(draft)


@many(15)
@given(drafts(), languages)
def test_a_draft_comes_back_from_word(draft: Draft, t: object) -> None:
    assert seen(read(draft_to_word(draft, t, now=NOW), name="a.docx")) == seen(draft)


@many(25)
@given(drafts(), languages, editions())
def test_a_draft_comes_back_from_pdf(draft: Draft, t: object, made: Edition) -> None:
    edition = fitted(made, draft)

    assert seen(read(draft_to_pdf(draft, t, now=NOW, edition=edition), name="a.pdf")) == seen(draft)


@many(10)
@given(drafts(), languages, editions())
def test_numbers_status_and_letterhead_are_not_read_as_content(draft: Draft, t: object, made: Edition) -> None:
    edition = fitted(made, draft)

    assert seen(read(draft_to_word(draft, t, now=NOW, edition=edition), name="a.docx")) == seen(draft)
    assert seen(read(draft_to_markdown(draft, t, edition).encode(), name="a.md")) == seen(draft)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_minutes_of_any_layout_come_back_as_they_were_understood(paper: Path) -> None:
    draft = read(paper.read_bytes(), name=paper.name)
    t = speaking("sv")
    once = read(draft_to_markdown(draft, t).encode(), name="a.md")

    assert told(once) == told(draft) | {"title": draft.title or "Mötesanteckningar"}
    assert read(draft_to_markdown(once, t).encode(), name="a.md") == once
    assert seen(read(draft_to_word(once, t, now=NOW), name="a.docx")) == seen(once)
    assert seen(read(draft_to_pdf(once, t, now=NOW), name="a.pdf")) == seen(once)
