"""Check-ins and check-outs."""

from dataclasses import replace
from datetime import date, datetime

from cards.polls.poll import nudge_card, own_card, poll_card
from cards.polls.trend import trend_card
from cards.polls.views import MineView, PointView, PollView, TextView, TrendView
from cards.samples.people import AMIRA, CHAIR, ELIN, NADJA, OSKAR, PER, SECRETARY, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.speech import Translate

FREE = {"good": "Vi höll tiden, och alla kom till tals.", "better": "Underlaget kom för sent."}


def samples() -> list[Sample]:
    """Return the samples of the polls."""
    return [
        Sample("polls-check-in", "A check-in is opened", lambda t: poll_card(t, check_in(t))),
        Sample("polls-check-in-counts", "Some have answered", lambda t: poll_card(t, _answered(t))),
        Sample(
            "polls-check-in-mine", "One who has answered", lambda t: own_card(t, _answered(t), _mine(), organising=True)
        ),
        Sample("polls-check-in-nudge", "One who has not is reminded", lambda t: nudge_card(t, check_in(t))),
        Sample("polls-check-in-closed", "The check-in is closed", lambda t: poll_card(t, _closed(t))),
        Sample("polls-check-out", "A check-out is opened", lambda t: poll_card(t, check_out(t))),
        Sample(
            "polls-check-out-anonymous",
            "The same, free texts without names",
            lambda t: poll_card(t, replace(check_out(t), anonymous=True)),
        ),
        Sample(
            "polls-check-out-mine", "One who has answered", lambda t: own_card(t, _few(t), _hers(), organising=False)
        ),
        Sample(
            "polls-check-out-mine-anonymous",
            "The same, free texts without names, one sent too late",
            lambda t: own_card(t, replace(_few(t), anonymous=True), _late(t), organising=False),
        ),
        Sample("polls-check-out-closed", "The check-out is closed", lambda t: poll_card(t, _over(t))),
        Sample(
            "polls-check-out-closed-few",
            "Too few answered to show what stands without names",
            lambda t: poll_card(t, replace(_few(t), anonymous=True, closed=_moment(t, at(TODAY, 17)))),
        ),
        Sample("polls-trend", "The latest meetings", lambda t: trend_card(t, _trend(t), poll=same_id(401))),
    ]


def check_in(t: Translate) -> PollView:
    """Return a check-in that nobody has answered."""
    return PollView(same_id(401), "check-in", GROUP, t.day(TODAY, today=TODAY), "", of=8, silent=(AMIRA, SVEN))


def check_out(t: Translate) -> PollView:
    """Return a check-out that nobody has answered."""
    closes = _moment(t, at(date(2026, 11, 23), 17))
    return PollView(same_id(402), "check-out", GROUP, t.day(TODAY, today=TODAY), closes, of=8)


def _moment(t: Translate, moment: datetime) -> str:
    return t("{day} at {hour}", day=t.day(moment.date(), today=TODAY), hour=t.hour(moment))


def _answered(t: Translate) -> PollView:
    return replace(
        check_in(t),
        answered=6,
        places={"on site": (ELIN, SECRETARY, CHAIR), "remote": (NADJA, PER), "absent": (OSKAR,)},
        ratings=(0, 1, 1, 2, 1),
        mean=3.6,
        user_ids=tuple(f"29:{name.split()[0].lower()}" for name in (ELIN, SECRETARY, CHAIR, NADJA, PER, OSKAR)),
    )


def _mine() -> MineView:
    return MineView("remote", 4, {"focus": "Budgeten"})


def _closed(t: Translate) -> PollView:
    focus = (TextView("focus", "Budgeten", NADJA), TextView("focus", "Att vi hinner klart i tid.", SECRETARY))
    return replace(_answered(t), closed=_moment(t, at(TODAY, 11, 2)), texts=focus)


def _few(t: Translate) -> PollView:
    return replace(check_out(t), answered=2, ratings=(0, 0, 1, 1, 0))


def _hers() -> MineView:
    return MineView(rating=4, texts=FREE)


def _late(t: Translate) -> MineView:
    words = t(
        "The rest of your answer is changed, but words without a name are taken with the first answer only. "
        "Not kept: “{typed}”",
        typed="Lokalen var kall.",
    )
    return MineView(rating=3, refused=words)


def _over(t: Translate) -> PollView:
    texts = (
        TextView("good", "Bra diskussion om lokalplanen."),
        TextView("good", FREE["good"]),
        TextView("better", FREE["better"]),
    )
    return replace(
        check_out(t),
        answered=7,
        ratings=(0, 0, 2, 3, 2),
        mean=4.0,
        anonymous=True,
        closed=_moment(t, at(TODAY, 12, 40)),
        by=CHAIR,
        texts=texts,
    )


def _trend(t: Translate) -> TrendView:
    fridays = [date(2026, month, day) for month, day in ((9, 11), (9, 25), (10, 9), (10, 23), (11, 6), (11, 20))]
    moods, ratings = (3.2, 3.5, 2.8, 3.4, 3.9, 3.6), (3.9, 4.1, 4.4, 4.0)
    return TrendView(GROUP, _points(t, fridays, moods), _points(t, fridays[2:], ratings))


def _points(t: Translate, days: list[date], means: tuple[float, ...]) -> tuple[PointView, ...]:
    return tuple(
        PointView(t.day(day, today=TODAY), f"{day.day}/{day.month}", mean)
        for day, mean in zip(days, means, strict=True)
    )
