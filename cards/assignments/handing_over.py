"""What somebody sees who is asked to take an assignment over, and what organisers see when an owner has left."""

from uuid import UUID

from cards.assignments.due import due_words
from cards.assignments.presses import DeclineHandOver, HandOn, NewOwner, TakeOver
from cards.assignments.views import AssignmentView
from cards.inputs import Form
from cards.kit import Card, Element, Tone, draw, facts, head, text
from cards.press import button
from cards.speech import Translate
from cards.words import joined


def _title(view: AssignmentView) -> str:
    return f"U-{view.number} · {view.text}"


def hand_over_card(t: Translate, view: AssignmentView, *, offer: UUID, by: str, reason: str) -> Card:
    """Draw the question whether the reader takes an assignment over."""
    asked = t("{name} asks you to take this over", name=by)
    words, tone = due_words(t, view)
    form = Form(t, DeclineHandOver)
    return draw(
        t,
        summary=f"{asked}: {view.text}",
        body=[
            *head(joined(t("Hand over"), view.group), _title(view), asked, Tone.ACCENT),
            *facts([(t("Owner today"), view.owners), (t("Reason"), reason)]),
            text(words, tone=tone, subtle=tone is None),
            text(t("Until you answer it stays where it is."), small=True, subtle=True),
            form.line("reason"),
        ],
        actions=[
            button(t("Take over"), TakeOver, offer=offer),
            button(t("Decline to take over"), DeclineHandOver, offer=offer),
        ],
    )


def hand_over_settled(t: Translate, view: AssignmentView, words: str) -> Card:
    """Draw the question once it needs no answer any more; `words` say why."""
    return draw(t, summary=words, body=head(joined(t("Hand over"), view.group), _title(view), words))


def word_on_assignment(
    t: Translate, view: AssignmentView, words: str, *, reason: str = "", ask_another: bool = False
) -> Card:
    """Draw a short word to somebody concerned, the reason beneath; `ask_another` offers to hand it over after all."""
    body: list[Element] = [
        *head(joined(t("Assignment"), view.group), _title(view), words),
        *facts([(t("Reason"), reason)]),
    ]
    another = [button(t("Hand over"), HandOn, assignment=view.id)] if ask_another else []
    return draw(t, summary=f"{words}: {view.text}", body=body, actions=another)


def owner_left(t: Translate, view: AssignmentView, *, left: UUID, name: str) -> Card:
    """Draw the question to the organisers who takes the place of an owner who is not in the group any more."""
    words = t("{name} is not in the group any more. Who takes the assignment over?", name=name)
    due, tone = due_words(t, view)
    return draw(
        t,
        summary=f"{words} {view.text}",
        body=[
            *head(joined(t("New owner needed"), view.group), _title(view), words, Tone.WARNING),
            *facts([(t("Owner"), view.owners)]),
            text(due, tone=tone, subtle=tone is None),
            Form(t, NewOwner).people("owner", view.detail.people),
        ],
        actions=[button(t("Choose new owner"), NewOwner, assignment=view.id, left=left)],
    )
