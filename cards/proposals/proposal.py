"""A proposal on its way: the form, the receipt, and the organisers' side of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.agenda.presses import KINDS, Kind
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, apart, buttons, draw, facts, head, row, text
from cards.press import button, opens_dialog, submits
from cards.proposals.presses import (
    AcceptProposal,
    DeclineProposal,
    EditProposal,
    HandleInTeams,
    PostponeProposal,
    ProposeItem,
    SaveProposal,
    State,
    WithdrawProposal,
)
from cards.room import listed
from cards.speech import Translate
from cards.words import joined, link


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal, ready to show; days stand in words already."""

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


@dataclass(frozen=True, slots=True)
class FormView:
    """What the proposal form offers to choose among, and what stands in it already."""

    people: tuple[Choice, ...]
    meetings: tuple[Choice, ...]
    presenters: tuple[str, ...] = ()
    title: str = ""
    kind: Kind = "discussion"
    minutes: int | None = None
    background: str = ""
    link: str = ""
    meeting: str | None = None


def proposal_form(t: Translate, view: FormView, *, group: UUID) -> Card:
    """Draw the form for a new proposal."""
    return draw(
        t,
        summary=t("Propose an agenda item"),
        body=[*head(t("Proposal"), t("Propose an agenda item")), *_proposal_inputs(Form(t, ProposeItem), view)],
        actions=[button(t("Send proposal"), ProposeItem, group=group)],
    )


def proposal_dialog(t: Translate, view: FormView, *, group: UUID, nonce: str) -> Card:
    """Draw the same form for a dialog, which is sent once."""
    return draw(
        t,
        summary=t("Propose an agenda item"),
        body=_proposal_inputs(Form(t, ProposeItem), view),
        actions=[submits(t("Send proposal"), ProposeItem, group=group, nonce=nonce)],
    )


def proposal_edit_form(t: Translate, view: FormView, *, proposal: UUID) -> Card:
    """Draw the form for a proposal that stands already."""
    return draw(
        t,
        summary=t("Edit"),
        body=_proposal_inputs(Form(t, SaveProposal), view),
        actions=[submits(t("Save"), SaveProposal, proposal=proposal)],
    )


def _proposal_inputs(form: Form, view: FormView) -> list[Element]:
    t = form.t
    return [
        form.line("title", view.title),
        form.choice("kind", [Choice(kind, t(words)) for kind, words in KINDS.items()], view.kind),
        text(
            t("Information that needs no talk is better settled in Teams: it takes no meeting time."),
            small=True,
            subtle=True,
            close=True,
        ),
        form.people("presenters", view.people, ",".join(view.presenters), several=True),
        form.number("minutes", view.minutes),
        form.line("background", view.background, long=True),
        form.line("link", view.link),
        form.choice("meeting", view.meetings, view.meeting),
    ]


def state_words(t: Translate, view: ProposalView) -> tuple[str, Tone | None]:
    """Return how the proposal stands, in words, and the colour that supports them."""
    match view.state:
        case "submitted":
            return t("Sent to the chair and the secretary, not decided yet"), None
        case "accepted":
            return t("Accepted for the meeting on {day} by {name}", day=view.meeting, name=view.decided_by), Tone.GOOD
        case "postponed":
            return t("Postponed to a later meeting by {name}", name=view.decided_by), Tone.WARNING
        case "in teams":
            return t("Handled in a thread of its own in Teams, by {name}", name=view.decided_by), Tone.GOOD
        case "declined":
            return t("Declined by {name}", name=view.decided_by), Tone.LATE
        case "withdrawn":
            return t("Withdrawn by {name}", name=view.proposer), None


def _title(view: ProposalView) -> str:
    return f"F-{view.number} · {view.title}"


