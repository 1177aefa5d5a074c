"""Titles as people really write them: taken as they are, shown as they are, or refused with the way on."""

import pytest
from sqlalchemy import select

from bot.db.transaction import reading
from bot.localteams.cards import labels, texts
from bot.localteams.people import AMIRA, JOHAN, KARIN
from bot.proposals.models import Proposal
from cards.words import escaped
from tests.stories.forging import SV, dialog_raw, facts, hidden, press_raw, said_at_leisure, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

ODD = [
    "**Fet** _kursiv_ `kod` ~struken~ # rubrik",
    "[Klicka här](https://ont.example/)",
    "<at>Karin Ek</at> måste svara",
    "<b>fet</b> & <script>alert(1)</script>",
    "&lt;at&gt;Karin Ek&lt;/at&gt;",
    "Budget 2027 \u202egnitgat\u202c slut",
    "🚀 Kick-off 👩‍👩‍👧 🇸🇪",
    "---",
    "1. Första punkten",
    "- lista",
    "> citat",
    "{name} och {{dubbla}} %s",
    "'; DROP TABLE proposal; --",
    "Ärendet “Åäö” – ‘citat’",
    "日本語と العربية",
]
"""One-line titles that are meant word for word."""

PASTED = {"Rad ett\nrad två": "Rad ett rad två", "  luft  runt\t": "luft runt", "före\u2028efter": "före efter"}
"""Titles with breaks and blanks in them, and how they are kept."""

EMPTY = ["", " ", "\n\n", "\t", "\u200f\u202e", "\u200b", "\u00a0 \ufeff", "...", "?!"]
"""What follows the command when nothing that can be seen follows it."""


async def _titles(stage: Stage) -> list[str]:
    async with reading(stage.works.engine) as session:
        return list(await session.scalars(select(Proposal.title).order_by(Proposal.number)))


async def test_odd_titles_are_kept_and_shown_word_for_word_in_one_line_and_in_the_form(group: Stage) -> None:
    for number, title in enumerate(ODD, start=1):
        receipt = await said_at_leisure(group, AMIRA, f"föreslå {_typed(title)}")
        assert texts(receipt.card)[1] == escaped(f"F-{number} · {title}")
    form = await group.said(AMIRA, "föreslå")
    facts_of = hidden(form, "Skicka förslag")
    for title in [*ODD, *PASTED]:
        assert (
            await press_raw(group, AMIRA, "proposals.propose", {**facts_of, "title": title}, place=group.channel)
        ).status == 200

    assert await _titles(group) == [*ODD, *ODD, *PASTED.values()]


def _typed(title: str) -> str:
    """Return the title as Teams sends it: its own markup means markup, typed marks come escaped."""
    return title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@sqlite_only
async def test_a_title_makes_no_mention_link_or_emphasis_wherever_it_is_shown(group: Stage) -> None:
    await group.said(AMIRA, "föreslå &lt;at&gt;Karin Ek&lt;/at&gt; **läs** [detta](https://ont.example/)")
    copy = await group.sees(KARIN, "F-1")
    await group.local.press(KARIN, copy, "Anta")
    await group.settled()
    agenda = await group.said(KARIN, "dagordning")
    seen = [*group.local.messages(KARIN), *group.local.messages(AMIRA), *group.local.messages(group.channel), agenda]

    written = [
        line for one in seen if one.is_from_bot for line in texts(one.card) if "Karin Ek" in line and "läs" in line
    ]

    assert len(written) >= 3
    assert {("<at>" in line, "**läs**" in line, "[detta]" in line) for line in written} == {(False, False, False)}
    assert [one.entities for one in seen if one.is_from_bot and one.entities] == []


@sqlite_only
async def test_the_command_with_nothing_to_see_after_it_hands_out_the_form(group: Stage) -> None:
    for nothing in EMPTY:
        form = await said_at_leisure(group, AMIRA, f"föreslå {nothing}")
        assert (nothing, labels(form.card)[0], offered(form)) == (nothing, "Rubrik", ["Skicka förslag"])

    assert await _titles(group) == []


