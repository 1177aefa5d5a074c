"""The façade has the house's rooms: a module of cards bears the name of the room that shows itself in it."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = {"folds", "gallery", "inputs", "kit", "press", "room", "samples", "speech", "tooltips", "words"}
"""What cards are drawn and shown with."""


def names(folder: str) -> set[str]:
    return {
        path.stem
        for path in (ROOT / folder).iterdir()
        if (path.suffix == ".py" or path.is_dir()) and not path.name.startswith("__")
    }


def test_every_module_of_cards_is_named_after_a_room() -> None:
    assert names("cards") - OWN - names("bot") == set()


def test_the_list_of_its_own_is_not_longer_than_needed() -> None:
    assert OWN & names("cards") == OWN
