"""Short reports from groups: asked in time, sent in one press, read with the agenda."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.db.transaction import transaction
from bot.localteams.board import Seen
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.meetings.arranging import Wanted, cancel_meeting, move_meeting, start_meeting
from bot.people.models import Membership
from tests.stories.conftest import GUEST
from tests.stories.forging import dialog_raw, facts, hidden, press_raw, running, second_group, sqlite_only, word
from tests.stories.meeting_play import utc, with_meeting
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

HEAD = "Kort, kort – återkoppling från grupper · Ledningsgruppen"
TWENTIETH = "fredag 20 november"
FOURTH = "fredag 4 december"
FORM = ["Skicka", "Inget att rapportera"]
GONE = "Jag hittar inte det längre. Be om listan på nytt."
ORGANISERS_ONLY = "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
NOT_HERS = "Sven Åberg rapporterar om ”Lokaler” nu."
BEGUN = "Mötet har börjat. Ta upp det där i stället."


async def _add(group: Stage, topic: str, person: Person, *, by: Person = KARIN) -> Pressed:
    """Let an organiser put a topic on a fresh list, and return what came of it."""
    listed = await group.told(by, "rapportörer")
    opened = await group.local.press(by, listed, "Lägg till")
    assert opened.dialog is not None
    saved = await group.local.press(by, opened.dialog, "Spara", Ämne=topic, Rapportör=person.name)
    await group.works.clockwork.tick()
    await group.settled()
    return saved


async def _asked(group: Stage, person: Person, topic: str) -> Seen:
    """Return the newest card that asks the person about the topic."""
    return await group.sees(person, topic)


def _asks(group: Stage, person: Person) -> list[str]:
    """Return what the person was asked about so far, in the order in which she was."""
    cards = [said(seen) for seen in group.bot_in(group.local.chat(person), person)]
    return [lines[1] for lines in cards if lines[0].endswith(HEAD) and lines[2].startswith(("Till mötet", "Skickat"))]


async def _under_reports(group: Stage) -> list[str]:
    """Return what stands under the item for reports in the next meeting's agenda, as a member reads it."""
    lines = said(await group.said(AMIRA, "dagordning"))
    place = lines.index("Kort, kort – återkoppling från grupper")
    return [line for line in lines[place:] if line.startswith(("Lokaler", "Elevhälsa"))]


async def test_an_organiser_names_a_reporter_and_everybody_sees_who_reports_on_what(group: Stage) -> None:
    listed = await group.said(KARIN, "rapportörer")
    assert (said(listed)[:2], offered(listed)) == ([HEAD, "Ingen rapporterar om något än"], ["Lägg till"])
    opened = await group.local.press(KARIN, listed, "Lägg till")
    assert opened.dialog is not None
    saved = await group.local.press(KARIN, opened.dialog, "Spara", Ämne="Lokaler", Rapportör=SVEN.name)
    await group.settled()

    assert saved.word == "Sparat. Listan visar det, och rapportören får frågan fem dagar före mötet."
    shown = group.now(AMIRA, listed)
    assert (said(shown)[1], said(shown)[3:], offered(shown)) == (
        "1 ämne",
        ["Lokaler", "Sven Åberg"],
        ["Ändra", "Ta bort", "Lägg till"],
    )
    theirs = await group.said(AMIRA, "reporters")
    assert (said(theirs)[3:], offered(theirs)) == (["Lokaler", "Sven Åberg"], [])
    emptied = await group.local.press(JOHAN, shown, "Ta bort")
    assert said(emptied)[1] == "Ingen rapporterar om något än"


@sqlite_only
async def test_a_report_stands_under_its_item_and_what_is_empty_is_left_out(group: Stage) -> None:
    await _add(group, "Lokaler", SVEN)
    await _add(group, "Elevhälsa", AMIRA)
    asked = await _asked(group, SVEN, "Lokaler")
    assert said(asked)[:3] == [HEAD, "Lokaler", f"Till mötet {TWENTIETH}. Du kan ändra tills mötet börjar."]
    assert offered(asked) == FORM

    sent = await group.local.press(SVEN, asked, "Skicka", Återkoppling="Besiktning den 2 december.\nSedan flytt.")
    await group.local.press(AMIRA, await _asked(group, AMIRA, "Elevhälsa"), "Inget att rapportera")

    assert said(sent) == [
        HEAD,
        "Lokaler",
        f"Skickat onsdag 18 november kl. 10.00, till mötet {TWENTIETH}",
        "Besiktning den 2 december.\n\nSedan flytt.",
    ]
    assert offered(sent) == ["Ändra"]
    assert await _under_reports(group) == ["Lokaler (Sven): Besiktning den 2 december. Sedan flytt."]


