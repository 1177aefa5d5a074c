"""What members send from the agenda's cards."""

from typing import Literal
from uuid import UUID

from cards.press import Press, msg

Kind = Literal["decision", "information", "discussion", "preparation", "report"]

KINDS: dict[Kind, str] = {
    "decision": msg("Decision"),
    "information": msg("Information"),
    "discussion": msg("Discussion"),
    "preparation": msg("Preparation"),
    "report": msg("Report"),
}


class PublishAgenda(Press, verb="agenda.publish"):
    """The agenda of that meeting is posted in the channel."""

    meeting: UUID
