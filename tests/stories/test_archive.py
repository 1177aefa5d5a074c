"""Approved minutes become a package for the archive: PDF/A, data and checksums, the same each time."""

import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

from bot.localteams.people import AMIRA, KARIN
from bot.minutes.exporting_command import Asked, FileKind, export_minutes
from bot.minutes.reading.read import read
from tests.stories.forging import press_raw, published, sqlite_only, word
from tests.stories.stage import Stage, offered
from tests.stories.test_exports import taken
from tests.stories.version_play import minutes_id

NOT_YET = "Bara justerade anteckningar kan bli ett arkivpaket. Se till att de justeras först."


@sqlite_only
async def test_approved_minutes_are_handed_out_as_a_package_that_is_the_same_each_time(group: Stage) -> None:
    await published(group)
    root = group.newest_root(KARIN)
    wish = {"minutes": minutes_id(root), "kind": "zip"}
    early = await press_raw(group, AMIRA, "minutes.export", wish, on=root)
    out, data, err = StringIO(), BytesIO(), StringIO()
    asked = Asked(day=None, group="Ledningsgruppen", kind=FileKind.ARCHIVE, to="-")
    now = group.clock.now()
    status = await export_minutes(group.works.engine, asked, out=out, data=data, err=err, now=now)
    assert (word(early), status, err.getvalue()[:41]) == (NOT_YET, 1, "Nobody has approved these minutes yet: on")

    await group.local.press(KARIN, root, "Justera")
    await group.settled()
    approved = group.newest_root(AMIRA)
    assert offered(approved)[-3:] == ["Word", "PDF", "Arkivpaket"]
    await group.local.press(AMIRA, approved, "Arkivpaket")
    package = await taken(group, AMIRA, "mötesanteckningar-2026-11-20.zip")
    later = now + timedelta(days=400)
    assert await export_minutes(group.works.engine, asked, out=out, data=data, err=err, now=later) == 0
    assert data.getvalue() == package

    files = _files(package)
    sums = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert {name: sha256(content).hexdigest() for name, content in files.items()} == sums
    facts = json.loads(files["minutes.json"])
    assert (facts["group"], facts["day"], facts["version"]) == ("Ledningsgruppen", "2026-11-20", 1)
    assert [one["by"] for one in facts["approved"]] == ["Karin Ek"]
    assert facts["decisions"] == ["B-1"]
    assert [one["text"] for one in facts["minutes"]["decisions"]] == ["Gruppen beslutar att anta lokalplanen."]
    assert read(files["minutes.pdf"], name="a.pdf").title == facts["minutes"]["title"]


def _files(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}
