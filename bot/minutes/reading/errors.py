"""Why a file can't be read; each refusal says what to send instead."""

from bot.errors import BotError


class Unreadable(BotError):
    """A file that does not become minutes."""

    msgid = "I can't read this file. Send it as Word, PDF, Markdown or text, or paste the text."


class EmptyFile(Unreadable):
    """There is nothing in it."""

    msgid = "The file has no text. Check that it is the right one and send it again."


class TooLarge(Unreadable):
    """More than anyone's minutes."""

    msgid = "The file is larger than {most} MB. Send the minutes without pictures, or paste the text."


class WrongKind(Unreadable):
    """A kind of file that is none of the four, or that is not what its name says."""

    msgid = "This is no Word, PDF, Markdown or text file. Save the minutes as one of these and send them again."


class BrokenFile(Unreadable):
    """A file that does not hold together."""

    msgid = "The file is damaged. Open it, save it anew and send it again, or paste the text."


class ProtectedFile(Unreadable):
    """A file with a password."""

    msgid = "The file is protected by a password. Save it without one and send it again."


class ScannedPdf(Unreadable):
    """A PDF of pictures."""

    msgid = "The PDF holds pictures of pages and no text. Send the document it was made from, or paste the text."


class MacroFile(Unreadable):
    """A Word file that carries programs."""

    msgid = "The file holds macros, and I don't open those. Save it as .docx and send it again."
