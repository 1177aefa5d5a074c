"""What was found, and the decision log."""

from dataclasses import replace
from datetime import date

from cards.kit import Card
from cards.minutes.decisions import LoggedView, decision_card, decision_log
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.search import FoundView, HitView, Part, found_card
from cards.speech import Translate

SOURCE = "Mötesanteckningar 6 november"


def samples() -> list[Sample]:
    """Return the samples of search and of the decision log."""
    return [
        Sample("search-found", "Hits of several kinds", lambda t: found_card(t, _found(t))),
        Sample("search-more", "Some of many, in several groups", lambda t: found_card(t, _of_many(t))),
        Sample("search-nothing", "Nothing found", lambda t: found_card(t, FoundView("simhall", (), 0, 0, 10, GROUP))),
        Sample("decisions-log", "The decision log", lambda t: _log(t, 3)),
        Sample("decisions-more", "Its first card of several", lambda t: _log(t, 41)),
        Sample(
            "decisions-none",
            "No decisions yet",
            lambda t: decision_log(t, (), group=GROUP, group_id=same_id(1), total=0),
        ),
        Sample("decisions-one", "One of them", lambda t: decision_card(t, _logged(t)[0], group=GROUP)),
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


def _log(t: Translate, total: int) -> Card:
    return decision_log(t, _logged(t), group=GROUP, group_id=same_id(1), total=total)


def _logged(t: Translate) -> tuple[LoggedView, ...]:
    words = (
        "Gruppen beslutar att hyra lokaler vid torget till och med sommaren. Kostnaden tas ur årets budget.",
        "Gruppen beslutar att anta lokalplanen för 2027.",
        "Mötena hålls på plats varannan fredag.",
    )
    day = t.day(date(2026, 11, 6), today=TODAY)
    return tuple(
        LoggedView(12 - place, said, day, SOURCE, same_id(710), str(3 - place)) for place, said in enumerate(words)
    )