def _about(t: Translate, view: ProposalView) -> list[Element]:
    takes_time = view.state != "in teams"
    lines = facts(
        [
            (t("Reason"), view.reason),
            (t("Kind"), t(KINDS[view.kind])),
            (t("Proposed by"), view.proposer),
            (t("Presenters"), ", ".join(view.presenters)),
            (t("Time"), t("{n} min", n=view.minutes) if view.minutes and takes_time else ""),
            (t("Meeting"), view.meeting if takes_time else ""),
        ],
    )
    if view.background:
        lines.append(text(view.background))
    if view.link:
        lines.append(text(link(view.link, view.link), small=True))
    return lines


def proposal_receipt(t: Translate, view: ProposalView) -> Card:
    """Draw the proposer's receipt: it always tells where the proposal stands."""
    words, tone = state_words(t, view)
    open_still = view.state == "submitted"
    actions: list[Action] = [
        opens_dialog(t("Edit"), EditProposal, proposal=view.id),
        button(t("Withdraw"), WithdrawProposal, proposal=view.id),
    ]
    return draw(
        t,
        summary=f"{t('Receipt')}: {_title(view)}. {words}",
        body=[*head(t("Receipt"), _title(view), words, tone), *_about(t, view)],
        actions=actions if open_still else [],
    )


def proposal_to_decide(t: Translate, view: ProposalView) -> Card:
    """Draw the proposal for an organiser, with her answers as buttons."""
    words, tone = state_words(t, view)
    body: list[Element] = [*head(joined(t("Proposal"), view.group), _title(view), words, tone), *_about(t, view)]
    summary = t("{name} proposes: {title}", name=view.proposer, title=view.title)
    if view.state not in ("submitted", "postponed"):
        return draw(t, summary=f"{summary}. {words}", body=body)
    return draw(t, summary=summary, body=[*body, Form(t, AcceptProposal).line("reason")], actions=_answers(t, view))


def _answers(t: Translate, view: ProposalView, *, in_queue: bool = False) -> list[Action]:
    labels = (
        (t("Accept"), AcceptProposal),
        (t("Postpone"), PostponeProposal),
        (t("Handle in Teams"), HandleInTeams),
        (t("Decline"), DeclineProposal),
    )
    return [
        button(
            label,
            press,
            secondary=in_queue and place > 1,
            inputs=not in_queue,
            proposal=view.id,
            in_queue=in_queue or None,
        )
        for place, (label, press) in enumerate(labels)
    ]


def proposal_news(t: Translate, view: ProposalView) -> Card:
    """Draw what the proposer is told when her proposal was answered."""
    words, tone = state_words(t, view)
    return draw(
        t,
        summary=f"{_title(view)}: {words}",
        body=[
            *head(joined(t("Your proposal"), view.group), _title(view), words, tone),
            *facts([(t("Reason"), view.reason)]),
        ],
    )


def proposal_thread(t: Translate, view: ProposalView) -> Card:
    """Draw the channel post that carries a matter which is handled in Teams."""
    words = t("This is settled here in the thread and takes no meeting time. Answer below.")
    return draw(
        t,
        summary=t("For information and talk in Teams: {title}", title=view.title),
        body=[*head(t("Handled in Teams"), _title(view), words), *_about(t, view)],
    )


def open_proposals(t: Translate, views: Sequence[ProposalView]) -> Card:
    """Draw the organisers' queue."""
    title = t.count("{n} proposal waits for an answer", "{n} proposals wait for an answer", len(views))
    if not views:
        return draw(
            t,
            summary=t("No proposals wait for an answer"),
            body=head(t("Proposals"), t("No proposals wait for an answer")),
        )
    rows = [_queued(t, view) for view in views]
    return draw(t, summary=title, body=listed(t, head(t("Proposals"), title), rows), full=True)


def _queued(t: Translate, view: ProposalView) -> list[Element]:
    about = [text(view.title, strong=True), text(_byline(t, view), small=True, subtle=True, close=True)]
    return [apart([row(f"F-{view.number}", about), buttons(_answers(t, view, in_queue=True))])]


def _byline(t: Translate, view: ProposalView) -> str:
    return joined(view.proposer, t(KINDS[view.kind]), state_words(t, view)[0] if view.state == "postponed" else "")
