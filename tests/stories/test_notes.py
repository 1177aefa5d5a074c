"""A whole meeting noted live: lines land under their items, survive a restart, and become the draft."""

from datetime import timedelta

from bot.localteams.people import JOHAN
from tests.stories.forging import first_on_sqlite, running
from tests.stories.note_play import begun, card_of, closed, newest, shown, writes
from tests.stories.stage import Stage, offered, said


@first_on_sqlite
async def test_a_whole_meeting_is_noted_live_and_becomes_the_draft(group: Stage, database_url: str) -> None:
    card = await begun(group)
    assert shown(group, JOHAN) == [
        "1. Återkoppling från föregående möte",
        "Punkt 1 av 4 · Inget antecknat än",
        "Skriv här, en rad i taget. Varje rad hamnar under den här punkten.",
    ]

    await writes(
        group, JOHAN, "#närvarande Karin, Amira och Johan", "Karin öppnar mötet.\nmöte med föräldrarna blev bra"
    )
    assert (await group.local.press(JOHAN, card, "Nästa punkt")).status == 200
    await writes(group, JOHAN, "#punkt ny lokal", "Amira föredrar.", "#beslut Vi antar lokalplanen.")
    assert newest(group, JOHAN) == ["**Beslut**: Vi antar lokalplanen."]
    await writes(group, JOHAN, "#uppdrag Amira skickar ut planen senast 4 december")
    assert newest(group, JOHAN) == [
        "**Uppdrag**: Amira skickar ut planen senast 4 december",
        "Amira Haddad · fredag 4 december",
    ]
    agenda = await group.told(JOHAN, "dagordning")
    assert said(agenda)[0] == "Dagordning · Ledningsgruppen"

    async with running(group.local, database_url, group.clock):  # a bot that remembers nothing takes over
        await writes(group, JOHAN, "Fel rad", "#ångra", "#punkt Snöröjning", "#återkommer Snöröjningen i januari")
        assert shown(group, JOHAN) == [
            "5. Snöröjning",
            "Punkt 5 av 5 · 7 rader · 1 beslut · 1 uppdrag · 3 närvarande",
            "Återkommer: Snöröjningen i januari",
        ]
        over = await closed(group)
        assert offered(over) == ["Gör utkast", "Rätta en rad"]
        await writes(group, JOHAN, "Nästa gång fikar vi.")
        assert newest(group, JOHAN) == ["Mötet är avslutat. Raden lades till i anteckningarna."]

        pressed = await group.local.press(JOHAN, card_of(group, JOHAN), "Gör utkast")
        assert pressed.status == 200
        await group.settled()
        draft = newest(group, JOHAN)
        assert draft[: draft.index("Ändra")] == [
            "UTKAST · Mötesanteckningar · Ledningsgruppen",
            "Mötesanteckningar",
            "Uppdrag 1 av 1: ta med eller hoppa över",
            "Ur punkt 2. Ny lokalplan",
            "**Amira** **skickar** ut planen **senast 4 december**",
            "Ansvarig Amira Haddad",
            "Klart senast fredag 4 december",
        ]
        assert draft[-3:] == ["Dölj ▴", "Återkommer: Snöröjningen i januari", "Nästa gång fikar vi."]
        await group.later(timedelta(seconds=3))
        assert offered(card_of(group, JOHAN)) == []
        await writes(group, JOHAN, "#info För sent")
        assert newest(group, JOHAN)[-1] == (
            "Anteckningarna har redan blivit ett utkast. Skriv ”anteckningar” till mig och ändra där."
        )
