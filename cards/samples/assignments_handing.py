"""Assignments that change hands, and the contact persons of groups and roles."""

from cards.assignments.contacts import contact_question, contact_saved, contacts_card
from cards.assignments.handing_over import hand_over_card, hand_over_settled, owner_left, word_on_assignment
from cards.assignments.presses import AboutContact
from cards.assignments.views import ContactView
from cards.kit import Card
from cards.samples.assignments import LAW, plan
from cards.samples.people import AMIRA, ELIN, SECRETARY, SVEN, choices
from cards.samples.sample import GROUP, Sample, same_id
from cards.speech import Translate

VC = ContactView(same_id(71), "VC-gruppen", ELIN)


def samples() -> list[Sample]:
    """Return the samples of hand-overs and contact persons."""
    return [*_handing_over(), *_contacts()]


def _handing_over() -> list[Sample]:
    reason = "Jag är ledig hela december."
    return [
        Sample(
            "assignments-hand-over",
            "Asked to take over",
            lambda t: hand_over_card(t, plan(t), offer=same_id(80), by=AMIRA, reason=reason),
        ),
        Sample(
            "assignments-hand-over-settled",
            "No answer needed any more",
            lambda t: hand_over_settled(t, plan(t), t("You need not answer any more: the question was taken back.")),
        ),
        Sample(
            "assignments-word",
            "A short word to whoever asked",
            lambda t: word_on_assignment(
                t,
                plan(t),
                t("{name} declined to take over the assignment. It stays where it is.", name=SVEN),
                reason="Jag har redan tre uppdrag till jul.",
                ask_another=True,
            ),
        ),
        Sample(
            "assignments-owner-left",
            "An owner has left",
            lambda t: owner_left(t, plan(t), left=same_id(81), name=AMIRA),
        ),
    ]


def _contacts() -> list[Sample]:
    return [
        Sample("assignments-contact", "Who is it?", lambda t: contact_question(t, LAW, choices(), group=GROUP)),
        Sample("assignments-contact-opened", "Opened from an assignment's card", _opened_contact),
        Sample("assignments-contact-saved", "It is she", lambda t: contact_saved(t, VC, group=GROUP, by=SECRETARY)),
        Sample(
            "assignments-contacts", "All of them", lambda t: contacts_card(t, [LAW, VC], group=GROUP, changeable=True)
        ),
        Sample("assignments-contacts-none", "None", lambda t: contacts_card(t, [], group=GROUP, changeable=False)),
    ]


def _opened_contact(t: Translate) -> Card:
    opened = AboutContact(contact=LAW.id, assignment=same_id(33))
    return contact_question(t, LAW, choices(), group=GROUP, opened=opened)
