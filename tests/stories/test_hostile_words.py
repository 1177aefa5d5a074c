"""One hostile text, said everywhere that something can be said: on cards, in files and in search it stays a text."""

import csv
import json
import re
import zipfile
from collections.abc import AsyncIterator
from io import BytesIO, StringIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from icalendar import Calendar

from bot.localteams.cards import walk
from bot.localteams.people import AMIRA, KARIN, Person
from bot.minutes.reading.read import read
from tests.cards.rendering import markdown_in, rendered
from tests.stories.forging import invoke_raw, press_raw
from tests.stories.furnished import database, furnished, ids_in
from tests.stories.matrix import FILES, rows
from tests.stories.rehearsal import Rehearsal
from tests.stories.snapshots import Rows
from tests.stories.stage import Stage

TURNING = "\u202e\u2066\u200f\u200b\ufeff\U000e0041"
EVIL = (
    f'{TURNING}=HYPERLINK("http://x.example") **b** [x](javascript:a) <at>Karin Ek</at> <b>y</b> '
    '#eval("1+1") $x$ {{DATE(2026-11-20T08:00:00Z)}} { HYPERLINK "http://x.example" }'
)
SEEN = '=HYPERLINK("http://x.example")'
MOVED = {"day": "2026-12-04", "hour": "10:00", "length_minutes": "90"}
MINUTES = f"""Mötesanteckningar ledningsgruppen
2026-11-18

Deltagare: Karin Ek, Johan Lind

BESLUT

1. {EVIL}
Gruppen beslutar att {EVIL}.
"""


@pytest.fixture
async def furnished_group(sqlite_url: str, rehearsals: dict[str, Rehearsal]) -> AsyncIterator[Stage]:
    """The group with something of everything, on SQLite."""
    async with furnished(sqlite_url, rehearsals) as stage:
        yield stage


def _letters(stage: Stage, after: int) -> list[tuple[dict[str, Any], str]]:
    with database(stage) as now:
        found = now.execute("SELECT card, summary FROM letter WHERE rowid > ?", (after,)).fetchall()
    return [(json.loads(card), summary) for card, summary in found]


def _moved_by_words(card: dict[str, Any]) -> list[str]:
    """Return what of a card is more than words: markup, mentions, links and what turns the reading order."""
    texts = [text for element in walk(card) for text in markdown_in(element)]
    tags = {tag for text in texts for tag in rendered(text)[0]} - {"p", "strong", "em", "ul", "ol", "li"}
    whole = json.dumps({**card, "msteams": None}, ensure_ascii=False)
    shown = json.dumps(texts, ensure_ascii=False)
    return [*tags, *(sign for sign in TURNING if sign in shown), *(["entities"] if '"entities"' in whole else [])] + [
        text for text in texts if "<at" in text or "{{" in text
    ]


async def _said_everywhere(stage: Stage) -> None:
    ids = ids_in(stage)
    group, meeting = {"group": ids["group"]}, {"meeting": ids["next_meeting"]}
    words: list[tuple[Person, str, dict[str, str]]] = [
        (AMIRA, "proposals.propose", {**group, "title": EVIL[:120], "background": EVIL, "presenters": ids["amira"]}),
        (KARIN, "assignments.give", {**group, "text": EVIL, "role": "VC", "source": EVIL}),
        (AMIRA, "assignments.comment", {"assignment": ids["assignment"], "comment": EVIL}),
        (AMIRA, "assignments.save_step", {"assignment": ids["assignment"], "text": EVIL}),
        (AMIRA, "comebacks.answer", {"comeback": ids["comeback"], "text": EVIL}),
        (AMIRA, "reports.send", {"reporter": ids["reporter"], **meeting, "text": EVIL}),
        (AMIRA, "polls.check_out", {"poll": ids["check_out"], "good": EVIL, "better": EVIL}),
        (KARIN, "agenda.added", {**meeting, "title": EVIL[:120], "background": EVIL}),
        (KARIN, "meetings.save_move", {**meeting, **MOVED, "place": EVIL[:80]}),
        (KARIN, "dates.save", {**group, "shown": ids["date"], "day": "2026-12-18", "words": EVIL}),
        (KARIN, "proposals.decline", {"proposal": ids["proposal"], "reason": EVIL}),
        (KARIN, "agenda.publish", meeting),
        (KARIN, "search.look", {"words": EVIL}),
    ]
    for person, verb, data in words:
        answer = await press_raw(stage, person, verb, data)
        assert (verb, answer.status) == (verb, 200)
        shown = answer.body["value"]
        moved = _moved_by_words(shown) if isinstance(shown, dict) else sorted({*shown} & {*TURNING})
        assert (verb, moved) == (verb, [])
    assert await stage.local.send_file(KARIN, f"{EVIL}.txt", MINUTES.encode()) == 201
    for line in (f"föreslå {EVIL}", f"nytt uppdrag {EVIL}", f"sök {EVIL}", EVIL, f"#info {EVIL}"):
        assert await stage.local.say(KARIN, stage.local.chat(KARIN), line) == 201


