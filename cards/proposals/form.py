"""The form that a proposal is sent and changed by."""

from uuid import UUID

from cards.agenda.presses import KINDS
from cards.inputs import Choice, Form
from cards.kit import Card, Element, Tone, draw, head, text
from cards.press import button, submits
from cards.proposals.presses import ProposeItem, SaveProposal
from cards.proposals.views import FormView
from cards.speech import Translate


def proposal_form(t: Translate, view: FormView, *, group: UUID) -> Card:
    """Draw the form for a new proposal."""
    return draw(
        t,
        summary=t("Propose an agenda item"),
        body=[*head(t("Proposal"), t("Propose an agenda item")), *_inputs(Form(t, ProposeItem), view)],
        actions=[button(t("Send proposal"), ProposeItem, group=group)],
    )


def proposal_dialog(t: Translate, view: FormView, *, group: UUID, nonce: str) -> Card:
    """Draw the same form for a dialog, which is sent once."""
    return draw(
        t,
        summary=t("Propose an agenda item"),
        body=_inputs(Form(t, ProposeItem), view),
        actions=[submits(t("Send proposal"), ProposeItem, group=group, nonce=nonce)],
    )


def proposal_edit_form(t: Translate, view: FormView, *, proposal: UUID) -> Card:
    """Draw the form for a proposal that stands already."""
    return draw(
        t,
        summary=t("Edit"),
        body=_inputs(Form(t, SaveProposal), view),
        actions=[submits(t("Save"), SaveProposal, proposal=proposal)],
    )


def _inputs(form: Form, view: FormView) -> list[Element]:
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
        _meeting(form, view),
        *(text(words, small=True, tone=Tone.WARNING, close=True) for words in view.closed),
        *_receipt_to(form, view),
    ]


def _meeting(form: Form, view: FormView) -> Element:
    """Return the choice of a meeting; while none is planned, what becomes of the proposal."""
    if view.meetings:
        return form.choice("meeting", view.meetings, view.meeting)
    return text(form.t("No meeting is decided yet. The proposal comes up at the next one that is planned."))


def _receipt_to(form: Form, view: FormView) -> list[Element]:
    """Return the choice of one more reader, in a menu; of several, where there are several already."""
    words = form.t("Whoever you choose can follow what becomes of it, in a chat of her own with me.")
    several = len(view.readers) > 1
    nobody = () if several else (Choice("nobody", form.t("Nobody else")),)
    chosen = ",".join(view.readers) if view.readers else "nobody"
    picked = form.people("receipt_to", (*nobody, *view.people), chosen, several=several)
    return [picked, text(words, small=True, subtle=True, close=True)]
