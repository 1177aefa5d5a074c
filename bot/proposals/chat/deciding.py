"""What organisers can say and press about proposals."""

from uuid import UUID

from bot.agenda.models import Part
from bot.agenda.presenters import named
from bot.agenda.queries import items_of
from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import TooLate
from bot.meetings.use_cases import plan_ahead
from bot.people.queries import hold, members_of
from bot.people.rules import Permission, require
from bot.proposals import letters
from bot.proposals.drawing import drawn, shown
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.neighbours import neighbours_of, told_apart
from bot.proposals.queries import proposal_by_id, proposals_waiting
from bot.proposals.rules import is_repeated
from bot.proposals.use_cases.deciding import Changes, Verdict, accept_changed, decide_proposal, put_off_choice
from bot.proposals.use_cases.handing_over import hand_proposal
from bot.proposals.use_cases.proposing import wished_or_next
from bot.proposals.views import accept_view
from cards.kit import Card
from cards.proposals.deciding import accept_form, hand_form
from cards.proposals.presses import (
    AcceptChanged,
    AcceptProposal,
    ChangeAndAccept,
    Decision,
    DeclineProposal,
    HandleInTeams,
    HandProposal,
    HandTo,
    PostponeProposal,
)
from cards.proposals.proposal import open_proposals, proposal_to_decide

router = Router()


async def _proposal(turn: Turn, proposal_id: UUID, *, going_to: UUID | None = None) -> tuple[Turn, Proposal]:
    """Return the proposal, and the turn within its group; NotFound for other groups' people."""
    proposal = await proposal_by_id(turn.session, proposal_id, going_to=going_to)
    return await turn.within(proposal.group_id), proposal


async def _decide(turn: Turn, form: Decision, state: ProposalState) -> Reply:
    turn, proposal = await _proposal(turn, form.proposal)
    require(turn.here, Permission.DECIDE_PROPOSALS)
    put_off_to = None
    if state is ProposalState.POSTPONED:
        put_off_to = await put_off_choice(turn.session, proposal, form.put_off_to, now=turn.now)
    if not is_repeated(proposal, state, form.reason, turn.here, put_off_to):
        verdict = Verdict(state, form.reason, put_off_to)
        await decide_proposal(turn.session, proposal, verdict, by=turn.here, now=turn.now)
    if form.in_queue:
        await hold(turn.session, turn.here.group)  # whoever answers beside her has answered before the list is drawn
        return Update(await _queue(turn))
    card = await drawn(turn.session, proposal, proposal_to_decide, t=turn.t, now=turn.now)
    return Update(card, key=await letters.copy_key(turn.session, proposal, turn.person))


@router.presses(AcceptProposal)
async def accept(turn: Turn, form: AcceptProposal) -> Reply:
    """Put the proposal on the agenda."""
    return await _decide(turn, form, ProposalState.ACCEPTED)


@router.presses(PostponeProposal)
async def postpone(turn: Turn, form: PostponeProposal) -> Reply:
    """Let the proposal wait."""
    return await _decide(turn, form, ProposalState.POSTPONED)


@router.presses(HandleInTeams)
async def handle_in_teams(turn: Turn, form: HandleInTeams) -> Reply:
    """Give the matter a thread of its own."""
    return await _decide(turn, form, ProposalState.IN_TEAMS)


@router.presses(DeclineProposal)
async def decline(turn: Turn, form: DeclineProposal) -> Reply:
    """Turn the proposal down."""
    return await _decide(turn, form, ProposalState.DECLINED)


@router.presses(ChangeAndAccept)
async def hand_out_accept_form(turn: Turn, form: ChangeAndAccept) -> Reply:
    """Open the proposal in a dialog, for it to be accepted otherwise than it was sent.

    One that is decided opens too: a refused form comes back through here with what was typed.
    """
    turn, proposal = await _proposal(turn, form.proposal)
    group = turn.may(Permission.DECIDE_PROPOSALS).group
    meetings = await plan_ahead(turn.session, group, now=turn.now)
    wished = await wished_or_next(turn.session, group, proposal.meeting_id, now=turn.now)
    view = accept_view(
        await shown(turn.session, proposal, t=turn.t, now=turn.now),
        meetings,
        [item for item in await items_of(turn.session, wished) if item.part is Part.MIDDLE],
        await members_of(turn.session, group),
        wished=wished,
        group=group,
        t=turn.t,
        today=turn.today,
    )
    return Dialog(turn.t("Accept with changes"), accept_form(turn.t, view))


@router.presses(AcceptChanged)
async def take_up_changed(turn: Turn, form: AcceptChanged) -> Reply:
    """Put the proposal on the agenda as the organiser wants it."""
    turn, proposal = await _proposal(turn, form.proposal)
    presenters = named(form.presenters, await members_of(turn.session, turn.here.group))
    changes = Changes(form.meeting, form.minutes, form.place, presenters, form.reason)
    await accept_changed(turn.session, proposal, changes, by=turn.here, now=turn.now)
    return Note(turn.t("F-{number} stands on the agenda now.", number=proposal.number))


@router.presses(HandTo)
async def hand_out_groups(turn: Turn, form: HandTo) -> Reply:
    """Ask which sister group the proposal is for."""
    turn, proposal = await _proposal(turn, form.proposal)
    group = turn.may(Permission.DECIDE_PROPOSALS).group
    groups = await told_apart(turn.session, await neighbours_of(turn.session, group), t=turn.t)
    if not groups:
        raise TooLate("The group has no sister group any more. Write “sister groups” to link one.")
    view = await shown(turn.session, proposal, t=turn.t, now=turn.now)
    return Dialog(turn.t("Hand to a sister group"), hand_form(turn.t, view, groups))


@router.presses(HandProposal)
async def hand_on(turn: Turn, form: HandProposal) -> Reply:
    """Let a sister group decide the proposal."""
    turn, proposal = await _proposal(turn, form.proposal, going_to=form.group)
    there = await hand_proposal(turn.session, proposal, form.group, by=turn.here, reason=form.reason, now=turn.now)
    return Note(turn.t("Handed to {group}, where it is F-{number}", group=there.group.name, number=there.number))


@router.hears("förslag", "proposals")
async def show_queue(turn: Turn) -> Reply:
    """Show the organisers what waits for them, each with its buttons."""
    turn.may(Permission.DECIDE_PROPOSALS)
    return Answer(await _queue(turn))


async def _queue(turn: Turn) -> Card:
    waiting = await proposals_waiting(turn.session, turn.here.group)
    return open_proposals(turn.t, [await shown(turn.session, one, t=turn.t, now=turn.now) for one in waiting])
