"""Published minutes as a paper of the group: where they stand, who approves them, and their versions."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, buttons, draw, head, text
from cards.minutes.exports import export_buttons
from cards.minutes.views import MinutesView, Standing
from cards.press import Press, Several, button, opens_dialog, submits
from cards.speech import Translate
from cards.words import joined

ShownIn = Literal["root", "overview", "letter"]


class ReadAll(Press, verb="minutes.read_all"):
    """The minutes are wanted word for word: that version of them, or the one in force."""

    minutes: UUID
    version: int | None = Field(None, ge=1, le=1_000_000)


class ApproveMinutes(Press, verb="minutes.approve"):
    """That version is approved, from the card `shown_in`, which is drawn anew afterwards."""

    minutes: UUID
    shown_in: ShownIn = "root"


class CorrectMinutes(Press, verb="minutes.correct"):
    """A new version is begun."""

    minutes: UUID


class ShowChanges(Press, verb="minutes.changes"):
    """What that version changed in the one before is wanted."""

    minutes: UUID


class AskApprovers(Press, verb="minutes.ask_approvers"):
    """An organiser wants to name those who approve the minutes."""

    minutes: UUID


class NameApprovers(Press, verb="minutes.name_approvers", opened_by=AskApprovers):
    """Those are to approve the minutes, besides the chair; nobody chosen takes the names back."""

    minutes: UUID
    approvers: Several = Field((), title="Approvers", max_length=20)


def standing_lines(t: Translate, view: MinutesView) -> list[Element]:
    """Return which version this is, who has approved it and its registration number; nothing for a draft."""
    if view.standing is None:
        return []
    lines = _version(t, view, view.standing)
    return [*lines, *_approved(t, view.standing, close=not lines), *_registered(t, view)]


def _registered(t: Translate, view: MinutesView) -> list[Element]:
    if not view.registration_number:
        return []
    words = t("Registration number {number}", number=view.registration_number)
    return [text(words, small=True, subtle=True, close=True)]


def _version(t: Translate, view: MinutesView, at: Standing) -> list[Element]:
    facts = {"n": at.version, "day": at.day, "name": at.author}
    corrected = t("Version {n}, corrected {day} by {name}", **facts)
    if at.newest > at.version:
        old = t("Version {n}, replaced by version {newest}", n=at.version, newest=at.newest)
        line = text(old, tone=Tone.WARNING, strong=True)
        return [line, text(corrected, small=True, subtle=True, close=True)] if at.version > 1 else [line]
    if at.version == 1:
        return []
    changes = opens_dialog(t("Show the changes"), ShowChanges, minutes=view.id)
    before = at.version - 1
    earlier = button(t("Show version {n}", n=before), ReadAll, inputs=False, minutes=view.id, version=before)
    return [text(corrected, strong=True), buttons([changes, earlier])]


def _approved(t: Translate, at: Standing, *, close: bool) -> list[Element]:
    lines: list[Element] = [
        text(t("Approved by {name} {day}", name=name, day=day), tone=Tone.GOOD, close=close)
        for name, day in at.approvals
    ]
    if at.newest > at.version:
        return lines
    if not lines and not at.approvers:
        return [text(t("Not approved yet"), small=True, subtle=True, close=close)]
    if at.approvers:
        names = ", ".join(at.approvers)
        awaited = t("To be approved by {names}", names=names)
        lines.append(text(awaited, small=True, subtle=True, close=close or bool(lines)))
    return lines


def published_actions(t: Translate, view: MinutesView, shown_in: ShownIn) -> list[Action]:
    """Return the buttons of published minutes: six at most, those that are seldom needed at the end."""
    at = view.standing
    if at is None:
        return []
    read = button(t("Read all"), ReadAll, inputs=False, minutes=view.id, version=at.version)
    if at.newest > at.version:
        return [read, *export_buttons(t, view.id, approved=bool(at.approvals))]
    return [
        read,
        *_approving(t, view, at, shown_in),
        button(t("Correct"), CorrectMinutes, inputs=False, minutes=view.id),
        *(
            [opens_dialog(t("Name approvers"), AskApprovers, secondary=True, minutes=view.id)]
            if not at.approvals
            else []
        ),
        *export_buttons(t, view.id, approved=bool(at.approvals)),
    ]


def _approving(t: Translate, view: MinutesView, at: Standing, shown_in: ShownIn) -> list[Action]:
    """Return the button to approve them with, while somebody's word is awaited."""
    if at.approvals and not at.approvers:
        return []
    return [button(t("Approve"), ApproveMinutes, inputs=False, minutes=view.id, shown_in=shown_in)]


def approval_card(t: Translate, view: MinutesView, *, awaited: bool, news: bool = False) -> Card:
    """Draw where the minutes stand, with the way to read them, and to approve them for whoever's word is `awaited`.

    As `news` to a named approver.
    """
    kind = t("You are to approve minutes") if news and awaited else t("Minutes")
    about = [text(t("Read the minutes first. When they are right, press “Approve”."))] if awaited else []
    above = head(joined(kind, view.group), view.title, joined(view.day, view.place))
    return draw(
        t,
        summary=f"{kind}: {view.title}",
        body=[*above, *about, *standing_lines(t, view)],
        actions=published_actions(t, view, "letter")[: 2 if awaited else 1],
    )


def name_approvers(t: Translate, minutes: UUID, people: Sequence[Choice], chosen: Sequence[str]) -> Card:
    """Ask who is to approve the minutes."""
    form = Form(t, NameApprovers)
    told = t(
        "The chair may always approve minutes that somebody else wrote. Name others here; each is told in 1:1 chat."
    )
    body: list[Element] = [text(told), form.people("approvers", people, ",".join(chosen), several=True)]
    return draw(t, summary=t("Name approvers"), body=body, actions=[submits(t("Save"), NameApprovers, minutes=minutes)])
