"""The two shapes that every format is brought into: a line as it stood, and a block that reads as one.

Neither is changed once made; they are not frozen because a document has thousands, and freezing takes most of the time.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a line or block is on the page."""

    HEADING = "heading"
    NUMBERED = "numbered"
    BULLET = "bullet"
    PLAIN = "plain"
    ROW = "row"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Line:
    """One line of the source; `whole` says that the format itself ends the paragraph here.

    `source` is the line before its marker was taken, and `style` what Word calls it.
    """

    text: str
    kind: Kind = Kind.PLAIN
    level: int = 0
    marker: str = ""
    number: str = ""
    gap: bool = False
    whole: bool = False
    strong: bool = False
    cells: tuple[str, ...] = ()
    source: str = ""
    style: str = ""


@dataclass(slots=True)
class Block:
    """A heading, a bullet, a paragraph or a table row, with its lines joined and its marker kept apart."""

    text: str
    kind: Kind = Kind.PLAIN
    level: int = 0
    marker: str = ""
    number: str = ""
    gap: bool = False
    strong: bool = False
    cells: tuple[str, ...] = ()
    label: bool = False
    heads: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The block as the reader saw it, marker and all."""
        return f"{self.marker} {self.text}".strip()
