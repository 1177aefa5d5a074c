"""The organisers' guide says what the buttons and inputs say, names commands that there are, and shows its pictures."""

import re
from pathlib import Path

from tests.i18n.test_catalogue import catalogue, commands

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.sv.md").read_text(encoding="utf-8")
NO_COMMANDS = {"@", "@Mötesbot", "python -m bot doctor"}


def test_what_is_bold_in_the_guide_is_a_label_word_for_word() -> None:
    said = {form for one in catalogue().values() for form in ((one,) if isinstance(one, str) else one)}

    assert set(re.findall(r"\*\*(.+?)\*\*", GUIDE)) - said - {"Word", "PDF"} == set()


def test_what_the_guide_tells_one_to_write_is_understood() -> None:
    written = {one.removeprefix("@Mötesbot ") for one in set(re.findall(r"`(.+?)`", GUIDE)) - NO_COMMANDS}
    notes = {one for one in written if one.startswith("#")}
    unknown = {one for one in written - notes if not any(f"{one} ".startswith(f"{phrase} ") for phrase in commands())}

    assert (unknown, {one.split()[0] for one in notes}) == (set(), {"#beslut", "#uppdrag", "#återkommer", "#ångra"})


def test_the_guides_pictures_are_there_and_described() -> None:
    shown = re.findall(r'<img src="(.+?)" alt="(.*?)"', GUIDE)

    assert [path for path, words in shown if not (DOCS / path).is_file() or len(words.split()) < 3] == []
    assert len(shown) == len(list((DOCS / "pictures").glob("guide-*.png")))
