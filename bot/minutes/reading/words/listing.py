"""Word lists stand in the code as running text: easier to read, to sort and to add to than quoted strings."""


def words(text: str) -> frozenset[str]:
    """The words of a text, separated by space."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, separated by commas, in their order."""
    return tuple(" ".join(part.split()) for part in text.split(",") if part.strip())
