"""Reports from groups, asked for before a meeting."""

from dataclasses import replace
from datetime import date

from cards.reports import (
    AskView,
    ReporterView,
    ask_card,
    new_reporter_form,
    reporter_form,
    reporters_card,
    without_reporter,
)
from cards.samples.people import AMIRA, ELIN, PER, by_name
from cards.samples.sample import GROUP, TODAY, Sample, at, same_id
from cards.speech import Translate

LIST = same_id(300)
REPORTERS = (
    ReporterView(same_id(301), "Elevhälsa", ELIN),
    ReporterView(same_id(302), "Lokaler", PER),
    ReporterView(same_id(303), "Samverkansgruppen för unga i riskzon", ""),
)


def samples() -> list[Sample]:
    """Return the samples of the reports."""
    return [
        Sample(
            "reports-list",
            "Who reports on what",
            lambda t: reporters_card(t, REPORTERS, group=GROUP, of=same_id(1), shown=LIST),
        ),
        Sample(
            "reports-list-organiser",
            "The same to an organiser",
            lambda t: reporters_card(t, REPORTERS, group=GROUP, of=same_id(1), shown=LIST, changeable=True),
        ),
        Sample(
            "reports-none",
            "Nobody reports yet",
            lambda t: reporters_card(t, [], group=GROUP, of=same_id(1), shown=LIST, changeable=True),
        ),
        Sample(
            "reports-new",
            "One more topic (dialog)",
            lambda t: new_reporter_form(t, by_name(), group=same_id(1), shown=LIST),
        ),
        Sample(
            "reports-change",
            "A topic gets another reporter (dialog)",
            lambda t: reporter_form(t, by_name(), reporter=same_id(302), topic="Lokaler", person=PER, shown=LIST),
        ),
        Sample("reports-ask", "A reporter is asked", lambda t: ask_card(t, ask(t))),
        Sample("reports-reminder", "She is reminded", lambda t: ask_card(t, ask(t), reminder=True)),
        Sample("reports-sent", "She has answered", lambda t: ask_card(t, _sent(t))),
        Sample("reports-editing", "She changes her answer", lambda t: ask_card(t, _sent(t), editing=True)),
        Sample("reports-nothing", "She has nothing to report", lambda t: ask_card(t, replace(_sent(t), text=""))),
        Sample("reports-begun", "What she sent, once the meeting has begun", lambda t: ask_card(t, _begun(t))),
        Sample("reports-cancelled", "The meeting was cancelled", lambda t: ask_card(t, _cancelled(t))),
        Sample(
            "reports-without",
            "A reporter left the group",
            lambda t: without_reporter(t, REPORTERS[2], left=AMIRA, group=GROUP),
        ),
    ]


def ask(t: Translate) -> AskView:
    """Return what a reporter is asked."""
    day = t.day(date(2026, 12, 4), today=TODAY)
    return AskView(same_id(302), same_id(10), "Lokaler", GROUP, day)


def _sent(t: Translate) -> AskView:
    words = "Paviljongerna vid Ekskolan är på plats. Besiktning den 2 december.\nTingshuset väntar på bygglov."
    moment = t(
        "{day} at {hour}", day=t.day(date(2026, 11, 30), today=TODAY), hour=t.hour(at(date(2026, 11, 30), 8, 12))
    )
    return replace(ask(t), text=words, sent=moment)


def _begun(t: Translate) -> AskView:
    return replace(_sent(t), closed=t("The meeting has begun. Say it there instead."))


def _cancelled(t: Translate) -> AskView:
    return replace(ask(t), closed=t("The meeting is cancelled, so no report is needed."))
