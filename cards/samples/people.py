"""Who is in the invented group."""

from cards.inputs import Choice

CHAIR = "Karin Ek"
SECRETARY = "Johan Lind"
AMIRA = "Amira Haddad"
SVEN = "Sven Åberg"
ELIN = "Elin Sjöström"
NADJA = "Nadja Öberg"
PER = "Per Hallgren"
OSKAR = "Oskar Wiklund"

EVERYBODY = (CHAIR, SECRETARY, AMIRA, SVEN, ELIN, NADJA, PER, OSKAR)


def choices() -> tuple[Choice, ...]:
    """Return everybody as choices, with an id as Teams gives them."""
    return tuple(Choice(f"29:{name.split()[0].lower()}", name) for name in EVERYBODY)


def by_name() -> tuple[Choice, ...]:
    """Return everybody as choices whose value is the name."""
    return tuple(Choice(name, name) for name in EVERYBODY)
