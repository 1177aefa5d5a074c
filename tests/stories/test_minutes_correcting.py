"""Corrections: numbers stay, what was given follows, the thread is amended in its order, and nothing is lost."""

from uuid import UUID

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import facts, gone_through, press_raw, published, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.version_play import LATER, corrected, correction, edited, minutes_id, opened, replies, root_of

pytestmark = [pytest.mark.thorough, sqlite_only]

THREE = """Möte tre
2026-11-20

Deltagare: Karin Ek, Johan Lind, Amira Haddad
Frånvarande: Sven Åberg

BESLUT

1. Bussen
Gruppen beslutar att sälja bussen.
Amira ringer åkeriet senast den 4 december.

2. Taket
Gruppen beslutar att laga taket.
Karin beställer plåt senast den 11 december.
"""


async def test_a_correction_is_begun_once_by_organisers_only_and_changes_nothing_until_it_is_published(
    group: Stage,
) -> None:
    root = await root_of(group, words=THREE)
    for person in (SVEN, GUEST):
        refused = await group.local.press(person, root, "Rätta")
        assert refused.word == "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
    first = await correction(group, root)
    second = await correction(group, root, by=KARIN)
    assert [minutes_id(one, "Kasta utkastet") for one in (first, second)].count(
        minutes_id(first, "Kasta utkastet")
    ) == 2

    draft = await edited(
        group, second, "Beslut: Gruppen beslutar att sälja", by=KARIN, Text="Gruppen beslutar att köpa en buss."
    )
    assert said(await group.said(SVEN, "beslut"))[3::3][:2] == [
        "Gruppen beslutar att laga taket.",
        "Gruppen beslutar att sälja bussen.",
    ]
    assert "Gruppen beslutar att köpa en buss." not in " ".join(said(await group.said(SVEN, "sök köpa")))
    before = await facts(group)
    assert (await group.local.press(SVEN, root, "Läs hela")).status == 200
    changes = opened(await group.local.press(KARIN, draft, "Visa ändringarna"))
    assert "Nu: Gruppen beslutar att **köpa en buss.**" in said(changes)
    assert await facts(group) == before

    await group.local.press(KARIN, draft, "Kasta utkastet")
    await group.settled()
    assert (
        said(shown(group, KARIN, draft))[2]
        == "Rättelsen är kastad. De publicerade anteckningarna står kvar som de var."
    )
    assert said(group.now(JOHAN, root))[3] == "Att justeras av Karin Ek"


async def test_a_correction_that_changes_nothing_is_refused_and_stays_a_draft(group: Stage) -> None:
    root = await root_of(group, words=THREE)
    draft = await gone_through(group, await correction(group, root))
    refused = await group.local.press(JOHAN, draft, "Publicera")

    assert refused.word == "Inget är ändrat än. Redigera utkastet först, eller kasta det."
    assert "Publicera" in offered(shown(group, JOHAN, draft))
    assert said(group.now(JOHAN, root))[3] == "Att justeras av Karin Ek"


