"""Live notes in all their corners: two who write, forty lines, wrong people, slips, late lines and things undone."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.db.transaction import reading
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.minutes.capture.models import NoteLine
from bot.outbox.models import Letter, LetterKind
from tests.stories.conftest import GUEST
from tests.stories.forging import again, gone_through, hidden, press_raw, sqlite_only, word
from tests.stories.forging import shown as now_shown
from tests.stories.note_play import AT_WORK, begun, card_of, closed, newest, shown, writes
from tests.stories.poll_play import FRIDAY_AT_NINE
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

FIRST = "1. Återkoppling från föregående möte"


async def kept(stage: Stage) -> list[str]:
    """Return every line that is kept, in order."""
    async with reading(stage.works.engine) as session:
        return list(await session.scalars(select(NoteLine.text).order_by(NoteLine.position)))


async def test_two_who_write_at_once_lose_nothing_and_both_see_all(group: Stage) -> None:
    await begun(group)
    await writes(group, KARIN, "Jag antecknar också.")
    assert shown(group, KARIN) == [FIRST, "Punkt 1 av 4 · 1 rad", "Jag antecknar också."]

    said_by = [(who, f"{who.key} {number}") for number in range(12) for who in (JOHAN, KARIN)]
    answers = await asyncio.gather(*(group.local.say(who, group.local.chat(who), words) for who, words in said_by))
    assert set(answers) <= {200, 201}
    await group.settled()
    await group.later(timedelta(seconds=3))

    lines = await kept(group)
    assert sorted(lines) == sorted(["Jag antecknar också.", *(words for _, words in said_by)])
    for who in (JOHAN, KARIN):
        assert shown(group, who)[1:3] == ["Punkt 1 av 4 · 25 rader", "19 rader till ovanför"]
        assert shown(group, who)[3:] == lines[-6:]


@sqlite_only
async def test_forty_lines_in_a_rush_make_few_cards_and_few_edits(group: Stage) -> None:
    await begun(group)
    before = len(group.bot_in(group.local.chat(JOHAN), JOHAN))

    for number in range(40):
        assert await group.local.say(JOHAN, group.local.chat(JOHAN), f"Rad {number}") == 201
        group.clock.forward(timedelta(seconds=0.5))
    await group.settled()
    await group.later(timedelta(seconds=3))

    assert await kept(group) == [f"Rad {number}" for number in range(40)]
    assert len(group.bot_in(group.local.chat(JOHAN), JOHAN)) - before == 4
    async with reading(group.works.engine) as session:
        edits = Letter.kind == LetterKind.EDIT
        asked = select(func.count()).select_from(Letter).where(edits, Letter.about.startswith("minutes.notes:"))
        assert await session.scalar(asked) <= 20
    assert shown(group, JOHAN)[1:3] == ["Punkt 1 av 4 · 40 rader", "34 rader till ovanför"]


@sqlite_only
async def test_others_than_organisers_get_help_and_hear_who_takes_notes(group: Stage) -> None:
    await begun(group)

    assert said(await group.told(AMIRA, "Karin öppnar mötet."))[:2] == ["Hjälp", "Det här kan jag hjälpa till med"]
    assert said(await group.told(GUEST, "Karin öppnar mötet."))[0] == "Hjälp"
    assert said(await group.told(AMIRA, "#beslut Vi gör så"))[-1] == (
        "Johan Lind för anteckningar för Ledningsgruppen. Säg till Johan Lind om du vill att något ska stå där."
    )
    assert await kept(group) == []


@sqlite_only
async def test_an_organisers_words_in_the_channel_are_no_notes(group: Stage) -> None:
    await begun(group)

    assert said(await group.said(JOHAN, "Karin öppnar mötet."))[0].startswith("Hjälp")
    assert await kept(group) == []


@sqlite_only
async def test_a_message_that_teams_sends_again_is_taken_once(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "Karin öppnar mötet.\nAmira föredrar.")

    assert (await group.local.deliver(again(group))).status in {200, 201}
    await group.settled()

    assert await kept(group) == ["Karin öppnar mötet.", "Amira föredrar."]


@sqlite_only
async def test_a_message_changed_or_deleted_in_teams_changes_or_deletes_its_lines(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "Karin öppnar mötet.\nAmira föredrar.")
    message = dict(group.local.world.door.delivered[-1])

    await group.local.deliver(
        {**message, "type": "messageUpdate", "text": "Karin öppnar.\n#beslut Vi börjar\nSven är sen"}
    )
    await group.settled()
    assert await kept(group) == ["Karin öppnar.", "#beslut Vi börjar", "Sven är sen"]

    await group.local.deliver({**message, "type": "messageUpdate", "text": "Karin öppnar inte.\n#punkt 12"})
    await group.settled()
    assert newest(group, JOHAN)[-1] == "Det finns ingen punkt 12; den sista är 4. Du är kvar på samma punkt."
    assert await kept(group) == ["Karin öppnar.", "#beslut Vi börjar", "Sven är sen"]

    await group.local.deliver({**message, "type": "messageDelete", "text": ""})
    await group.settled()
    assert await kept(group) == []
    stranger = {**message, "type": "messageUpdate", "id": "1700000000000", "text": "Något annat"}
    assert (await group.local.deliver(stranger)).status in {200, 201}
    assert await kept(group) == []


@sqlite_only
async def test_a_mistyped_tag_is_noted_and_put_right_by_one_press(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "#besult Vi antar planen")
    asked = group.bot_in(group.local.chat(JOHAN), JOHAN)[-1]
    assert (said(asked), offered(asked)) == (
        ["Antecknat som vanlig text. Menade du #beslut?"],
        ["Ja, #beslut", "Ändra", "Ta bort"],
    )

    for _ in range(2):
        assert (
            await press_raw(group, JOHAN, "minutes.notes_retag", hidden(asked, "Ja, #beslut"), on=asked)
        ).status == 200
        await group.settled()
    assert await kept(group) == ["#beslut Vi antar planen"]
    assert said(now_shown(group, JOHAN, asked)) == ["**Beslut**: Vi antar planen"]

    await writes(group, JOHAN, "beslut vi köper cykeln")
    assert newest(group, JOHAN) == ["Antecknat som vanlig text. Menade du #beslut?"]
    await writes(group, JOHAN, "punkt 3")
    asked = group.bot_in(group.local.chat(JOHAN), JOHAN)[-1]
    assert (await group.local.press(JOHAN, asked, "Ja, #punkt")).status == 200
    await group.settled()
    await group.later(timedelta(seconds=3))
    assert shown(group, JOHAN)[0] == "3. Ny lokalplan"


@sqlite_only
async def test_a_near_command_is_noted_and_offered_beside_the_note(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "dagorning")
    asked = group.bot_in(group.local.chat(JOHAN), JOHAN)[-1]
    assert said(asked) == ["Antecknat. Menade du kommandot ”dagordning”?"]
    assert await kept(group) == ["dagorning"]

    assert (await group.local.press(JOHAN, asked, "Ta bort")).status == 200
    await group.settled()
    assert await kept(group) == []
    gone = await press_raw(group, JOHAN, "minutes.notes_remove", hidden(asked, "Ta bort"), on=asked)
    assert word(gone) == "Jag hittar inte det längre. Be om listan på nytt."
    assert said(now_shown(group, JOHAN, asked)) == ["Borttagen: dagorning"]


@sqlite_only
async def test_lines_that_lack_something_say_what_and_nothing_is_noted(group: Stage) -> None:
    await begun(group)
    for line, answer in (
        ("#beslut", "Det står inget efter #beslut, så inget antecknades. Skriv taggen och dina ord på samma rad."),
        ("#punkt 12", "Det finns ingen punkt 12; den sista är 4. Du är kvar på samma punkt."),
        ("#punkt", "Skriv punktens nummer eller rubrik efter #punkt, till exempel ”#punkt 3”."),
        ("#ångra", "Du har ingen rad som jag kan ta tillbaka."),
        ("#startmeeting", "Mötet pågår redan."),
        ("#close", "Det finns inget yrkande att avgöra. Skriv yrkandet först, eller beslutet med ”#beslut”."),
    ):
        await writes(group, JOHAN, line)
        assert newest(group, JOHAN) == [answer]
    assert await kept(group) == []


@sqlite_only
async def test_a_line_is_chosen_changed_moved_and_taken_away_in_a_dialog(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "Karin öpnar", "Amira föredrar.")
    card = card_of(group, JOHAN)

    chosen = await group.local.press(JOHAN, card, "Rätta en rad")
    [first, second] = [one["value"] for one in chosen.dialog.card["body"][1]["choices"]]
    form = await group.local.press(JOHAN, chosen.dialog, "Nästa", Rad=second)
    items = next(one for one in form.dialog.card["body"] if one["id"] == "item")["choices"]
    assert items[0]["title"] == FIRST
    done = await group.local.press(JOHAN, form.dialog, "Spara", Rad="#info Karin öppnar", Punkt=items[1]["value"])
    assert done.word == "Raden är ändrad."
    await writes(group, JOHAN, "#punkt 2")
    assert shown(group, JOHAN)[2:] == ["Information: Karin öppnar"]

    form = await group.local.press(
        JOHAN, (await group.local.press(JOHAN, card_of(group, JOHAN), "Rätta en rad")).dialog, "Nästa", Rad=first
    )
    assert (await group.local.press(JOHAN, form.dialog, "Ta bort raden")).status == 200
    assert await kept(group) == ["#info Karin öppnar", "#punkt 2"]


@sqlite_only
async def test_an_item_that_is_taken_away_gives_its_lines_to_the_one_before(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "#punkt 2", "#punkt Snöröjning", "Det snöar.")
    asked = next(one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if said(one) == ["Ny punkt: Snöröjning"])

    assert (await group.local.press(JOHAN, asked, "Ta bort")).status == 200
    await group.settled()
    await group.later(timedelta(seconds=3))
    assert shown(group, JOHAN) == ["2. Nytt från systergrupper", "Punkt 2 av 4 · 1 rad", "Det snöar."]


@sqlite_only
async def test_next_pressed_twice_goes_one_item_on_and_previous_goes_back(group: Stage) -> None:
    card = await begun(group)
    on = hidden(card, "Nästa punkt")

    for _ in range(2):
        assert (await press_raw(group, JOHAN, "minutes.notes_turn", on, on=card)).status == 200
        await group.settled()
        await group.later(timedelta(seconds=3))
        assert shown(group, JOHAN)[0] == "2. Nytt från systergrupper"
    assert (await group.local.press(JOHAN, card_of(group, JOHAN), "Föregående punkt")).status == 200
    await group.settled()
    await group.later(timedelta(seconds=3))
    assert shown(group, JOHAN)[0] == FIRST
    assert word(await press_raw(group, AMIRA, "minutes.notes_turn", on)) == (
        "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
    )
    assert word(await press_raw(group, JOHAN, "minutes.notes_turn", {**on, "item": "påhittad"})) == (
        "Jag hittar inte det längre. Be om listan på nytt."
    )


@sqlite_only
async def test_without_a_meeting_plain_words_get_help_a_tag_a_word_and_startmeeting_starts_it(group: Stage) -> None:
    assert said(await group.told(JOHAN, "Karin öppnar mötet."))[0] == "Hjälp"
    await writes(group, JOHAN, "#beslut Vi gör så")
    assert newest(group, JOHAN)[-1] == (
        "Inget av dina möten pågår. Skriv ”möte” till mig och starta det, så antecknar jag."
    )

    await group.at(FRIDAY_AT_NINE)
    await writes(group, JOHAN, "#startmeeting")
    assert shown(group, JOHAN)[:2] == [FIRST, "Punkt 1 av 3 · Inget antecknat än"]


async def _two_meetings(stage: Stage) -> None:
    """Let a second group of Johan's and Karin's have its meeting under way too."""
    place = stage.local.open_group_chat("Styrgruppen", [JOHAN, KARIN])
    form = await stage.said(JOHAN, "kom igång", place=place)
    chosen = {"Gruppens namn": "Styrgruppen", "Ordförande": KARIN.teams_id, "Sekreterare": JOHAN.teams_id}
    assert (await stage.local.press(JOHAN, form, "Spara", **chosen)).status == 200
    await stage.at(FRIDAY_AT_NINE)
    for where in (stage.channel, place):
        card = await stage.said(JOHAN, "möte", place=where)
        assert (await stage.local.press(JOHAN, card, "Starta mötet")).word is None
        await stage.settled()


@sqlite_only
async def test_with_two_meetings_under_way_she_is_asked_once_and_nothing_is_lost(group: Stage) -> None:
    await _two_meetings(group)
    await writes(group, JOHAN, "Rad ett", "#beslut Rad två\nRad tre")
    asked = group.bot_in(group.local.chat(JOHAN), JOHAN)[-1]
    assert (said(asked), offered(asked)) == (
        ["Vilket möte antecknar du för?", "3 rader väntar på ditt svar."],
        ["Ledningsgruppen", "Styrgruppen"],
    )
    assert await kept(group) == []

    for _ in range(2):
        assert (
            await press_raw(group, JOHAN, "minutes.notes_meeting", hidden(asked, "Styrgruppen"), on=asked)
        ).status == 200
        await group.settled()
    assert said(now_shown(group, JOHAN, asked))[0] == "Du antecknar för Styrgruppen"
    await writes(group, JOHAN, "Rad fyra")
    assert await kept(group) == ["Rad ett", "#beslut Rad två", "Rad tre", "Rad fyra"]
    cards = [one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if said(one)[0] == f"{AT_WORK} · Styrgruppen"]
    assert said(cards[-1])[2] == "Punkt 1 av 3 · 4 rader · 1 beslut"


@sqlite_only
async def test_an_unknown_sender_is_not_let_into_a_meeting_of_others(group: Stage) -> None:
    card = await begun(group)
    on = hidden(card, "Nästa punkt")

    for who in (AMIRA, SVEN, GUEST):
        for verb, data in (
            ("minutes.notes_turn", on),
            ("minutes.notes_draft", {"meeting": on["meeting"]}),
            ("minutes.notes_meeting", {"meeting": on["meeting"]}),
            ("minutes.notes_lines", {"meeting": on["meeting"]}),
        ):
            assert word(await press_raw(group, who, verb, data)).startswith("Det kan bara ordföranden")


@sqlite_only
async def test_lines_are_taken_for_a_day_after_the_meeting_and_then_refused(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "Karin öppnar mötet.")
    await closed(group)
    await group.later(timedelta(hours=20))
    await writes(group, JOHAN, "#beslut Vi gör så")
    assert newest(group, JOHAN) == ["Mötet är avslutat. Raden lades till i anteckningarna.", "**Beslut**: Vi gör så"]
    await writes(group, KARIN, "Vad gör vi nu?")
    assert newest(group, KARIN)[0] == "Hjälp"

    await group.later(timedelta(hours=5))
    await writes(group, JOHAN, "#info För sent")
    assert newest(group, JOHAN)[-1].startswith("Inget av dina möten pågår.")
    assert await kept(group) == ["Karin öppnar mötet.", "#beslut Vi gör så"]
    assert (await group.local.press(JOHAN, card_of(group, JOHAN), "Gör utkast")).status == 200


@sqlite_only
async def test_the_draft_is_made_once_and_a_discarded_one_opens_the_notes_again(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "Karin öppnar mötet.")
    over = await closed(group)
    make = hidden(over, "Gör utkast")
    for _ in range(2):
        assert (await press_raw(group, JOHAN, "minutes.notes_draft", make, on=over)).status == 200
        await group.settled()
    drafts = [one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if said(one)[0].startswith("UTKAST")]
    ids = {hidden(one, "Kasta utkastet")["minutes"] for one in drafts}
    assert len(ids) == 1

    assert (await group.local.press(JOHAN, drafts[-1], "Kasta utkastet")).status == 200
    await group.settled()
    await group.later(timedelta(seconds=3))
    assert offered(card_of(group, JOHAN))[0] == "Gör utkast"
    await writes(group, JOHAN, "#info Ett tillägg")
    assert newest(group, JOHAN) == ["Mötet är avslutat. Raden lades till i anteckningarna."]
    assert offered(card_of(group, JOHAN))[0] == "Gör utkast"


@sqlite_only
async def test_no_draft_is_made_while_the_meeting_is_under_way(group: Stage) -> None:
    card = await begun(group)
    await writes(group, JOHAN, "Karin öppnar mötet.")
    meeting = {"meeting": hidden(card, "Nästa punkt")["meeting"]}

    assert word(await press_raw(group, JOHAN, "minutes.notes_draft", meeting)) == (
        "Mötet pågår. Avsluta det först, så blir anteckningarna ett utkast."
    )


@sqlite_only
async def test_a_word_on_a_line_follows_when_the_line_is_changed(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "#uppdrag skicka ut planen")
    asked = group.bot_in(group.local.chat(JOHAN), JOHAN)[-1]
    assert said(asked) == ["**Uppdrag**: skicka ut planen", "Ingen ansvarig hittad"]

    form = await group.local.press(JOHAN, asked, "Ändra")
    assert (await group.local.press(JOHAN, form.dialog, "Spara", Rad="#ångra")).dialog is not None
    done = await group.local.press(JOHAN, form.dialog, "Spara", Rad="#uppdrag Amira skickar ut planen på fredag")
    assert done.word == "Raden är ändrad."
    await group.settled()
    assert said(now_shown(group, JOHAN, asked))[0] == "**Uppdrag**: Amira skickar ut planen på fredag"
    assert said(now_shown(group, JOHAN, asked))[1].startswith("Amira Haddad · ")


@sqlite_only
async def test_published_notes_take_no_more_lines(group: Stage) -> None:
    await begun(group)
    await writes(group, JOHAN, "Karin öppnar mötet.")
    over = await closed(group)
    make = hidden(over, "Gör utkast")
    assert (await group.local.press(JOHAN, over, "Gör utkast")).status == 200
    await group.settled()
    draft = [one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if said(one)[0].startswith("UTKAST")][-1]
    ready = await gone_through(group, draft)
    assert (await group.local.press(JOHAN, ready, "Publicera")).status == 200
    await group.settled()

    late = word(await press_raw(group, JOHAN, "minutes.notes_draft", make, on=over))
    assert late.startswith("Mötesanteckningarna är redan publicerade.")
    await writes(group, JOHAN, "#info För sent")
    assert newest(group, JOHAN)[-1].startswith("Mötesanteckningarna är redan publicerade.")


@sqlite_only
async def test_a_meeting_without_a_line_offers_no_draft(group: Stage) -> None:
    await begun(group)
    over = await closed(group)

    assert (said(over)[1:], offered(over)) == (
        [
            "Mötet är avslutat",
            "Inget antecknat än",
            "Inget antecknades. Skicka mötesanteckningarna som en fil, eller skriv något här inom ett dygn.",
        ],
        [],
    )


@sqlite_only
async def test_where_there_is_no_secretary_the_chair_gets_the_card_and_a_new_one_hers_with_her_first_line(
    group: Stage,
) -> None:
    form = await group.said(KARIN, "inställningar")
    assert (await group.local.press(KARIN, form, "Spara", Sekreterare=AMIRA.teams_id)).status == 200
    await group.settled()
    await group.at(FRIDAY_AT_NINE)
    meeting = await group.told(KARIN, "möte")
    assert (await group.local.press(KARIN, meeting, "Starta mötet")).word is None
    await group.settled()

    assert shown(group, AMIRA)[0] == FIRST
    await writes(group, KARIN, "Jag öppnar mötet.")
    assert shown(group, KARIN)[-1] == "Jag öppnar mötet."
    assert said(await group.told(JOHAN, "Jag antecknar inte mer."))[0] == "Hjälp"


async def _says(stage: Stage, person: Person, line: str) -> list[str]:
    await writes(stage, person, line)
    return newest(stage, person)


@sqlite_only
async def test_attendance_and_motions_are_understood_and_shown(group: Stage) -> None:
    await begun(group)

    assert await _says(group, JOHAN, "#närvarande Karin och Amira") == ["**Närvarande**: Karin Ek, Amira Haddad"]
    assert await _says(group, JOHAN, "#here") == ["**Närvarande**: Johan Lind"]
    await writes(group, JOHAN, "#motion Vi köper cykeln", "#vote +1", "#vote +1", "#vote -1")
    assert await _says(group, JOHAN, "#close") == ["Yrkandet bifölls: 2 för, 1 emot"]
    assert shown(group, JOHAN)[1] == "Punkt 1 av 4 · 7 rader · 1 beslut · 3 närvarande"
