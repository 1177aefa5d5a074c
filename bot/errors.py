"""Refusals: each is a word that says what to do next, in the reader's language."""

from typing import ClassVar
from uuid import UUID

from cards.speech import Translate


class BotError(Exception):
    """A refusal that a member may read.

    Raise a subclass with the sentence, or rely on the one that the class carries:
    `raise Invalid("{title} is too long: {most} characters at most.", title=…, most=200)`.
    `attempt` is what was tried, where the log of deeds wants to know.
    """

    msgid: ClassVar[str] = "Something went wrong here. Nothing was changed: try again in a moment."

    def __init__(self, sentence: str | None = None, /, **facts: object) -> None:
        self.sentence = sentence or self.msgid
        self.facts = facts
        self.attempt: object = None
        super().__init__(self.sentence)

    def said(self, t: Translate) -> str:
        """Return the refusal in the language of `t`."""
        return t(self.sentence, **self.facts)


class NotAllowed(BotError):
    """The member's role does not reach so far; `group_id` is that of the group, where it is known."""

    group_id: UUID | None = None

    msgid = "That is for the chair or the secretary. Ask one of them."


class NotFound(BotError):
    """What was pressed or named is not there, or not for this person to see."""

    msgid = "I can't find that any more. Ask for the list again."


class NotHers(NotFound):
    """What was pressed belongs to a group that the person is not in; she is told no more than of what is not there."""


class TooLate(BotError):
    """Somebody decided already, or the time for it is over."""

    msgid = "That is settled already."


class Invalid(BotError):
    """What was typed does not fit; the sentence says how to mend it."""

    msgid = "Something in the form does not fit. Check it and send it again."


class Away(BotError):
    """The database is away: nothing was kept, and nothing can be looked up."""

    msgid = "I can't reach my own records just now, so nothing was saved. Try again in a few minutes."


class NoGroup(BotError):
    """The command needs a group that is set up, and there is none here."""

    msgid = "This channel is not set up yet. Write “set up” to begin."
