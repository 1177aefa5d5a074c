"""The headings and labels of the bot's own minutes, in every language it writes.

They are kept apart from the catalogue, so that a file written before a translation changed is still known.
"""

from enum import StrEnum

from bot.minutes.reading.words.listing import phrases


class Role(StrEnum):
    """What stands under a heading of the first level."""

    BESLUT = "BESLUT"
    INFORMATION = "INFORMATION"
    DIALOG = "DIALOG"
    ITEMS = "items"
    CHECKOUT = "check-out"
    DECISIONS = "decisions"
    ASSIGNMENTS = "assignments"
    COMEBACKS = "comebacks"
    OUTSIDE = "outside"


class Label(StrEnum):
    """What a line of the head tells."""

    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    PARTICIPANTS = "participants"
    ABSENT = "absent"
    NEXT = "next"
    PRESENTERS = "presenters"
    REGISTRATION = "registration"


_ROLES = {
    Role.BESLUT: "beslut, decisions",
    Role.INFORMATION: "information",
    Role.DIALOG: "dialog, discussion",
    Role.ITEMS: "punkter, items, övriga punkter, other items",
    Role.CHECKOUT: "utcheckning, check-out",
    Role.DECISIONS: "beslutslista, list of decisions",
    Role.ASSIGNMENTS: "uppdragslista, list of assignments",
    Role.COMEBACKS: "återkommer, coming back",
    Role.OUTSIDE: "övrigt ur texten, other words of the text",
}
_LABELS = {
    Label.STATUS: "status",
    Label.DATE: "datum, date",
    Label.PLACE: "plats, place",
    Label.PARTICIPANTS: "deltagare, participants",
    Label.ABSENT: "frånvarande, absent",
    Label.NEXT: "nästa möte, next meeting",
    Label.PRESENTERS: "föredragande, presenters",
    Label.REGISTRATION: "diarienummer, registration no., registration number",
}
ROLES = {words: role for role, listed in _ROLES.items() for words in phrases(listed)}
LABELS = {words: label for label, listed in _LABELS.items() for words in phrases(listed)}
