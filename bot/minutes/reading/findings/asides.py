"""What stands between a name and its verb, and what makes a duty of a law rather than a promise."""

from collections.abc import Sequence

from bot.minutes.reading.findings.sentences import Word
from bot.minutes.reading.words.listing import phrases
from bot.minutes.reading.words.phrases import AT_THE_TABLE, NOW

_LAWS = phrases(
    """
    lagen, lag, stadgan, stadgarna, förordningen, reglementet, avtalet, föreskriften, föreskrifterna, policyn, ordningen
    """
)
_MOST_WORDS = 14


def behind_bracket(words: Sequence[Word], text: str, at: int) -> int | None:
    """`Siri och Moa (om hon är frisk) ringer`: the index of the word behind the bracket that opens at `at`."""
    close = text.find(")", at)
    if close < 0:
        return None
    return next((i for i, word in enumerate(words) if word.start > close), None)


def behind_aside(words: Sequence[Word], text: str, i: int) -> int | None:
    """`Lena, som skrev ansökan, återkommer`: the index of the word behind the comma that ends the clause at word i."""
    if i == 0 or "," not in text[words[i - 1].end : words[i].start]:
        return None
    for j in range(i + 1, min(i + _MOST_WORDS, len(words))):
        if "," in text[words[j - 1].end : words[j].start]:
            return j
    return None


def is_by_law(words: Sequence[Word]) -> bool:
    """Whether a sentence speaks `enligt skollagen`, `enligt stadgarna`."""
    return any(
        word.low == "enligt" and any(near.low.endswith(_LAWS) for near in words[i + 1 : i + 4])
        for i, word in enumerate(words)
    )


def is_passing(text: str, start: int, end: int) -> bool:
    """Whether the words around a present tense tell of today: that is no promise."""
    near = text.lower()[max(0, start - 30) : end + 40]
    return bool(NOW & {word.strip(".,") for word in near.split()}) or any(phrase in near for phrase in AT_THE_TABLE)
