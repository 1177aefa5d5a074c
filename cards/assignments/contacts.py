"""Who is asked where a group or role owns an assignment: the question to the organisers, and the list of all."""

from collections.abc import Sequence

from cards.assignments.parts import choose_contact
from cards.assignments.presses import AboutContact, BackToContacts, OpenContact, SaveContact, ShowAssignment
from cards.assignments.views import ContactView
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, apart, buttons, draw, head, row, text
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
    opened: AboutContact | None = None,
) -> Card:
    """Draw the question who is reminded of what a group or role owns; `opened` from a card, there is a way back."""
    title = t("Who is the contact person for {owner}?", owner=view.words)
    words = t("She is reminded of what {owner} owns, now and later, and can change it.", owner=view.words)
    return draw(
        t,
        summary=title,
        body=[
            *head(joined(t("Contact person"), group), title, words),
            Form(t, SaveContact).people("person", people, chosen),
        ],
        actions=_answers(t, opened) if opened else [button(t("Save contact person"), SaveContact, contact=view.id)],
    )


def _answers(t: Translate, opened: AboutContact) -> list[Action]:
    """Return the press that keeps the choice, and the one that leads back to where the question was opened."""
    label = t("Back without changing")
    if opened.assignment is None:
        save = button(t("Save contact person"), SaveContact, contact=opened.contact, listed=opened.listed or None)
        back = [button(label, BackToContacts, inputs=False, contact=opened.contact)] if opened.listed else []
        return [save, *back]
    about = {"assignment": opened.assignment, "inside": opened.inside or None, **opened.there}
    return [
        button(t("Save contact person"), SaveContact, contact=opened.contact, **about),
        button(label, ShowAssignment, inputs=False, **about),
    ]


def contact_saved(t: Translate, view: ContactView, *, group: str, by: str = "") -> Card:
    """Draw the answer, with a way to change it; without `by` the contact person is back who had left."""
    title = t("{name} is the contact person for {owner}", name=view.person, owner=view.words)
    words = t("Chosen by {name}. The assignments that stand open have been sent to the contact person.", name=by)
    if not by:
        words = t("{name} is in the group again.", name=view.person)
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
    change = (
        [buttons([button(choose_contact(t, view), OpenContact, contact=view.id, listed=True)])] if changeable else []
    )
    return apart([row("", about), *change])
