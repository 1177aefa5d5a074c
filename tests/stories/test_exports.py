"""Minutes leave as files: offered in 1:1 chat, taken, and read again word for word."""

from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from bot.db.transaction import reading, transaction
from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.minutes.exporting_command import Asked, FileKind, export_minutes
from bot.minutes.models import Minutes, MinutesState
from bot.minutes.reading.draft import Draft
from bot.minutes.reading.read import read
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import MINUTES as SHORT
from tests.stories.forging import (
    draft_of,
    facts,
    first_on_sqlite,
    hidden,
    invoke_raw,
    press_raw,
    published,
    said_at_leisure,
    second_group,
    sqlite_only,
    word,
)
from tests.stories.stage import Stage, offered, said

MORE = """- Elevtalen ökar
- Hyrorna ökar mer
Sven tar fram en prognos senast den 11 december.
Frågan om skyltar återkommer på nästa möte.

Nästa möte är fredag den 4 december.
"""
MINUTES = SHORT.replace("Sven ska ta fram en prognos till nästa möte.\n", MORE)
NAME = "mötesanteckningar-2026-11-20"
GONE = "Jag hittar inte det längre. Be om listan på nytt."


@first_on_sqlite
async def test_a_member_gets_the_minutes_as_a_file_in_her_own_chat(group: Stage) -> None:
    await published(group, words=MINUTES)
    root = group.newest_root(AMIRA)
    assert offered(root)[-2:] == ["Word", "PDF"]

    pressed = await group.local.press(AMIRA, root, "PDF")
    assert pressed.word == f"Jag har skickat {NAME}.pdf till dig i vår egen chatt."
    pdf = read(await taken(group, AMIRA, f"{NAME}.pdf"), name="a.pdf")
    await group.local.press(AMIRA, root, "Word")
    word_file = read(await taken(group, AMIRA, f"{NAME}.docx"), name="a.docx")

    assert told(pdf) == told(word_file)
    assert told(pdf) == {
        "status": "Status: Version 1, publicerad onsdag 18 november 2026",
        "people": (("Karin Ek", "Johan Lind", "Amira Haddad"), ("Sven Åberg",)),
        "items": [("1", "Ny lokalplan", "BESLUT", ("Amira Haddad",)), ("2", "Budget", "INFORMATION", ())],
        "decisions": [("Gruppen beslutar att anta lokalplanen.", "1")],
        "assignments": [
            ("Amira skickar ut lokalplanen till skolorna senast den 4 december.", ["Amira Haddad"], "2026-12-04"),
            ("Sven tar fram en prognos senast den 11 december.", ["Sven Åberg"], "2026-12-11"),
        ],
        "comebacks": ["Frågan om skyltar återkommer på nästa möte."],
        "next": "2026-12-04",
        "numbers": ["B-1", "U-1", "U-2"],
    }


@pytest.mark.thorough
@sqlite_only
async def test_the_latest_minutes_and_a_guest_have_the_buttons_too(group: Stage) -> None:
    await published(group, words=MINUTES)
    await said_at_leisure(group, GUEST, "anteckningar")
    shown = await group.told(AMIRA, "anteckningar")

    assert offered(shown)[-2:] == ["Word", "PDF"]
    pressed = await group.local.press(AMIRA, shown, "Word")
    assert pressed.word == f"{NAME}.docx finns här nedanför i chatten."
    assert told(read(await taken(group, AMIRA, f"{NAME}.docx"), name="a.docx"))["numbers"] == ["B-1", "U-1", "U-2"]
    await group.local.press(GUEST, group.newest_root(GUEST), "PDF")
    assert (await taken(group, GUEST, f"{NAME}.pdf")).startswith(b"%PDF-1.7")


@pytest.mark.thorough
@sqlite_only
async def test_a_press_that_comes_twice_is_one_offer(group: Stage) -> None:
    await published(group, words=MINUTES)
    root = group.newest_root(AMIRA)
    for _ in range(3):
        await group.local.press(AMIRA, root, "PDF")
    await group.settled()

    offers = [seen for seen in group.bot_in(group.local.chat(AMIRA), AMIRA) if not seen.cards]
    assert [seen.attachments[0]["name"] for seen in offers] == [f"{NAME}.pdf"]


@pytest.mark.thorough
@sqlite_only
async def test_what_others_may_not_read_they_may_not_export(group: Stage) -> None:
    await second_group(group)
    await published(group, words=MINUTES)
    ids = hidden(group.newest_root(AMIRA), "PDF")
    theirs = group.local.channel("Ledningsgruppen")
    await draft_of(group, words=MINUTES.replace("2026-11-20", "2026-11-27"))
    async with reading(group.works.engine) as session:
        draft = await session.scalar(select(Minutes.id).where(Minutes.state == MinutesState.DRAFT))
    before = await facts(group)

    for person, minutes in ((AMIRA, draft), (SVEN, draft), (AMIRA, "00000000-0000-0000-0000-000000000001")):
        answer = await press_raw(group, person, "minutes.export", {**ids, "minutes": str(minutes)}, place=theirs)
        assert word(answer) == GONE
    taking = {"action": "accept", "context": {"verb": "minutes.file", "minutes": str(draft), "kind": "pdf"}}
    assert (await invoke_raw(group, SVEN, "fileConsent/invoke", taking)).status == 200
    await group.settled()
    assert said(group.bot_in(group.local.chat(SVEN), SVEN)[-1])[-1] == GONE
    assert await facts(group) == before


