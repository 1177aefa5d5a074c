"""Joined blocks become a draft: the outline first, then what was decided, promised and put off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.minutes.reading.draft import NO_DAY, NO_LIST, Doubt, Draft, Finding, FoundAssignment, Item, Paragraph
from bot.minutes.reading.findings.assignments import assignments_in
from bot.minutes.reading.findings.comebacks import comeback_clue
from bot.minutes.reading.findings.decisions import decision_clue, is_answer
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.places import sentences_of
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.findings.tables import rows_in
from bot.minutes.reading.findings.times import checkout_of, key_dates_in, next_meeting_of, questions_in
from bot.minutes.reading.layout.lines import Block
from bot.minutes.reading.layout.wrap import Joined
from bot.minutes.reading.outline.attendance import told_of
from bot.minutes.reading.outline.head import file_date, meeting_date, place_of
from bot.minutes.reading.outline.lists import repaired
from bot.minutes.reading.outline.people import bodies_of, names_of, with_office
from bot.minutes.reading.outline.presenters import (
    column_presenters,
    first_word,
    is_presenter_line,
    presenter_line,
    split_title,
    subitems_of,
)
from bot.minutes.reading.outline.skeleton import Chapter, Skeleton, skeleton_of


@dataclass(slots=True)
class _When:
    day: date | None
    doubts: list[Doubt]


def _when(skeleton: Skeleton, name: str) -> _When:
    """The day of the meeting, and what speaks against it."""
    written, named = meeting_date(skeleton.title, skeleton.head), file_date(name)
    if written is None and named is not None:
        return _When(
            named, [Doubt("The date {named} is taken from the name of the file.", {"named": named.isoformat()})]
        )
    if written is None:
        return _When(None, [Doubt(NO_DAY)])
    differs = named is not None and named != written
    return _When(
        written,
        [
            Doubt(
                "The file is named after {named}, but the text says {written}. Check the date of the meeting.",
                {"named": str(named), "written": written.isoformat()},
            )
        ]
        if differs
        else [],
    )


def _known(people: People) -> frozenset[str]:
    return frozenset(people.first) | people.seen


def _name(chapter: Chapter, known: frozenset[str]) -> str:
    """What findings call the item by: its number, or else its title."""
    return chapter.number or split_title(chapter.title, known)[0].strip("* _").rstrip(":")


def _item(chapter: Chapter, known: frozenset[str], doers: frozenset[str]) -> Item:
    title, presenters = split_title(chapter.title, known)
    blocks = list(chapter.blocks)
    heading = [chapter.source]
    while blocks and is_presenter_line(blocks[0]):
        presenters += presenter_line(blocks[0], known)
        heading.append(blocks.pop(0).source)
    presenters = presenters or column_presenters(blocks, known)
    presenters = presenters or (first_word(title, doers) if not chapter.number else ())
    body = tuple(Paragraph(block.text, block.level, block.marker) for block in blocks)
    return Item(
        chapter.number or None,
        title.strip("* _"),
        chapter.section,
        presenters,
        "\n".join(heading),
        body,
        subitems_of(blocks, known),
    )


def _people(skeleton: Skeleton, present: Sequence[str], absent: Sequence[str], roster: Sequence[str]) -> People:
    """Those present, those on the roster, and whoever presents something."""
    base = People((*present, *absent, *roster))
    seen: list[str] = []
    for chapter in skeleton.chapters:
        seen += split_title(chapter.title, _known(base))[1]
        for block in chapter.blocks:
            seen += presenter_line(block, _known(base)) if is_presenter_line(block) else ()
        seen += [name for sub in subitems_of(chapter.blocks, _known(base)) for name in sub.presenters]
        seen += [name for block in chapter.blocks for name in with_office(block.text)]
    return People((*present, *absent, *roster), seen, bodies_of(skeleton.present))


def _outer(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(block.source for block in blocks)


def _findings(sentences: Sequence[Sentence]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    decisions, comebacks = [], []
    for sentence in sentences:
        comeback = comeback_clue(sentence.text)
        decision = decision_clue(sentence)
        if comeback is not None:
            comebacks.append(Finding(sentence.text, sentence.item, (comeback,)))
        if decision is not None:
            asked = f"{sentence.before} " if is_answer(sentence) else ""
            clue = replace(decision, start=decision.start + len(asked), end=decision.end + len(asked))
            decisions.append(Finding(asked + sentence.text, sentence.item, (clue,)))
    return tuple(decisions), tuple(comebacks)


def _doers(assignments: Iterable[FoundAssignment]) -> frozenset[str]:
    return frozenset(owner.written.lower() for found in assignments for owner in found.owners)


def _doubts(day: date | None, today: date | None, present: Sequence[str]) -> Iterator[Doubt]:
    if day is not None and today is not None and day > today:
        yield Doubt("The day of the meeting, {day}, has not come yet. Check the date.", {"day": day.isoformat()})
    if not present:
        yield Doubt(NO_LIST)


def gather(joined: Joined, *, name: str, roster: Sequence[str], today: date | None) -> Draft:
    """Read the blocks of one document."""
    blocks = repaired(joined.blocks)
    skeleton = skeleton_of(blocks)
    present, absent = names_of(skeleton.present), names_of(skeleton.absent)
    if not present:
        present, missing = told_of(blocks)
        absent = absent or missing
    when = _when(skeleton, name)
    people = _people(skeleton, present, absent, roster)
    known = _known(people)
    names = [_name(chapter, known) for chapter in skeleton.chapters]
    sentences = list(sentences_of(skeleton, names))
    assignments = assignments_in(sentences, people, when.day)
    assignments += rows_in(skeleton, people, when.day, names)
    decisions, comebacks = _findings(sentences)
    doers = _doers(assignments)
    items = tuple(_item(chapter, known, doers) for chapter in skeleton.chapters)
    upcoming = next_meeting_of(items, sentences, when.day)
    doubts = [*when.doubts, *_doubts(when.day, today, present)]
    return Draft(
        title=skeleton.title,
        date=when.day,
        place=place_of(skeleton.head),
        participants=present,
        absent=absent,
        items=items,
        decisions=decisions,
        assignments=tuple(assignments),
        comebacks=comebacks,
        questions=questions_in(sentences),
        key_dates=key_dates_in(sentences, items, when.day),
        next_meeting=upcoming[0],
        next_meeting_text=upcoming[1],
        checkout=checkout_of(items),
        warnings=tuple(doubts),
        preamble=_outer(skeleton.head),
        rest=_outer(skeleton.rest),
        left_out=tuple(joined.left_out),
        mended=tuple(joined.mended),
    )
