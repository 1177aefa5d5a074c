"""Proposals in each state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from cards.inputs import Choice
from cards.kit import Card
from cards.proposals.presses import State
from cards.proposals.proposal import (
    FormView,
    ProposalView,
    open_proposals,
    proposal_edit_form,
    proposal_form,
    proposal_news,
    proposal_receipt,
    proposal_thread,
    proposal_to_decide,
)
from cards.samples.agenda import NEXT_MEETING
from cards.samples.people import AMIRA, CHAIR, ELIN, PER, SVEN, by_name
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

BACKGROUND = """Tre skolor saknar lokaler till hösten 2027. Vi behöver välja väg före årsskiftet.

- Paviljonger vid Ekskolan
- Hyra i Tingshuset
- Flytta årskurs 6 till Björkskolan"""


def samples() -> list[Sample]:
    """Return the samples of the room of proposals."""
    return [
        Sample("proposals-form", "The proposal form", lambda t: proposal_form(t, _form(t), group=same_id(1))),
        Sample("proposals-edit", "The form of a proposal that stands already (dialog)", _edit),
        Sample("proposals-receipt", "Receipt, just sent", lambda t: proposal_receipt(t, proposal(t))),
        Sample(
            "proposals-receipt-quick", "Receipt of a title sent with defaults", lambda t: proposal_receipt(t, _quick(t))
        ),
        *(
            Sample(f"proposals-receipt-{name}", f"Receipt, {state}", _receipt(state))
            for name, state in _DECIDED.items()
        ),
        Sample("proposals-decide", "A proposal to an organiser", lambda t: proposal_to_decide(t, proposal(t))),
        Sample(
            "proposals-decide-quick",
            "A proposal with defaults to an organiser",
            lambda t: proposal_to_decide(t, _quick(t)),
        ),
        Sample(
            "proposals-decided", "The same, once answered", lambda t: proposal_to_decide(t, proposal(t, "accepted"))
        ),
        Sample("proposals-news", "The proposer is told", lambda t: proposal_news(t, proposal(t, "accepted"))),
        Sample("proposals-news-declined", "The proposer is told no, and why", lambda t: proposal_news(t, _declined(t))),
        Sample("proposals-thread", "Handled in a thread", lambda t: proposal_thread(t, proposal(t, "in teams"))),
        Sample(
            "proposals-queue",
            "The organisers' queue",
            lambda t: open_proposals(t, [proposal(t), _quick(t), _postponed(t)]),
        ),
        Sample("proposals-queue-empty", "Nothing waits", lambda t: open_proposals(t, [])),
    ]


_DECIDED: dict[str, State] = {
    "accepted": "accepted",
    "postponed": "postponed",
    "in-teams": "in teams",
    "declined": "declined",
    "withdrawn": "withdrawn",
}


def _form(t: Translate) -> FormView:
    meetings = tuple(
        Choice(str(same_id(10 + n)), t.day(NEXT_MEETING + timedelta(weeks=2 * n), today=TODAY)) for n in range(3)
    )
    return FormView(people=by_name(), meetings=meetings, presenters=(AMIRA,), meeting=str(same_id(10)))


def _edit(t: Translate) -> Card:
    view = replace(
        _form(t),
        title="Lokalplan 2027",
        kind="decision",
        minutes=20,
        background=BACKGROUND,
        link="https://intranet.example/lokalplan",
    )
    return proposal_edit_form(t, view, proposal=same_id(12))


def proposal(t: Translate, state: State = "submitted") -> ProposalView:
    """Return a proposal with all that one can hold."""
    return ProposalView(
        id=same_id(12),
        number=12,
        title="Lokalplan 2027",
        kind="decision",
        state=state,
        proposer=AMIRA,
        presenters=(AMIRA, PER),
        minutes=20,
        background=BACKGROUND,
        link="https://intranet.example/lokalplan",
        meeting=t.day(NEXT_MEETING, today=TODAY),
        decided_by=CHAIR if state not in {"submitted", "withdrawn"} else "",
        group=GROUP,
    )


def _receipt(state: State) -> Callable[[Translate], Card]:
    return lambda t: proposal_receipt(t, _declined(t) if state == "declined" else proposal(t, state))


def _quick(t: Translate) -> ProposalView:
    day = t.day(NEXT_MEETING, today=TODAY)
    return ProposalView(
        same_id(13),
        13,
        "Ny rutin för vikarier",
        "discussion",
        "submitted",
        SVEN,
        presenters=(SVEN,),
        meeting=day,
        group=GROUP,
    )


def _postponed(t: Translate) -> ProposalView:
    title = "Uppföljning av skolornas trygghetsenkät och vad vi gör med svaren från årskurs fyra till sex"
    return replace(
        proposal(t, "postponed"), id=same_id(9), number=9, title=title, kind="report", proposer=ELIN, presenters=(ELIN,)
    )


def _declined(t: Translate) -> ProposalView:
    return replace(proposal(t, "declined"), reason="Nämnden tar frågan den 8 december. Vi väntar in deras besked.")
