"""The log of deeds: whoever does something stands in it, and only those who may read it."""

import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from sqlalchemy import select

from bot.audit.command import Asked, show_deeds
from bot.audit.models import Deed
from bot.db.transaction import reading
from bot.localteams.people import AMIRA, KARIN
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import first_on_sqlite, press_raw, second_group, sqlite_only, word
from tests.stories.stage import Stage, offered, said

SENT_APART = "Jag skickade händelseloggen till dig i vår egen chatt: alla här ska inte läsa den."


async def _deeds(group: Stage) -> list[tuple[str, str, str]]:
    async with reading(group.works.engine) as session:
        asked = select(Deed.what, Deed.label, Deed.outcome).order_by(Deed.id)
        return [(what, label, outcome.value) for what, label, outcome in await session.execute(asked)]


@first_on_sqlite
async def test_who_did_what_when_stands_in_the_log_for_the_organisers_alone(group: Stage) -> None:
    await group.said(AMIRA, "föreslå En hemlig rubrik")
    asked = await group.sees(KARIN, "En hemlig rubrik")
    await group.local.press(KARIN, asked, "Anta")
    refused = await group.said(GUEST, "händelselogg")
    told = await group.said(KARIN, "Händelselogg.")
    log = await group.sees(KARIN, "Händelselogg · Ledningsgruppen")

    assert said(refused)[0] == "Det gick inte"
    assert said(told) == [SENT_APART]
    assert said(log) == [
        "Händelselogg · Ledningsgruppen",
        "4 händelser i loggen",
        "Vem som gjorde vad, senaste först. Det som skrevs sparas inte här.",
        *("Gunnel Gäst försökte något utan behörighet och nekades", "onsdag 18 november 10.00"),
        *("Karin Ek antog F-1", "onsdag 18 november 10.00"),
        *("Amira Haddad föreslog F-1", "onsdag 18 november 10.00"),
        *("Johan Lind sparade gruppens inställningar", "onsdag 18 november 10.00"),
    ]


@sqlite_only
@pytest.mark.thorough
async def test_a_long_log_is_read_page_by_page(group: Stage) -> None:
    for number in range(25):
        await group.local.say(AMIRA, group.local.chat(AMIRA), f"föreslå Punkt {number}")
    await group.settled()
    log = await group.told(KARIN, "audit log")
    older = await group.local.press(KARIN, log, "Visa äldre")

    assert (said(log)[1], said(log)[3]) == ("26 händelser i loggen", "Amira Haddad föreslog F-25")
    assert [words for words in said(older) if "föreslog" in words] == [
        f"Amira Haddad föreslog F-{number}" for number in range(5, 0, -1)
    ]
    assert (offered(log), offered(older)) == (["Visa äldre"], [])


@sqlite_only
@pytest.mark.thorough
async def test_what_shows_and_what_a_poll_is_answered_leave_no_trace_and_what_fails_neither(group: Stage) -> None:
    for command in ("dagordning", "möte", "uppdrag", "datum", "hjälp", "inställningar", "händelselogg"):
        await group.settled()
        await group.said(KARIN, command)
    poll = await group.said(KARIN, "incheckning")
    await group.local.press(AMIRA, poll, "Checka in", Närvaro="on site")
    listed = await group.said(KARIN, "datum")
    opened = await group.local.press(KARIN, listed, "Lägg till")
    assert opened.dialog is not None
    await group.local.press(KARIN, opened.dialog, "Spara", Datum="2020-01-01", Vad="Det har varit")

    assert await _deeds(group) == [("setup.save", "", "done"), ("check-in", "", "done")]


@sqlite_only
@pytest.mark.thorough
async def test_another_groups_log_is_out_of_reach_and_the_attempt_is_kept_for_the_operator(group: Stage) -> None:
    await second_group(group)
    async with reading(group.works.engine) as session:
        theirs = await session.scalar(select(Group.id).where(Group.name == "Styrgruppen"))
    seen = await group.told(KARIN, "hjälp")
    answer = await press_raw(group, KARIN, "audit.older", {"group": str(theirs), "before": "9"}, on=seen)
    out, err = StringIO(), StringIO()
    status = await show_deeds(group.works.engine, Asked(as_json=True), out=out, err=err)
    last = json.loads(out.getvalue().splitlines()[-1])

    assert word(answer) == "Jag hittar inte det längre. Be om listan på nytt."
    assert status == 0
    assert (last["person"], last["what"], last["outcome"]) == ("Karin Ek", "audit.older", "refused")


@sqlite_only
async def test_the_operator_reads_the_log_as_lines_and_as_json(group: Stage) -> None:
    await group.said(AMIRA, "föreslå En hemlig rubrik")
    out, err = StringIO(), StringIO()
    engine = group.works.engine
    assert await show_deeds(engine, Asked(group="Ledningsgruppen"), out=out, err=err) == 0
    assert [line.split("  ")[1:] for line in out.getvalue().splitlines()] == [
        ["Ledningsgruppen", "Johan Lind", "setup.save", "done"],
        ["Ledningsgruppen", "Amira Haddad", "propose", "F-1", "done"],
    ]

    later, nobody = StringIO(), StringIO()
    assert await show_deeds(engine, Asked(since=datetime(2027, 1, 1, tzinfo=UTC)), out=later, err=err) == 0
    assert await show_deeds(engine, Asked(group="Ingen"), out=later, err=nobody) == 1
    assert (later.getvalue(), nobody.getvalue().split(".")[0]) == ("", "There is no such group")
