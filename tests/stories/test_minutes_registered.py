"""Minutes have the number under which they stand in the registrar's book: from the draft, or given afterwards."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.minutes.reading.read import read
from tests.stories.forging import draft_of, gone_through, second_group, sqlite_only
from tests.stories.matrix import ORGANISERS
from tests.stories.search_play import searched
from tests.stories.stage import Stage, said
from tests.stories.test_exports import taken
from tests.stories.version_play import corrected, correction, edited, replies, root_of

TITLE = "Mötesanteckningar ledningsgruppen"


@sqlite_only
async def test_the_number_is_given_in_the_draft_or_afterwards_and_shown_wherever_the_minutes_are(group: Stage) -> None:
    place = await second_group(group)
    draft = await edited(group, await gone_through(group, await draft_of(group)), "Rubrik", Diarienummer="KS *1*")
    assert [one for one in said(draft) if "Diarienummer" in one] == ["Diarienummer KS \\*1\\*"]
    root = await corrected(group, draft)
    assert said(root)[3:5] == ["Att justeras av Karin Ek", "Diarienummer KS \\*1\\*"]
    await group.local.press(KARIN, root, "Justera")
    await group.settled()

    refused = await group.said(AMIRA, "diarienummer KS 2026/123")
    assert said(refused)[-1] == ORGANISERS
    told = await group.said(JOHAN, "Diarienummer KS  2026/123")
    assert said(told) == [f"”{TITLE}”, fredag 20 november, har diarienummer KS 2026/123."]
    assert said(await group.said(KARIN, "registration number")) == said(told)
    root = group.now(JOHAN, root)
    assert said(root)[3:5] == ["Justerad av Karin Ek onsdag 18 november", "Diarienummer KS 2026/123"]
    await group.local.press(AMIRA, root, "Läs hela")
    assert said(await group.sees(AMIRA, "Justerad av"))[4] == "Diarienummer KS 2026/123"

    found = said(await searched(group, JOHAN, "ks 2026/123"))
    assert sorted(line for line in found if "KS" in line) == [
        f"fredag 20 november · {TITLE} · KS 2026/123",
        f"fredag 20 november · {TITLE} · KS 2026/123 · Amira Haddad",
    ]
    elsewhere = await group.said(SVEN, "diarienummer SG 1", place=place)
    assert said(elsewhere)[-1] == (
        "Styrgruppen har inga publicerade mötesanteckningar än. I ett utkast skriver du numret under ”Redigera”."
    )
    assert said(group.now(JOHAN, root))[4] == "Diarienummer KS 2026/123"
    await group.local.press(AMIRA, root, "Arkivpaket")
    with ZipFile(BytesIO(await taken(group, AMIRA, "mötesanteckningar-2026-11-20.zip"))) as package:
        facts = json.loads(package.read("minutes.json"))
        pdf = read(package.read("minutes.pdf"), name="a.pdf")
    assert [facts["registration_number"], pdf.registration_number] == ["KS 2026/123"] * 2


@pytest.mark.thorough
@sqlite_only
async def test_a_correction_keeps_the_number_and_one_given_meanwhile_stays_whatever_is_taken_back(group: Stage) -> None:
    root = await root_of(group)
    [none] = said(await group.said(JOHAN, "diarienummer"))
    assert none.startswith(f"”{TITLE}”, fredag 20 november, har inget diarienummer. Skriv ”diarienummer” och sedan")
    draft = await correction(group, root)
    draft = await edited(group, draft, "Rubrik", Plats="Lilla salen")
    await group.said(JOHAN, "diarienummer KS 7")
    await group.local.press(JOHAN, group.now(JOHAN, draft), "Ångra det senaste")
    await group.settled()
    draft = await edited(group, group.now(JOHAN, draft), "Rubrik", Plats="Stora salen")
    root = await corrected(group, draft)
    assert said(root)[3:6] == [
        "Version 2, rättad onsdag 18 november av Johan Lind",
        "Att justeras av Karin Ek",
        "Diarienummer KS 7",
    ]
    changed = replies(group, root)[-1]
    assert [line for line in changed if "KS 7" in line or "Stora" in line] == ["Nu: **Stora salen**"]

    long = await group.said(JOHAN, f"diarienummer {'9' * 61}")
    assert said(long)[-1] == "Ett diarienummer har högst 60 tecken, och det här har 61. Skriv bara numret."
    await group.said(JOHAN, "diarienummer –")
    assert said(group.now(JOHAN, root))[5] == "3 deltagare · 1 frånvarande"
