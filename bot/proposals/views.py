"""Proposals, made ready to show."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.agenda.presenters import chosen_by_name
from bot.chat.turn import QuotedMessage
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group, Membership
from bot.proposals.models import Proposal
from cards.inputs import Choice
from cards.proposals.proposal import FormView, ProposalView
from cards.speech import Translate

MOST_BACKGROUND = 4000
"""As much as the form's own field holds."""


def proposal_view(
    proposal: Proposal, *, group: Group, meeting: Meeting | None, t: Translate, today: date
) -> ProposalView:
    """Return the proposal as the reader of `t` sees it; `meeting` is the one it is wished or accepted for."""
    return ProposalView(
        id=proposal.id,
        number=proposal.number,
        title=proposal.title,
        kind=proposal.kind.value,
        state=proposal.state.value,
        proposer=proposal.proposer.name,
        presenters=tuple(proposal.presenters),
        minutes=proposal.minutes,
        background=proposal.background,
        link=proposal.link,
        meeting=day_words(meeting, group, t=t, today=today) if meeting else "",
        decided_by=proposal.decided_by.name if proposal.decided_by else "",
        reason=proposal.reason,
        group=group.name,
    )


def form_view(
    members: Sequence[Membership],
    meetings: Sequence[Meeting],
    *,
    group: Group,
    proposal: Proposal | None = None,
    by: Membership,
    t: Translate,
    today: date,
) -> FormView:
    """Return the form's choices, and what stands in it: the proposal's own words, or a newcomer's defaults."""
    people = tuple(Choice(str(one.person_id), one.person.name) for one in members)
    days = tuple(Choice(str(meeting.id), day_words(meeting, group, t=t, today=today)) for meeting in meetings)
    first = days[0].value if days else None
    if proposal is None:
        return FormView(people=people, meetings=days, presenters=(str(by.person_id),), meeting=first)
    presenters = chosen_by_name(proposal.presenters, members)
    return FormView(
        people=_with(people, presenters),
        meetings=days,
        presenters=presenters,
        title=proposal.title,
        kind=proposal.kind.value,
        minutes=proposal.minutes,
        background=proposal.background,
        link=proposal.link,
        meeting=str(proposal.meeting_id) if proposal.meeting_id else first,
    )


def _with(people: tuple[Choice, ...], presenters: Sequence[str]) -> tuple[Choice, ...]:
    """Return the choices with those presenters among them who are no members."""
    known = {one.value for one in people}
    return (*people, *(Choice(name, name) for name in presenters if name not in known))


def quoting(view: FormView, message: QuotedMessage, members: Sequence[Membership]) -> FormView:
    """Return the form with what a message says filled in."""
    presenters = chosen_by_name([message.author], members) if message.author else view.presenters
    return replace(
        view,
        people=_with(view.people, presenters),
        presenters=presenters,
        background=message.words[:MOST_BACKGROUND],
        link=message.link,
    )
