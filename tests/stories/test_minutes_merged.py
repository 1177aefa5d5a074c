"""A second text for the same meeting: the secretary chooses, and nothing that either says is lost."""

import pytest

from bot.localteams.people import JOHAN, KARIN, SVEN
from tests.stories.forging import MINUTES, draft_of, gone_through, shown, sqlite_only
from tests.stories.note_play import begun, closed, writes
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

OTHER = """Anteckningar 2026-11-20

Deltagare: Karin Ek, Gunnel Gran

1. Budget
Karin går igenom läget.
Underskottet är två miljoner.
Sven tar fram en prognos till nästa möte.

2. Skolskjuts
Johan Lind ringer bolaget senast den 1 december.
"""


async def test_two_drafts_of_one_meeting_become_one_and_the_same_assignment_is_offered_once(group: Stage) -> None:
    first = await draft_of(group, words=MINUTES)
    await group.local.press(JOHAN, first, "Ta med")
    second = await draft_of(group, words=OTHER)
    assert (
        "Det finns redan ett utkast för mötet: ”Mötesanteckningar ledningsgruppen”, Johan Lind, onsdag 18 november."
        in said(second)
    )
    assert {"Lägg ihop dem här", "Kasta det andra"} <= set(offered(second))
    merged = await group.local.press(JOHAN, second, "Lägg ihop dem här")
    await group.settled()

    lines = said(merged)
    assert lines[2] == "Uppdrag 1 av 3: ta med eller hoppa över"
    assert "Deltagare Karin Ek, Gunnel Gran, Johan Lind, Amira Haddad" in lines
    assert "Frånvarande Sven Åberg" in lines
    headings = [line for line in lines if line.endswith(("Budget", "Skolskjuts", "Ny lokalplan"))]
    assert headings[-3:] == ["1\\. Budget", "2\\. Skolskjuts", "3\\. Ny lokalplan"]
    for words in ("Underskottet är två miljoner.", "Sven ska ta fram en prognos till nästa möte."):
        assert words in lines
    assert [line for line in lines if line.startswith("**Amira Haddad**")] == [
        "**Amira Haddad**: Amira skickar ut lokalplanen till skolorna senast den 4 december."
    ]
    assert said(shown(group, JOHAN, first))[2] == "Kastat. Skicka filen igen för att börja om."

    back = await group.local.press(JOHAN, second, "Ångra det senaste")
    assert said(back)[2] == "Uppdrag 1 av 2: ta med eller hoppa över"
    assert {"Lägg ihop dem här", "Kasta det andra"} <= set(offered(back))


@sqlite_only
async def test_the_other_draft_is_thrown_away_or_both_stay_as_she_chooses(group: Stage) -> None:
    first = await draft_of(group, words=MINUTES)
    second = await draft_of(group, words=OTHER)
    pressed = await group.local.press(JOHAN, second, "Kasta det andra")
    await group.settled()

    assert said(pressed)[2] == "Uppdrag 1 av 2: ta med eller hoppa över"
    assert "Lägg ihop dem här" not in offered(pressed)
    assert said(shown(group, JOHAN, first))[2] == "Kastat. Skicka filen igen för att börja om."
    late = await group.local.press(JOHAN, second, "Hoppa över")
    assert said(late)[2] == "Uppdrag 2 av 2: ta med eller hoppa över"


@sqlite_only
async def test_texts_of_different_meetings_have_nothing_to_do_with_each_other(group: Stage) -> None:
    await draft_of(group, words=MINUTES)
    other = await draft_of(group, words=OTHER.replace("2026-11-20", "2026-12-04"))
    hers = await group.told(KARIN, "anteckningar")

    assert "Lägg ihop dem här" not in offered(other)
    assert said(hers)[0] == "UTKAST · Mötesanteckningar · Ledningsgruppen"


async def test_an_assignment_in_the_live_notes_and_in_the_file_is_given_once(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "#punkt Budget", "#uppdrag Sven tar fram en prognos senast 11 december")
    over = await closed(group)
    await group.local.press(JOHAN, over, "Gör utkast")
    await group.settled()
    sent = await draft_of(group, words="2026-11-20\n\n1. Budget\nSven ska ta fram en prognos senast den 11 december.\n")
    merged = await group.local.press(JOHAN, sent, "Lägg ihop dem här")
    await group.settled()
    ready = await gone_through(group, shown(group, JOHAN, sent))
    await group.local.press(JOHAN, ready, "Publicera")
    await group.settled()

    assert said(merged)[2] == "Uppdrag 1 av 1: ta med eller hoppa över"
    assert said(await group.told(SVEN, "mina uppdrag"))[1] == "1 öppet uppdrag"
