"""Two groups of a tenant become sister groups: asked, answered, ended; never across tenants."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.db.transaction import transaction
from bot.localteams.cards import find_action
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.localteams.places import Place
from bot.localteams.world import Dialog
from bot.people.models import Group, Membership
from bot.sisters.models import LinkState, SisterLink
from tests.stories.forging import SV, dialog_raw, facts, hidden, press_raw, second_group, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

GONE = SV("I can't find that any more. Ask for the list again.")


async def set_up_there(stage: Stage, place: Place, name: str, chair: Person, secretary: Person) -> None:
    """Let the secretary set up one more group in that chat."""
    form = await stage.said(secretary, "kom igång", place=place)
    chosen = {"Gruppens namn": name, "Ordförande": chair.teams_id, "Sekreterare": secretary.teams_id}
    assert (await stage.local.press(secretary, form, "Spara", **chosen)).status == 200
    await stage.settled()


async def chosen(stage: Stage, by: Person = KARIN, place: Place | None = None) -> Dialog:
    """Let an organiser ask for the groups that can be linked."""
    listed = await stage.said(by, "systergrupper", place=place or stage.channel)
    opened = await stage.local.press(by, listed, "Koppla en grupp")
    assert opened.dialog is not None
    return opened.dialog


def choices(dialog: Dialog) -> dict[str, str]:
    """Return the groups to choose among, by what they are called."""
    [field] = [one for one in dialog.card["body"] if one["type"] == "Input.ChoiceSet"]
    return {one["title"]: one["value"] for one in field["choices"]}


async def linked(stage: Stage) -> Place:
    """Let Karin's group and Sven's be sister groups."""
    place = await second_group(stage)
    await stage.local.press(KARIN, await chosen(stage), "Skicka frågan", Grupp="Styrgruppen (ordförande Sven Åberg)")
    question = await stage.sees(SVEN, "vill bli systergrupp")
    await stage.local.press(SVEN, question, "Godkänn")
    await stage.settled()
    return place


async def _links(stage: Stage) -> list[SisterLink]:
    async with transaction(stage.works.engine) as session:
        return list(await session.scalars(select(SisterLink)))


async def test_an_organiser_asks_the_others_answer_and_both_groups_list_each_other(group: Stage) -> None:
    place = await second_group(group)
    asked = await group.local.press(
        KARIN, await chosen(group), "Skicka frågan", Grupp="Styrgruppen (ordförande Sven Åberg)"
    )
    await group.settled()

    assert asked.word == "Frågan är skickad. Jag hör av mig när Styrgruppen har svarat."
    question, hers = await group.sees(SVEN, "vill bli systergrupp"), await group.sees(AMIRA, "vill bli systergrupp")
    assert said(question)[:3] == [
        "Systergrupper · Styrgruppen",
        "Ledningsgruppen vill bli systergrupp till Styrgruppen",
        "Frågan kommer från Karin Ek · Ordförande Karin Ek",
    ]
    assert offered(question) == offered(hers) == ["Godkänn", "Avböj"]
    waiting = said(await group.said(KARIN, "systergrupper"))
    assert waiting[1:] == [
        "Inga systergrupper än",
        "Styrgruppen",
        "Ordförande Sven Åberg · Tillfrågad av Karin Ek onsdag 18 november, inget svar än",
    ]

    accepted = await group.local.press(SVEN, question, "Godkänn")
    await group.settled()

    assert said(accepted)[2] == said(shown(group, AMIRA, hers))[2] == "Godkänt av Sven Åberg"
    assert offered(shown(group, AMIRA, hers)) == []
    for who in (KARIN, JOHAN):
        assert said(await group.sees(who, "systergrupp nu"))[1:] == [
            "Styrgruppen är er systergrupp nu",
            "Godkänt av Sven Åberg",
        ]
    for who, where, other in ((KARIN, group.channel, "Styrgruppen"), (SVEN, place, "Ledningsgruppen")):
        listed = said(await group.said(who, "systergrupper", place=where))
        assert (listed[1], listed[2]) == ("1 systergrupp", other)


@sqlite_only
async def test_a_question_can_be_declined_asked_again_and_taken_back(group: Stage) -> None:
    await second_group(group)
    name = "Styrgruppen (ordförande Sven Åberg)"
    await group.local.press(KARIN, await chosen(group), "Skicka frågan", Grupp=name)
    await group.local.press(AMIRA, await group.sees(AMIRA, "vill bli systergrupp"), "Avböj")
    await group.settled()
    assert said(await group.sees(KARIN, "vill inte bli"))[1:] == [
        "Styrgruppen vill inte bli systergrupp",
        "Avböjt av Amira Haddad",
    ]

    group.clock.forward(timedelta(minutes=1))
    await group.local.press(JOHAN, await chosen(group, JOHAN), "Skicka frågan", Grupp=name)
    listed = await group.said(KARIN, "systergrupper")
    back = await group.local.press(KARIN, listed, "Ta tillbaka frågan")
    await group.settled()

    assert offered(back) == ["Koppla en grupp"]
    question = await group.sees(SVEN, "vill bli systergrupp")
    assert (said(question)[2], offered(question)) == ("Avslutat av Karin Ek", [])
    assert [link.state for link in await _links(group)] == [LinkState.ENDED]


@sqlite_only
async def test_two_that_ask_each_other_are_linked(group: Stage) -> None:
    place = await second_group(group)
    await group.local.press(KARIN, await chosen(group), "Skicka frågan", Grupp="Styrgruppen (ordförande Sven Åberg)")
    await group.settled()
    [link] = await _links(group)
    ours, theirs = str(link.asker_id), str(link.asked_id)

    told = word(await dialog_raw(group, SVEN, "task/submit", {"verb": "sisters.link", "group": theirs, "other": ours}))
    await group.settled()

    assert told == "Ledningsgruppen hade redan frågat er: den är er systergrupp nu."
    assert said(await group.said(SVEN, "systergrupper", place=place))[1] == "1 systergrupp"
    again = word(await dialog_raw(group, SVEN, "task/submit", {"verb": "sisters.link", "group": theirs, "other": ours}))
    assert again == "Ledningsgruppen är redan er systergrupp."


async def test_two_answers_at_once_are_one_and_the_same_press_twice_is_one(group: Stage) -> None:
    await second_group(group)
    await group.local.press(KARIN, await chosen(group), "Skicka frågan", Grupp="Styrgruppen (ordförande Sven Åberg)")
    his, hers = await group.sees(SVEN, "vill bli systergrupp"), await group.sees(AMIRA, "vill bli systergrupp")

    yes, no = await asyncio.gather(group.local.press(SVEN, his, "Godkänn"), group.local.press(AMIRA, hers, "Avböj"))
    await group.settled()

    [link] = await _links(group)
    was_yes = link.state is LinkState.LINKED
    late = no if was_yes else yes
    assert late.word == ("Sven Åberg har redan godkänt det." if was_yes else "Amira Haddad har redan avböjt.")
    who, seen, verb = (SVEN, his, "accept") if was_yes else (AMIRA, hers, "decline")
    again = await press_raw(group, who, f"sisters.{verb}", {"link": str(link.id)}, on=seen)
    assert again.body["type"] == "application/vnd.microsoft.card.adaptive"
    assert group.count(KARIN, "Systergrupper") == 1


@sqlite_only
async def test_a_question_can_be_answered_in_the_list_too(group: Stage) -> None:
    place = await second_group(group)
    await group.local.press(KARIN, await chosen(group), "Skicka frågan", Grupp="Styrgruppen (ordförande Sven Åberg)")
    await group.settled()
    listed = await group.said(AMIRA, "systergrupper", place=place)
    assert said(listed)[3] == "Ordförande Karin Ek · Karin Ek frågar om ni vill bli systergrupper"

    answered = await group.local.press(AMIRA, listed, "Godkänn")
    await group.settled()

    assert said(shown(group, SVEN, listed))[1:3] == said(answered)[1:3] == ["1 systergrupp", "Ledningsgruppen"]
    question = await group.sees(SVEN, "vill bli systergrupp")
    assert (said(question)[2], offered(question)) == ("Godkänt av Amira Haddad", [])


@sqlite_only
async def test_either_side_ends_it_and_the_other_hears_who_did(group: Stage) -> None:
    place = await linked(group)
    listed = await group.said(SVEN, "systergrupper", place=place)
    ended = await group.local.press(SVEN, listed, "Avsluta kopplingen")
    repeated = await press_raw(group, SVEN, "sisters.end", hidden(listed, "Avsluta kopplingen"), on=listed)
    await group.settled()

    assert said(ended)[1] == "Inga systergrupper än"
    assert repeated.body["type"] == "application/vnd.microsoft.card.adaptive"
    for who in (KARIN, JOHAN):
        assert said(await group.sees(who, "inte er systergrupp längre"))[1:] == [
            "Styrgruppen är inte er systergrupp längre",
            "Avslutat av Sven Åberg",
        ]
        assert group.count(who, "Systergrupper") == 2


@sqlite_only
async def test_groups_of_one_name_are_told_apart_by_their_chairs_and_else_by_when_they_began(group: Stage) -> None:
    for title, chair in (("Ett", SVEN), ("Två", AMIRA), ("Tre", AMIRA)):
        place = group.local.open_group_chat(title, [SVEN, AMIRA])
        await set_up_there(group, place, "Ledningsgruppen", chair, AMIRA)
        group.clock.forward(timedelta(minutes=7))

    assert sorted(choices(await chosen(group))) == [
        "Ledningsgruppen (ordförande Amira Haddad), igång sedan 2026-11-18 kl. 10.07",
        "Ledningsgruppen (ordförande Amira Haddad), igång sedan 2026-11-18 kl. 10.14",
        "Ledningsgruppen (ordförande Sven Åberg)",
    ]


async def test_another_tenants_group_is_neither_shown_nor_linked(group: Stage) -> None:
    await second_group(group)
    async with transaction(group.works.engine) as session:
        stranger = Group(
            tenant_id="33333333-3333-3333-3333-333333333333",
            conversation_id="19:other",
            service_url="https://other.example",
            is_channel=True,
            name="Främmande gruppen",
            created_at=group.clock.now(),
        )
        session.add(stranger)
    dialog = await chosen(group)
    ours = hidden_group(dialog)
    before = await facts(group)

    assert list(choices(dialog)) == ["Styrgruppen (ordförande Sven Åberg)"]
    for other in (str(stranger.id), ours, "00000000-0000-4000-8000-000000000001"):
        refused = await dialog_raw(group, KARIN, "task/submit", {"verb": "sisters.link", "group": ours, "other": other})
        assert refused.body["task"]["type"] == "continue"
        assert refused.body["task"]["value"]["card"]["content"]["body"][0]["text"] == GONE
    assert await facts(group) == before


def hidden_group(dialog: Dialog) -> str:
    """Return the id of the group that the dialog's button carries."""
    return str(find_action(dialog.card, "Skicka frågan").action["data"]["group"])