async def test_decisions_keep_their_numbers_a_struck_one_stays_in_the_log_and_its_number_is_not_given_again(
    group: Stage,
) -> None:
    root = await root_of(group, words=THREE)
    draft = await edited(group, await correction(group, root), "Beslut: Gruppen beslutar att sälja", "Ta bort beslutet")
    asked = opened(await group.local.press(JOHAN, draft, "Lägg till det som saknas"))
    sentences = opened(await group.local.press(JOHAN, asked, "Nästa", Punkt="2. Taket"))
    words = {"Vad saknas?": "Beslut", "Med egna ord": "Gruppen beslutar att mura om skorstenen."}
    form = opened(await group.local.press(JOHAN, sentences, "Nästa", **words))
    await group.local.press(JOHAN, form, "Lägg till")
    await group.settled()
    root = await corrected(group, shown(group, JOHAN, draft))

    text = said(root)
    assert [text[text.index(number) + 1] for number in ("B-2", "B-3")] == [
        "Gruppen beslutar att laga taket.",
        "Gruppen beslutar att mura om skorstenen.",
    ]
    assert "B-1" not in text
    log = said(await group.said(SVEN, "beslut"))
    assert log[1:] == [
        "3 beslut",
        *("B-3", "Gruppen beslutar att mura om skorstenen.", "Att genomföra · fredag 20 november · Möte tre"),
        *("B-2", "Gruppen beslutar att laga taket.", "Att genomföra · fredag 20 november · Möte tre"),
        *("B-1", "Gruppen beslutar att sälja bussen.", "Struket i en rättelse · fredag 20 november · Möte tre"),
    ]
    assert "B-1" not in said(await group.said(SVEN, "sök sälja"))
    one = await group.told(KARIN, "beslut B-1")
    assert (said(one)[2], offered(one)) == ("Struket i en rättelse", ["Visa anteckningarna"])
    forged = await press_raw(
        group, KARIN, "minutes.settle", {"decision": await _decision(group, 1), "outcome": "done"}, on=one
    )
    assert word(forged) == "B-1 ströks i en rättelse och kan inte ändras längre."

    again = await published(group, words=THREE.replace("tre", "fyra"))
    assert "B-4" in said(group.newest_root(JOHAN))
    assert said(again)[2] == "Publicerade i kanalen"


async def _decision(group: Stage, number: int) -> str:
    rows = (await facts(group))["decision"]
    return next(str(row[0]) for row in rows if number in row[6:7])


async def test_what_was_given_follows_the_correction_and_whom_it_concerns_is_told(group: Stage) -> None:
    root = await root_of(group, words=THREE)
    draft = await correction(group, root)
    draft = await edited(
        group, draft, "Uppdrag: Amira ringer", **{"Ansvarig": "Sven Åberg", "Klart senast": "2026-12-18"}
    )
    root = await corrected(group, draft)

    text = said(root)
    assert text[text.index("U-1") + 1 :][:2] == [
        "**Sven Åberg**: Amira ringer åkeriet senast den 4 december.",
        "Klart senast fredag 18 december",
    ]
    hers = said(await group.sees(SVEN, "U-1 ·"))
    assert (hers[0], hers[2]) == ("Du har fått ett uppdrag · Ledningsgruppen", "Klart senast fredag 18 december")
    told = said(await group.sees(AMIRA, "rättat anteckningarna"))
    assert "Johan Lind har rättat anteckningarna, och uppdraget med dem" in " ".join(told)
    listed = said(await group.said(KARIN, "uppdrag"))
    assert "U-3" not in listed
    assert listed[1] == "2 öppna uppdrag"
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"


async def test_a_corrected_text_stands_in_the_history_and_the_old_sentence_is_quoted_no_more(group: Stage) -> None:
    root = await root_of(group, words=THREE)
    await corrected(
        group, await edited(group, await correction(group, root), "Uppdrag: Amira ringer", Text="Amira ringer Buss AB.")
    )
    listed = await group.told(AMIRA, "mina uppdrag")
    await group.local.press(AMIRA, listed, "assignments.show")

    card = said(group.now(AMIRA, listed))
    assert card[1] == "U-1 · Amira ringer Buss AB."
    [old] = [line for line in card if "åkeriet" in line]
    assert old.endswith("Johan Lind rättade texten. Förut: ”Amira ringer åkeriet senast den 4 december.”")


async def test_an_assignment_that_the_correction_leaves_out_need_not_be_done(group: Stage) -> None:
    root = await root_of(group, words=THREE)
    draft = await correction(group, root)
    mine = UUID(minutes_id(draft, "Kasta utkastet"))
    candidate = next(row for row in (await facts(group))["candidate"] if row[1] == mine and row[2] == 0)
    await press_raw(group, JOHAN, "minutes.skip", {"candidate": str(candidate[0]), "again": "true"}, on=draft)
    await group.settled()
    root = await corrected(group, shown(group, JOHAN, draft))

    assert [number for number in ("U-1", "U-2") if number in said(root)] == ["U-2"]
    assert said(await group.said(KARIN, "uppdrag"))[1] == "1 öppet uppdrag"
    told = said(await group.sees(AMIRA, "behöver inte"))
    assert "Inte med i de rättade anteckningarna" in " ".join(told)