async def test_reporters_are_asked_five_days_before_and_reminded_once_if_they_are_silent(
    group: Stage, database_url: str
) -> None:
    await _add(group, "Lokaler", SVEN)
    await _add(group, "Elevhälsa", AMIRA)
    await group.at(utc(11, 27, 6, 59))
    before = _asks(group, SVEN)
    await group.at(utc(11, 27, 7, 0) + timedelta(seconds=1))
    await group.works.clockwork.tick()
    async with running(group.local, database_url, group.clock) as other:
        await other.works.clockwork.tick()
        await other.settled()
    assert (before, _asks(group, SVEN)) == (["Lokaler"], ["Lokaler", "Lokaler"])
    await group.local.press(AMIRA, await _asked(group, AMIRA, "Elevhälsa"), "Inget att rapportera")

    await group.at(utc(12, 3, 6, 59))
    assert (_asks(group, SVEN), _asks(group, AMIRA)) == (["Lokaler"] * 2, ["Elevhälsa"] * 2)
    for moment in (utc(12, 3, 7, 1), utc(12, 3, 15), utc(12, 4, 7, 30)):
        await group.at(moment)

    assert (_asks(group, SVEN), _asks(group, AMIRA)) == (["Lokaler"] * 3, ["Elevhälsa"] * 2)
    reminder = await _asked(group, SVEN, "Påminnelse")
    assert (said(reminder)[0], offered(reminder)) == (f"Påminnelse · {HEAD}", FORM)
    await group.local.press(SVEN, reminder, "Skicka", Återkoppling="Klart.")
    await group.settled()
    cards = [seen for seen in group.bot_in(group.local.chat(SVEN), SVEN) if said(seen)[1] == "Lokaler"]
    assert [said(seen)[-1] for seen in cards[-2:]] == ["Klart.", "Klart."]


@sqlite_only
async def test_after_downtime_they_are_asked_once_and_only_before_a_meeting_that_is_ahead(group: Stage) -> None:
    await _add(group, "Lokaler", SVEN)
    await group.at(utc(12, 4, 7, 30))
    late = _asks(group, SVEN)
    await group.at(utc(12, 4, 12))
    await group.at(utc(12, 18, 12))

    assert (late, _asks(group, SVEN)) == (["Lokaler"] * 2, ["Lokaler"] * 2)


async def test_while_the_group_is_asleep_nobody_is_asked_and_once_it_wakes_they_are(group: Stage) -> None:
    await _add(group, "Lokaler", SVEN)
    await group.local.happens("teamArchived", group.channel)
    await group.at(utc(11, 27, 7, 1))
    asleep = _asks(group, SVEN)
    await group.local.happens("teamUnarchived", group.channel)
    await group.later(timedelta(hours=2))

    shown = [said(seen)[1:3] for seen in group.bot_in(group.local.chat(SVEN), SVEN)]
    assert (asleep, shown[1:]) == (
        ["Lokaler"],
        [
            ["Lokaler", "Mötet har börjat. Ta upp det där i stället."],
            ["Lokaler", "Till mötet fredag 4 december. Du kan ändra tills mötet börjar."],
        ],
    )


