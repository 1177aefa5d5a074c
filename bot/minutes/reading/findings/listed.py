"""Owners where a text is nothing but a list of them, and the persons that a sentence names."""

from bot.minutes.reading.findings.owners import AND, AUTHOR, Finder, Who, surnames_at
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence, words_of


def owners_of_list(people: People, text: str, *, free: bool = False) -> list[Who]:
    """The owners when a text is nothing but a list of them; `free` lets any capitalised name count."""
    words = words_of(text)
    if not words or len(words) > 14:  # noqa: PLR2004
        return []
    finder = Finder(people, text, words)
    found: list[Who] = []
    i = 0
    while i < len(words):
        one = finder.one(i)
        if one is None and free and words[i].text[0].isupper() and words[i].text.isalpha():
            one = finder.who(i, surnames_at(words, text, i + 1), person=True)
        if one is None:
            if words[i].low in AND and found:
                i += 1
                continue
            return []
        found.append(one[0])
        i = one[1]
    return found


def persons_in(sentence: Sentence, people: People) -> tuple[str, ...]:
    """The persons that a sentence names, in order."""
    finder, found, i = Finder(people, sentence.text, sentence.words), list[str](), 0
    while i < len(sentence.words):
        one = finder.one(i)
        if one is not None and one[0].person and one[0].written.lower() not in AUTHOR:
            found.append(one[0].written)
        i = one[1] if one is not None else i + 1
    return tuple(found)
