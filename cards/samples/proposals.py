"""Proposals in each state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from cards.inputs import Choice
from cards.kit import Card
from cards.proposals.deciding import AcceptView, accept_form, hand_form
from cards.proposals.form import proposal_edit_form, proposal_form
from cards.proposals.presses import State
from cards.proposals.proposal import (
    open_proposals,
    proposal_copy,
    proposal_news,
    proposal_outcome,
    proposal_receipt,
    proposal_thread,
    proposal_to_decide,
)
from cards.proposals.views import FormView, ProposalView
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
        Sample("proposals-form-late", "The form when the next meeting is closed for proposals", _late_form),
        Sample(
            "proposals-form-no-meeting",
            "The form while no meeting is planned",
            lambda t: proposal_form(t, replace(_form(t), meetings=()), group=same_id(1)),
        ),
        Sample(
            "proposals-receipt-no-meeting",
            "Receipt while no meeting is planned",
            lambda t: proposal_receipt(t, replace(proposal(t), meeting="")),
        ),
        Sample("proposals-receipt-late", "Receipt of a late one, which another follows", _late_receipt),
        Sample(
            "proposals-receipt-handed",
            "Receipt of one that a sister group decided",
            lambda t: proposal_receipt(t, _handed(t)),
        ),
        *_at_the_organisers(),
    ]


def _at_the_organisers() -> list[Sample]:
    return [
        Sample("proposals-copy", "A third party follows the proposal", lambda t: proposal_copy(t, _handed(t))),
        Sample("proposals-decide-late", "A late one to an organiser who can hand it on", _decide_late),
        Sample(
            "proposals-decide-arrived",
            "One that a sister group handed over",
            lambda t: proposal_to_decide(t, _arrived(t)),
        ),
        Sample("proposals-accept-form", "Accepted with changes (dialog)", _accept_form),
        Sample("proposals-hand-form", "To which sister group (dialog)", _hand_form),
        Sample("proposals-outcome", "The first group learns the outcome", lambda t: proposal_outcome(t, _handed(t))),
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
        thread="https://teams.microsoft.com/l/message/19%3Aledning/1763456789012" if state == "in teams" else "",
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
    again = t.day(NEXT_MEETING + timedelta(weeks=2), today=TODAY)
    postponed = replace(proposal(t, "postponed"), again=again)
    return replace(postponed, id=same_id(9), number=9, title=title, kind="report", proposer=ELIN, presenters=(ELIN,))


def _declined(t: Translate) -> ProposalView:
    return replace(proposal(t, "declined"), reason="Nämnden tar frågan den 8 december. Vi väntar in deras besked.")


def _late(t: Translate) -> ProposalView:
    return replace(_quick(t), closed=t.day(TODAY + timedelta(days=10), today=TODAY), readers=(ELIN,))


def _late_receipt(t: Translate) -> Card:
    return proposal_receipt(t, _late(t))


def _late_form(t: Translate) -> Card:
    day, closed = (t.day(when, today=TODAY) for when in (NEXT_MEETING, TODAY + timedelta(days=10)))
    sentence = t(
        "Proposals for {day} closed on {closed}. You can send yours all the same: it is marked late.",
        day=day,
        closed=closed,
    )
    return proposal_form(t, replace(_form(t), closed=(sentence,)), group=same_id(1))


def _later(t: Translate) -> tuple[Choice, ...]:
    return _form(t).meetings[1:]


def _decide_late(t: Translate) -> Card:
    return proposal_to_decide(t, replace(_late(t), later=_later(t), may_be_handed=True))


STEERING = "Styrgruppen"


def _trail(t: Translate) -> tuple[str, ...]:
    words = t(
        "{name} handed F-{number} in {group} to {other}, where it is F-{there}, on {day}",
        name=CHAIR,
        number=12,
        group=GROUP,
        other=STEERING,
        there=7,
        day=t.day(TODAY, today=TODAY),
    )
    return (f"{words}: Styrgruppen äger lokalplanen.",)


def _arrived(t: Translate) -> ProposalView:
    return replace(
        proposal(t), number=7, group=STEERING, trail=_trail(t), later=_later(t)[:1], meeting=_later(t)[0].words
    )


def _handed(t: Translate) -> ProposalView:
    there = replace(_arrived(t), state="declined", decided_by=PER, reason="Vi tar lokalplanen i budgeten 2028.")
    here = proposal(t, "handed over")
    return replace(here, reason="Styrgruppen äger lokalplanen.", trail=_trail(t), elsewhere=there)


def _accept_form(t: Translate) -> Card:
    view = AcceptView(
        proposal=proposal(t),
        meetings=_form(t).meetings,
        people=by_name(),
        items=(Choice(str(same_id(31)), "Skolskjuts vintern 2027"), Choice(str(same_id(32)), "Budget 2027")),
        meeting=str(same_id(10)),
        presenters=(AMIRA,),
        minutes=20,
    )
    return accept_form(t, view)


def _hand_form(t: Translate) -> Card:
    groups = [Choice(str(same_id(41)), STEERING), Choice(str(same_id(42)), "Ledningsgruppen Söder")]
    return hand_form(t, proposal(t), groups)
