"""Minutes know their meeting: who was there, what the check-out found good, and who gets them."""

from datetime import timedelta

import pytest

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import draft_of, first_on_sqlite, gone_through
from tests.stories.poll_play import FRIDAY, FRIDAY_AT_NINE, GOOD, checked_in, checked_out, held
from tests.stories.stage import Stage, said

NAMELESS = """Mötesanteckningar

BESLUT

1. Ny lokalplan
Gruppen beslutar att anta lokalplanen.
Amira skickar ut lokalplanen till skolorna senast den 4 december.
"""


async def met(group: Stage) -> Seen:
    """Let the group meet: Karin and Johan are there, Sven is absent, Amira says nothing; return the check-out."""
    await group.at(FRIDAY_AT_NINE)
    await held(group)
    card = await group.sees(KARIN, "Incheckning", place=group.channel)
    await checked_in(group, KARIN, card)
    await checked_in(group, JOHAN, card, "remote")
    await checked_in(group, SVEN, card, "absent")
    await group.later(timedelta(hours=2))
    await held(group, "Avsluta mötet")
    return await group.sees(KARIN, "Utcheckning", place=group.channel)


@first_on_sqlite
async def test_the_check_in_and_the_check_out_go_into_the_minutes_and_absentees_get_them(group: Stage) -> None:
    check_out = await met(group)
    await checked_out(group, KARIN, check_out, **{GOOD: "Öppna och raka samtal"})
    ready = await gone_through(group, await draft_of(group, words=NAMELESS))

    lines = said(ready)
    assert lines[2] == "Klart att publicera"
    assert "Datum fredag 20 november" in lines
    assert "Deltagare Johan Lind, Karin Ek" in lines
    assert "Frånvarande Sven Åberg" in lines
    assert (
        lines[3]
        == "Publicera lägger mötesanteckningarna i kanalen och ger besked till var och en som fått ett uppdrag."
    )
    item = lines.index("2\\. Avslut och utcheckning")
    assert lines[item : item + 4] == ["2\\. Avslut och utcheckning", "Visa ▾", "Dölj ▴", "- Öppna och raka samtal"]
    assert "Svarade inte på incheckningen: räkna som frånvarande" in lines

    await checked_out(group, JOHAN, check_out, **{GOOD: "Vi höll tiden"})
    published = await group.local.press(
        JOHAN, ready, "Publicera", **{"Svarade inte på incheckningen: räkna som frånvarande": ["Amira Haddad"]}
    )
    await group.settled()

    assert said(published)[2] == "Publicerade i kanalen"
    root = said(group.newest_root(KARIN))
    assert root[:3] == ["Mötesanteckningar · Ledningsgruppen", "Mötesanteckningar", FRIDAY]
    assert "Frånvarande Sven Åberg, Amira Haddad" in root
    assert "- Vi höll tiden" in " ".join(root)
    for person, count in ((SVEN, 1), (AMIRA, 1), (KARIN, 0), (JOHAN, 0), (GUEST, 0)):
        assert group.count(person, "Du var inte med på mötet. Här är anteckningarna.") == count


DIFFERING = """Mötesanteckningar 2026-11-20
Deltagare: Sven, Karin Ek, Gunnel Gran
Frånvarande: Johan Lind

1. Budget
Karin går igenom läget.
"""


@pytest.mark.thorough
async def test_where_text_and_check_in_differ_the_secretary_decides(group: Stage) -> None:
    await met(group)
    draft = await draft_of(group, words=DIFFERING)

    lines = said(draft)
    odds = lines.index("Texten och incheckningen skiljer sig åt:")
    assert lines[odds + 1 : odds + 3] == [
        "Johan Lind checkade in, men står som frånvarande i texten.",
        "Sven Åberg anmälde frånvaro, men står som deltagare i texten.",
    ]
    assert "Deltagare Sven, Karin Ek, Gunnel Gran" in lines
    await group.local.press(JOHAN, draft, "Publicera", **{"Vilken närvaro gäller?": "Incheckningen"})
    await group.settled()

    root = said(group.newest_root(KARIN))
    assert "Deltagare Karin Ek, Gunnel Gran, Johan Lind" in root
    assert "Frånvarande Sven Åberg" in root


@pytest.mark.thorough
async def test_who_did_not_answer_is_counted_absent_only_when_the_secretary_says_so(group: Stage) -> None:
    await met(group)
    draft = await draft_of(group, words="1. Budget\nKarin går igenom läget.")
    await group.local.press(JOHAN, draft, "Publicera")
    await group.settled()

    assert "Frånvarande Sven Åberg" in said(group.newest_root(KARIN))
    assert group.count(AMIRA, "Du var inte med") == 0


@pytest.mark.thorough
async def test_without_names_the_check_out_comes_into_the_draft_when_it_is_closed(stage: Stage) -> None:
    await stage.local.install()
    await stage.set_up(**{"Fria texter": "anonymous"})
    check_out = await met(stage)
    for person, words in ((KARIN, "Raka samtal"), (JOHAN, "Tydliga underlag"), (AMIRA, "Gott kaffe")):
        await checked_out(stage, person, check_out, **{GOOD: words})
    draft = await draft_of(stage, words="1. Budget\nKarin går igenom läget.")
    assert "Utcheckningen är öppen än. Det goda tas med när den är stängd." in said(draft)
    assert "Raka samtal" not in " ".join(said(draft))

    await stage.local.press(KARIN, check_out, "Stäng")
    await stage.settled()
    again = await stage.told(JOHAN, "anteckningar")
    item = said(again).index("2\\. Avslut och utcheckning")
    words = " ".join(said(again)[item:])
    assert [one in words for one in ("Raka samtal", "Tydliga underlag", "Gott kaffe")] == [True, True, True]
