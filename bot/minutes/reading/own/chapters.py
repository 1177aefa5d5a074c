"""The parts of the bot's own minutes sorted under their headings; whatever fits nowhere makes them none of ours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.minutes.reading.draft import Item, Paragraph, Section
from bot.minutes.reading.own.labels import LABELS, ROLES, Label, Role
from bot.minutes.reading.own.parts import Part, Piece, Rows, Style, names_read
from bot.minutes.reading.own.pieces import NotOurs

_SECTIONS: dict[Role, Section | None] = {
    Role.BESLUT: "BESLUT",
    Role.INFORMATION: "INFORMATION",
    Role.DIALOG: "DIALOG",
    Role.ITEMS: None,
}
_ONCE = (Role.DECISIONS, Role.ASSIGNMENTS, Role.COMEBACKS)


@dataclass(slots=True)
class Chapter:
    """A heading of the first level with what stands under it."""

    role: Role
    heading: str
    parts: list[Part] = field(default_factory=list)


def _opened(heading: str) -> Chapter:
    role = ROLES.get(heading.lower())
    if role is None:
        raise NotOurs
    return Chapter(role, heading)


def _label(piece: Piece) -> Label:
    label = LABELS.get(piece.marker.lower())
    if label is None:
        raise NotOurs
    return label


def sorted_parts(parts: Sequence[Part]) -> tuple[dict[Label, str], list[Chapter]]:
    """The facts of the head, and the chapters; raises NotOurs when one of the three lists is missing."""
    facts: dict[Label, str] = {}
    chapters: list[Chapter] = []
    for part in parts[1:]:
        if isinstance(part, Piece) and part.style is Style.SECTION:
            chapters.append(_opened(part.text))
        elif chapters:
            chapters[-1].parts.append(part)
        elif isinstance(part, Piece) and part.style is Style.FACT:
            facts[_label(part)] = part.text
        else:
            raise NotOurs
    roles = [chapter.role for chapter in chapters]
    if any(roles.count(role) != 1 for role in _ONCE):
        raise NotOurs
    return facts, chapters


def _paragraphs(parts: Iterable[Part]) -> Iterator[Paragraph]:
    for part in parts:
        if isinstance(part, Rows):
            yield from (Paragraph("\t".join(row).rstrip("\t")) for row in part.rows)
        elif part.style is Style.MATTER:
            yield Paragraph(part.text, marker="#")
        elif part.style in (Style.TEXT, Style.BULLET, Style.LISTED):
            yield Paragraph(part.text, part.level, "•" if part.style is Style.BULLET else part.marker)
        else:
            raise NotOurs


def _item(head: Piece, below: Sequence[Part], section: Section | None) -> Item:
    first = below[0] if below else None
    told = isinstance(first, Piece) and first.style is Style.FACT
    presenters: tuple[str, ...] = ()
    heading = f"{head.marker} {head.text}".strip()
    if isinstance(first, Piece) and told:
        if _label(first) is not Label.PRESENTERS:
            raise NotOurs
        presenters, heading = names_read(first.text), f"{heading}\n{first.marker}: {first.text}"
    body = tuple(_paragraphs(below[1:] if told else below))
    return Item(head.marker or None, head.text, section, presenters, heading, body)


def items_in(chapters: Iterable[Chapter]) -> Iterator[Item]:
    """The items in order, each with the section that it stands in."""
    for chapter in chapters:
        if chapter.role not in _SECTIONS:
            continue
        starts = [i for i, part in enumerate(chapter.parts) if isinstance(part, Piece) and part.style is Style.ITEM]
        if chapter.parts and starts[:1] != [0]:
            raise NotOurs
        for start, end in zip(starts, [*starts[1:], len(chapter.parts)], strict=True):
            head = chapter.parts[start]
            if isinstance(head, Piece):
                yield _item(head, chapter.parts[start + 1 : end], _SECTIONS[chapter.role])


def words_in(chapters: Iterable[Chapter], role: Role) -> tuple[str, ...]:
    """The paragraphs of a chapter that has nothing but paragraphs."""
    found = [part for chapter in chapters if chapter.role is role for part in _paragraphs(chapter.parts)]
    return tuple(f"{part.marker} {part.text}".strip() for part in found)


def rows_in(chapters: Iterable[Chapter], role: Role, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a list without their numbers, if any; a sentence in place of the table says that there are none."""
    parts = next(chapter.parts for chapter in chapters if chapter.role is role)
    if len(parts) == 1 and isinstance(parts[0], Rows):
        widths = set(map(len, parts[0].rows))
        if widths in ({columns}, {columns + 1}):
            return tuple(row[-columns:] for row in parts[0].rows[1:])
    if len(parts) == 1 and isinstance(parts[0], Piece) and parts[0].style is Style.TEXT:
        return ()
    raise NotOurs
