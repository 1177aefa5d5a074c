"""The bot's own minutes become the draft that they were written from.

What was decided, promised and put off is taken from the three lists at the end: the secretary has gone through them.
The text above them only says which words gave each finding away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.minutes.reading.draft import Doubt, Draft, Finding, FoundAssignment, Item, Owner, Paragraph
from bot.minutes.reading.findings.assignments import assignments_in
from bot.minutes.reading.findings.comebacks import comeback_clue
from bot.minutes.reading.findings.decisions import decision_clue
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.places import sentences_of
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.findings.times import checkout_of, key_dates_in, questions_in
from bot.minutes.reading.layout.lines import Block, Kind, Line
from bot.minutes.reading.outline.presenters import subitems_of
from bot.minutes.reading.outline.skeleton import Chapter as Found
from bot.minutes.reading.outline.skeleton import Skeleton
from bot.minutes.reading.own.chapters import Chapter, items_in, rows_in, sorted_parts, words_in
from bot.minutes.reading.own.labels import Label, Role
from bot.minutes.reading.own.parts import NOTHING, Part, Piece, Rows, Style, day_read, names_read
from bot.minutes.reading.own.pieces import NotOurs, parts_in

_WIDTHS = {Role.DECISIONS: 2, Role.ASSIGNMENTS: 4, Role.COMEBACKS: 2}
"""How many columns the lists have beside that of the numbers."""


def _block(part: Paragraph) -> Block:
    if "\t" in part.text:
        return Block(part.text, Kind.ROW, cells=tuple(part.text.split("\t")))
    listed = Kind.BULLET if part.marker in ("•", "[ ]", "[x]", "[X]") else Kind.NUMBERED
    kind = Kind.HEADING if part.marker == "#" else listed if part.marker else Kind.PLAIN
    return Block(part.text, kind, part.level, part.marker, gap=kind is Kind.PLAIN, label=part.text.endswith(":"))


def _skeleton(items: Sequence[Item]) -> Skeleton:
    return Skeleton(
        chapters=[
            Found(item.number or "", item.title, item.heading, item.section, 0, list(map(_block, item.body)))
            for item in items
        ]
    )


def _named(cell: str) -> str | None:
    return cell if cell != NOTHING else None


def _assignments(
    rows: Sequence[Sequence[str]], spoken: Sequence[FoundAssignment], people: People
) -> Iterator[FoundAssignment]:
    """The list of assignments, each with the clues of the sentence it was found in."""
    found = {one.text: one for one in spoken}
    for item, text, names, when in rows:
        due, words = day_read(when)
        same = found.get(text)
        owners = tuple(Owner(name, people.resolve(name)) for name in names_read(names))
        yield FoundAssignment(
            text, owners, due, words, _named(item), same.why if same else (), same.context if same else None
        )


def _unlisted(rows: Sequence[Sequence[str]], spoken: Sequence[FoundAssignment]) -> Iterator[Doubt]:
    """The list counts, but a promise may have been written into the text alone; a reworded row stands for one."""
    listed, told = {text for _, text, _, _ in rows}, {one.text for one in spoken}
    more = len(told - listed) - len(listed - told)
    if more > 0:
        yield Doubt("The text holds more assignments than its list; look through it.", {"n": more})


def _decisions(rows: Sequence[Sequence[str]], sentences: Sequence[Sentence]) -> Iterator[Finding]:
    spoken = {sentence.text: sentence for sentence in sentences}
    for item, text in rows:
        clue = decision_clue(spoken.get(text, Sentence(text)))
        yield Finding(text, _named(item), (clue,) if clue else ())


def _comebacks(rows: Sequence[Sequence[str]]) -> Iterator[Finding]:
    for item, text in rows:
        clue = comeback_clue(text)
        yield Finding(text, _named(item), (clue,) if clue else ())


def _headings(chapters: Sequence[Chapter]) -> Iterator[str]:
    """The layout's own words: headings, the heads of tables, and that there is nothing."""
    for chapter in chapters:
        yield chapter.heading
        listed = chapter.parts[0] if chapter.role in (Role.DECISIONS, Role.ASSIGNMENTS, Role.COMEBACKS) else None
        if isinstance(listed, Rows):
            yield "\t".join(listed.rows[0])
            yield from (row[0] for row in listed.rows[1:] if len(row) > _WIDTHS[chapter.role])
        elif isinstance(listed, Piece):
            yield listed.text


def _head(parts: Sequence[Part]) -> Iterator[str]:
    """The lines above the first heading, as they stand."""
    for part in parts[1:]:
        if not isinstance(part, Piece) or part.style is not Style.FACT:
            return
        yield f"{part.marker}: {part.text}"


def _told(facts: Mapping[Label, str], items: tuple[Item, ...], chapters: Sequence[Chapter]) -> Draft:
    """What the minutes say in so many words."""
    upcoming, words = day_read(facts.get(Label.NEXT, ""))
    return Draft(
        date=day_read(facts.get(Label.DATE, ""))[0],
        place=facts.get(Label.PLACE),
        participants=names_read(facts.get(Label.PARTICIPANTS, "")),
        absent=names_read(facts.get(Label.ABSENT, "")),
        items=items,
        comebacks=tuple(_comebacks(rows_in(chapters, Role.COMEBACKS, _WIDTHS[Role.COMEBACKS]))),
        next_meeting=upcoming,
        next_meeting_text=words,
        checkout="\n".join(words_in(chapters, Role.CHECKOUT)) or checkout_of(items),
        registration_number=facts.get(Label.REGISTRATION),
        rest=words_in(chapters, Role.OUTSIDE),
        left_out=tuple(_headings(chapters)),
    )


def _found(draft: Draft, chapters: Sequence[Chapter], roster: Sequence[str]) -> Draft:
    """The draft with what takes the rules of the reader to see."""
    presenters = [name for item in draft.items for name in item.presenters]
    people = People((*draft.participants, *draft.absent, *roster), presenters)
    skeleton = _skeleton(draft.items)
    sentences = list(sentences_of(skeleton, [item.name for item in draft.items]))
    known = frozenset(people.first) | people.seen
    items = tuple(
        replace(item, subitems=subitems_of(chapter.blocks, known))
        for item, chapter in zip(draft.items, skeleton.chapters, strict=True)
    )
    rows = rows_in(chapters, Role.ASSIGNMENTS, _WIDTHS[Role.ASSIGNMENTS])
    spoken = assignments_in(sentences, people, draft.date)
    return replace(
        draft,
        items=items,
        decisions=tuple(_decisions(rows_in(chapters, Role.DECISIONS, _WIDTHS[Role.DECISIONS]), sentences)),
        assignments=tuple(_assignments(rows, spoken, people)),
        warnings=tuple(_unlisted(rows, spoken)),
        questions=questions_in(sentences),
        key_dates=key_dates_in(sentences, items, draft.date),
    )


def own_minutes(lines: Sequence[Line], roster: Sequence[str]) -> Draft | None:
    """The draft, when the file is laid out as the bot lays out its minutes; None when the rules have to read it."""
    try:
        parts = parts_in(lines)
        facts, chapters = sorted_parts(parts)
        draft = _told(facts, tuple(items_in(chapters)), chapters)
        draft = _found(draft, chapters, roster)
    except NotOurs:
        return None
    title = parts[0].text if isinstance(parts[0], Piece) else None
    margins = tuple(line.text for line in lines if line.kind is Kind.FURNITURE)
    return replace(draft, title=title, preamble=tuple(_head(parts)), left_out=(*draft.left_out, *margins))