@pytest.mark.thorough
@sqlite_only
async def test_a_draft_says_on_every_page_that_it_is_one(group: Stage) -> None:
    draft = await draft_of(group, words=MINUTES)
    pressed = await group.local.press(JOHAN, draft, "Word")
    assert pressed.word == f"{NAME}-utkast.docx finns här nedanför i chatten."
    file = docx.Document(BytesIO(await taken(group, JOHAN, f"{NAME}-utkast.docx")))

    assert file.sections[0].header.paragraphs[0].text == "\tUTKAST"
    assert file.paragraphs[1].text == "Status: \tVersion 1: utkast, inte publicerad"
    assert [len(table.rows[0].cells) for table in file.tables] == [2, 4, 2]


@pytest.mark.thorough
@sqlite_only
async def test_the_file_names_its_version_and_who_approved_it(group: Stage) -> None:
    await published(group, words=MINUTES)
    root = group.newest_root(KARIN)
    assert (await group.local.press(KARIN, root, "Justera")).status == 200
    await group.settled()
    await group.local.press(KARIN, root, "Word")
    first = read(await taken(group, KARIN, f"{NAME}.docx"), name="a.docx")
    assert first.preamble[0] == (
        "Status: Version 1, publicerad onsdag 18 november 2026. Justerad av Karin Ek onsdag 18 november 2026"
    )

    async with transaction(group.works.engine) as session:
        minutes = await session.scalar(select(Minutes))
        minutes.version = 2
    await group.local.press(KARIN, root, "PDF")
    second = read(await taken(group, KARIN, f"{NAME}-version-2.pdf"), name="a.pdf")
    assert second.preamble[0].startswith("Status: Version 2, publicerad onsdag 18 november 2026. Justerad av Karin Ek")


@pytest.mark.thorough
@sqlite_only
async def test_each_page_carries_what_the_settings_say(group: Stage) -> None:
    form = await group.told(JOHAN, "inställningar")
    lines = {"Sidhuvud i dokument": "Exempelstads kommun", "Sidfot i dokument": "exempelstad.example"}
    assert (await group.local.press(JOHAN, form, "Spara", **lines)).status == 200
    await published(group, words=MINUTES)
    await group.local.press(AMIRA, group.newest_root(AMIRA), "PDF")
    draft = read(await taken(group, AMIRA, f"{NAME}.pdf"), name="a.pdf")

    assert draft.left_out[-3:] == ("Exempelstads kommun", "exempelstad.example", "Sida 1 av 1")


@pytest.mark.thorough
@sqlite_only
async def test_whoever_runs_the_bot_exports_from_the_command_line(group: Stage, tmp_path: Path) -> None:
    assert await exporting(group) == (0, "There are no minutes yet.\n", b"", "")
    await published(group, words=MINUTES)
    async with reading(group.works.engine) as session:
        asked = select(Minutes.id, Group.name).join(Group, Group.id == Minutes.group_id)
        minutes, name = (await session.execute(asked)).one()
    line = f"{minutes}  2026-11-20  {name}  version 1  published  Mötesanteckningar ledningsgruppen\n"

    assert await exporting(group) == (0, line, b"", "")
    path = tmp_path / "a.docx"
    assert await exporting(group, group=name, to=str(path)) == (0, f"{path}\n", b"", "")
    assert told(read(path.read_bytes(), name="a.docx"))["numbers"] == ["B-1", "U-1", "U-2"]
    status, _, data, _ = await exporting(group, minutes=minutes, kind=FileKind.MARKDOWN, to="-")
    assert (status, data.decode().splitlines()[0]) == (0, "# Mötesanteckningar ledningsgruppen")
    assert (await exporting(group, minutes=minutes, to="-"))[2].startswith(b"%PDF")
    nothing = "There are no such minutes. `python -m bot export-minutes` lists those there are.\n"
    assert await exporting(group, group="Andra") == (1, "", b"", nothing)
    assert await exporting(group, minutes=minutes, version=2) == (1, "", b"", nothing)
    unwritten = "The file can't be written: No such file or directory.\n"
    assert await exporting(group, minutes=minutes, to=str(tmp_path / "a" / "b.md")) == (1, "", b"", unwritten)


async def exporting(stage: Stage, **asked: object) -> tuple[int, str, bytes, str]:
    """What the program returns and prints: to read, as data, and of what went wrong."""
    out, data, err = StringIO(), BytesIO(), StringIO()
    wish = Asked(**asked)  # type: ignore[arg-type]
    status = await export_minutes(stage.works.engine, wish, out=out, data=data, err=err, now=stage.clock.now())
    return status, out.getvalue(), data.getvalue(), err.getvalue()


async def taken(stage: Stage, person: Person, name: str) -> bytes:
    """The file that she was offered last, once she has taken it."""
    offer = await newest_offer(stage, person)
    assert offer.attachments[0]["name"] == name
    assert (await stage.local.answer_file(person, offer)).status == 200
    await stage.settled()
    return stage.local.file(name)


async def newest_offer(stage: Stage, person: Person) -> Seen:
    """The file that the bot offers her."""
    await stage.settled()
    return [seen for seen in stage.bot_in(stage.local.chat(person), person) if not seen.cards][-1]


def told(draft: Draft) -> dict[str, object]:
    """What a file says."""
    return {
        "status": draft.preamble[0],
        "people": (draft.participants, draft.absent),
        "items": [(item.number, item.title, item.section, item.presenters) for item in draft.items],
        "decisions": [(one.text, one.item) for one in draft.decisions],
        "assignments": [(one.text, [owner.written for owner in one.owners], str(one.due)) for one in draft.assignments],
        "comebacks": [one.text for one in draft.comebacks],
        "next": str(draft.next_meeting),
        "numbers": [one for one in draft.left_out if one[:2] in ("B-", "U-")],
    }
