"""A person's rights: everything about her in a file, and her name and ids out of every row but the public records."""

import json
from collections.abc import Awaitable, Callable
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.db.base import Base
from bot.db.transaction import reading
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.people.models import Person
from bot.privacy.command import Asked, anonymise_person, export_person
from bot.proposals.models import Proposal
from tests.stories.conftest import GUEST
from tests.stories.forging import facts, first_on_sqlite, published, sqlite_only
from tests.stories.stage import Stage

RECORDS = {"minutes", "minutes_item", "decision", "candidate", "noted"}


async def _run(program: Callable[..., Awaitable[int]], group: Stage, asked: Asked) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    status = await program(group.works.engine, asked, out=out, err=err, now=group.clock.now())
    return status, out.getvalue(), err.getvalue()


async def _rows_with(group: Stage, *words: str) -> set[str]:
    """Return the names of the tables in which any of the words stands."""
    async with reading(group.works.engine) as session:
        return {
            table.name
            for table in Base.metadata.sorted_tables
            for row in await session.execute(select(table))
            if any(word in repr(tuple(row)) for word in words)
        }


@first_on_sqlite
async def test_what_is_kept_about_somebody_is_exported_and_then_she_is_nobody(group: Stage, tmp_path: Path) -> None:
    await group.said(AMIRA, "föreslå Ny lokalplan")
    await group.said(JOHAN, "nytt uppdrag Amira Haddad skickar ut planen senast 6 februari")
    await published(group)
    path = tmp_path / "amira.json"
    status, _, _ = await _run(export_person, group, Asked("amira haddad", to=path))
    told = json.loads(path.read_text())

    assert (status, oct(path.stat().st_mode)) == (0, "0o100600")
    assert told["person"]["name"] == "Amira Haddad"
    assert [one["title"] for one in told["proposal"]] == ["Ny lokalplan"]
    assert sorted(one["number"] for one in told["assignment_owned"]) == [1, 2]
    assert [one["named_as"] for one in told["minutes_naming_her"]] == [["participant", "presenter"]]
    assert {one["what"] for one in told["deed"]} == {"propose"}

    refused = await _run(anonymise_person, group, Asked("Amira Haddad"))
    assert (refused[0], refused[2].split(".")[0]) == (
        1,
        f"This takes Amira Haddad ({told['person']['id']}) out for good",
    )
    records = {name: rows for name, rows in (await facts(group)).items() if name in RECORDS}
    done = await _run(anonymise_person, group, Asked("Amira Haddad", is_sure=True))
    assert (done[0], done[1].split(";")[0]) == (0, "She is Person 1 now")

    assert {name: rows for name, rows in (await facts(group)).items() if name in RECORDS} == records
    assert await _rows_with(group, "Amira Haddad", AMIRA.teams_id) <= {*RECORDS, "heard"}
    assert (await _run(anonymise_person, group, Asked(told["person"]["id"], is_sure=True)))[1] == (
        "Person 1 is anonymised already.\n"
    )


@sqlite_only
@pytest.mark.thorough
async def test_a_longer_word_that_begins_with_her_name_is_left(group: Stage) -> None:
    await group.said(GUEST, "hjälp")
    await group.said(KARIN, "föreslå Gunnel Gästs plan för Gunnel Gästrum (Gunnel Gäst)")
    await _run(anonymise_person, group, Asked("Gunnel Gäst", is_sure=True))

    async with reading(group.works.engine) as session:
        titles = (await session.scalars(select(Proposal.title))).all()
    assert titles == ["Person 1s plan för Gunnel Gästrum (Person 1)"]


@sqlite_only
async def test_the_log_of_the_program_holds_no_names_and_no_words(
    group: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    await group.said(AMIRA, "föreslå Omorganisation i det tysta")
    await group.said(AMIRA, "nytt uppdrag Sven Åberg rensar förrådet senast 6 februari")
    await group.said(AMIRA, "förslag")
    await published(group)
    logged = "".join(capsys.readouterr())

    secret = ("Amira", "Haddad", "Johan Lind", "Karin Ek", "Sven", "Omorganisation", "förråd", "lokalplan")
    assert "token.renewed" in logged
    assert [word for word in secret if word.casefold() in logged.casefold()] == []


@sqlite_only
@pytest.mark.thorough
async def test_an_ambiguous_name_and_an_organiser_are_refused_with_what_to_do(group: Stage) -> None:
    await group.said(SVEN, "föreslå Ny lokalplan")
    async with reading(group.works.engine) as session:
        sven = (await session.scalars(select(Person).where(Person.member_id == SVEN.teams_id))).one()
    near = await _run(export_person, group, Asked("sven"))
    nobody = await _run(export_person, group, Asked("Ingen Alls"))
    blank = await _run(anonymise_person, group, Asked(" ", is_sure=True))
    chair = await _run(anonymise_person, group, Asked("Johan Lind", is_sure=True))

    assert near[2] == (
        f"Nobody has exactly that name; say which one by the id:\n{sven.id}  Sven Åberg  Ledningsgruppen\n"
    )
    assert blank[2] == "Say whom you mean: an id, or a whole name.\n"
    assert nobody[2] == "There is nobody by that id or name.\n"
    assert chair[2] == "She is chair or secretary of Ledningsgruppen. Let the group name somebody else first.\n"
