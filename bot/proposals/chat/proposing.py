"""What people can say and press to propose something."""

from uuid import UUID

from bot.agenda.models import ItemKind
from bot.agenda.presenters import ids_of, named
from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import Invalid
from bot.kit.ids import new_id
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_in
from bot.meetings.use_cases import plan_ahead
from bot.meetings.views import day_words
from bot.people.queries import members_of
from bot.people.rules import Permission
from bot.proposals import letters
from bot.proposals.drawing import drawn
from bot.proposals.models import Proposal
from bot.proposals.queries import proposal_by_id
from bot.proposals.rules import is_ahead, must_be_own, receipt_asked_for
from bot.proposals.use_cases.proposing import Matter, change_proposal, propose_item, withdraw_proposal
from bot.proposals.views import form_view, quoting
from cards.kit import Card
from cards.proposals.form import proposal_dialog, proposal_edit_form, proposal_form
from cards.proposals.presses import EditProposal, ProposalFields, ProposeItem, SaveProposal, WithdrawProposal
from cards.proposals.proposal import proposal_receipt
from cards.proposals.views import FormView
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
    members = await members_of(turn.session, member.group)
    title, readers = receipt_asked_for(" ".join(turn.words.split()), members, member.group)
    if len(title) > LONGEST:
        raise Invalid(
            "The title has {length} characters and {most} is the most. "
            "Write “propose” for the form, and put the rest under Background.",
            length=len(title),
            most=LONGEST,
        )
    matter = Matter(title=title, readers=readers)
    proposal = await propose_item(turn.session, matter, by=member, language=turn.t.lang, now=turn.now)
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
    members = await members_of(turn.session, turn.here.group)
    ahead = await plan_ahead(turn.session, turn.here.group, now=turn.now)
    meetings = [meeting for meeting in ahead if is_ahead(meeting, turn.now)]
    return form_view(members, meetings, proposal=proposal, by=turn.here, t=turn.t, now=turn.now)


async def _receipt(turn: Turn, proposal: Proposal) -> Card:
    return await drawn(turn.session, proposal, proposal_receipt, t=turn.t, now=turn.now)


async def _matter(turn: Turn, form: ProposalFields) -> Matter:
    """Return what the form says; raises NotFound for a meeting that is not the group's."""
    members = await members_of(turn.session, turn.here.group)
    wanted = set(ids_of(form.receipt_to, members))
    return Matter(
        title=form.title,
        kind=ItemKind(form.kind),
        presenters=named(form.presenters, members),
        minutes=form.minutes,
        background=form.background,
        link=form.link,
        meeting_id=form.meeting,
        readers=[one.person for one in members if one.person_id in wanted],
    )


async def _instead(turn: Turn, form: ProposalFields, proposal: Proposal) -> str:
    """Return a sentence for one who chose a meeting that is over or cancelled by now; "" when hers is ahead."""
    if form.meeting is None or form.meeting == proposal.meeting_id:
        return ""
    group = turn.here.group
    day = day_words(await meeting_in(turn.session, group, form.meeting), group, t=turn.t, today=turn.today)
    got = await turn.session.get(Meeting, proposal.meeting_id) if proposal.meeting_id else None
    if got is None:
        return turn.t("The meeting on {day} is over or cancelled; the proposal waits for the next one.", day=day)
    other = day_words(got, group, t=turn.t, today=turn.today)
    return turn.t(
        "The meeting on {day} is over or cancelled; the proposal is for {other} instead.", day=day, other=other
    )


@router.presses(ProposeItem)
async def receive_proposal(turn: Turn, form: ProposeItem) -> Reply:
    """Take the proposal; the receipt stands where the form stood."""
    turn = await turn.within(form.group)
    matter = await _matter(turn, form)
    proposal = await propose_item(turn.session, matter, by=turn.here, language=turn.t.lang, now=turn.now)
    instead = await _instead(turn, form, proposal)
    receipt = await drawn(
        turn.session, proposal, lambda t, view: proposal_receipt(t, view, note=instead), t=turn.t, now=turn.now
    )
    return Update(receipt, key=letters.receipt_key(proposal))


async def _proposal(turn: Turn, proposal_id: UUID) -> tuple[Turn, Proposal]:
    """Return the proposal, and the turn within its group; NotFound for other groups' people."""
    proposal = await proposal_by_id(turn.session, proposal_id)
    return await turn.within(proposal.group_id), proposal


@router.presses(EditProposal)
async def hand_out_edit_form(turn: Turn, form: EditProposal) -> Reply:
    """Open the proposal in a dialog."""
    turn, proposal = await _proposal(turn, form.proposal)
    must_be_own(proposal, turn.here.person_id)
    view = await _form(turn, proposal)
    return Dialog(turn.t("Edit the proposal"), proposal_edit_form(turn.t, view, proposal=proposal.id))


@router.presses(SaveProposal)
async def save_proposal(turn: Turn, form: SaveProposal) -> Reply:
    """Keep what the proposer changed."""
    turn, proposal = await _proposal(turn, form.proposal)
    await change_proposal(turn.session, proposal, await _matter(turn, form), by=turn.here, now=turn.now)
    saved = turn.t("Saved. The receipt shows it, and the organisers see it too.")
    instead = await _instead(turn, form, proposal)
    return Note(f"{saved} {instead}".strip())


@router.presses(WithdrawProposal)
async def take_back(turn: Turn, form: WithdrawProposal) -> Reply:
    """Let the proposer take her proposal back."""
    turn, proposal = await _proposal(turn, form.proposal)
    await withdraw_proposal(turn.session, proposal, by=turn.here, now=turn.now)
    return Update(await _receipt(turn, proposal), key=letters.receipt_key(proposal))
