"""Published minutes as they are approved and corrected."""

from dataclasses import replace
from datetime import date

from cards.kit import Card
from cards.minutes.desk import Desk
from cards.minutes.difference import ChangeView, PartView, PieceView, difference_card
from cards.minutes.draft import draft_card
from cards.minutes.published import left_over_card, minutes_cards, overview, whole_cards
from cards.minutes.versions import approval_card, name_approvers
from cards.minutes.views import MinutesView, Standing
from cards.samples.minutes import MEETING_DAY, minutes
from cards.samples.people import AMIRA, CHAIR, OSKAR, SECRETARY, SVEN, by_name
from cards.samples.sample import TODAY, Sample, same_id
from cards.speech import Translate


def samples() -> list[Sample]:
    """Return the samples of versions."""
    return [
        Sample("minutes-standing", "Published minutes, not approved yet", lambda t: minutes_cards(t, _standing(t))),
        Sample("minutes-approved", "Published minutes, approved", lambda t: minutes_cards(t, _approved(t))),
        Sample("minutes-corrected", "Published minutes, corrected", lambda t: minutes_cards(t, _corrected(t))),
        Sample("minutes-replaced", "An old version, as a whole", lambda t: whole_cards(t, _replaced(t))),
        Sample("minutes-overview", "Minutes asked for: one card", lambda t: overview(t, _standing(t))),
        Sample("minutes-left-over", "A reply that a correction needs no more", lambda t: left_over_card(t, minutes(t))),
        Sample(
            "minutes-approve-asked",
            "To a named approver",
            lambda t: approval_card(t, _named(t), awaited=True, news=True),
        ),
        Sample(
            "minutes-approve-done",
            "The same, approved",
            lambda t: approval_card(t, _approved(t), awaited=False, news=True),
        ),
        Sample("minutes-approvers-form", "Naming approvers", _form),
        Sample("minutes-draft-correction", "Draft: a correction", _draft),
        Sample("minutes-changes", "What a correction changes", _changes),
        Sample(
            "minutes-changes-none",
            "A correction that changes nothing yet",
            lambda t: difference_card(t, minutes(t), [], version=2),
        ),
    ]


def _standing(t: Translate, **facts: object) -> MinutesView:
    at = Standing(version=1, newest=1, author=SECRETARY, day=t.day(TODAY, today=TODAY), approvers=(CHAIR,))
    return replace(minutes(t), standing=replace(at, **facts))  # type: ignore[arg-type]


def _day(t: Translate) -> str:
    return t.day(date(2026, 11, 24), today=TODAY)


def _named(t: Translate) -> MinutesView:
    return _standing(t, approvers=(AMIRA, SVEN))


def _approved(t: Translate) -> MinutesView:
    approved = _standing(t, approvals=((CHAIR, _day(t)),), approvers=())
    return replace(approved, registration_number="LG 2026/123")


def _corrected(t: Translate) -> MinutesView:
    return _standing(t, version=2, newest=2, day=_day(t))


def _replaced(t: Translate) -> MinutesView:
    return _standing(t, newest=2, approvals=((CHAIR, _day(t)),), approvers=())


def _form(t: Translate) -> Card:
    people = by_name()
    return name_approvers(t, same_id(50), people, [one.value for one in people if one.words in {AMIRA, OSKAR}])


def _draft(t: Translate) -> Card:
    desk = Desk(found=3, still_open=0, keep_all=False, deed=None)
    return draft_card(t, replace(minutes(t), correction=2), candidate=None, desk=desk, day=MEETING_DAY)


def _pieces(words: str) -> tuple[PieceView, ...]:
    return (PieceView(words),)


def _changes(t: Translate) -> Card:
    parts = [
        PartView(
            t("The head"),
            (
                ChangeView(
                    "changed", t("Absent"), (PieceView("Per Hallgren, "), PieceView("Oskar Wiklund", changed=True))
                ),
            ),
        ),
        PartView(
            t("Decisions"),
            (
                ChangeView(
                    "changed",
                    "B-15",
                    (PieceView("Rutinen för vikarier gäller från "), PieceView("den 1 januari.", changed=True)),
                    (PieceView("Rutinen för vikarier gäller från "), PieceView("den 1 februari.", changed=True)),
                ),
                ChangeView("removed", "B-16", _pieces("Gruppen säljer bussen.")),
            ),
        ),
        PartView(
            "3. Lokalplan 2027",
            (ChangeView("added", after=_pieces("Rektorerna får planen före dialogdagen.")),),
        ),
    ]
    line = t("Version {n}, corrected {day} by {name}", n=2, day=_day(t), name=SECRETARY)
    return difference_card(t, minutes(t), parts, version=2, line=line)
