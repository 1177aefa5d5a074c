"""Changing a draft by hand: its head, its items, its decisions and assignments; and the way back."""

import pytest

from bot.localteams.board import Seen
from bot.localteams.hands import Pressed
from bot.localteams.people import JOHAN, KARIN, Person
from tests.stories.forging import draft_of, first_on_sqlite, gone_through, shown, sqlite_only
from tests.stories.poll_play import values
from tests.stories.stage import Stage, offered, said

SAVED = "Sparat. Utkastet visar ändringen."


async def editing(stage: Stage, person: Person, draft: Seen, part: str) -> Pressed:
    """Let somebody open the dialog for that part of the draft, by the words of its choice."""
    opened = await stage.local.press(person, draft, "Redigera")
    assert opened.dialog is not None
    form = await stage.local.press(person, opened.dialog, "Nästa", **{"Vad vill du ändra?": part})
    assert form.dialog is not None
    return form


async def saved(stage: Stage, person: Person, form: Pressed, button: str = "Spara", **inputs: object) -> Pressed:
    """Let somebody send the dialog's form."""
    assert form.dialog is not None
    pressed = await stage.local.press(person, form.dialog, button, **inputs)
    await stage.settled()
    return pressed


def item(stage: Stage, person: Person, draft: Seen, heading: str) -> list[str]:
    """Return an item of the draft as its card shows it, from its heading on."""
    lines = said(shown(stage, person, draft))
    start = lines.index(heading)
    return lines[start : start + 6]


@first_on_sqlite
async def test_an_item_a_decision_and_the_head_are_changed_and_an_item_comes_back(group: Stage) -> None:
    draft = await gone_through(group, await draft_of(group))
    form = await editing(group, JOHAN, draft, "1 Ny lokalplan")
    assert form.dialog is not None
    assert values(form.dialog.card) == {
        "title": "Ny lokalplan",
        "section": "BESLUT",
        "presenters": "Amira Haddad",
        "text": "Gruppen beslutar att anta lokalplanen.\n"
        "Amira skickar ut lokalplanen till skolorna senast den 4 december.",
        "place": "1",
    }
    text = "Gruppen beslutar att anta lokalplanen.\n- Norra skolan först\n- Sedan de andra"
    changed = {"Rubrik": "Lokalplan 2027", "Typ": "Dialog", "Föredragande": "Sven, Amira", "Text": text}
    assert (await saved(group, JOHAN, form, **changed, **{"Plats i ordningen": "2"})).word == SAVED
    assert item(group, JOHAN, draft, "2\\. Lokalplan 2027")[1:] == [
        "Dialog · Sven, Amira",
        "Visa ▾",
        "Dölj ▴",
        "Gruppen beslutar att anta lokalplanen.",
        "- Norra skolan först\n- Sedan de andra",
    ]

    form = await editing(group, JOHAN, draft, "Beslut: Gruppen beslutar att anta lokalplanen.")
    await saved(group, JOHAN, form, Text="Gruppen antar lokalplanen för 2027.")
    form = await editing(group, JOHAN, draft, "Rubrik, datum, närvaro och nästa möte")
    head = {"Plats": "Stora salen", "Deltagare, en på varje rad": "Karin Ek\nJohan Lind\n", "Nästa möte": "2026-12-04"}
    await saved(group, JOHAN, form, Rubrik="Ledningsgruppen i november", **head)
    form = await editing(group, JOHAN, draft, "1 Budget")
    removed = await saved(group, JOHAN, form, "Ta bort punkten")
    assert removed.word == "Borttaget. Med ”Ångra det senaste” på utkastet kommer det tillbaka."
    assert "Budget" not in " ".join(said(shown(group, JOHAN, draft))[10:])
    back = await group.local.press(JOHAN, shown(group, JOHAN, draft), "Ångra det senaste")

    lines = said(back)
    assert lines[:2] == ["UTKAST · Mötesanteckningar · Ledningsgruppen", "Ledningsgruppen i november"]
    assert "Gruppen antar lokalplanen för 2027." in lines
    assert ("Plats Stora salen" in lines, "Deltagare Karin Ek, Johan Lind" in lines) == (True, True)
    assert lines.index("1\\. Budget") < lines.index("2\\. Lokalplan 2027")


