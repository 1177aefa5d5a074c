"""A line of notes in the words of the minutes: what it is, then what was said. Pure."""

from bot.minutes.capture.fold import Entry
from bot.minutes.capture.tags import Tag
from cards.press import msg
from cards.speech import Translate

_LED: dict[Tag, str] = {
    Tag.DECISION: msg("Decision: {words}"),
    Tag.ASSIGNMENT: msg("Assignment: {words}"),
    Tag.COMEBACK: msg("Comes back: {words}"),
    Tag.IDEA: msg("Idea: {words}"),
    Tag.HELP: msg("Help wanted: {words}"),
    Tag.CHAIR: msg("Chair: {words}"),
    Tag.MOTION: msg("Motion: {words}"),
    Tag.VOTE: msg("Vote: {words}"),
    Tag.REJECTED: msg("Rejected: {words}"),
    Tag.UNDECIDED: msg("Undecided: {words}"),
}


def entry_words(entry: Entry, t: Translate) -> str:
    """Return the line as the minutes have it."""
    if entry.tag in {Tag.COUNT, Tag.CARRIED, Tag.REJECTED, Tag.UNDECIDED}:
        return _settled(entry, t)
    led = _LED.get(entry.tag)
    return t(led, words=entry.words) if led and entry.words else entry.words


def _settled(entry: Entry, t: Translate) -> str:
    """Return how the motion ended, with the votes where there were any."""
    if entry.votes is not None:
        facts = {"yes": entry.votes[0], "no": entry.votes[1]}
        if entry.carried:
            return t("The motion is carried: {yes} in favour, {no} against", **facts)
        return t("The motion is not carried: {yes} in favour, {no} against", **facts)
    if entry.tag is Tag.CARRIED:
        return t("Decision: {words}", words=entry.decided)
    if entry.words:
        return t(_LED[entry.tag], words=entry.words)
    return t("The motion is rejected") if entry.tag is Tag.REJECTED else t("The motion is left undecided")
