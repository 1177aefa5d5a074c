"""Sister groups: asked, linked, parted, and what they tell."""

from dataclasses import replace
from datetime import timedelta

from cards.inputs import Choice
from cards.kit import Card
from cards.samples.agenda import NEXT_MEETING
from cards.samples.people import AMIRA, CHAIR, PER, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.sisters import (
    LinkView,
    NewsView,
    SistersView,
    choose_sister,
    link_news,
    link_question,
    sisters_card,
)
from cards.speech import Translate

STEERING = "Styrgruppen"

LONG = """Styrgruppen har gått igenom budgeten för 2027 och ser tre saker som berör förvaltningen.

- Ramen höjs med två procent, men lokalerna ska rymmas i den.
- Paviljongerna vid Ekskolan får vänta till 2028.
- Vikariekostnaderna följs upp varje månad."""


def samples() -> list[Sample]:
    """Return the samples of the room of sister groups."""
    return [
        Sample("sisters-list", "Sister groups, and what they told", _list),
        Sample(
            "sisters-list-member",
            "The same, for a member who can't link",
            lambda t: sisters_card(t, _view(t), may_link=False),
        ),
        Sample(
            "sisters-none",
            "No sister groups yet",
            lambda t: sisters_card(t, SistersView(same_id(1), GROUP), may_link=True),
        ),
        Sample("sisters-choose", "Which group to link (dialog)", _choose),
        Sample("sisters-question", "An organiser is asked", lambda t: link_question(t, _asked(t), group=GROUP)),
        Sample(
            "sisters-question-answered",
            "The same, once answered",
            lambda t: link_question(t, replace(_asked(t), state="linked", who=CHAIR), group=GROUP),
        ),
        Sample("sisters-news-linked", "Those who asked hear yes", lambda t: link_news(t, _linked(t), group=GROUP)),
        Sample(
            "sisters-news-declined",
            "Those who asked hear no",
            lambda t: link_news(t, replace(_linked(t), state="declined"), group=GROUP),
        ),
        Sample(
            "sisters-news-ended",
            "The other group ended it",
            lambda t: link_news(t, replace(_linked(t), state="ended"), group=GROUP),
        ),
    ]


def _linked(t: Translate) -> LinkView:
    day = t.day(TODAY - timedelta(days=14), today=TODAY)
    return LinkView(same_id(51), STEERING, PER, "linked", by_us=True, who=PER, day=day)


def _asked(t: Translate) -> LinkView:
    day = t.day(TODAY, today=TODAY)
    return LinkView(same_id(52), "Ledningsgruppen Söder", SVEN, "asked", by_us=False, who=AMIRA, day=day)


def _waiting(t: Translate) -> LinkView:
    return replace(_asked(t), id=same_id(53), name="Chefsgruppen för skola och förskola", by_us=True, who=CHAIR)


def _view(t: Translate) -> SistersView:
    meeting = t.day(NEXT_MEETING, today=TODAY)
    news = (
        NewsView("Budget 2027", LONG, f"{STEERING} 6 november", meeting),
        NewsView("Ny förvaltningschef från januari", "", f"{STEERING} 6 november", meeting),
    )
    return SistersView(same_id(1), GROUP, (_linked(t), _asked(t), _waiting(t)), news)


def _list(t: Translate) -> Card:
    return sisters_card(t, _view(t), may_link=True)


def _choose(t: Translate) -> Card:
    groups = [
        Choice(str(same_id(61)), t("{group} (chair {name})", group="Ledningsgruppen", name=SVEN)),
        Choice(str(same_id(62)), t("{group} (chair {name})", group="Ledningsgruppen", name=AMIRA)),
        Choice(str(same_id(63)), t("{group} (chair {name})", group=STEERING, name=PER)),
    ]
    return choose_sister(t, groups, group=same_id(1))