async def test_absentees_see_the_correction_where_they_got_the_minutes(group: Stage) -> None:
    root = await root_of(group, words=THREE)
    letter = await group.sees(SVEN, "Du var inte med på mötet")
    draft = await edited(
        group,
        await correction(group, root),
        "Beslut: Gruppen beslutar att laga",
        Text="Gruppen beslutar att byta taket.",
    )
    before = len(group.bot_in(group.local.chat(SVEN), SVEN))
    await corrected(group, draft)

    text = said(group.now(SVEN, letter))
    assert text[text.index("B-2") + 1] == "Gruppen beslutar att byta taket."
    assert "Version 2, rättad onsdag 18 november av Johan Lind" in text
    assert len(group.bot_in(group.local.chat(SVEN), SVEN)) == before


def _long(items: int) -> str:
    told = "\n".join(
        f"{n}. Punkt {n}\nVi talade om sak nummer {n}. " + "Det tog sin tid. " * 150 for n in range(1, items + 1)
    )
    return f"Möte med mycket\n2026-11-20\n\n{told}"


async def test_the_replies_of_a_correction_take_the_old_ones_places_and_what_is_left_over_says_so(group: Stage) -> None:
    root = await root_of(group, words=_long(24))
    first = replies(group, root)
    assert len(first) >= 3
    draft = await correction(group, root)
    for number in range(24, 8, -1):
        draft = await edited(group, draft, f"{number} Punkt", "Ta bort punkten")
    root = await corrected(group, draft)
    second = replies(group, root)

    kept = [
        one for one in second if "Den här delen behövs inte längre: de rättade anteckningarna är kortare." not in one
    ]
    assert len(second) == len(first) + 1
    assert kept[-1][2].startswith("Vad version 2 ändrar · 16 ändringar")
    in_order = [line for reply in [said(root), *kept[:-1]] for line in reply if line.startswith("Vi talade om sak")]
    assert [line.split(".")[0] for line in in_order] == [f"Vi talade om sak nummer {n}" for n in range(1, 9)]

    draft = await correction(group, root)
    group.clock.forward(LATER)
    draft = await edited(group, draft, "1 Punkt", Text="Vi talade om sak nummer 1. " + "Det tog sin tid. " * 150)
    assert said(draft)[0] == "UTKAST · Rättelse, version 3 · Ledningsgruppen"


async def test_old_buttons_lead_to_the_newest_version(group: Stage) -> None:
    root = await root_of(group, words=THREE)
    stale = minutes_id(root)
    one = await group.told(SVEN, "beslut B-2")
    draft = await edited(
        group,
        await correction(group, root),
        "Beslut: Gruppen beslutar att laga",
        Text="Gruppen beslutar att byta taket.",
    )
    root = await corrected(group, draft)

    await group.local.press(SVEN, one, "Visa anteckningarna")
    assert "Version 2, rättad onsdag 18 november av Johan Lind" in said(await group.sees(SVEN, "byta taket"))
    group.clock.forward(LATER)
    again = await press_raw(group, JOHAN, "minutes.correct", {"minutes": stale}, on=root)
    assert word(again) == "Rättelsen väntar på dig i vår 1:1-chatt."
    await group.settled()
    assert said(await group.sees(JOHAN, "Rättelse, version 3"))[0].startswith("UTKAST")
    late = await press_raw(
        group,
        JOHAN,
        "minutes.publish",
        {"minutes": minutes_id(draft, "Kasta utkastet"), "title": "X", "day": "2026-11-20"},
    )
    assert word(late) == "Mötesanteckningarna är redan publicerade. Du hittar dem i kanalen."