@pytest.mark.thorough
@sqlite_only
async def test_a_form_that_somebody_overtook_is_refused_once_with_what_was_typed(group: Stage) -> None:
    draft = await gone_through(group, await draft_of(group))
    hers = await group.told(KARIN, "anteckningar")
    first = await editing(group, JOHAN, draft, "2 Budget")
    second = await editing(group, KARIN, hers, "2 Budget")

    await saved(group, KARIN, second, Text="Karin såg över budgeten.")
    refused = await saved(group, JOHAN, first, Rubrik="Budget 2027")

    assert refused.dialog is not None
    assert said(refused.dialog)[0] == (
        "Någon ändrade det här medan du hade det öppet. Det du skrev står kvar här, och ”Spara” sätter det "
        "i stället för det här: ”Budget: Karin såg över budgeten.”"
    )
    kept = values(refused.dialog.card)
    assert (kept["title"], kept["text"]) == (
        "Budget 2027",
        "Karin går igenom läget.\nSven ska ta fram en prognos till nästa möte.",
    )
    assert "Karin såg över budgeten." in said(shown(group, JOHAN, draft))
    assert (await saved(group, JOHAN, refused)).word == SAVED
    assert "2\\. Budget 2027" in said(shown(group, KARIN, hers))
    assert "Karin såg över budgeten." not in said(shown(group, KARIN, hers))


@pytest.mark.thorough
@sqlite_only
async def test_an_empty_title_is_refused_and_an_item_may_be_without_text(group: Stage) -> None:
    draft = await gone_through(group, await draft_of(group))
    form = await editing(group, JOHAN, draft, "2 Budget")

    refused = await saved(group, JOHAN, form, Rubrik="  ", Text=" ")
    assert refused.dialog is not None
    assert [values(refused.dialog.card)[name] for name in ("title", "text")] == ["  ", " "]
    assert (await saved(group, JOHAN, refused, Rubrik="Budget")).word == SAVED
    assert item(group, JOHAN, draft, "2\\. Budget")[1:3] == ["Information", "Övrigt ur texten"]


@pytest.mark.thorough
@sqlite_only
async def test_a_new_item_is_added_once_and_a_decision_is_removed(group: Stage) -> None:
    draft = await gone_through(group, await draft_of(group))
    form = await editing(group, JOHAN, draft, "En ny punkt")
    wanted = {"Rubrik": "Skolskjuts", "Text": "1. Avtalet ses över", "Plats i ordningen": "1"}
    await saved(group, JOHAN, form, "Lägg till", **wanted)
    await saved(group, JOHAN, form, "Lägg till", **wanted)

    lines = said(shown(group, JOHAN, draft))
    assert [line for line in lines if line.endswith(("Skolskjuts", "Ny lokalplan", "Budget"))] == [
        "1\\. Skolskjuts",
        "2\\. Ny lokalplan",
        "3\\. Budget",
    ]
    form = await editing(group, JOHAN, draft, "Beslut: Gruppen beslutar att anta lokalplanen.")
    await saved(group, JOHAN, form, "Ta bort beslutet")
    assert lines.count("Gruppen beslutar att anta lokalplanen.") == 2
    assert said(shown(group, JOHAN, draft)).count("Gruppen beslutar att anta lokalplanen.") == 1


@pytest.mark.thorough
@sqlite_only
async def test_an_assignment_is_changed_after_it_was_kept(group: Stage) -> None:
    draft = await gone_through(group, await draft_of(group))
    form = await editing(group, JOHAN, draft, "Uppdrag: Sven ska ta fram en prognos till nästa möte.")
    await saved(
        group, JOHAN, form, Text="Ta fram en prognos", **{"Ansvarig": ["Karin Ek"], "Klart senast": "2026-12-01"}
    )

    lines = said(shown(group, JOHAN, draft))
    assert lines[lines.index("**Karin Ek**: Ta fram en prognos") + 1] == "Klart senast tisdag 1 december"


@pytest.mark.thorough
@sqlite_only
async def test_a_very_long_text_is_changed_stretch_by_stretch_and_nothing_is_lost(group: Stage) -> None:
    words = "\n".join(f"Stycke {number}: " + "läget gicks igenom skola för skola. " * 8 for number in range(60))
    draft = await draft_of(group, words=f"2026-11-20\n1. Genomgång\n{words}\n2. Budget\nKarin går igenom läget.")
    form = await editing(group, JOHAN, draft, "1 Genomgång")
    assert form.dialog is not None
    texts, parts = [], 0
    while "Spara och visa nästa del" in offered(form.dialog):  # type: ignore[arg-type]
        parts += 1
        before = str(values(form.dialog.card)["text"])
        texts.append(before)
        form = await saved(group, JOHAN, form, "Spara och visa nästa del", Text=before.replace("Stycke", "Rad", 1))
        assert form.dialog is not None
    texts.append(str(values(form.dialog.card)["text"]))

    assert parts >= 2
    assert "\n".join(texts).split() == words.split()
    form = await editing(group, JOHAN, shown(group, JOHAN, draft), "1 Genomgång")
    assert form.dialog is not None
    assert str(values(form.dialog.card)["text"]).startswith("Rad 0: ")
