"""What a file says beside the minutes themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """Which minutes these are and whose: words that the file shows, and the reader sets aside again.

    `status` stands in the head, `mark` on each page above the text ("UTKAST"), `letterhead` beside it, `footer` below.
    `decisions` and `assignments` are the numbers of those in the draft ("B-1"), in its order; none where it has none.
    """

    status: str = ""
    mark: str = ""
    letterhead: str = ""
    footer: str = ""
    author: str = ""
    decisions: tuple[str, ...] = ()
    assignments: tuple[str, ...] = ()


PLAIN = Edition()
