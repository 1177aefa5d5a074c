"""What the cards of assignments are drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from cards.inputs import Choice

State = Literal["open", "in progress", "done", "dropped"]
Kind = Literal["assignment", "news", "receipt"]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; `about` says who does it by when. `owner`, `role` and `due` are what its form holds."""

    id: UUID
    text: str
    about: str
    done: bool
    late: bool = False
    owner: str | None = None
    role: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ContactView:
    """A group or role, and who is asked for it: "" for nobody yet."""

    id: UUID
    words: str
    person: str


@dataclass(frozen=True, slots=True)
class DetailView:
    """What the reader sees and may do in an assignment's own card; days and hours stand in words.

    `history` has the latest first. `waiting` says whose answer is awaited, `refused` who can change it when she can't.
    """

    people: tuple[Choice, ...] = ()
    steps: tuple[StepView, ...] = ()
    history: tuple[str, ...] = ()
    contacts: tuple[ContactView, ...] = ()
    given: str = ""
    waiting: str = ""
    comment: str = ""
    may_take_back: bool = False
    may_change: bool = True
    may_drop: bool = True
    may_choose_contact: bool = False
    from_minutes: bool = False
    link: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """An assignment, ready to show; days stand in words already.

    With `step` it is that step of it alone, which is `part_of` what the assignment is called; `id` is the assignment's.
    """

    id: UUID
    number: int
    text: str
    owners: str
    due_day: str
    due_words: str
    days_late: int
    state: State
    group: str
    source: str = ""
    done: str = ""
    due_at_meeting: bool = False
    detail: DetailView = DetailView()
    step: UUID | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class OwnerView:
    """One owner's assignments, the most urgent first."""

    owner: str
    open: tuple[AssignmentView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of the group's assignments by owner: what they were narrowed to, and whom else that can be.

    `only` is the filter as buttons carry it, and `title` what it finds, in words.
    """

    group: str
    group_id: UUID
    title: str
    owners: tuple[OwnerView, ...]
    total: int
    only: str = ""
    page: int = 0
    pages: int = 1
    late: int = 0
    people: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthView:
    """One month: its name, in short too, and how many were given, done, and late when it ended."""

    name: str
    short: str
    given: int
    done: int
    late: int
