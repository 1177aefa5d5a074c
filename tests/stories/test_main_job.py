"""The main job, once through: from setting up to a promise kept."""

from datetime import UTC, datetime

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.stage import Stage, offered, said


async def test_try(stage: Stage) -> None:
    await stage.local.install()
    await stage.settled()
    for place in (stage.channel, stage.local.channel("Allmänt"), stage.local.chat(JOHAN)):
        for s in stage.bot_in(place, JOHAN): print(place.title, said(s), offered(s))
    form = await stage.said(JOHAN, "kom igång")
    print(said(form), offered(form))
    pressed = await stage.set_up()
    print(pressed.status, pressed.word, pressed.card and said(pressed))
    receipt = await stage.said(AMIRA, "föreslå Lokalplan 2027")
    print(said(receipt), offered(receipt))
    copy = await stage.sees(KARIN, "Lokalplan 2027")
    print(said(copy), offered(copy))
    p = await stage.local.press(KARIN, copy, "Anta")
    print(p.status, p.word, p.card and said(p))
    news = await stage.sees(AMIRA, "Lokalplan")
    print(said(news))
    await stage.settled()
    print(said(stage.local.messages(stage.channel)[-1]))
    ag = await stage.said(KARIN, "dagordning")
    print(said(ag), offered(ag))
    p = await stage.local.press(KARIN, ag, "Publicera")
    print(p.status, p.word, p.card and said(p))


MINUTES = """Mötesanteckningar ledningsgruppen
2026-11-20

Deltagare: Karin Ek, Johan Lind, Amira Haddad
Frånvarande: Sven Åberg

BESLUT

1. Ny lokalplan
Föredragande: Amira Haddad
Gruppen beslutar att anta lokalplanen.
Amira skickar ut lokalplanen till skolorna senast den 4 december.

INFORMATION

2. Budget
Karin går igenom läget.
- Sven ska ta fram en prognos till nästa möte.
"""


async def test_minutes(group: Stage) -> None:
    stage = group
    assert await stage.local.send_file(JOHAN, "anteckningar.txt", MINUTES.encode()) in (200, 201)
    draft = await stage.sees(JOHAN, "UTKAST")
    while "Ta med" in offered(draft):
        print(said(draft), offered(draft))
        p = await stage.local.press(JOHAN, draft, "Ta med")
        print(p.status, p.word)
        draft = await stage.local.until(lambda: stage.local.last(JOHAN))
    print(said(draft), offered(draft))
    p = await stage.local.press(JOHAN, draft, "Publicera")
    print(p.word, p.card and said(p))
    await stage.settled()
    for s in stage.local.messages(stage.channel): print(said(s))
    for who in (AMIRA, SVEN): print(said(stage.local.last(who)), offered(stage.local.last(who)))
    print(said(await stage.said(AMIRA, "uppdrag")))
    await stage.at(datetime(2026, 11, 23, 7, 0, 1, tzinfo=UTC))
    for who in (AMIRA, SVEN): print(said(stage.local.last(who)), offered(stage.local.last(who)))
    print(said(stage.local.messages(stage.channel)[-1]))
    p = await stage.local.press(SVEN, stage.local.last(SVEN), "Klart")
    print(p.word, p.card and said(p))
    print(said(await stage.told(AMIRA, "mina uppdrag")))
    print(said(await stage.told(AMIRA, "uppdrag")))
    print(said(await stage.told(AMIRA, "snarkofon")))
    print(said(await stage.told(AMIRA, "mötee")))
    print(said(await stage.told(AMIRA, "möte")))
