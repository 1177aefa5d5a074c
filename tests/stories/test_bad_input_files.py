"""Files that are no minutes: refused in words that say what to send instead; the bot neither goes astray nor chokes."""

import zipfile
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import web
from docx import Document

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.localteams.shapes import file_download
from bot.minutes.reading.errors import BrokenFile, EmptyFile, ScannedPdf, TooLarge, WrongKind
from bot.teams.files import FileFromElsewhere, FileNotFetched, FileTooLarge
from tests.stories.forging import MINUTES, SV, facts, second_group, sqlite_only
from tests.stories.stage import Stage, offered, said

REFUSED = SV("That did not go through")


def _word(*paragraphs: str) -> bytes:
    document, file = Document(), BytesIO()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def _bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 200_000_000)
    return file.getvalue()


PICTURES_ONLY = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)

NO_MINUTES = {
    "tom.txt": (b"", EmptyFile),
    "blank.md": (b" \n\t\n", EmptyFile),
    "tom.docx": (_word(), EmptyFile),
    "skannad.pdf": (PICTURES_ONLY, ScannedPdf),
    "stor.txt": (b"a" * 30_000_000, FileTooLarge),
    "program.docx": (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" * 50, BrokenFile),
    "program.exe": (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" * 50, WrongKind),
    "trasig.docx": (_word(MINUTES)[:2_000], BrokenFile),
    "trasig.pdf": (b"%PDF-1.7\n" + b"\xe2\xe3" * 500, BrokenFile),
    "bild.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, WrongKind),
    "../../etc/passwd": (b"\0\1\2" * 500, WrongKind),
    "zip.txt": (b"PK\3\4" + b"\0" * 100, BrokenFile),
}


@sqlite_only
async def test_a_file_that_is_no_minutes_is_refused_with_what_to_send_instead(group: Stage) -> None:
    before = await facts(group)

    for name, (content, why) in NO_MINUTES.items():
        seen = {one.id for one in group.local.messages(JOHAN)}
        assert await group.local.send_file(JOHAN, name, content) == 201
        [answer] = await group.local.until(
            lambda seen=seen: [one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if one.id not in seen]
        )  # type: ignore[misc]
        assert (name, said(answer)) == (name, [REFUSED, SV(why.msgid)])

    assert await facts(group) == before


@sqlite_only
async def test_a_bomb_is_refused_unopened_and_a_wrong_ending_with_a_right_inside_is_read(group: Stage) -> None:
    assert await group.local.send_file(JOHAN, "bomb.docx", _bomb()) == 201

    answer = await group.sees(JOHAN, REFUSED)

    assert said(answer) == [REFUSED, SV(TooLarge.msgid, most=10)]
    assert await group.local.send_file(JOHAN, "anteckningar.pdf", _word(*MINUTES.split("\n"))) == 201
    assert "Ta med" in offered(await group.sees(JOHAN, "UTKAST"))


@pytest.fixture
async def elsewhere() -> AsyncIterator[str]:
    """A server that is not where Teams keeps its files, and what it was asked for."""

    async def away(request: web.Request) -> web.Response:
        raise web.HTTPFound("http://localhost:1/hemligt") if request.path == "/away" else web.HTTPGone

    app = web.Application()
    app.router.add_get("/{path:.*}", away)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@sqlite_only
async def test_files_are_fetched_only_from_where_teams_keeps_them(group: Stage, elsewhere: str) -> None:
    before = await facts(group)
    urls = {
        "https://ont.example/anteckningar.docx": FileFromElsewhere,
        "file:///etc/passwd": FileFromElsewhere,
        "http://169.254.169.254/latest/meta-data": FileFromElsewhere,
        "https://exempel.sharepoint.com.ont.example/x": FileFromElsewhere,
        "": FileFromElsewhere,
        f"{elsewhere}/away": FileFromElsewhere,
        f"{elsewhere}/gone": FileNotFetched,
        f"{group.local.url}/files/finns-inte": FileNotFetched,
    }

    for number, (url, why) in enumerate(urls.items()):
        message = group.local.activity(JOHAN, group.local.chat(JOHAN))
        sent = {**message, "id": f"fil{number}", "attachments": [file_download("anteckningar.docx", url, "1")]}
        seen = {one.id for one in group.local.messages(JOHAN)}
        assert (await group.local.deliver(sent)).status == 201
        [answer] = await group.local.until(
            lambda seen=seen: [one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if one.id not in seen]
        )  # type: ignore[misc]
        assert (url, said(answer)) == (url, [REFUSED, SV(why.msgid)])
    for number, content in enumerate((None, [], "x", {"downloadUrl": 7}, {"downloadUrl": None})):
        message = group.local.activity(JOHAN, group.local.chat(JOHAN))
        file = {**file_download("anteckningar.docx", "", "1"), "content": content}
        assert (await group.local.deliver({**message, "id": f"odd{number}", "attachments": [file]})).status == 201

    assert await facts(group) == before


@sqlite_only
async def test_who_organises_nothing_is_told_that_her_file_is_not_taken_and_two_files_are_asked_for_one_by_one(
    group: Stage,
) -> None:
    assert await group.local.send_file(SVEN, "anteckningar.txt", MINUTES.encode()) == 201
    members = await group.sees(SVEN, REFUSED)
    chat = group.local.chat(JOHAN)
    files = [file_download(name, f"{group.local.url}/files/x", "1") for name in ("ett.txt", "två.txt")]
    assert (
        await group.local.deliver({**group.local.activity(JOHAN, chat), "id": "två", "attachments": files})
    ).status == 201
    two = await group.sees(JOHAN, REFUSED)

    assert said(members)[1] == SV(
        "You are not the chair or the secretary of any group that is set up, so I can't take minutes from you."
    )
    assert said(two)[1] == SV("I read one file at a time. Send them again, each in a message of its own.")
    assert (await facts(group))["minutes"] == []


async def test_an_organiser_of_two_groups_is_asked_which_one_the_file_is_for(group: Stage) -> None:
    await second_group(group)
    settings = await group.said(JOHAN, "inställningar")
    assert (await group.local.press(JOHAN, settings, "Spara", Sekreterare=AMIRA.teams_id)).status == 200
    assert await group.local.send_file(AMIRA, "anteckningar.txt", MINUTES.encode()) == 201
    asked = await group.sees(AMIRA, SV("Which group are the minutes for?"))
    assert (offered(asked), (await facts(group))["minutes"]) == (["Ledningsgruppen", "Styrgruppen"], [])

    pressed = await group.local.press(AMIRA, asked, "Styrgruppen")
    again = await group.local.press(AMIRA, asked.id, "Ta med") if pressed.card is None else pressed
    draft = await group.sees(AMIRA, "UTKAST")

    assert (again.status, said(draft)[0]) == (200, "UTKAST · Mötesanteckningar · Styrgruppen")
    rows = await facts(group)
    assert (len(rows["minutes"]), rows["upload"]) == (1, [])
    assert [one for one in group.bot_in(group.local.chat(KARIN), KARIN) if "UTKAST" in str(one.card)] == []
