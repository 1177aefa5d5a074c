"""What presenters and organisers are told about an agenda in their own chats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from cards.agenda.presses import KINDS, ChooseItem, Kind, PublishAgenda
from cards.chat import SayInGroup
from cards.kit import Action, Card, Element, Tone, draw, facts, head, row, text
from cards.press import button, opens_dialog
from cards.speech import Translate
from cards.words import joined, link

SlotNews = Literal["", "new time", "moved on", "meeting cancelled", "removed", "not yours"]


@dataclass(frozen=True, slots=True)
class SlotView:
    """When one person presents one item; `starts` is on the group's wall clock. `news` says what has changed."""

    group: str
    title: str
    kind: Kind
    minutes: int
    day: str
    starts: datetime
    place: str = ""
    link: str = ""
    note: str = ""
    news: SlotNews = ""


def slot_card(t: Translate, view: SlotView) -> Card:
    """Draw what a presenter is told: her item, when it is taken up, and where."""
    when = t("{day} at {hour}", day=view.day, hour=t.hour(view.starts))
    words, tone = _news(t, view, when)
    off = view.news not in ("", "new time")
    details = facts(
        [
            (t("Time"), "" if off else t("{n} min", n=view.minutes)),
            (t("Place"), "" if off else view.place),
        ]
    )
    online = [text(link(t("Join the meeting online"), view.link))] if view.link and not off else []
    return draw(
        t,
        summary=f"{view.title}: {words}",
        body=[*head(joined(t("Your agenda item"), view.group), view.title, words, tone), *details, *online],
    )


def _news(t: Translate, view: SlotView, when: str) -> tuple[str, Tone | None]:
    match view.news:
        case "new time":
            return t("New time: {when}", when=when), Tone.WARNING
        case "moved on":
            return t("Not reached; it is taken up on {day} instead", day=view.day), Tone.WARNING
        case "removed":
            return t("Removed from the agenda for {day}", day=view.day), Tone.WARNING
        case "meeting cancelled":
            return t("The meeting is cancelled; it is taken up on {day} instead", day=view.day), Tone.WARNING
        case "not yours":
            return t("Somebody else presents it on {day}", day=view.day), Tone.WARNING
        case _:
            return t("You present it on {when}", when=when), None


def slots_card(t: Translate, slots: Sequence[SlotView], *, group: str, day: str) -> Card:
    """Draw what a guest sees of an agenda: what she presents herself, and when."""
    title = t("Your items on {day}", day=day) if slots else t("You present nothing on {day}", day=day)
    hint = t("As a guest you see the items that you present.")
    where = next(iter(slots), None)
    online: list[Element] = []
    if where is not None and (where.place or where.link):
        online = [text(joined(where.place, link(t("Join the meeting online"), where.link) if where.link else ""))]
    return draw(
        t,
        summary=title,
        body=[*head(joined(t("Agenda"), group), title, hint), *online, *(_slot_row(t, one) for one in slots)],
    )


def _slot_row(t: Translate, one: SlotView) -> Element:
    below = [text(words, small=True, subtle=True, close=True) for words in (t(KINDS[one.kind]), one.note) if words]
    return row(t.hour(one.starts), [text(one.title), *below], t("{n} min", n=one.minutes))


def near_card(t: Translate, *, group: str, group_id: UUID, meeting: UUID, when: str) -> Card:
    """Draw the reminder that a meeting comes near without a published agenda."""
    words = t("Its agenda is not published yet. Publish it here, or look at it first.")
    see: list[Action] = [
        button(t("Publish"), PublishAgenda, meeting=meeting),
        button(t("Agenda"), SayInGroup, said=t("agenda"), group=group_id),
    ]
    return draw(
        t,
        summary=t("The meeting of {group} comes near without an agenda", group=group),
        body=head(joined(t("Agenda"), group), when, words, Tone.WARNING),
        actions=see,
    )


def left_card(t: Translate, *, group: str, name: str, title: str, meeting: UUID) -> Card:
    """Draw what organisers are told when a presenter is no longer in the group."""
    words = t("{name} presents this item and is no longer in the group. Choose somebody else.", name=name)
    return draw(
        t,
        summary=words,
        body=head(joined(t("Agenda"), group), title, words, Tone.WARNING),
        actions=[opens_dialog(t("Edit item"), ChooseItem, meeting=meeting)],
    )
