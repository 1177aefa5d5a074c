"""The dialogs in which organisers answer a proposal otherwise than with one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.inputs import Choice, Form
from cards.kit import Card, draw, head, text
from cards.press import submits
from cards.proposals.presses import AcceptChanged, HandProposal
from cards.proposals.views import ProposalView
from cards.speech import Translate


@dataclass(frozen=True, slots=True)
class AcceptView:
    """What an organiser can choose when she accepts a proposal, and what it wishes for itself.

    `items` are those of the agendas that it can come after.
    """

    proposal: ProposalView
    meetings: tuple[Choice, ...]
    people: tuple[Choice, ...]
    items: tuple[Choice, ...] = ()
    meeting: str | None = None
    presenters: tuple[str, ...] = ()
    minutes: int | None = None


def accept_form(t: Translate, view: AcceptView) -> Card:
    """Draw the form in which a proposal gets its meeting, minutes, place and presenters."""
    form = Form(t, AcceptChanged)
    after = [Choice(one.value, t("After: {title}", title=one.words)) for one in view.items]
    places = [Choice("first", t("First")), Choice("last", t("Last")), *after]
    return draw(
        t,
        summary=t("Accept with changes"),
        body=[
            *head(t("Proposal"), view.proposal.named),
            form.choice("meeting", view.meetings, view.meeting),
            form.choice("place", places, "last", menu=True),
            text(
                t("First and last are among the matters of the meeting, between the standing items."),
                small=True,
                subtle=True,
                close=True,
            ),
            form.number("minutes", view.minutes),
            form.people("presenters", view.people, ",".join(view.presenters), several=True),
            form.line("reason"),
        ],
        actions=[submits(t("Accept"), AcceptChanged, proposal=view.proposal.id)],
    )


def hand_form(t: Translate, view: ProposalView, groups: Sequence[Choice]) -> Card:
    """Draw the form in which a proposal is handed to a sister group."""
    form = Form(t, HandProposal)
    chosen: UUID | str | None = groups[0].value if len(groups) == 1 else None
    words = t(
        "The group gets it as a proposal of its own and decides. {name} and you can follow what becomes of it.",
        name=view.proposer,
    )
    return draw(
        t,
        summary=t("Hand to a sister group"),
        body=[
            *head(t("Proposal"), view.named, words),
            form.choice("group", groups, str(chosen) if chosen else None),
            form.line("reason"),
        ],
        actions=[submits(t("Hand to"), HandProposal, proposal=view.id)],
    )