@sqlite_only
async def test_a_report_can_be_changed_until_the_meeting_starts_and_the_published_agenda_follows(group: Stage) -> None:
    await _add(group, "Lokaler", SVEN)
    await group.local.press(KARIN, await group.said(KARIN, "dagordning"), "Publicera")
    await group.settled()
    posted = await group.sees(AMIRA, "Publicerad", place=group.channel)
    asked = await _asked(group, SVEN, "Lokaler")
    await group.local.press(SVEN, asked, "Skicka", Återkoppling="Första")
    await group.settled()
    assert "Lokaler (Sven): Första" in said(group.now(AMIRA, posted))

    form = await group.local.press(SVEN, group.now(SVEN, asked), "Ändra")
    assert offered(form) == FORM
    await group.local.press(SVEN, group.now(SVEN, asked), "Skicka", Återkoppling="Andra")
    await group.settled()
    assert "Lokaler (Sven): Andra" in said(group.now(AMIRA, posted))

    edit = hidden(group.now(SVEN, asked), "Ändra")
    await group.at(utc(11, 20, 8, 0))
    await with_meeting(group, 0, start_meeting)
    assert (offered(group.now(SVEN, asked)), said(group.now(SVEN, asked))[-2:]) == ([], ["Andra", BEGUN])
    late = await press_raw(group, SVEN, "reports.edit", edit, on=asked)
    later = await press_raw(group, SVEN, "reports.send", edit | {"text": "Tredje"}, on=asked)
    assert (word(late), word(later)) == (BEGUN, BEGUN)


@sqlite_only
async def test_a_meeting_that_moves_takes_the_question_along_and_a_cancelled_one_takes_it_back(group: Stage) -> None:
    await _add(group, "Lokaler", SVEN)
    asked = await _asked(group, SVEN, "Lokaler")
    moved = Wanted(utc(11, 24, 8), 120)
    await with_meeting(group, 0, move_meeting, args=(moved,))
    assert said(group.now(SVEN, asked))[2] == "Till mötet tisdag 24 november. Du kan ändra tills mötet börjar."

    await with_meeting(group, 1, move_meeting, args=(Wanted(utc(12, 9, 8), 120),))
    await group.at(utc(11, 19, 7, 1))
    assert _asks(group, SVEN) == ["Lokaler"]
    await group.at(utc(11, 23, 7, 1))
    assert said(await _asked(group, SVEN, "Påminnelse"))[2].startswith("Till mötet tisdag 24 november")
    await group.at(utc(12, 4, 6, 59))
    assert _asks(group, SVEN) == ["Lokaler"] * 2
    await group.at(utc(12, 4, 7, 1))
    assert _asks(group, SVEN) == ["Lokaler"] * 3

    await with_meeting(group, 1, cancel_meeting, reason="")
    newest = group.bot_in(group.local.chat(SVEN), SVEN)[-1]
    assert said(newest)[2] == "Mötet är inställt, så ingen rapport behövs."
    assert offered(newest) == []


async def test_when_a_reporter_leaves_the_organisers_are_told_once_and_name_another(group: Stage) -> None:
    await _add(group, "Lokaler", SVEN)
    await group.local.leave(SVEN)
    await group.at(utc(11, 27, 7, 1))
    await group.at(utc(12, 11, 7, 1))

    told = [seen for seen in group.bot_in(group.local.chat(JOHAN), JOHAN) if "”Lokaler” saknar rapportör" in said(seen)]
    assert [said(seen)[2] for seen in told] == [
        "Sven Åberg är inte längre med i gruppen. Välj en ny rapportör eller ta bort ämnet."
    ]
    assert said(await group.said(AMIRA, "rapportörer"))[3:] == ["Lokaler", "Utan rapportör"]
    opened = await group.local.press(JOHAN, told[0], "Ändra")
    assert opened.dialog is not None
    await group.local.press(JOHAN, opened.dialog, "Spara", Rapportör=AMIRA.name)
    await group.works.clockwork.tick()
    await group.settled()
    assert _asks(group, AMIRA) == ["Lokaler"]


async def test_another_reporter_takes_over_and_the_first_one_is_told_in_her_card(group: Stage) -> None:
    await _add(group, "Lokaler", AMIRA)
    hers = await _asked(group, AMIRA, "Lokaler")
    listed = await group.told(KARIN, "rapportörer")
    opened = await group.local.press(KARIN, listed, "Ändra")
    assert opened.dialog is not None
    await group.local.press(KARIN, opened.dialog, "Spara", Rapportör=SVEN.name)
    await group.works.clockwork.tick()
    await group.settled()

    assert (said(group.now(AMIRA, hers))[2], offered(group.now(AMIRA, hers))) == (NOT_HERS, [])
    assert _asks(group, SVEN) == ["Lokaler"]
    late = await press_raw(group, AMIRA, "reports.send", hidden(hers, "Skicka") | {"text": "Hej"}, on=hers)
    assert word(late) == NOT_HERS


