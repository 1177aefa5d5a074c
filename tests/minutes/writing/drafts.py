"""Drafts as the bot exports them: invented people, titles and sentences in every combination."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bot.minutes.reading.draft import Draft, Finding, FoundAssignment, Item, Owner, Paragraph
from bot.minutes.writing.edition import Edition

PEOPLE = ["Berta Ros", "Kim Wall", "Olof Träd", "Edit af Sten", "Maj-Britt Å", "Wall, Kim (HR)", "Zoë O’Hara"]
OWNERS = [*PEOPLE, "Kim", "VC-gruppen", "Avdelningen administration och juridik", "Alla chefer"]
TITLES = [
    "Ekonomi",
    "Beslut",
    "Lokaler (utkast)",
    "Information",
    "Nästa möte",
    "Ny telefonväxel: läget",
    "2024 års budget",
    "24 nya bostäder",
    "Avslut",
    "Deltagare",
    "Närvarande: alla",
    "C# & <b>Java</b> | *viktigt*",
    "Föredragande",
    "1 000 timmar_per_år #",
]
SENTENCES = [
    "Gruppen beslutar att köpa växeln.",
    "Kim tecknar avtalet före den 1 april.",
    "Frågan återkommer på nästa möte.",
    "Att fundera på till nästa gång: Vilka system kan vi avveckla?",
    "Föredragande: Berta Ros",
    "- inte en punkt",
    "1. inte ett nummer",
    "a) inte en bokstav",
    "12.5 procent, 3) och [x] | ~ \\ `kod` _så_ här &amp; där",
    "# Ingen rubrik",
    "**Datum:** 2024-01-01",
    "| a | b |",
    "[x] Klart",
    "> citat",
    "===",
    "Beslut",
    "Se https://exempel.se/en_sida?a=1&b=2#c",
    "Nästa möte är den 6 november kl. 13.",
    "o som i ost",
    "Uppdragslista",
]
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
sentences = st.sampled_from(SENTENCES) | st.text("abcåäö ÅÄÖ.,:;!?()[]*_#-–|\\<>&1234567890§•\"'`~^=+/@", min_size=1)
lines = sentences.map(lambda text: " ".join(text.split())).filter(lambda text: text.strip("-=_*|:+ ~—–"))
names = st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True).map(tuple)
numbers = st.none() | st.integers(1, 40).map(str) | st.sampled_from(["3.2", "§ 12", "14 §"])
registrations = st.none() | st.sampled_from(["KS 2026/123", "Dnr: 2026-00123 *1.1*", "KS-2026-4 | §"]) | lines
places = st.none() | st.sampled_from(["Rum 4", "Teams", "Rådhuset, sal B: övre"])


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    """Paragraphs, lists that go one step deeper at a time, headings and tables."""
    body: list[Paragraph] = []
    deepest = 0
    for kind in draw(st.lists(st.sampled_from("tttbbbbnnxhr"), max_size=8)):
        level = draw(st.integers(0, min(deepest, 4)))
        marker = {"t": "", "b": "•", "n": draw(st.sampled_from(["1.", "2)", "b)", "1.2."])), "x": "[x]", "h": "#"}
        if kind == "r":
            cells = draw(st.lists(lines, min_size=2, max_size=2))
            body.append(Paragraph("\t".join(cells)))
            deepest = 0
            continue
        flat = kind == "h"
        body.append(Paragraph(draw(lines), 0 if flat else level, marker[kind]))
        deepest = 0 if flat else level if kind == "t" else level + 1
    return tuple(body)


items = st.builds(
    Item,
    numbers,
    st.sampled_from(TITLES),
    st.sampled_from([None, "BESLUT", "INFORMATION", "DIALOG"]),
    names,
    body=bodies(),
)
named = st.none() | st.sampled_from(["1", "3.2", "Ekonomi", "Beslut"])
findings = st.builds(Finding, lines, named)


@st.composite
def tasks(draw: st.DrawFn) -> FoundAssignment:
    """Assignments with a day, with words, with both or with neither."""
    day = draw(st.none() | DAYS)
    words = draw(st.none() | st.sampled_from(["efter sommaren", "senast den 1 april", "v. 34 (fredag)"]))
    owners = tuple(Owner(name) for name in draw(st.lists(st.sampled_from(OWNERS), max_size=3, unique=True)))
    text = draw(lines)
    return FoundAssignment(text, owners, day, words or (str(day) if day else None), draw(named))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Minutes that someone has gone through."""
    upcoming, words = draw(st.none() | DAYS), draw(st.none() | st.just("onsdag den 6 mars"))
    told: dict[str, Any] = {
        "title": draw(st.sampled_from(["Ledningsgruppen 2024-02-05", "Möte # 3", "Protokoll: LG"])),
        "date": draw(st.none() | DAYS),
        "place": draw(places),
        "registration_number": draw(registrations),
        "participants": draw(names),
        "absent": draw(names),
        "items": tuple(draw(st.lists(items, max_size=5))),
        "next_meeting": upcoming,
        "next_meeting_text": words or (str(upcoming) if upcoming else None),
        "checkout": "\n".join(draw(st.lists(lines, max_size=2))) or None,
        "rest": tuple(
            draw(st.lists(st.sampled_from(["Vid protokollet: Kim Wall", "- streck", "Justeras"]), max_size=2))
        ),
    }
    for name, found in (("decisions", findings), ("assignments", tasks()), ("comebacks", findings)):
        told[name] = tuple(draw(st.lists(found, max_size=4)))
    return Draft(**told)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """What stands around the minutes; `fitted` gives each finding its number."""
    words = st.sampled_from(["", "Exempelstads kommun · Kontoret", "Beslut", "Datum: 2024-01-01", "*_#|<b>&"])
    return Edition(
        status=draw(st.sampled_from(["", "Version 1, publicerad", "Version 2. Justerad av Kim: ja"])),
        mark=draw(st.sampled_from(["", "UTKAST"])),
        letterhead=draw(words),
        footer=draw(words),
        author=draw(words),
        decisions=("B-",) * draw(st.integers(0, 1)),
        assignments=("U-",) * draw(st.integers(0, 1)),
    )


def fitted(edition: Edition, draft: Draft) -> Edition:
    """The edition with a number for each of the draft's findings, where it numbers them."""
    return replace(
        edition,
        decisions=tuple(f"{one}{at}" for one in edition.decisions for at, _ in enumerate(draft.decisions, 1)),
        assignments=tuple(f"{one}{at}" for one in edition.assignments for at, _ in enumerate(draft.assignments, 1)),
    )


def seen(draft: Draft) -> dict[str, Any]:
    """What a person sees of a draft: all but the clues, and what is found anew in the text."""
    return {
        "head": (draft.title, draft.date, draft.place, draft.participants, draft.absent),
        "items": [(item.number, item.title, item.section, item.presenters, item.body) for item in draft.items],
        "decisions": [(found.text, found.item) for found in draft.decisions],
        "assignments": [
            (found.text, [owner.written for owner in found.owners], found.due, found.due_text, found.item)
            for found in draft.assignments
        ],
        "comebacks": [(found.text, found.item) for found in draft.comebacks],
        "next": (draft.next_meeting, draft.next_meeting_text),
        "checkout": draft.checkout,
        "registration": draft.registration_number,
        "rest": draft.rest,
    }
