"""What members send from the cards of proposals."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.agenda.presses import Kind
from cards.press import Line, Press, Several

State = Literal["submitted", "accepted", "postponed", "in teams", "declined", "withdrawn", "handed over"]


class ProposalFields(Press):
    """What a proposal says, however it is sent."""

    title: Line = Field(title="Title", min_length=1, max_length=200)
    kind: Kind = Field("discussion", title="Kind")
    presenters: Several = Field((), title="Presenters", max_length=20)
    minutes: int | None = Field(None, title="Time (minutes)", ge=1, le=480)
    background: str = Field("", title="Background", max_length=4000)
    link: str = Field("", title="Link", max_length=2000, pattern=r"^(https?://\S+)?$")
    meeting: UUID | None = Field(None, title="Meeting")
    receipt_to: Several = Field((), title="Receipt to", max_length=10)


class ProposeItem(ProposalFields, verb="proposals.propose", once=True):
    """A new proposal; `nonce` tells one dialog's form from another's."""

    group: UUID
    nonce: str = Field("", max_length=64)


class EditProposal(Press, verb="proposals.edit"):
    """Asks for the form of a proposal that is not decided yet."""

    proposal: UUID


class SaveProposal(ProposalFields, verb="proposals.save", opened_by=EditProposal):
    """A proposal, changed by its proposer."""

    proposal: UUID


class WithdrawProposal(Press, verb="proposals.withdraw"):
    """The proposer takes her proposal back."""

    proposal: UUID


class Decision(Press):
    """An organiser's answer to a proposal."""

    proposal: UUID
    reason: str = Field("", title="Reason", max_length=1000)
    put_off_to: UUID | None = Field(None, title="Postpone to")
    in_queue: bool = False


class AcceptProposal(Decision, verb="proposals.accept"):
    """It becomes an item of the meeting's agenda."""


class PostponeProposal(Decision, verb="proposals.postpone"):
    """It comes up again at a later meeting."""


class HandleInTeams(Decision, verb="proposals.handle_in_teams"):
    """It becomes a thread in the channel and takes no meeting time."""


class DeclineProposal(Decision, verb="proposals.decline"):
    """It goes no further."""


class ChangeAndAccept(Press, verb="proposals.change_and_accept"):
    """Asks for the form in which a proposal is accepted otherwise than it was sent."""

    proposal: UUID


class AcceptChanged(Press, verb="proposals.accept_changed", opened_by=ChangeAndAccept):
    """It becomes an item with the meeting, time, place and presenters that the organiser chose.

    `place` is "first", "last" or the id of the item that it comes after.
    """

    proposal: UUID
    meeting: UUID | None = Field(None, title="Meeting")
    minutes: int | None = Field(None, title="Time (minutes)", ge=1, le=480)
    place: str = Field("last", title="Place on the agenda", max_length=36)
    presenters: Several = Field((), title="Presenters", max_length=20)
    reason: str = Field("", title="Reason", max_length=1000)


class HandTo(Press, verb="proposals.hand_to"):
    """Asks which sister group a proposal is to be handed to."""

    proposal: UUID


class HandProposal(Press, verb="proposals.hand", opened_by=HandTo):
    """It goes to that sister group, which decides from here on."""

    proposal: UUID
    group: UUID = Field(title="Sister group")
    reason: str = Field("", title="Reason", max_length=1000)