async def _files(stage: Stage) -> dict[str, bytes]:
    """Return every file that the bot hands out, by the offer's verb and kind."""
    with database(stage) as now:
        asked = "SELECT id FROM minutes WHERE day = '2026-11-18'"
        [(draft,)] = now.execute(asked).fetchall()
    ids = {**ids_in(stage), "minutes": draft}
    published = {"minutes": draft, "title": EVIL[:120], "day": "2026-11-18"}
    assert isinstance((await press_raw(stage, KARIN, "minutes.publish", published)).body["value"], dict)
    found = {}
    for row in rows(FILES):
        for kind in ("docx", "pdf") if row.name == "minutes.file" else ("",):
            unique_id = stage.local.world.shelf.lay("x")
            url = stage.local.world.shelf.url(unique_id)
            context = {"verb": row.name, **row.data({**ids, "minutes": draft}), **({"kind": kind} if kind else {})}
            info = {"contentUrl": url, "name": "x", "uploadUrl": url, "uniqueId": unique_id, "fileType": ""}
            value = {"type": "fileUpload", "action": "accept", "context": context, "uploadInfo": info}
            await invoke_raw(stage, KARIN, "fileConsent/invoke", value)
            shelf = stage.local.world.shelf.files
            found[kind or row.name] = await stage.local.until(lambda one=shelf[unique_id]: one.data or None, timeout=60)
    return found


async def test_a_hostile_text_stays_a_text_wherever_it_comes_to_stand(furnished_group: Stage) -> None:
    before = Rows(furnished_group).last_letter
    await _said_everywhere(furnished_group)
    files = await _files(furnished_group)

    letters = _letters(furnished_group, before)
    assert [found for card, _ in letters if (found := _moved_by_words(card))] == []
    assert [summary for _, summary in letters if set(summary) & set(TURNING)] == []
    assert sum(SEEN in json.dumps(card) or "HYPERLINK" in json.dumps(card) for card, _ in letters) > 10
    with zipfile.ZipFile(BytesIO(files["docx"])) as word:
        document = word.read("word/document.xml").decode()
        assert re.findall(r"<w:(?:hyperlink|fldSimple|instrText|object)\b", document) == []
        assert [name for name in word.namelist() if "vba" in name.lower() or "embed" in name.lower()] == []
    assert set(document) & set(TURNING) == set()
    assert SEEN in document.replace("&quot;", '"')
    with pikepdf.open(BytesIO(files["pdf"])) as pdf:
        assert [note for page in pdf.pages for note in page.get("/Annots", [])] == []
        assert ("/OpenAction" in pdf.Root, "/AA" in pdf.Root) == (False, False)
    assert '#eval("1+1")' in pypdfium2.PdfDocument(files["pdf"])[0].get_textpage().get_text_bounded()
    table = StringIO(files["assignments.file"].decode("utf-8-sig"))
    cells = [cell for line in csv.reader(table, delimiter=";") for cell in line]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"} or set(cell) & set(TURNING)] == []
    assert f"'{SEEN}" in " ".join(cells)
    [event] = Calendar.from_ical(files["meetings.calendar_file"]).events
    assert set(str(event)) & set(TURNING) == set()
    assert read(files["docx"], name="a.docx").title is not None
