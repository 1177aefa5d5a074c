"""What was found."""

from dataclasses import replace
from datetime import date

from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.search import FoundView, HitView, Part, found_card
from cards.speech import Translate

SOURCE = "Mötesanteckningar 6 november"


def samples() -> list[Sample]:
    """Return the samples of search."""
    return [
        Sample("search-found", "Hits of several kinds", lambda t: found_card(t, _found(t))),
        Sample("search-more", "Some of many, in several groups", lambda t: found_card(t, _of_many(t))),
        Sample("search-nothing", "Nothing found", lambda t: found_card(t, FoundView("simhall", (), 0, 0, 10, GROUP))),
    ]


def _found(t: Translate) -> FoundView:
    day, about = t.day(date(2026, 11, 6), today=TODAY), (Part("Gruppen beslutar att hyra "), Part("lokaler", hit=True))
    hits = (
        HitView("decision", same_id(701), "B-12", (*about, Part(" vid torget.")), (), day, SOURCE),
        HitView(
            "minutes",
            same_id(702),
            "3",
            (Part("Tillfälliga "), Part("lokaler", hit=True)),
            (Part("…behöver fler platser i höst. "), *about, Part(" vid torget till och med sommaren, och sedan…")),
            day,
            f"{SOURCE} · Amira Haddad",
        ),
        HitView(
            "assignment",
            same_id(703),
            "U-7",
            (Part("Ring hyresvärden om "), Part("lokalerna", hit=True)),
            (),
            t.day(date(2026, 11, 9), today=TODAY),
            "Sven Åberg",
        ),
        HitView(
            "agenda",
            same_id(704),
            "",
            (Part("Lokalplan", hit=True), Part(" 2027")),
            (Part("Underlaget finns i teamet."),),
            t.day(TODAY, today=TODAY),
            "Amira Haddad",
        ),
        HitView(
            "proposal",
            same_id(705),
            "F-9",
            (Part("Lokalplan", hit=True), Part(" 2027")),
            (),
            t.day(date(2026, 11, 2), today=TODAY),
            "Amira Haddad",
        ),
    )
    return FoundView("lokal", hits, len(hits), 0, 10, GROUP)


def _of_many(t: Translate) -> FoundView:
    named = tuple(replace(hit, group=GROUP) for hit in _found(t).hits)
    return replace(_found(t), hits=named, total=23, start=10, group="")
