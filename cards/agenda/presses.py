"""What members send from the agenda's cards."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.press import Line, Press, Several, msg

Kind = Literal["decision", "information", "discussion", "preparation", "report"]

KINDS: dict[Kind, str] = {
    "decision": msg("Decision"),
    "information": msg("Information"),
    "discussion": msg("Discussion"),
    "preparation": msg("Preparation"),
    "report": msg("Report"),
}

End = Literal["1 opening", "3 closing"]

ENDS: dict[End, str] = {"1 opening": msg("First in the meeting"), "3 closing": msg("Last in the meeting")}


class OfMeeting(Press):
    """Something about one meeting's agenda."""

    meeting: UUID


class PublishAgenda(OfMeeting, verb="agenda.publish"):
    """The agenda of that meeting is posted in the channel."""


class ReorderAgenda(OfMeeting, verb="agenda.reorder"):
    """Asks for the dialog in which the items change places."""


class MoveItem(OfMeeting, verb="agenda.move", opened_by=ReorderAgenda):
    """That item stands at that place from now on, counted from 1."""

    item: UUID = Field(title="Item")
    place: int = Field(title="Place", ge=1, le=999)


class EndReordering(OfMeeting, verb="agenda.reordered"):
    """The order is as it should be."""


class ItemFields(OfMeeting):
    """What an item says besides its title."""

    kind: Kind = Field("discussion", title="Kind")
    presenters: Several = Field((), title="Presenters", max_length=20)
    minutes: int | None = Field(None, title="Time (minutes)", ge=1, le=480)
    background: str = Field("", title="Background", max_length=4000)
    link: str = Field("", title="Link", max_length=2000, pattern=r"^(https?://\S+)?$")


class AddItem(OfMeeting, verb="agenda.add"):
    """Asks for the form of a new item."""


class SaveNewItem(ItemFields, verb="agenda.added", once=True, opened_by=AddItem):
    """A new item; `nonce` tells one dialog's form from another's."""

    title: Line = Field(title="Title", min_length=1, max_length=200)
    nonce: str = Field("", max_length=64)


class ChooseItem(OfMeeting, verb="agenda.choose"):
    """Asks which item is to be changed."""


class EditItem(OfMeeting, verb="agenda.edit", opened_by=ChooseItem):
    """Asks for the form of an item that stands already."""

    item: UUID = Field(title="Item")


class SaveItem(ItemFields, verb="agenda.save", opened_by=EditItem):
    """An item, changed; what the form of a standing item does not ask for stays as it is."""

    item: UUID
    title: Line = Field("", title="Title", max_length=200)


class RemoveItems(OfMeeting, verb="agenda.remove"):
    """Asks which items are to be removed."""


class DropItems(OfMeeting, verb="agenda.drop", opened_by=RemoveItems):
    """Those items are removed from the agenda."""

    items: Several = Field((), title="Items", max_length=200)


class ReviewReached(OfMeeting, verb="agenda.review"):
    """Asks which items were not reached."""


class CarryOver(OfMeeting, verb="agenda.carry_over", opened_by=ReviewReached):
    """Those items were not reached: the next meeting takes them up."""

    items: Several = Field((), title="Items", max_length=200)


class OpenStanding(Press, verb="agenda.standing"):
    """Asks for the group's standing items."""

    group: UUID


class StandingFields(Press):
    """What a standing item says."""

    group: UUID
    title: Line = Field(title="Title", min_length=1, max_length=200)
    kind: Kind = Field("information", title="Kind")
    minutes: int = Field(title="Time (minutes)", ge=1, le=480)


class AddStanding(Press, verb="agenda.add_standing"):
    """Asks for the form of a new standing item."""

    group: UUID


class SaveNewStanding(StandingFields, verb="agenda.added_standing", once=True, opened_by=AddStanding):
    """A new standing item; `nonce` tells one dialog's form from another's."""

    part: End = Field("1 opening", title="Place in the meeting")
    nonce: str = Field("", max_length=64)


class ChangeStanding(Press, verb="agenda.change_standing"):
    """Asks for the form of a standing item."""

    group: UUID
    standing: UUID


class SaveStanding(StandingFields, verb="agenda.save_standing", opened_by=ChangeStanding):
    """A standing item, changed."""

    standing: UUID


class DropStanding(Press, verb="agenda.drop_standing"):
    """Agendas do without that item from now on."""

    group: UUID
    standing: UUID


class SkipStanding(Press, verb="agenda.skip_standing"):
    """That one meeting does without the item; or has it after all, when `skipping` is false."""

    group: UUID
    standing: UUID
    meeting: UUID
    skipping: bool
