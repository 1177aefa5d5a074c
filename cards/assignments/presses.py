"""What people press about assignments."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from cards.press import Line, Press, Several

ShownIn = Literal["one", "own", "group", "told", "step", "ping", "soon"]
"""A card of its own; somebody's own list; the group's list; the letter of what was given at once; that of a step;
reminders.
"""

LONGEST = 500
"""Characters of what an assignment says."""

COMMENT = 1000
"""Characters of a comment or a reason."""


class Where(Press):
    """The card that was pressed, which is drawn anew afterwards.

    `whose` is the person whose list it is, or the letter's batch or step; `only` what the list was narrowed to.
    """

    shown_in: ShownIn = "one"
    whose: UUID | None = None
    only: str = Field("", max_length=200)
    page: int = Field(0, ge=0, le=10_000)

    @property
    def there(self) -> dict[str, Any]:
        """What a button carries so that its press finds back to this card."""
        if self.shown_in == "one":
            return {}
        return {"shown_in": self.shown_in, "whose": self.whose, "only": self.only or None, "page": self.page or None}


class AboutOne(Where):
    """One assignment; `inside` its own card where that stands in place of a list."""

    assignment: UUID
    inside: bool = False


class ShowAssignment(AboutOne, verb="assignments.show"):
    """Asks for the whole of an assignment in place of the list."""


class BackToList(AboutOne, verb="assignments.back"):
    """Asks for the list again."""


class Change(AboutOne):
    """What goes with every press of an assignment's card: whatever stands in its inputs."""

    comment: str = Field("", title="Comment", max_length=COMMENT)
    due: date | None = Field(None, title="New date")
    owner: str = Field("", title="New owner", max_length=1000)


class MarkDone(Change, verb="assignments.done"):
    """It is done."""


class MarkInProgress(Change, verb="assignments.in_progress"):
    """It is under way."""


class CommentOn(Change, verb="assignments.comment"):
    """Somebody has something to say about it."""


class MoveDate(Change, verb="assignments.move"):
    """It is due on another day; the comment says why."""


class HandOn(Change, verb="assignments.hand_over"):
    """Somebody else is asked to take it over."""


class TakeBack(AboutOne, verb="assignments.take_back"):
    """Nobody is asked any more."""


class Drop(Change, verb="assignments.drop"):
    """Nobody needs to do it after all."""


class Reopen(AboutOne, verb="assignments.reopen"):
    """It was not done after all, or is to be done again."""


class AnswerHandOver(Press):
    """The answer of one who was asked to take an assignment over."""

    offer: UUID
    reason: Line = Field("", title="Reason", max_length=COMMENT)


class TakeOver(AnswerHandOver, verb="assignments.take_over", once=True):
    """She takes it."""


class DeclineHandOver(AnswerHandOver, verb="assignments.decline", once=True):
    """She does not."""


class OpenSteps(AboutOne, verb="assignments.steps"):
    """Asks for the form of one more step, or of the one named."""

    step: UUID | None = None


class TickStep(AboutOne, verb="assignments.tick"):
    """A step is done, or is not after all."""

    step: UUID
    done: bool = True


class RemoveStep(AboutOne, verb="assignments.remove_step"):
    """A step is not needed."""

    step: UUID


class SaveStep(AboutOne, verb="assignments.save_step"):
    """One more step, or another wording of the one named."""

    step: UUID | None = None
    text: Line = Field(title="Step", max_length=LONGEST)
    owner: str = Field("", title="Owner", max_length=1000)
    role: Line = Field("", title="Group or role", max_length=200)
    due: date | None = Field(None, title="Due")


class NewOwner(AboutOne, verb="assignments.new_owner"):
    """Somebody takes the place of an owner who left, or of all where nobody is left; organisers say who."""

    left: UUID
    owner: str = Field(title="New owner", max_length=1000)


class ShowSource(AboutOne, verb="assignments.source"):
    """Asks for the minutes that gave the assignment."""


class ListAssignments(Press, verb="assignments.list"):
    """Asks for the group's list, narrowed to something: `only` by a button, `owner` by a choice."""

    group: UUID
    only: str = Field("", max_length=200)
    owner: str = Field("", title="Owner", max_length=200)
    page: int = Field(0, ge=0, le=10_000)


class TurnPage(Where, verb="assignments.page"):
    """Asks for another page of somebody's own list."""

    group: UUID | None = None


class ShowFigures(Press, verb="assignments.figures"):
    """Asks how many were given, done and late month by month."""

    group: UUID


class ExportAssignments(Press, verb="assignments.export"):
    """Asks for all of the group's assignments as a file."""

    group: UUID


class AssignmentsFile(Press, verb="assignments.file"):
    """The offered file is wanted."""

    group: UUID


class OpenNew(Press, verb="assignments.open_new"):
    """Asks for the form of a new assignment."""

    group: UUID


class GiveAssignment(Press, verb="assignments.give", once=True, opened_by=OpenNew):
    """A new assignment; `source` and `link` are those of a message that it came from."""

    group: UUID
    text: str = Field(title="What", max_length=LONGEST)
    owners: Several = Field((), title="Owner")
    role: Line = Field("", title="Group or role", max_length=200)
    due: date | None = Field(None, title="Due")
    meeting: UUID | None = Field(None, title="Or at the meeting")
    source: str = Field("", max_length=4000)
    link: str = Field("", max_length=2000, pattern=r"^(https?://\S+)?$")
    nonce: str = Field("", max_length=64)


class AboutContact(Where):
    """A contact person: in the list of them all, in the card of an assignment, or in a card of its own."""

    contact: UUID
    listed: bool = False
    assignment: UUID | None = None
    inside: bool = False


class OpenContact(AboutContact, verb="assignments.contact"):
    """Asks for the form of a contact person."""


class SaveContact(AboutContact, verb="assignments.save_contact"):
    """That person is asked from now on for whatever the group or role owns."""

    person: str = Field(title="Contact person", max_length=1000)


class BackToContacts(Press, verb="assignments.contacts"):
    """Asks for the list of contact persons again."""

    contact: UUID
