"""Words for those who act together or by their office, and words that stand before a name without being one."""

from bot.minutes.reading.words.listing import phrases, words

_GROUPS = phrases(
    """
    gruppen, grupperna, enheten, avdelningen, kontoret, styrelsen, kommittén, utskottet, sekretariatet, kansliet,
    teamet, rådet, nätverket, presidiet, valberedningen, redaktionen, funktionen, laget, ledningen, sektionen,
    föreningen, klubben, projektet, kollegiet, förvaltningen, delegationen, gruppens, staben
    """
)
_ROLES = phrases(
    """
    ansvarig, ansvariga, ledare, ledaren, chef, chefen, chefer, cheferna, ordförande, ordföranden, sekreterare,
    sekreteraren, kassör, kassören, ledamot, ledamöterna, samordnare, samordnaren, rektor, rektorn, rektorer,
    rektorerna, direktör, direktören, controller, controllern, koordinator, koordinatorn, jurist, juristen, arkitekt,
    arkitekten, konsult, konsulten, revisor, revisorn, revisorerna, revisorer, strateg, strategen, handläggare,
    handläggaren, webmaster, redaktör, redaktören, ägare, ägaren, representant, kontaktperson, mästare, utvecklare,
    utvecklarna, deltagarna, medlemmarna, ombudet, ombuden, kansli
    """
)
_HEADS = phrases(
    """
    grupp, gruppen, avdelning, avdelningen, enhet, enheten, arbetsgruppen, projektgruppen, teamet, team
    """
)
_EVERYONE = words(
    """
    vi alla gruppen mötet arbetsgruppen samtliga deltagare ledningsgruppen lg
    """
)
_PRONOUNS = frozenset(["vi", "alla", "samtliga"])
_OUTSIDE = phrases(
    """
    nämnden, nämnderna, fullmäktige, kommunstyrelsen, regionstyrelsen,
    länsstyrelsen, regeringen, riksdagen, kommunen, staden, förvaltningen, inspektionen, myndigheten
    """
)
_TASKED = ("förvaltningen",)
_ABBREVIATION = 6


def is_group(word: str) -> bool:
    """A definite word for a group or unit: `arbetsgruppen`, `Kansliet`."""
    low = word.lower()
    return low.endswith(_GROUPS) and (low.endswith(_TASKED) or not low.endswith(_OUTSIDE))


def is_group_head(word: str) -> bool:
    """A word after which the group's own name follows: `Avdelningen …`, `Gruppen …`."""
    return word.lower() in _HEADS


def is_role(word: str) -> bool:
    """A word for an office: `sekreteraren`, `VC`, `projektledaren`."""
    return word.lower().endswith(_ROLES)


def is_abbreviation(word: str) -> bool:
    """Capitals such as `HR` or `VC`."""
    return 2 <= len(word) <= _ABBREVIATION and word.isupper() and word.isalpha()  # noqa: PLR2004


def is_everyone(word: str) -> bool:
    """`vi`, `alla`, `gruppen`: all who sit at the table."""
    return word.lower() in _EVERYONE


def is_pronoun(word: str) -> bool:
    """`vi`, `alla`, `samtliga`."""
    return word.lower() in _PRONOUNS


def is_outside(word: str) -> bool:
    """A body that acts in its ordinary role, whatever this meeting says: the board of a town, the parliament."""
    return word.lower().endswith(_OUTSIDE)
