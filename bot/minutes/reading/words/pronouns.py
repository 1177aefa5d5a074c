"""Whom `hon`, `han` and `de` stand for, among the persons who were named shortly before."""

from collections.abc import Sequence

from bot.minutes.reading.words.names import is_man, is_woman

PRONOUNS = frozenset(["hon", "han", "hen", "de", "dom", "båda"])
_MANY = frozenset(["de", "dom", "båda"])


def stands_for(pronoun: str, named: Sequence[str]) -> tuple[str, ...]:
    """The persons meant: for one, the first whose name fits (the subject of what was said); for several, all."""
    persons = tuple(dict.fromkeys(named))
    if pronoun in _MANY:
        return persons if len(persons) > 1 else ()
    wrong = {"hon": is_man, "han": is_woman}.get(pronoun)
    fitting = [name for name in persons if wrong is None or not wrong(name.split()[0])]
    return tuple(fitting[:1])
