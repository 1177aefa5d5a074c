"""Short names for how something stood when a form was opened, so that nobody's change is lost under another's: pure."""

from bot.errors import TooLate
from bot.kit.ids import digest
from bot.minutes.models import Candidate, Minutes, MinutesItem
from bot.minutes.wording import as_text

LETTERS = 16


def seen_item(item: MinutesItem) -> str:
    """Return a short name for all that the item says."""
    return digest(item.title, item.section or "", *item.presenters, as_text(item.body))[:LETTERS]


def seen_head(minutes: Minutes) -> str:
    """Return a short name for all that the head says."""
    lists = (*minutes.participants, "", *minutes.absent)
    upcoming = (str(minutes.next_meeting), minutes.next_meeting_words)
    about = (minutes.title, minutes.registration_number, minutes.day.isoformat(), minutes.place)
    return digest(*about, *lists, *upcoming)[:LETTERS]


def seen_task(one: Candidate) -> str:
    """Return a short name for what was made of a found assignment."""
    return digest(one.text, *one.owner_ids, one.owner_words, str(one.due), one.verdict)[:LETTERS]


def seen_words(words: str) -> str:
    """Return a short name for a decision's words."""
    return digest(words)[:LETTERS]


def must_be_unchanged(seen: str, now_seen: str, words: str) -> None:
    """Raise TooLate, with what it says now, when somebody changed it since the form was opened."""
    if seen != now_seen:
        raise TooLate(
            "Somebody changed this while you had it open. What you typed is still here, and “Save” puts it in place of "
            "this: “{words}”",
            words=words,
        )
