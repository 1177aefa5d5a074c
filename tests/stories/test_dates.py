"""Key dates: minutes name them, organisers add them, everybody sees them, and the week's digest tells of those near."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.dates.use_cases import note_date
from bot.db.transaction import transaction
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import dialog_raw, facts, hidden, press_raw, published, second_group, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

DIALOGUE = date(2026, 11, 27)
GONE = "Jag hittar inte det längre. Be om listan på nytt."
ORGANISERS_ONLY = "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."


async def _add(group: Stage, day: object, words: str) -> str | None:
    """Let the chair add a date from a fresh list, and return the word that she gets."""
    listed = await group.said(KARIN, "datum")
    opened = await group.local.press(KARIN, listed, "Lägg till")
    assert opened.dialog is not None
    saved = await group.local.press(KARIN, opened.dialog, "Spara", Datum=day, Vad=words)
    await group.settled()
    return saved.word


async def _note(group: Stage, day: date, words: str) -> None:
    """Let minutes name a day."""
    async with transaction(group.works.engine) as session:
        of = (await session.scalars(select(Group))).one()
        await note_date(session, of, day=day, words=words, source="Mötesanteckningar 6 november", now=group.clock.now())


async def test_an_organiser_adds_a_date_in_the_list_and_takes_it_away_again(group: Stage) -> None:
    listed = await group.said(KARIN, "datum")
    opened = await group.local.press(KARIN, listed, "Lägg till")
    assert opened.dialog is not None
    saved = await group.local.press(KARIN, opened.dialog, "Spara", Datum=DIALOGUE, Vad="Verksamhetsdialog")
    await group.settled()
    shown = group.now(AMIRA, listed)

    assert saved.word == "Sparat: fredag 27 november. Det står i listan."
    assert said(shown) == [
        "Datum · Ledningsgruppen",
        "1 datum framöver",
        "fredag 27 november",
        "Verksamhetsdialog",
        "Karin Ek",
    ]
    emptied = await group.local.press(JOHAN, shown, "Ta bort")
    assert said(emptied)[1] == "Inga datum framöver"
    assert said(await group.said(SVEN, "dates"))[1] == "Inga datum framöver"


@sqlite_only
async def test_everybody_sees_the_dates_and_only_organisers_change_them(group: Stage) -> None:
    await _add(group, DIALOGUE, "Verksamhetsdialog")
    by_karin = await group.said(KARIN, "datum")
    before = await facts(group)
    for person in (AMIRA, GUEST):
        answer = await group.said(person, "datum")
        assert (said(answer)[1], offered(answer)) == ("1 datum framöver", [])
        refused = await group.local.press(person, by_karin, "Ta bort")
        form = await group.local.press(person, by_karin, "Lägg till")
        assert (refused.word, form.word, form.dialog) == (ORGANISERS_ONLY, ORGANISERS_ONLY, None)

    assert await facts(group) == before


@sqlite_only
async def test_a_day_that_minutes_name_is_kept_once_and_stays_away_when_it_was_taken_away(group: Stage) -> None:
    await _note(group, DIALOGUE, "VDH den 27 november")
    await _note(group, DIALOGUE, "VDH den  27 november")
    await _note(group, date(2026, 11, 13), "Den dagen har varit")
    listed = await group.said(KARIN, "datum")
    assert said(listed)[1:] == [
        "1 datum framöver",
        "fredag 27 november",
        "VDH den 27 november",
        "Mötesanteckningar 6 november",
    ]

    await group.local.press(KARIN, listed, "Ta bort")
    await _note(group, DIALOGUE, "VDH den 27 november")
    assert said(await group.said(KARIN, "datum"))[1] == "Inga datum framöver"

    await _add(group, DIALOGUE, "VDH den 27 november")
    assert said(await group.said(KARIN, "datum"))[1] == "1 datum framöver"


@pytest.mark.parametrize(
    ("day", "words", "why"),
    [
        ("2026-11-17", "Gårdagen", "Den dagen har varit. Välj en som ligger framåt."),
        ("2027-02-29", "Skottdag", "”Datum” stämmer inte. Kontrollera och skicka igen."),
        ("2027-04-31", "Valborg", "”Datum” stämmer inte. Kontrollera och skicka igen."),
        ("snart", "Snart", "”Datum” stämmer inte. Kontrollera och skicka igen."),
        ("2062-01-01", "Långt bort", "Det är mer än 5 år bort. Se efter att året stämmer."),
        (
            "2026-12-01",
            "å" * 10_000,
            "”Vad” får ha högst 200 tecken. Korta av och skicka igen.",
        ),
    ],
    ids=["yesterday", "29 February", "31 April", "words", "2062", "10,000 letters"],
)
@sqlite_only
async def test_a_day_that_does_not_fit_is_refused_and_what_was_typed_stays(
    group: Stage, day: str, words: str, why: str
) -> None:
    listed = await group.said(KARIN, "datum")
    opened = await group.local.press(KARIN, listed, "Lägg till")
    assert opened.dialog is not None
    refused = await group.local.press(KARIN, opened.dialog, "Spara", Datum=day, Vad=words)
    assert refused.dialog is not None
    typed = {field["id"]: field["value"] for field in refused.dialog.card["body"] if "id" in field}

    assert (said(refused.dialog)[0], typed) == (why, {"day": day, "words": words})
    assert said(await group.said(KARIN, "datum"))[1] == "Inga datum framöver"


@sqlite_only
async def test_a_date_that_is_saved_or_removed_twice_stands_and_falls_once(group: Stage) -> None:
    listed = await group.said(KARIN, "datum")
    for _ in range(2):
        opened = await group.local.press(KARIN, listed, "Lägg till")
        assert opened.dialog is not None
        await group.local.press(KARIN, opened.dialog, "Spara", Datum=DIALOGUE, Vad="Verksamhetsdialog")
        await group.settled()
    shown = group.now(KARIN, listed)
    assert said(shown)[1] == "1 datum framöver"

    taken = hidden(shown, "Ta bort")
    again = [await press_raw(group, KARIN, "dates.remove", taken, on=shown) for _ in range(2)]
    assert [said(Pressed(one, card=one.body["value"]))[1] for one in again] == ["Inga datum framöver"] * 2


@sqlite_only
async def test_another_groups_dates_are_out_of_sight_and_out_of_reach(group: Stage) -> None:
    elsewhere = await second_group(group)
    await _add(group, DIALOGUE, "Verksamhetsdialog")
    listed = await group.said(KARIN, "datum")
    theirs = await group.said(AMIRA, "datum", place=elsewhere)
    carried, before = hidden(listed, "Lägg till"), await facts(group)

    assert said(theirs)[:2] == ["Datum · Styrgruppen", "Inga datum framöver"]
    taken = hidden(listed, "Ta bort")
    foreign = await press_raw(group, GUEST, "dates.remove", taken | {"date": str(carried["shown"])}, on=listed)
    added = await dialog_raw(
        group,
        KARIN,
        "task/submit",
        hidden(theirs, "Lägg till") | {"verb": "dates.save", "day": "2026-12-01", "words": "Intrång"},
        on=listed,
    )

    assert (word(foreign), word(added)) == (GONE, GONE)
    assert await facts(group) == before


@sqlite_only
async def test_the_weeks_digest_names_the_dates_of_the_next_two_weeks(group: Stage) -> None:
    await published(group)
    for day, words in (
        (DIALOGUE, "Verksamhetsdialog"),
        (date(2026, 12, 7), "Betygsstopp"),
        (date(2026, 12, 8), "Lucia"),
    ):
        await _add(group, day, words)

    await group.at(datetime(2026, 11, 23, 7, 0, 1, tzinfo=UTC))

    digest = said(group.newest_root(KARIN))
    assert digest[digest.index("Datum de närmaste två veckorna") :] == [
        "Datum de närmaste två veckorna",
        *("fredag 27 november", "Verksamhetsdialog", "Karin Ek"),
        *("måndag 7 december", "Betygsstopp", "Karin Ek"),
    ]
