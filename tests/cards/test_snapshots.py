"""Each card in each state and language is the JSON that stands in snapshots/.

A change that is meant is taken over by `UPDATE_SNAPSHOTS=1 pytest tests/cards/test_snapshots.py`; the diff is then
for the reviewer to read.
"""

import json
import os
from pathlib import Path

import pytest

from bot.i18n.speech import LANGUAGES, speaking
from cards.samples.every import every_sample
from cards.samples.sample import Sample

SNAPSHOTS = Path(__file__).with_name("snapshots")
SAMPLES = every_sample()


def file_of(sample: Sample, lang: str) -> Path:
    return SNAPSHOTS / f"{sample.name}.{lang}.json"


def drawn(sample: Sample, lang: str) -> str:
    cards = [{"summary": card.summary, "card": card.json} for card in sample.cards(speaking(lang))]
    return json.dumps(cards, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_card_is_drawn_as_it_was(sample: Sample, lang: str) -> None:
    kept = file_of(sample, lang)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(drawn(sample, lang), encoding="utf-8")

    assert kept.is_file(), "there is no snapshot yet: look at the card in the gallery, then UPDATE_SNAPSHOTS=1"
    assert json.loads(drawn(sample, lang)) == json.loads(kept.read_text(encoding="utf-8"))


def test_no_snapshot_outlives_its_sample() -> None:
    expected = {file_of(sample, lang).name for sample in SAMPLES for lang in LANGUAGES}

    assert {path.name for path in SNAPSHOTS.glob("*")} == expected


def test_samples_have_names_of_their_own() -> None:
    names = [sample.name for sample in SAMPLES]

    assert sorted(set(names)) == sorted(names)
