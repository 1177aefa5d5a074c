"""How people name a meeting in running text, in the languages that the bot reads: pure."""

import re

_NEXT_MEETING = re.compile(
    r"(?:(?:senast|klart|färdigt|till|före|innan|inför|på|vid|under|i|by|for|at|before|until|the) )*"
    r"(?:nästa|nästkommande|kommande|next|coming) "
    r"(?:lg|lg-?mötet?|möte|mötet|ledningsgrupp|ledningsgruppen|ledningsgruppsmötet?|ledningsgruppsträff(?:en)?"
    r"|sammanträde|sammanträdet|träff|träffen|gång|tillfälle|meeting|time)",
    re.IGNORECASE,
)
"""The next meeting of this group, as minutes put it; one with another name (styrgruppsmöte, APT) is somebody else's."""


def means_next_meeting(words: str) -> bool:
    """Say whether "when it is due" names the group's own next meeting, as in "till nästa LG"."""
    return _NEXT_MEETING.fullmatch(" ".join(words.split()).strip(" .,;:()")) is not None