@sqlite_only
async def test_only_organisers_of_the_group_concerned_ask_answer_and_end(group: Stage) -> None:
    await second_group(group)
    dialog = await chosen(group)
    ours, other = hidden_group(dialog), choices(dialog)["Styrgruppen (ordförande Sven Åberg)"]
    listed = await group.said(SVEN, "systergrupper")
    assert offered(listed) == []
    refusal = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")
    link_them = {"verb": "sisters.link", "group": ours, "other": other}
    assert word(await dialog_raw(group, SVEN, "task/fetch", {"verb": "sisters.choose", "group": ours})) == refusal
    assert word(await dialog_raw(group, SVEN, "task/submit", link_them)) == refusal
    assert (await facts(group))["sister_link"] == []

    await dialog_raw(group, KARIN, "task/submit", link_them)
    await group.settled()
    [link] = await _links(group)
    before = await facts(group)
    presses: list[tuple[Person, str, dict[str, str], str]] = [
        (KARIN, "accept", {"link": str(link.id)}, GONE),
        (JOHAN, "decline", {"link": str(link.id)}, GONE),
        (SVEN, "end", {"link": str(link.id), "group": ours}, refusal),
        (
            SVEN,
            "end",
            {"link": str(link.id), "group": other},
            "Det är en fråga till din grupp: godkänn eller avböj den.",
        ),
        (KARIN, "end", {"link": str(link.id), "group": other}, GONE),
    ]
    for who, verb, data, why in presses:
        assert (verb, word(await press_raw(group, who, f"sisters.{verb}", data))) == (verb, why)
    assert await facts(group) == before


async def test_a_group_without_organisers_can_not_be_asked(group: Stage) -> None:
    await second_group(group)
    dialog = await chosen(group)
    async with transaction(group.works.engine) as session:
        other = (await session.scalars(select(Group).where(Group.name == "Styrgruppen"))).one()
        for seat in await session.scalars(select(Membership).where(Membership.group_id == other.id)):
            await session.delete(seat)

    refused = await group.local.press(KARIN, dialog, "Skicka frågan", Grupp="Styrgruppen (ordförande Sven Åberg)")

    assert refused.dialog is not None
    assert said(refused.dialog)[0] == (
        "Styrgruppen har ingen ordförande eller sekreterare som kan svara. "
        "Be medlemmarna välja någon i gruppens inställningar."
    )