@sqlite_only
async def test_what_was_pressed_twice_counts_once_and_what_does_not_fit_is_refused(group: Stage) -> None:
    assert (await _add(group, "Lokaler", SVEN)).dialog is None
    assert (await _add(group, "lokaler", SVEN)).dialog is None
    taken = await _add(group, "LOKALER", AMIRA)
    guest = await _add(group, "Elevhälsa", KARIN)
    assert taken.dialog is not None
    assert said(taken.dialog)[0] == (
        "”Lokaler” står redan på listan. Tryck på ”Ändra” där för att välja en annan rapportör."
    )
    assert guest.dialog is None
    assert _asks(group, SVEN) == ["Lokaler"]

    asked = await _asked(group, SVEN, "Lokaler")
    about = hidden(asked, "Skicka")
    before = await facts(group)
    refused = [
        word(await press_raw(group, SVEN, "reports.send", about | {"text": text}, on=asked))
        for text in ("", " \n ", "å" * 10_000)
    ]
    assert refused == [
        "Fyll i ”Återkoppling”.",
        "Fyll i ”Återkoppling”.",
        "”Återkoppling” får ha högst 600 tecken. Korta av och skicka igen.",
    ]
    assert await facts(group) == before
    for _ in range(2):
        await press_raw(group, SVEN, "reports.send", about | {"text": "Klart"}, on=asked)
    assert await _under_reports(group) == ["Lokaler (Sven): Klart"]


@sqlite_only
@pytest.mark.parametrize("who", [AMIRA, KARIN, GUEST])
async def test_nobody_else_reports_in_her_place_and_forged_ids_lead_nowhere(group: Stage, who: Person) -> None:
    elsewhere = await second_group(group)
    await _add(group, "Lokaler", SVEN)
    asked = await _asked(group, SVEN, "Lokaler")
    about = hidden(asked, "Skicka")
    theirs = await group.said(AMIRA, "rapportörer", place=elsewhere)
    before = await facts(group)

    pressed = await press_raw(group, who, "reports.send", about | {"text": "Jag"}, on=asked)
    nothing = await press_raw(group, who, "reports.nothing", about, on=asked)
    meeting = await press_raw(group, SVEN, "reports.send", about | {"text": "Jag", "meeting": str(uuid4())}, on=asked)
    reporter = await press_raw(group, SVEN, "reports.send", about | {"text": "Jag", "reporter": str(uuid4())}, on=asked)
    data = hidden(theirs, "Lägg till") | {"verb": "reports.save", "topic": "Intrång", "person": str(uuid4())}
    added = await dialog_raw(group, KARIN, "task/submit", data, on=asked)
    removed = await press_raw(
        group, AMIRA, "reports.remove", {"reporter": about["reporter"], "shown": str(uuid4())}, on=asked
    )

    assert [word(one) for one in (pressed, nothing, meeting, reporter, added, removed)] == [
        NOT_HERS,
        NOT_HERS,
        GONE,
        GONE,
        GONE,
        ORGANISERS_ONLY,
    ]
    assert await facts(group) == before


@sqlite_only
async def test_a_guest_or_a_stranger_is_no_reporter(group: Stage) -> None:
    listed = await group.told(KARIN, "rapportörer")
    data = hidden(listed, "Lägg till") | {"verb": "reports.save", "topic": "Lokaler"}
    async with transaction(group.works.engine) as session:
        [guest] = (await session.scalars(select(Membership.person_id).where(Membership.is_guest))).all()
    before = await facts(group)

    for person in (str(guest), GUEST.entra_id, str(uuid4()), "29:nobody"):
        answer = await dialog_raw(group, KARIN, "task/submit", data | {"person": person}, on=listed)
        form = answer.body["task"]["value"]["card"]["content"]
        assert said(Pressed(answer, card=form))[0] == (
            "En rapportör måste vara medlem i gruppen, inte gäst. Välj någon annan."
        )

    assert await facts(group) == before
