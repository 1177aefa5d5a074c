"""What people can say and press about proposals."""

from uuid import UUID

from bot.agenda.models import ItemKind
from bot.agenda.presenters import named
from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import Invalid
from bot.kit.ids import new_id
from bot.meetings.queries import meeting_in
from bot.meetings.use_cases import plan_ahead
from bot.people.queries import hold, members_of
from bot.people.rules import Permission
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.queries import proposal_by_id, proposals_waiting
from bot.proposals.rules import is_repeated, must_be_own
from bot.proposals.use_cases import (
    Matter,
    change_proposal,
    decide_proposal,
    propose_item,
    withdraw_proposal,
)
from bot.proposals.views import form_view, proposal_view, quoting
from cards.kit import Card
from cards.proposals.presses import (
    AcceptProposal,
    Decision,
    DeclineProposal,
    EditProposal,
    HandleInTeams,
    PostponeProposal,
    ProposalFields,
    ProposeItem,
    SaveProposal,
    WithdrawProposal,
)
from cards.proposals.proposal import (
    FormView,
    open_proposals,
    proposal_dialog,
    proposal_edit_form,
    proposal_form,
    proposal_receipt,
    proposal_to_decide,
)
from cards.words import is_blank

router = Router()

LONGEST = 200
"""A title's greatest length, the same in one line as in the form."""


@router.hears("föreslå", "propose", with_words=True)
async def propose(turn: Turn) -> Reply:
    """Hand out the form; or, with a title, take the proposal at once."""
    member = turn.may(Permission.PROPOSE)
    if is_blank(turn.words):
        return Answer(proposal_form(turn.t, await _form(turn), group=member.group_id))
    title = " ".join(turn.words.split())
    if len(title) > LONGEST:
        raise Invalid(
            "The title has {length} characters and {most} is the most. "
            "Write “propose” for the form, and put the rest under Background.",
            length=len(title),
            most=LONGEST,
        )
    proposal = await propose_item(turn.session, Matter(title=title), by=member, language=turn.t.lang, now=turn.now)
    return Answer(await _receipt(turn, proposal), key=letters.receipt_key(proposal))


@router.acts("proposals.propose")
async def propose_from_message(turn: Turn) -> Reply:
    """Open the form with a message's words as background, its author as presenter, and its link."""
    member = turn.may(Permission.PROPOSE)
    view = await _form(turn)
    if turn.quoted is not None:
        view = quoting(view, turn.quoted, await members_of(turn.session, member.group))
    form = proposal_dialog(turn.t, view, group=member.group_id, nonce=new_id().hex)
    return Dialog(turn.t("Propose an agenda item"), form)


async def _form(turn: Turn, proposal: Proposal | None = None) -> FormView:
    group = turn.here.group
    members = await members_of(turn.session, group)
    ahead = await plan_ahead(turn.session, group, now=turn.now)
    meetings = [meeting for meeting in ahead if meeting.starts_at > turn.now]
    return form_view(members, meetings, group=group, proposal=proposal, by=turn.here, t=turn.t, today=turn.today)


async def _receipt(turn: Turn, proposal: Proposal) -> Card:
    return await letters.drawn(turn.session, proposal, proposal_receipt, group=turn.here.group, t=turn.t, now=turn.now)


async def _matter(turn: Turn, form: ProposalFields) -> Matter:
    """Return what the form says; raises NotFound for a meeting that is not the group's."""
    group = turn.here.group
    if form.meeting is not None:
        await meeting_in(turn.session, group, form.meeting)
    presenters = named(form.presenters, await members_of(turn.session, group))
    return Matter(form.title, ItemKind(form.kind), presenters, form.minutes, form.background, form.link, form.meeting)


@router.presses(ProposeItem)
async def receive_proposal(turn: Turn, form: ProposeItem) -> Reply:
    """Take the proposal; the receipt stands where the form stood."""
    turn = await turn.within(form.group)
    matter = await _matter(turn, form)
    proposal = await propose_item(turn.session, matter, by=turn.here, language=turn.t.lang, now=turn.now)
    return Update(await _receipt(turn, proposal), key=letters.receipt_key(proposal))


async def _proposal(turn: Turn, proposal_id: UUID) -> tuple[Turn, Proposal]:
    """Return the proposal, and the turn within its group; NotFound for other groups' people."""
    proposal = await proposal_by_id(turn.session, proposal_id)
    return await turn.within(proposal.group_id), proposal


@router.presses(EditProposal)
async def hand_out_edit_form(turn: Turn, form: EditProposal) -> Reply:
    """Open the proposal in a dialog."""
    turn, proposal = await _proposal(turn, form.proposal)
    must_be_own(proposal, turn.here.person_id)
    return Dialog(
        turn.t("Edit the proposal"), proposal_edit_form(turn.t, await _form(turn, proposal), proposal=proposal.id)
    )


@router.presses(SaveProposal)
async def save_proposal(turn: Turn, form: SaveProposal) -> Reply:
    """Keep what the proposer changed."""
    turn, proposal = await _proposal(turn, form.proposal)
    await change_proposal(turn.session, proposal, await _matter(turn, form), by=turn.here, now=turn.now)
    return Note(turn.t("Saved. The receipt shows it, and the organisers see it too."))


@router.presses(WithdrawProposal)
async def take_back(turn: Turn, form: WithdrawProposal) -> Reply:
    """Let the proposer take her proposal back."""
    turn, proposal = await _proposal(turn, form.proposal)
    await withdraw_proposal(turn.session, proposal, by=turn.here, now=turn.now)
    return Update(await _receipt(turn, proposal), key=letters.receipt_key(proposal))


async def _decide(turn: Turn, form: Decision, verdict: ProposalState) -> Reply:
    turn, proposal = await _proposal(turn, form.proposal)
    if not is_repeated(proposal, verdict, form.reason, turn.here):
        await decide_proposal(turn.session, proposal, verdict, by=turn.here, reason=form.reason, now=turn.now)
    if form.in_queue:
        await hold(turn.session, turn.here.group)  # whoever answers beside her has answered before the list is drawn
        return Update(await _queue(turn))
    return Update(
        await letters.drawn(turn.session, proposal, proposal_to_decide, group=turn.here.group, t=turn.t, now=turn.now)
    )


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


@router.hears("förslag", "proposals")
async def show_queue(turn: Turn) -> Reply:
    """Show the organisers what waits for them, each with its buttons."""
    turn.may(Permission.DECIDE_PROPOSALS)
    return Answer(await _queue(turn))


async def _queue(turn: Turn) -> Card:
    group = turn.here.group
    waiting = await proposals_waiting(turn.session, group)
    return open_proposals(
        turn.t, [proposal_view(one, group=group, meeting=None, t=turn.t, today=turn.today) for one in waiting]
    )
