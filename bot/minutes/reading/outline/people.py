"""The names in a list of those present, however it is written: lines, commas, organisations with their people."""

import re
from collections.abc import Sequence

from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import label_of, part_of
from bot.minutes.reading.words.groups import is_role
from bot.minutes.reading.words.listing import phrases, words
from bot.minutes.reading.words.names import is_first_name

_ORGANISATIONS = phrases(
    """
    verket, myndigheten, kommun, regionen, universitet, universitetet, biblioteket, förbundet, arkivet, rådet,
    styrelsen, förvaltningen, högskolan, inspektionen, kontoret, bolaget, kåren, föreningen, gruppen, nämnden
    """
)
_ROLES = words(
    """
    ordförande ordf sekreterare sekr vice kassör ledamot suppleant ersättare revisor justerare adjungerad vd gäst
    föredragande protokollförare mötesordförande mötessekreterare styrelseledamot
    """
)
_PARTICLES = words(
    """
    von van de der af la del di el al bin ben
    """
)
_WITH_OFFICE = re.compile(
    r"\b(?:ordförande|sekreterare|kassör|ledamot|revisor|justerare|rektor|chef|Kassör|Revisor|Ordförande) "
    r"([A-ZÅÄÖÉ][\wåäöé-]{1,20} [A-ZÅÄÖÉ][\wåäöé-]{1,25})\b"
)
_ELECTED = re.compile(r"\b(?:om|ny)?val(?:des|d|da)\b|\butsågs\b|\((?:omval|nyval)\)")
_PAIR = re.compile(r"\b([A-ZÅÄÖÉ][a-zåäöé-]{1,20} [A-ZÅÄÖÉ][\wåäöé-]{1,25})\b")
_BODY = re.compile(r"\(([^\W\d]{2,20})\)")
_NICKNAME = re.compile(r" [\"”“'´’][^\"”“'´’]{1,20}[\"”“'´’](?= |$)")
_INSTEAD = re.compile(r"\b(?:ers\.?|ersättare|istället|i stället) för ")
_ENTRY_BREAKS = (" - ", " – ", " — ", "\t", " / ", "|")
_MOST_WORDS = 6
_LONG_WORD = 9


def _without_brackets(text: str) -> str:
    kept, depth = [], 0
    for char in text:
        if char in "([":
            depth += 1
        elif char in ")]" and depth:
            depth -= 1
        elif not depth:
            kept.append(char)
    return "".join(kept)


def is_organisation(text: str) -> bool:
    """An authority, a company, an abbreviation: no person."""
    words = text.split()
    return bool(words) and (
        words[-1].lower().endswith(_ORGANISATIONS)
        or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)
        or words[-1] == "AB"
    )


def is_person(text: str) -> bool:
    """Two to five capitalised words, or one common first name."""
    words = [word for word in text.split() if word.lower() not in _PARTICLES]
    if (
        not words
        or len(words) > _MOST_WORDS - 1
        or any(not word[0].isupper() or any(c.isdigit() for c in word) for word in words)
    ):
        return False
    if len(words) == 1:
        return is_first_name(words[0])
    return not is_organisation(text) and not is_role(words[-1])


def clean(text: str) -> str:
    """A name without its role, brackets and ornaments; empty when nothing of a name remains."""
    bare = _NICKNAME.sub("", _INSTEAD.split(_without_brackets(text), maxsplit=1)[0]).strip(' *_.;:,@\t<>"')
    for mark in _ENTRY_BREAKS:
        bare = bare.partition(mark)[0].strip()
    words = bare.split()
    while words and words[0].lower().strip(".") in _ROLES:
        words = words[1:]
    while len(words) > 1 and words[-1].lower().strip(".") in _ROLES:
        words = words[:-1]
    bare = " ".join(words).strip(" -–:")
    if text.lstrip(" *_").startswith("@") and bare.replace(" ", "").isalpha():
        return bare
    if (
        not bare
        or not bare[0].isupper()
        or len(words) > _MOST_WORDS
        or any(c.isdigit() for c in bare)
        or bare.lower() in ("alla", "inga", "ingen", "övriga")
    ):
        return ""
    return bare


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for part in _without_brackets(text).replace(";", ",").replace(" samt ", ", ").replace(" & ", ", ").split(","):
        left, och, right = part.partition(" och ")
        if och and right[:1].isupper() and not left.endswith("-") and left.strip()[:1].isupper():
            pieces += [left, right]
        else:
            pieces.append(part.removeprefix(" och "))
    return pieces


def _after_label(piece: str) -> str:
    head, colon, rest = piece.rpartition(":")
    return rest.strip() if colon and head else piece


def names_in_line(text: str) -> list[str]:
    """All names of a line that lists several; organisations count when nobody is named by name."""
    names = [name for name in (clean(_after_label(piece)) for piece in _pieces(text)) if name]
    people = [name for name in names if is_person(name)]
    if len(people) * 2 < len(names):
        return names
    full = sum(1 for name in people if " " in name) * 2 >= len(names)
    return [name for name in names if name in people or not (is_organisation(name) or (full and _is_thing(name)))]


def _is_thing(name: str) -> bool:
    """A long single word among full names is where somebody comes from."""
    return " " not in name and len(name) >= _LONG_WORD


def _names_in_entry(text: str) -> list[str]:
    """The name of a line that is one person's, with her organisation or role behind a comma."""
    if ": " in text:
        return names_in_line(_after_label(text))
    first, *others = _pieces(text)
    name = clean(first)
    also = [clean(other) for other in others]
    more = [other for other in also if " " in other and is_person(other) and is_first_name(other.split()[0])]
    return [entry for entry in (name, *more) if entry]


def names_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names that the blocks of a list hold, in order, each once."""
    names: dict[str, None] = {}
    for text, listed in _lines(blocks):
        for name in names_in_line(text) if listed else _names_in_entry(text):
            names.setdefault(name)
    return tuple(names)


def _lines(blocks: Sequence[Block]) -> list[tuple[str, bool]]:
    """Each line with whether it lists several people; lines that break off are joined."""
    lines: list[tuple[str, bool]] = []
    for block in blocks:
        label = part_of(block) is not None
        text = label_of(block.text)[1] if label else (block.cells[0] if block.cells else block.text)
        if not text:
            continue
        broken = bool(lines) and block.kind is Kind.PLAIN and not label and not block.gap
        if broken and _breaks_off(lines[-1], text):
            lines[-1] = (f"{lines[-1][0]} {text}", True)
        else:
            lines.append((text, label or text.count(",") > 1 or text.count(":") > 1))
    return lines


def _breaks_off(line: tuple[str, bool], following: str) -> bool:
    """Whether a list of names runs on into the next line."""
    text, listed = line
    if text.endswith((",", ":", " och")):
        return True
    alone = text.rpartition(",")[2].split()
    return listed and "," in text and (following.isalpha() or (len(alone) == 1 and "," in following))


def with_office(text: str) -> list[str]:
    """The full names that a text gives an office: `kassör Rut Berg`, `till sekreterare Ante Lund`."""
    elected = _PAIR.findall(text) if _ELECTED.search(text) else []
    return [found[1] for found in _WITH_OFFICE.finditer(text)] + elected


def bodies_of(blocks: Sequence[Block]) -> frozenset[str]:
    """What stands in brackets behind those present, when it is one word: `(fastighet)`, `(polisen)`."""
    inside = (found[1].lower() for block in blocks for found in _BODY.finditer(block.text))
    return frozenset(word for word in inside if word not in _ROLES and not is_role(word))
