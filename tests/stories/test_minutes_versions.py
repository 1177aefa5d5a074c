"""Published minutes are approved, and corrected in a new version: nothing changes silently."""

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import first_on_sqlite
from tests.stories.stage import Stage, offered, said
from tests.stories.version_play import corrected, correction, edited, replies, root_of


@first_on_sqlite
async def test_minutes_are_approved_corrected_and_stand_for_approval_again(group: Stage) -> None:
    root = await root_of(group)
    assert said(root)[3] == "Att justeras av Karin Ek"
    assert offered(root)[:3] == ["Läs hela", "Justera", "Rätta"]

    refused = await group.local.press(JOHAN, root, "Justera")
    assert refused.word == "Du har skrivit de här anteckningarna, så någon annan justerar dem: Karin Ek."
    approved = await group.local.press(KARIN, root, "Justera")
    assert said(approved)[3] == "Justerad av Karin Ek onsdag 18 november"

    draft = await correction(group, root)
    assert said(draft)[0] == "UTKAST · Rättelse, version 2 · Ledningsgruppen"
    draft = await edited(group, draft, "Beslut: Gruppen", Text="Gruppen beslutar att anta lokalplanen för 2027.")
    newest = await corrected(group, draft)

    assert newest.id == root.id
    assert said(newest)[3:6] == [
        "Version 2, rättad onsdag 18 november av Johan Lind",
        "Att justeras av Karin Ek",
        "3 deltagare · 1 frånvarande",
    ]
    assert said(newest)[said(newest).index("B-1") + 1] == "Gruppen beslutar att anta lokalplanen för 2027."
    assert said(newest)[said(newest).index("U-1") + 1].startswith("**Amira Haddad**")
    assert replies(group, newest)[-1][2:] == [
        "Vad version 2 ändrar · 1 ändring",
        "Version 2, rättad onsdag 18 november av Johan Lind",
        "Beslut",
        "Ändrat · B-1",
        "Förut: Gruppen beslutar att anta **lokalplanen.**",
        "Nu: Gruppen beslutar att anta **lokalplanen för 2027.**",
    ]

    await group.local.press(SVEN, newest, "Visa version 1")
    await group.settled()
    old = said(await group.sees(SVEN, "ersatt av version 2"))
    assert old[3:5] == ["Version 1, ersatt av version 2", "Justerad av Karin Ek onsdag 18 november"]
    assert old[old.index("B-1") + 1] == "Gruppen beslutar att anta lokalplanen."
    listed = said(await group.said(AMIRA, "beslut"))
    assert listed[1:4] == ["1 beslut", "B-1", "Gruppen beslutar att anta lokalplanen för 2027."]
