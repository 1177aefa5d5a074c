"""The main job, once through: from setting up to a promise kept."""

from datetime import UTC, datetime

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import MINUTES
from tests.stories.stage import Stage, offered, said

FRIDAY = "fredag 20 november"


async def test_the_bot_greets_once_wherever_it_is_added(stage: Stage) -> None:
    await stage.local.install()
    await stage.local.install()
    await stage.settled()

    [welcome] = stage.bot_in(stage.local.channel("Allmänt"), JOHAN)
    [greeting] = stage.bot_in(stage.local.chat(JOHAN), JOHAN)

    assert offered(welcome) == ["Kom igång"]
    assert said(greeting)[:2] == ["Välkommen", "Hej Johan"]


async def test_whoever_sets_up_gets_a_group_with_good_defaults(stage: Stage) -> None:
    form = await stage.said(JOHAN, "kom igång")
    saved = await stage.local.press(JOHAN, form, "Spara")

    assert said(saved) == [
        "Inställningar",
        "Ledningsgruppen är igång",
        "Från och med nu tas förslag emot.",
        "Ordförande Ingen än",
        "Sekreterare Johan Lind",
        f"Nästa möte {FRIDAY} kl. 09.00",
        "Veckans påminnelse måndag kl. 08.00",
    ]


async def test_a_title_after_the_word_is_a_proposal_and_its_receipt_follows_what_becomes_of_it(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan 2027")
    assert said(receipt)[:3] == [
        "Kvittens",
        "F-1 · Lokalplan 2027",
        "Skickat till ordförande och sekreterare, inte avgjort än",
    ]
    assert offered(receipt) == ["Ändra", "Dra tillbaka"]

    hers, his = await group.sees(KARIN, "F-1"), await group.sees(JOHAN, "F-1")
    assert offered(hers) == offered(his) == ["Anta", "Skjut upp", "Hantera i Teams", "Avslå", "Anta med ändringar"]
    accepted = await group.local.press(KARIN, hers, "Anta", Motivering="Viktigt nu")
    await group.settled()

    answer = f"Antaget till mötet {FRIDAY} av Karin Ek"
    assert said(accepted)[2] == answer
    assert said(group.now(AMIRA, receipt))[2] == answer
    assert offered(group.now(AMIRA, receipt)) == []
    assert said(group.now(JOHAN, his))[2] == answer
    news = await group.sees(AMIRA, "Ditt förslag")
    assert said(news) == ["Ditt förslag · Ledningsgruppen", "F-1 · Lokalplan 2027", answer, "Motivering Viktigt nu"]


async def test_the_form_becomes_the_receipt(group: Stage) -> None:
    form = await group.said(SVEN, "föreslå")
    pressed = await group.local.press(
        SVEN,
        form,
        "Skicka förslag",
        Rubrik="Skolskjuts",
        Typ="decision",
        **{"Tid (minuter)": "20", "Bakgrund": "Nytt avtal", "Länk": "https://exempel.example/avtal"},
    )
    await group.settled()

    assert said(pressed)[1] == "F-1 · Skolskjuts"
    assert said(group.now(KARIN, form)) == said(pressed)


async def test_the_proposer_changes_her_proposal_in_a_dialog_and_takes_it_back(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan 2027")
    opened = await group.local.press(AMIRA, receipt, "Ändra")
    assert opened.dialog is not None
    refused = await group.local.press(AMIRA, opened.dialog, "Spara", Rubrik="Lokalplan", **{"Tid (minuter)": "999"})
    assert refused.dialog is not None
    kept = await group.local.press(AMIRA, refused.dialog, "Spara", **{"Tid (minuter)": "30"})
    await group.settled()

    assert said(refused.dialog)[0] == "”Tid (minuter)” får vara högst 480."
    assert kept.word == "Sparat. Kvittensen visar ändringen, och de mötesansvariga ser den också."
    assert said(group.now(AMIRA, receipt))[1] == "F-1 · Lokalplan"
    assert "Tid 30 min" in said(await group.sees(KARIN, "F-1"))

    await group.local.press(AMIRA, group.now(AMIRA, receipt), "Dra tillbaka")
    await group.settled()
    assert said(await group.sees(KARIN, "F-1"))[2] == "Tillbakadraget av Amira Haddad"


async def test_a_message_becomes_a_proposal_with_its_words_author_and_link(group: Stage) -> None:
    await group.local.say(SVEN, group.channel, "Vi borde prata om skolskjutsarna i vinter.", mention=False)
    message = group.local.messages(group.channel, seen_by=AMIRA)[-1]
    opened = await group.local.act_on(AMIRA, message)
    assert opened.dialog is not None
    await group.local.press(AMIRA, opened.dialog, "Skicka förslag", Rubrik="Skolskjuts")

    copy = said(await group.sees(KARIN, "F-1"))
    assert "Vi borde prata om skolskjutsarna i vinter." in copy
    assert "Föredragande Sven Åberg" in copy


async def test_the_agenda_adds_up_and_shows_in_place_what_comes_after_it_was_published(group: Stage) -> None:
    await group.said(AMIRA, "föreslå Lokalplan 2027")
    await group.local.press(KARIN, await group.sees(KARIN, "F-1"), "Anta")
    agenda = await group.said(KARIN, "dagordning")
    assert said(agenda) == [
        "Dagordning · Ledningsgruppen",
        f"{FRIDAY} kl. 09.00",
        "Inte publicerad än",
        *("09.00", "Återkoppling från föregående möte", "Återkoppling", "10 min"),
        *("09.10", "Nytt från systergrupper", "Information", "15 min"),
        *("09.25", "Lokalplan 2027", "Dialog · Amira Haddad", "15 min"),
        *("09.40", "Avslut och utcheckning", "Dialog", "10 min"),
        "50 av 120 minuter",
    ]

    await group.local.press(KARIN, agenda, "Publicera")
    posted = await group.sees(AMIRA, "Publicerad", place=group.channel)
    await group.said(SVEN, "föreslå Skolskjuts")
    await group.local.press(JOHAN, await group.sees(JOHAN, "F-2"), "Anta")
    await group.settled()

    assert said(group.newest_root(AMIRA))[2] == "Publicerad, ändrad sedan dess"
    assert "Skolskjuts" in said(group.newest_root(AMIRA))
    assert said(posted)[2] == "Publicerad"


async def test_a_matter_handled_in_teams_gets_a_thread_of_its_own(group: Stage) -> None:
    await group.said(AMIRA, "föreslå Julfika")
    await group.local.press(KARIN, await group.sees(KARIN, "F-1"), "Hantera i Teams")
    await group.settled()

    assert said(group.newest_root(SVEN))[:3] == [
        "Hanteras i Teams",
        "F-1 · Julfika",
        "Det här reder vi ut här i tråden, utan mötestid. Svara nedanför.",
    ]


async def test_minutes_become_a_draft_a_post_assignments_and_one_reminder_a_week(group: Stage) -> None:
    await group.at(datetime(2026, 11, 20, 12, tzinfo=UTC))
    await group.local.send_file(JOHAN, "anteckningar.txt", MINUTES.encode())
    draft = await group.sees(JOHAN, "UTKAST")
    assert said(draft)[:5] == [
        "UTKAST · Mötesanteckningar · Ledningsgruppen",
        "Mötesanteckningar ledningsgruppen",
        "Uppdrag 1 av 2: ta med eller hoppa över",
        "Ur punkt 1. Ny lokalplan",
        "**Amira** **skickar** ut lokalplanen till skolorna **senast den 4 december**.",
    ]
    first = await group.local.press(JOHAN, draft, "Ta med", Text="Skicka ut lokalplanen till skolorna")
    assert said(first)[2] == "Uppdrag 2 av 2: ta med eller hoppa över"
    second = await group.local.press(JOHAN, draft, "Ta med")
    assert said(second)[2] == "Klart att publicera"
    await group.local.press(JOHAN, draft, "Publicera")
    await group.settled()

    root = said(group.newest_root(AMIRA))
    assert root[:3] == ["Mötesanteckningar · Ledningsgruppen", "Mötesanteckningar ledningsgruppen", FRIDAY]
    assert root[root.index("B-1") + 1] == "Gruppen beslutar att anta lokalplanen."
    assert root[root.index("U-1") + 1] == "**Amira Haddad**: Skicka ut lokalplanen till skolorna"
    hers = await group.sees(AMIRA, "U-1")
    assert said(hers)[:3] == [
        "Du har fått ett uppdrag · Ledningsgruppen",
        "U-1 · Skicka ut lokalplanen till skolorna",
        "Klart senast fredag 4 december",
    ]

    await group.at(datetime(2026, 11, 23, 6, 59, tzinfo=UTC))
    assert group.count(SVEN, "Veckans påminnelse") == 0
    await group.at(datetime(2026, 11, 23, 7, 0, 1, tzinfo=UTC))
    await group.works.clockwork.tick()
    await group.settled()
    assert (group.count(AMIRA, "Veckans påminnelse"), group.count(SVEN, "Veckans påminnelse")) == (1, 1)
    assert group.count(KARIN, "Veckans påminnelse") == 0
    assert said(group.newest_root(KARIN))[:3] == [
        "Uppdrag den här veckan · Ledningsgruppen",
        "2 öppna uppdrag",
        "Inget av dem är försenat",
    ]

    done = await group.local.press(SVEN, await group.sees(SVEN, "Veckans påminnelse"), "Klart")
    assert said(done)[1] == "Allt är klart"
    listed = said(await group.said(KARIN, "uppdrag"))
    assert listed[1:3] == ["1 öppet uppdrag", "Amira Haddad"]
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "1 öppet uppdrag"
    assert said(await group.told(SVEN, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"

    await group.at(datetime(2026, 11, 30, 7, 0, 1, tzinfo=UTC))
    digest = said(group.newest_root(KARIN))
    assert digest[digest.index("Klart sedan sist") + 1] == "U-2"
    assert (group.count(AMIRA, "Veckans påminnelse"), group.count(SVEN, "Veckans påminnelse")) == (2, 1)
