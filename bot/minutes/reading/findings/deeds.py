"""The verb of a promise: whether what somebody does here is a task, or only talk or a state of things."""

from collections.abc import Sequence

from bot.minutes.reading.findings.sentences import Word
from bot.minutes.reading.words.listing import phrases, words
from bot.minutes.reading.words.particles import misleading, needed
from bot.minutes.reading.words.phrases import ADVERBS, NARRATED, NEGATIONS, WEAK_VERBS
from bot.minutes.reading.words.verbs import (
    infinitive_to_present,
    infinitives,
    is_active_infinitive,
    is_passive,
    present_to_infinitive,
    states,
    telling,
)

_SHOWN = phrases(
    """
    introduktion, genomgång, presentation, dragning, redogörelse, återblick, lägesrapport, inledning, runda,
    sammanfattning, tillbakablick, reflektion
    """
)
_REACH = 4
_WEAK_PRESENT = words(
    """
    tittar kikar funderar läser går lyfter leder startar väljer
    """
)
_PARTICLES = frozenset(
    ["ut", "in", "upp", "fram", "ned", "ner", "över", "igenom", "om", "ihop", "till", "iväg", "under"]
)
_LOVES = frozenset(["lovar", "lovade"])
_RULING = frozenset(["fatta", "besluta", "bestämma"])
_HABIT = frozenset(["alltid", "ofta", "normalt", "vanligtvis", "regelbundet"])
_TAKEN = frozenset(["ta", "hjälpa", "hålla", "söka", "samla"])
_AIMS = (
    " vidare",
    " tillbaka",
    *("senast", "före ", "innan ", "inför", "nästa vecka", "till nästa", "så att", "för att", "extra", "närmare"),
    *("och kommenterar", "och återkommer", "och ger", "och återkopplar", "och skickar"),
)


def _after(words: Sequence[Word], i: int) -> list[str]:
    return [word.low for word in words[i + 1 : i + 1 + _REACH]]


def _is_shown(after: list[str], text: str, start: int) -> bool:
    """`gör en genomgång`: work that is done at the table; `gör det` says too little without a day."""
    return any(word.endswith(_SHOWN) for word in after) or (after[:1] in (["det"], ["detta"]) and not aims(text, start))


def is_task_present(words: Sequence[Word], i: int, text: str, *, loose: bool) -> bool:
    """Whether the present tense at word i is a deed to come; `loose` where the surroundings already say so."""
    verb, after = words[i].low, _after(words, i)
    if (NEGATIONS | _HABIT) & set(after[:2]) or misleading().get(verb, frozenset()) & set(after[:1]):
        return False
    if verb == "gör" and _is_shown(after, text, words[i].start):
        return False
    strong = loose or verb not in _WEAK_PRESENT or aims(text, words[i].start)
    if verb in needed():
        return strong and bool(needed()[verb] & set(after))
    if verb in states():
        return False
    return (loose or ahead(text, words[i].start)) if verb in telling() else strong and verb in present_to_infinitive()


def aims(text: str, start: int) -> bool:
    """Whether the clause says what the deed is for, or when."""
    rest = text[start : start + 120].lower()
    return any(aim in rest for aim in _AIMS)


def ahead(text: str, start: int) -> bool:
    """Whether a clause speaks of a later day, so that even talk is a promise."""
    rest = text[start : start + 120].lower()
    return any(
        word in rest
        for word in ("nästa vecka", "till nästa", "på nästa", "vid nästa", "senast ", "inför nästa", "i morgon")
    )


def skip_adverbs(words: Sequence[Word], i: int, most: int = 3) -> int:
    """The index of the next word that is no adverb."""
    end = i
    while end < len(words) and end - i < most and words[end].low in ADVERBS:
        end += 1
    return end


def infinitive_at(words: Sequence[Word], i: int, *, person: bool) -> int | None:
    """The index of the active infinitive at or shortly behind word i; `ska kunna` and the passive are none."""
    end = skip_adverbs(words, i)
    if end < len(words) and words[end].low == "att":
        end = skip_adverbs(words, end + 1)
    if end >= len(words) or words[end].low in NEGATIONS:
        return None
    low = words[end].low
    if is_passive(low) or (not person and low in _RULING):
        return None
    if is_active_infinitive(low) or (person and low in ("ha", "få", "bli", "vara")):
        return (
            end
            if low not in ("få", "bli", "vara") or _after(words, end)[:1] in (["till"], ["fram"], ["ansvarig"])
            else None
        )
    return None


def coordinated(words: Sequence[Word], i: int, text: str) -> int | None:
    """`håller med och kollar`: the index of a task that follows another verb of the same subject."""
    for j in range(i + 1, min(i + 9, len(words) - 1)):
        if text[words[j - 1].end : words[j].start].strip(" ") in (".", ";", ":"):
            return None
        if words[j].low in ("och", "samt") and (
            words[j + 1].low in _LOVES or is_task_present(words, j + 1, text, loose=False)
        ):
            return j + 1
    return None


def offered_at(words: Sequence[Word], i: int) -> int | None:
    """The index of what somebody `kan` or `behöver` do: a deed, not talk, a state or a mere ability."""
    end = skip_adverbs(words, i)
    if end >= len(words) or words[end].low not in infinitives():
        return None
    verb = infinitive_to_present()[words[end].low]
    if misleading().get(verb, frozenset()) & set(_after(words, end)[:1]):
        return None
    if verb in needed():
        return end if needed()[verb] & set(_after(words, end)) else None
    return None if verb in telling() or verb in states() or words[end].low in WEAK_VERBS - _TAKEN else end


def done_by(words: Sequence[Word], i: int, text: str) -> int | None:
    """The index of the passive in `skickas ut av Anna`, where `av` is word i."""
    j = i - 2 if i > 0 and words[i - 1].low in _PARTICLES else i - 1
    if j < 0 or text[words[j].end : words[i].start].strip(" ").count(",") or not words[j].low.endswith("s"):
        return None
    stem = words[j].low[:-1]
    if (stem in NARRATED and j == i - 1) or stem.endswith(("de", "te")) or is_passive_telling(stem):
        return None
    known = stem in infinitives() or f"{stem}er" in present_to_infinitive() or stem in ("gör", "se", "ta", "ge")
    return j if known or stem.endswith(("a", "rj")) else None


def is_passive_telling(stem: str) -> bool:
    """`visas`, `föredras`: what is done at the table, in the passive."""
    return f"{stem}r" in telling() or f"{stem}er" in telling()
