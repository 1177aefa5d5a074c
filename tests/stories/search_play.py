"""What the stories of searching share."""

from bot.localteams.board import Seen
from bot.localteams.people import Person
from tests.stories.stage import Stage, said

HOUSES = """Mötesanteckningar ledningsgruppen
2026-11-13

Deltagare: Karin Ek, Johan Lind

BESLUT

1. Tillfälliga lokaler
Gruppen beslutar att hyra lokaler vid torget.
Johan ska ringa hyresvärden om lokalerna senast den 4 december.

INFORMATION

2. Läget
Karin berättar om *budgeten* och en ny lokal <at>alla</at>.
"""


async def searched(stage: Stage, person: Person, words: str) -> Seen:
    """Return what the bot shows who searches in 1:1 chat."""
    return await stage.told(person, f"sök {words}")


async def found(stage: Stage, person: Person, words: str) -> list[str]:
    """Return what a search in 1:1 chat shows, without its head."""
    return hits(await searched(stage, person, words))


def hits(seen: Seen) -> list[str]:
    """Return what was found, without the card's head."""
    return [line for line in said(seen)[3:] if line != "Visa ▸"]
