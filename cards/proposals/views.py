"""A proposal ready to show, and how it stands in words."""

from dataclasses import dataclass
from uuid import UUID

from cards.agenda.presses import Kind
from cards.inputs import Choice
from cards.kit import Tone
from cards.proposals.presses import State
from cards.speech import Translate


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal, ready to show; days stand in words already.

    `meeting` is the one wished for or got, `again` the one at which a postponed proposal comes up, `closed` the day
    on which proposals closed when this one is late. `later` are the meetings to which it can be postponed. `thread`
    is the address of its thread in Teams. `trail` tells of hand-overs, the first one first; `elsewhere` is the same
    proposal in the group that has it now.
    """

    id: UUID
    number: int
    title: str
    kind: Kind
    state: State
    proposer: str
    presenters: tuple[str, ...] = ()
    minutes: int | None = None
    background: str = ""
    link: str = ""
    meeting: str = ""
    decided_by: str = ""
    reason: str = ""
    group: str = ""
    again: str = ""
    returned: bool = False
    closed: str = ""
    readers: tuple[str, ...] = ()
    later: tuple[Choice, ...] = ()
    thread: str = ""
    trail: tuple[str, ...] = ()
    elsewhere: "ProposalView | None" = None
    may_be_handed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the group's organisers can answer it."""
        return self.state in ("submitted", "postponed")

    @property
    def named(self) -> str:
        """Its number and title."""
        return f"F-{self.number} · {self.title}"


@dataclass(frozen=True, slots=True)
class FormView:
    """What the proposal form offers to choose among, and what stands in it already.

    `closed` are the meetings that take only late proposals, and the days on which they closed, as one sentence each.
    """

    people: tuple[Choice, ...]
    meetings: tuple[Choice, ...]
    presenters: tuple[str, ...] = ()
    title: str = ""
    kind: Kind = "discussion"
    minutes: int | None = None
    background: str = ""
    link: str = ""
    meeting: str | None = None
    readers: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


def state_words(t: Translate, view: ProposalView) -> tuple[str, Tone | None]:
    """Return how the proposal stands, in words, and the colour that supports them."""
    return _words(t, view, day=view.meeting, name=view.decided_by), _TONES.get(view.state)


_TONES: dict[State, Tone] = {
    "accepted": Tone.GOOD,
    "postponed": Tone.WARNING,
    "in teams": Tone.GOOD,
    "declined": Tone.LATE,
    "handed over": Tone.ACCENT,
}


def _words(t: Translate, view: ProposalView, *, day: str, name: str) -> str:
    match view.state:
        case "submitted":
            words = t("Sent to the chair and the secretary, not decided yet")
        case "accepted" if view.returned or not name:
            words = t("Comes up again at the meeting on {day}", day=day)
        case "accepted":
            words = t("Accepted for the meeting on {day} by {name}", day=day, name=name)
        case "postponed" if name:
            words = t("Postponed to a later meeting by {name}", name=name)
        case "postponed":
            words = t("Taken off the agenda, postponed to a later meeting")
        case "in teams":
            words = t("Handled in a thread of its own in Teams, by {name}", name=name)
        case "declined":
            words = t("Declined by {name}", name=name)
        case "withdrawn":
            words = t("Withdrawn by {name}", name=view.proposer)
        case "handed over":
            words = _handed_words(t, view)
    return words


def _handed_words(t: Translate, view: ProposalView) -> str:
    there = view.elsewhere
    if there is None:
        return t("Handed to a sister group by {name}", name=view.decided_by)
    return t("Handed to {group}, where it is F-{number}", group=there.group, number=there.number)


def there_words(t: Translate, view: ProposalView) -> tuple[str, Tone | None]:
    """Return how the proposal stands in the group that has it now; nothing while it is with the first."""
    if view.elsewhere is None:
        return "", None
    words, tone = state_words(t, view.elsewhere)
    return f"{view.elsewhere.group}: {words}", tone
