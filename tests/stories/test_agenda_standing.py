"""The items that every agenda has: added, renamed, skipped, removed, and only in agendas not yet published."""

import pytest
from sqlalchemy import select

from bot.agenda.fillings import Filling
from bot.agenda.use_cases.standing import have_standing
from bot.db.transaction import transaction
from bot.localteams.cards import actions
from bot.localteams.people import KARIN, SVEN
from bot.people.models import Group
from tests.stories.agenda_play import CLOSING, FOLLOW_UP, FRIDAY, NEWS, added, agenda, opened, pressed, row, titles
from tests.stories.conftest import GUEST
from tests.stories.forging import dialog_raw, hidden, sqlite_only, word
from tests.stories.stage import Stage, said

pytestmark = [sqlite_only, pytest.mark.thorough]


async def test_the_list_begins_with_three_and_each_change_shows_at_once(group: Stage) -> None:
    card = await agenda(group)
    listed = await opened(group, KARIN, card, "Stående punkter")
    assert [words for words in said(listed) if words in {FOLLOW_UP, NEWS, CLOSING}] == [FOLLOW_UP, NEWS, CLOSING]

    form = await opened(group, KARIN, listed, "Lägg till stående punkt")
    chosen = {"Rubrik": "Läget i gruppen", "Tid (minuter)": "5"}
    listed = await opened(group, KARIN, form, "Spara", **chosen, **{"Plats på mötet": "3 closing"})
    first = next(found.action for found in actions(listed.card) if found.name == "Ändra")
    again = await pressed(group, KARIN, listed, first)
    assert again.dialog is not None
    listed = await opened(group, KARIN, again.dialog, "Spara", Rubrik="Sedan sist", **{"Tid (minuter)": "20"})
    await group.settled()

    assert await titles(group) == ["Sedan sist", NEWS, "Läget i gruppen", CLOSING]
    shown = group.now(KARIN, card)
    assert row(shown, "Sedan sist") == ["09.00", "Sedan sist", "Återkoppling", "20 min"]
    assert row(shown, "Läget i gruppen") == ["09.35", "Läget i gruppen", "Information", "5 min"]


async def test_skipped_once_comes_back_after_and_what_is_removed_stays_away(group: Stage) -> None:
    card = await agenda(group)
    listed = await opened(group, KARIN, card, "Stående punkter")
    skip, *_ = [found.action for found in actions(listed.card) if found.name == "Hoppa över nästa gång"]
    skipped = await pressed(group, KARIN, listed, skip)
    assert skipped.dialog is not None
    assert f"Tas inte upp {FRIDAY}" in said(skipped)
    gone = [found.action for found in actions(skipped.dialog.card) if found.name == "Ta bort"]
    removed = await pressed(group, KARIN, skipped.dialog, gone[1])
    twice = await pressed(group, KARIN, skipped.dialog, gone[1])
    await group.settled()

    assert said(removed) == said(twice)
    assert await titles(group) == [CLOSING]
    assert removed.dialog is not None
    after_all = next(found.action for found in actions(removed.dialog.card) if found.name == "Ta upp den ändå")
    await pressed(group, KARIN, removed.dialog, after_all)
    await agenda(group)
    assert await titles(group) == [FOLLOW_UP, CLOSING]


async def test_a_published_agenda_keeps_its_standing_items(group: Stage) -> None:
    card = await agenda(group)
    await group.local.press(KARIN, card, "Publicera")
    listed = await opened(group, KARIN, group.now(KARIN, card), "Stående punkter")
    assert [found.name for found in actions(listed.card)] == ["Ändra", "Ta bort"] * 3 + ["Lägg till stående punkt"]
    gone = next(found.action for found in actions(listed.card) if found.name == "Ta bort")
    await pressed(group, KARIN, listed, gone)
    await agenda(group)

    assert await titles(group) == [FOLLOW_UP, NEWS, CLOSING]


async def test_time_given_to_one_agenda_outlives_a_change_of_the_standing_items(group: Stage) -> None:
    card = await agenda(group)
    await added(group, card, "Lokalplan")
    which = await opened(group, KARIN, card, "Ändra punkt")
    form = await opened(group, KARIN, which, "Fortsätt")
    await group.local.press(KARIN, form, "Spara", **{"Tid (minuter)": "40"})
    listed = await opened(group, KARIN, card, "Stående punkter")
    for place in (0, 1):
        change = [found.action for found in actions(listed.card) if found.name == "Ändra"][place]
        again = await pressed(group, KARIN, listed, change)
        assert again.dialog is not None
        listed = await opened(group, KARIN, again.dialog, "Spara", **{"Tid (minuter)": "1"})
    await group.settled()

    shown = group.now(KARIN, card)
    assert row(shown, FOLLOW_UP)[3] == "40 min"
    assert row(shown, NEWS)[3] == "1 min"


async def test_reports_have_an_item_once_there_are_reporters(group: Stage) -> None:
    await agenda(group)
    for _ in range(2):
        async with transaction(group.works.engine) as session:
            await have_standing(session, (await session.scalars(select(Group))).one(), Filling.REPORTS)
    card = await agenda(group)

    reports = "Kort, kort – återkoppling från grupper"
    assert await titles(group) == [FOLLOW_UP, NEWS, reports, CLOSING]
    assert row(card, reports) == ["09.25", reports, "Återkoppling", "15 min"]


async def test_the_list_is_the_organisers_and_the_groups_own(group: Stage) -> None:
    card = await agenda(group)
    data = {name: value for name, value in hidden(card, "Stående punkter").items() if name != "msteams"}
    listed = await opened(group, KARIN, card, "Stående punkter")
    drop = {**next(found.action for found in actions(listed.card) if found.name == "Ta bort")["data"]}

    for person in (SVEN, GUEST):
        for one in (data, drop):
            assert word(await dialog_raw(group, person, "task/submit", one)).startswith("Det kan bara ordföranden")
    forged = {**drop, "standing": data["group"]}
    assert (await dialog_raw(group, KARIN, "task/submit", forged)).status == 200
    elsewhere = await dialog_raw(group, KARIN, "task/submit", {**data, "group": drop["standing"]})
    assert word(elsewhere) == "Jag hittar inte det längre. Be om listan på nytt."
    assert await titles(group) == [FOLLOW_UP, NEWS, CLOSING]
