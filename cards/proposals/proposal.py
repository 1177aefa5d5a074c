"""A proposal on its way: the receipt, the organisers' side of it, and what the proposer is told."""

from collections.abc import Sequence

from cards.agenda.presses import KINDS
from cards.inputs import Form
from cards.kit import Action, Card, Element, Tone, apart, buttons, draw, facts, head, heading, open_link, row, text
from cards.press import button, opens_dialog
from cards.proposals.presses import (
    AcceptProposal,
    ChangeAndAccept,
    DeclineProposal,
    EditProposal,
    HandleInTeams,
    HandTo,
    PostponeProposal,
    WithdrawProposal,
)
from cards.proposals.views import ProposalView, state_words, there_words
from cards.room import listed
from cards.speech import Translate
from cards.words import joined, link


def _opening(t: Translate, kind: str, view: ProposalView) -> list[Element]:
    """Return the head, how it stands, here and in the group that has it now, and whether it came late."""
    words, tone = state_words(t, view)
    there, its_tone = there_words(t, view)
    lines = head(kind, view.named, words, tone)
    if there:
        lines.append(text(there, tone=its_tone, close=True))
    if view.closed:
        late = t("Late: proposals for {day} closed on {closed}", day=view.meeting, closed=view.closed)
        lines.append(text(late, tone=Tone.WARNING, close=True))
    return lines


def _about(t: Translate, view: ProposalView) -> list[Element]:
    takes_time = view.state != "in teams"
    lines = facts(
        [
            (t("Reason"), view.reason),
            *_there_facts(t, view),
            (t("Kind"), t(KINDS[view.kind])),
            (t("Proposed by"), view.proposer),
            (t("Presenters"), ", ".join(view.presenters)),
            (t("Time"), t("{n} min", n=view.minutes) if view.minutes and takes_time else ""),
            (t("Meeting"), _meeting(t, view) if takes_time and view.state in ("submitted", "accepted") else ""),
            (t("Comes up again"), view.again),
            (t("Receipt to"), ", ".join(view.readers)),
        ],
    )
    if view.background:
        lines.append(text(view.background))
    if view.link:
        lines.append(text(link(view.link, view.link), small=True))
    return [*lines, *_trail(t, view)]


def _meeting(t: Translate, view: ProposalView) -> str:
    return view.meeting or t("Not decided yet")


def _there_facts(t: Translate, view: ProposalView) -> list[tuple[str, str]]:
    there = view.elsewhere
    if there is None:
        return []
    return [(t("Reason in {group}", group=there.group), there.reason), (t("Comes up again"), there.again)]


def _trail(t: Translate, view: ProposalView) -> list[Element]:
    if not view.trail:
        return []
    return [heading(t("The way it went")), *(text(line, small=True, close=True) for line in view.trail)]


def _thread(t: Translate, view: ProposalView) -> list[Action]:
    address = view.thread or (view.elsewhere.thread if view.elsewhere else "")
    return [open_link(t("To the thread"), address)] if address else []


def proposal_receipt(t: Translate, view: ProposalView, *, note: str = "") -> Card:
    """Draw the proposer's receipt: it always tells where the proposal stands; `note` is for her first look."""
    noted: list[Element] = [text(note, tone=Tone.WARNING)] if note else []
    actions: list[Action] = [
        opens_dialog(t("Edit"), EditProposal, proposal=view.id),
        button(t("Withdraw"), WithdrawProposal, proposal=view.id),
    ]
    return draw(
        t,
        summary=f"{t('Receipt')}: {view.named}. {state_words(t, view)[0]}",
        body=[*_opening(t, t("Receipt"), view), *noted, *_about(t, view)],
        actions=actions if view.state == "submitted" else _thread(t, view),
    )


def proposal_copy(t: Translate, view: ProposalView) -> Card:
    """Draw the receipt for somebody whom the proposer let follow it."""
    return draw(
        t,
        summary=f"{t('Receipt')}: {view.named}. {state_words(t, view)[0]}",
        body=[*_opening(t, joined(t("Receipt"), view.group), view), *_about(t, view)],
        actions=_thread(t, view),
    )


def proposal_to_decide(t: Translate, view: ProposalView) -> Card:
    """Draw the proposal for an organiser, with her answers as buttons."""
    body = [*_opening(t, joined(t("Proposal"), view.group), view), *_about(t, view)]
    summary = t("{name} proposes: {title}", name=view.proposer, title=view.title)
    if not view.is_open:
        return draw(t, summary=f"{summary}. {state_words(t, view)[0]}", body=body, actions=_thread(t, view))
    form = Form(t, AcceptProposal)
    later = [form.choice("put_off_to", view.later, view.later[0].value, menu=True)] if len(view.later) > 1 else []
    return draw(
        t, summary=summary, body=[*body, form.line("reason"), *later], actions=[*_answers(t, view), *_more(t, view)]
    )


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


def _more(t: Translate, view: ProposalView) -> list[Action]:
    hand = [opens_dialog(t("Hand to"), HandTo, secondary=True, proposal=view.id)] if view.may_be_handed else []
    return [opens_dialog(t("Accept with changes"), ChangeAndAccept, secondary=True, proposal=view.id), *hand]


def proposal_news(t: Translate, view: ProposalView) -> Card:
    """Draw what the proposer is told when something became of her proposal."""
    return _news(t, t("Your proposal"), view)


def proposal_outcome(t: Translate, view: ProposalView) -> Card:
    """Draw what the organisers of a group are told of a proposal that they handed to another."""
    return _news(t, t("A proposal that you handed over"), view)


def _news(t: Translate, kind: str, view: ProposalView) -> Card:
    words, tone = state_words(t, view)
    there, its_tone = there_words(t, view)
    lines: list[Element] = [text(there, tone=its_tone, close=True)] if there else []
    told = [(t("Reason"), view.reason), *_there_facts(t, view), (t("Comes up again"), view.again)]
    return draw(
        t,
        summary=f"{view.named}: {there or words}",
        body=[*head(joined(kind, view.group), view.named, words, tone), *lines, *facts(told)],
        actions=_thread(t, view),
    )


def proposal_thread(t: Translate, view: ProposalView) -> Card:
    """Draw the channel post that carries a matter which is handled in Teams."""
    words = t("This is settled here in the thread and takes no meeting time. Answer below.")
    return draw(
        t,
        summary=t("For information and talk in Teams: {title}", title=view.title),
        body=[*head(t("Handled in Teams"), view.named, words), *_about(t, view)],
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
    if view.closed:
        late = t("Late: proposals for {day} closed on {closed}", day=view.meeting, closed=view.closed)
        about.append(text(late, small=True, tone=Tone.WARNING, close=True))
    return [apart([row(f"F-{view.number}", about), buttons(_answers(t, view, in_queue=True))])]


def _byline(t: Translate, view: ProposalView) -> str:
    postponed = view.state == "postponed"
    day = view.meeting or t("Meeting not decided yet")
    again = t("comes up again on {day}", day=view.again) if view.again and postponed else ""
    return joined(view.proposer, t(KINDS[view.kind]), state_words(t, view)[0] if postponed else day, again)
