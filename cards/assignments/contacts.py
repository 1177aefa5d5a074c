"""Who is asked where a group or role owns an assignment: the question to the organisers, and the list of all."""

from collections.abc import Sequence

from cards.assignments.presses import OpenContact, SaveContact
from cards.assignments.views import ContactView
from cards.inputs import Choice, Form
from cards.kit import Card, Element, Tone, apart, buttons, draw, head, row, text
from cards.press import button
from cards.room import listed
from cards.speech import Translate
from cards.words import joined


def contact_question(
    t: Translate,
    view: ContactView,
    people: Sequence[Choice],
    *,
    group: str,
    chosen: str | None = None,
    listed: bool = False,
) -> Card:
    """Draw the question who is reminded of what a group or role owns."""
    title = t("Who is the contact person for {owner}?", owner=view.words)
    words = t("She is reminded of what {owner} owns, now and later, and can change it.", owner=view.words)
    return draw(
        t,
        summary=title,
        body=[
            *head(joined(t("Contact person"), group), title, words),
            Form(t, SaveContact).people("person", people, chosen),
        ],
        actions=[button(t("Save contact person"), SaveContact, contact=view.id, listed=listed or None)],
    )


def contact_saved(t: Translate, view: ContactView, *, group: str, by: str) -> Card:
    """Draw the answer, with a way to change it."""
    title = t("{name} is the contact person for {owner}", name=view.person, owner=view.words)
    words = t("Chosen by {name}. The assignments that stand open have been sent to the contact person.", name=by)
    return draw(
        t,
        summary=title,
        body=head(joined(t("Contact person"), group), title, words, Tone.GOOD),
        actions=[button(t("Choose another"), OpenContact, secondary=True, contact=view.id)],
    )


def contacts_card(t: Translate, views: Sequence[ContactView], *, group: str, changeable: bool) -> Card:
    """Draw all groups and roles that own something, with their contact persons."""
    kind, title = joined(t("Contact persons"), group), t("Who is asked for groups and roles")
    if not views:
        words = t("Nothing is owned by a group or role yet. It comes here when the minutes name one.")
        return draw(t, summary=title, body=head(kind, title, words))
    lines = [[_line(t, view, changeable=changeable)] for view in views]
    return draw(t, summary=title, body=listed(t, head(kind, title), lines))


def _line(t: Translate, view: ContactView, *, changeable: bool) -> Element:
    name = view.person or t("nobody yet")
    about: list[Element] = [
        text(view.words),
        text(name, small=True, subtle=bool(view.person), tone=None if view.person else Tone.WARNING, close=True),
    ]
    label = t("Choose another") if view.person else t("Choose contact person")
    change = [buttons([button(label, OpenContact, contact=view.id, listed=True)])] if changeable else []
    return apart([row("", about), *change])
