"""An agenda follows its meeting: moved, cancelled, started, closed; and organisers hear when it is missing."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.agenda_play import CLOSING, FOLLOW_UP, FRIDAY, NEWS, accepted, added, agenda, kept, opened, titles
from tests.stories.forging import dialog_raw, hidden, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = [sqlite_only, pytest.mark.thorough]

FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)
NEXT = "fredag 4 december"


async def arranged(group: Stage, button: str, /, **inputs: object) -> None:
    """Let the secretary move or cancel the next meeting."""
    form = await opened(group, JOHAN, await group.said(JOHAN, "möte"), button)
    assert (await group.local.press(JOHAN, form, button, **inputs)).status == 200
    await group.settled()


async def test_a_moved_meeting_takes_its_publication_along(group: Stage) -> None:
    await arranged(group, "Flytta", Datum="2026-11-25")
    await group.at(datetime(2026, 11, 23, 6, 59, tzinfo=UTC))
    assert said(await agenda(group))[2] == "Inte publicerad än"
    await group.at(datetime(2026, 11, 23, 7, 0, 1, tzinfo=UTC))

    assert said(await agenda(group))[1:3] == ["onsdag 25 november kl. 09.00", "Publicerad"]


async def test_a_published_agenda_shows_that_its_meeting_was_moved(group: Stage) -> None:
    await accepted(group, "Lokalplan", by=AMIRA)
    await group.local.press(KARIN, await agenda(group), "Publicera")
    await group.settled()
    posted = group.newest_root(SVEN)
    await arranged(group, "Flytta", Starttid="13:00")
    await group.later(timedelta(minutes=6))

    assert said(group.now(SVEN, posted))[1:4] == [
        f"{FRIDAY} kl. 13.00",
        "Publicerad, ändrad sedan dess",
        "Ändrat onsdag 18 november: mötet är flyttat",
    ]
    assert said(await group.sees(AMIRA, "Ny tid"))[2] == f"Ny tid: {FRIDAY} kl. 13.25"


async def test_what_a_cancelled_meeting_would_have_taken_up_comes_first_at_the_next(group: Stage) -> None:
    await accepted(group, "Lokalplan", by=AMIRA)
    await group.local.press(KARIN, await agenda(group), "Publicera")
    await group.settled()
    posted = group.newest_root(SVEN)
    await arranged(group, "Ställ in")

    shown = said(group.now(SVEN, posted))
    assert shown[2:4] == [
        "Mötet är inställt",
        "Ändrat onsdag 18 november: Lokalplan tas upp på nästa möte i stället",
    ]
    assert "Lokalplan" not in shown
    assert offered(group.now(SVEN, posted)) == []
    assert await titles(group, nth=1) == [FOLLOW_UP, NEWS, "Lokalplan", CLOSING]
    told = f"Mötet är inställt; punkten tas upp {NEXT} i stället"
    assert said(await group.sees(AMIRA, "Mötet är inställt;"))[1:3] == ["Lokalplan", told]
    await added(group, await agenda(group), "Ny")
    assert await titles(group, nth=1) == [FOLLOW_UP, NEWS, "Lokalplan", "Ny", CLOSING]


async def test_what_was_not_reached_comes_first_at_the_next_meeting_and_presenters_hear(group: Stage) -> None:
    for title in ("Ett", "Två"):
        await accepted(group, title, by=AMIRA)
    await group.local.press(KARIN, await agenda(group), "Publicera")
    await group.settled()
    await group.at(FRIDAY_AT_NINE)
    await group.local.press(KARIN, await group.said(KARIN, "möte"), "Starta mötet")
    await group.settled()
    posted = group.newest_root(KARIN)
    card = await agenda(group)
    assert said(card)[2] == "Mötet pågår"
    assert offered(card) == ["Inte hunnet", "Ändra ordning", "Lägg till punkt", "Ta bort", "Ändra punkt"]

    asked = await opened(group, KARIN, card, "Inte hunnet")
    late = str((await kept(group))[3].id)
    moved = await group.local.press(KARIN, asked, "Flytta till nästa möte", Punkter=late)
    again = await group.local.press(KARIN, asked, "Flytta till nästa möte", Punkter=late)
    await group.settled()

    assert moved.word == "Flyttat till nästa möte: Två"
    assert again.word == "Det står inte på dagordningen längre."
    assert await titles(group) == [FOLLOW_UP, NEWS, "Ett", CLOSING]
    assert await titles(group, nth=1) == [FOLLOW_UP, NEWS, "Två", CLOSING]
    assert said(await group.sees(AMIRA, "Hanns inte"))[2] == f"Hanns inte med; den tas upp {NEXT} i stället"
    assert "Två" not in said(group.now(SVEN, posted))

    await group.local.press(KARIN, await group.said(KARIN, "möte"), "Avsluta mötet")
    await group.settled()
    shown = next(one for one in group.bot_in(group.channel, SVEN) if said(one)[2] == "Mötet är avslutat")
    assert offered(shown) == ["Inte hunnet"]
    refused = await dialog_raw(
        group, KARIN, "task/fetch", {"verb": "agenda.add", "meeting": hidden(card, "Inte hunnet")["meeting"]}
    )
    assert word(refused) == "Det mötet är avslutat, och dagordningen ligger fast. Välj ett senare möte."


async def test_organisers_are_told_once_of_a_meeting_that_comes_near_without_an_agenda(group: Stage) -> None:
    form = await group.said(JOHAN, "inställningar")
    await group.local.press(JOHAN, form, "Spara", publish_days="-1")
    await group.settled()
    await group.at(datetime(2026, 11, 19, 6, 59, tzinfo=UTC))
    assert group.count(KARIN, "Dagordning") == 0
    await group.at(datetime(2026, 11, 19, 7, 0, 1, tzinfo=UTC))
    await group.works.clockwork.tick()
    await group.settled()

    near = await group.sees(KARIN, "Publicera den här")
    assert said(near) == [
        "Dagordning · Ledningsgruppen",
        f"{FRIDAY} kl. 09.00",
        "Dagordningen är inte publicerad än. Publicera den här, eller titta på den först.",
    ]
    assert (group.count(KARIN, "Dagordning"), group.count(JOHAN, "Dagordning"), group.count(SVEN, "Dagordning")) == (
        1,
        1,
        0,
    )
    published = await group.local.press(KARIN, near, "Publicera")
    await group.settled()
    assert said(published)[2] == "Publicerad"
    late = await group.local.press(JOHAN, await group.sees(JOHAN, "Publicera den här"), "Publicera")
    assert late.word is not None
