"""Proposals, made ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.agenda.models import AgendaItem
from bot.agenda.presenters import chosen_by_name
from bot.chat.turn import QuotedMessage
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group, Membership
from bot.proposals.models import Proposal, ProposalState, ProposalStep
from bot.proposals.rules import OPEN, closes_at, is_late
from cards.inputs import Choice
from cards.proposals.deciding import AcceptView
from cards.proposals.views import FormView, ProposalView
from cards.speech import Translate

MOST_BACKGROUND = 4000
"""As much as the form's own field holds."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a proposal: its meetings, its way from group to group, and where it can go."""

    meeting: Meeting | None = None
    put_off_to: Meeting | None = None
    later: Sequence[Meeting] = ()
    steps: Sequence[ProposalStep] = ()
    thread: str = ""
    may_be_handed: bool = False


def proposal_view(proposal: Proposal, around: Surroundings, *, t: Translate, today: date) -> ProposalView:
    """Return the proposal as the reader of `t` sees it."""
    group = proposal.group
    meeting, again = around.meeting, around.put_off_to if proposal.state is ProposalState.POSTPONED else None
    late = meeting is not None and is_late(proposal, meeting, group)
    later = sorted(around.later, key=lambda one: one.id != proposal.put_off_to_id)
    is_open = proposal.state in OPEN
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
        again=day_words(again, group, t=t, today=today) if again else "",
        returned=proposal.put_off_to_id is not None,
        closed=closing_day(meeting, group, t=t, today=today) if meeting and late else "",
        readers=tuple(reader.name for reader in proposal.readers),
        later=_days(later, group, t=t, today=today) if is_open else (),
        thread=around.thread,
        trail=tuple(_step_words(step, t=t, today=today) for step in around.steps),
        may_be_handed=around.may_be_handed and is_open,
    )


def _step_words(step: ProposalStep, *, t: Translate, today: date) -> str:
    there, back = step.proposal, step.to
    words = t(
        "{name} handed F-{number} in {group} to {other}, where it is F-{there}, on {day}",
        name=step.person.name,
        number=there.number,
        group=there.group.name,
        other=back.group.name,
        there=back.number,
        day=t.day(local(step.at, there.group.time_zone).date(), today=today),
    )
    return f"{words}: {step.reason}" if step.reason else words


def closing_day(meeting: Meeting, group: Group, *, t: Translate, today: date) -> str:
    """Return the last day on which a proposal for the meeting is in time."""
    last = local(closes_at(meeting, group) - timedelta(microseconds=1), group.time_zone).date()
    return t.day(last, today=today)


def _days(meetings: Sequence[Meeting], group: Group, *, t: Translate, today: date) -> tuple[Choice, ...]:
    return tuple(Choice(str(meeting.id), day_words(meeting, group, t=t, today=today)) for meeting in meetings)


def form_view(
    members: Sequence[Membership],
    meetings: Sequence[Meeting],
    *,
    proposal: Proposal | None = None,
    by: Membership,
    t: Translate,
    now: datetime,
) -> FormView:
    """Return the form's choices, and what stands in it: the proposal's own words, or a newcomer's defaults."""
    group = by.group
    today = local(now, group.time_zone).date()
    people = tuple(Choice(str(one.person_id), one.person.name) for one in members)
    days = _days(meetings, group, t=t, today=today)
    first = days[0].value if days else None
    closed = tuple(_closed_words(one, group, t=t, today=today) for one in meetings if closes_at(one, group) <= now)
    if proposal is None:
        presenters: tuple[str, ...] = (str(by.person_id),)
        return FormView(people=people, meetings=days, presenters=presenters, meeting=first, closed=closed)
    presenters = chosen_by_name(proposal.presenters, members)
    offered = {day.value for day in days}
    return FormView(
        people=_with(people, presenters),
        meetings=days,
        presenters=presenters,
        title=proposal.title,
        kind=proposal.kind.value,
        minutes=proposal.minutes,
        background=proposal.background,
        link=proposal.link,
        meeting=str(proposal.meeting_id) if str(proposal.meeting_id) in offered else first,
        readers=tuple(str(reader.id) for reader in proposal.readers),
        closed=closed,
    )


def _closed_words(meeting: Meeting, group: Group, *, t: Translate, today: date) -> str:
    return t(
        "Proposals for {day} closed on {closed}. You can send yours all the same: it is marked late.",
        day=day_words(meeting, group, t=t, today=today),
        closed=closing_day(meeting, group, t=t, today=today),
    )


def accept_view(
    proposal: ProposalView,
    meetings: Sequence[Meeting],
    items: Sequence[AgendaItem],
    members: Sequence[Membership],
    *,
    wished: Meeting,
    group: Group,
    t: Translate,
    today: date,
) -> AcceptView:
    """Return what an organiser can change as she accepts: `items` are the matters on the agendas of those meetings."""
    people = tuple(Choice(str(one.person_id), one.person.name) for one in members)
    presenters = chosen_by_name(proposal.presenters, members)
    return AcceptView(
        proposal=proposal,
        meetings=_days(meetings, group, t=t, today=today),
        people=_with(people, presenters),
        items=tuple(Choice(str(item.id), item.title) for item in items),
        meeting=str(wished.id),
        presenters=presenters,
        minutes=proposal.minutes,
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