@sqlite_only
async def test_a_form_without_a_title_or_with_one_too_long_is_refused_with_the_way_on_and_stays(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")
    hers = {**hidden(form, "Skicka förslag"), "background": "Mina ord"}
    before = await facts(group)

    for empty in ["", "  ", "\u200f", "\u200b", None]:
        assert (
            word(await press_raw(group, AMIRA, "proposals.propose", {**hers, "title": empty}, on=form))
            == "Fyll i ”Rubrik”."
        )
    too_long = word(await press_raw(group, AMIRA, "proposals.propose", {**hers, "title": "x" * 10_000}, on=form))

    assert too_long == SV(
        "“{label}” holds {max_length} characters at most. Shorten it and send it again.", label="Rubrik", max_length=200
    )
    assert shown(group, AMIRA, form) == form
    assert await facts(group) == before
    taken = await press_raw(group, AMIRA, "proposals.propose", {**hers, "title": "Nu så"}, on=form)
    assert taken.body["type"] == "application/vnd.microsoft.card.adaptive"
    assert await _titles(group) == ["Nu så"]


async def test_a_title_of_ten_thousand_characters_in_one_line_is_refused_and_the_message_stays(group: Stage) -> None:
    before = await facts(group)
    title = "Långt " * 1_666 + "slut"

    answer = await group.said(AMIRA, f"föreslå {title}")

    refusal = SV(
        "The title has {length} characters and {most} is the most. "
        "Write “propose” for the form, and put the rest under Background.",
        length=len(title),
        most=200,
    )
    assert said(answer)[1] == escaped(refusal)
    assert [one.text for one in group.local.messages(group.channel) if title in one.text] != []
    assert await facts(group) == before


@sqlite_only
async def test_a_refused_change_opens_the_dialog_again_with_every_word_in_it(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan 2027")
    proposal = hidden(receipt, "Dra tillbaka")["proposal"]
    typed = {
        "title": "",
        "background": "Mina **ord**\noch fler",
        "minutes": "tio",
        "link": "inte en länk",
        "kind": "decision",
    }

    first = await dialog_raw(
        group, AMIRA, "task/submit", {"verb": "proposals.save", "proposal": proposal, **typed}, on=receipt
    )
    copy = await group.sees(JOHAN, "Lokalplan")
    await group.local.press(JOHAN, copy, "Anta")
    mended = {**typed, "title": "Ny", "minutes": "10", "link": ""}
    second = await dialog_raw(
        group, AMIRA, "task/submit", {"verb": "proposals.save", "proposal": proposal, **mended}, on=receipt
    )

    for answer, sent, why in (
        (first, typed, "Fyll i ”Rubrik”."),
        (second, mended, SV("{name} has accepted F-{number} already.", name="Johan Lind", number=1)),
    ):
        card = answer.body["task"]["value"]["card"]["content"]
        assert card["body"][0]["text"] == escaped(why)
        fields = {part["id"]: part.get("value", "") for part in card["body"] if part["type"].startswith("Input.")}
        assert {name: fields[name] for name in sent} == sent
    assert await _titles(group) == ["Lokalplan 2027"]


@sqlite_only
async def test_a_mistyped_command_is_answered_with_the_nearest_one(group: Stage) -> None:
    near = {
        "dagordnig": "dagordning",
        "förslå Lokalplan 2027": "föreslå",
        "mina updrag": "mina uppdrag",
        "instälningar": "inställningar",
        "agendaa": "dagordning",
    }

    answers = {typed: await group.said(KARIN, typed) for typed in near}
    lost = await group.said(KARIN, "snarkofon")

    for typed, meant in near.items():
        asked = (
            SV("I did not understand “{words}”.", words=typed) + " " + SV("Did you mean “{nearest}”?", nearest=meant)
        )
        assert (said(answers[typed])[2], offered(answers[typed])[0]) == (escaped(asked), meant.capitalize())
    assert said(lost)[2] == SV("I did not understand “{words}”.", words="snarkofon")
    pressed = await group.local.press(KARIN, answers["dagordnig"], "Dagordning")
    assert pressed.status == 200


@sqlite_only
async def test_a_mistyped_command_is_said_with_the_words_after_it_and_once(group: Stage) -> None:
    asked = await group.said(KARIN, "nyttuppdrag Sven köper glögg")

    await group.local.press(KARIN, asked, "Nytt uppdrag")
    await group.settled()
    again = await group.local.press(JOHAN, asked, "Nytt uppdrag")
    listed = said(await group.told(KARIN, "uppdrag"))

    assert said(asked)[2].endswith("Menade du ”nytt uppdrag”?")
    assert again.word is not None
    assert listed[1:5] == ["1 öppet uppdrag", "Sven Åberg", "U-1", "Sven köper glögg"]
