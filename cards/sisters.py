"""Sister groups: who they are, what they told, and how two groups are linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.folds import toggling
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, apart, block, buttons, draw, head, heading, row, text
from cards.press import Press, button, opens_dialog, submits
from cards.room import listed
from cards.speech import Translate
from cards.words import joined

LinkState = Literal["asked", "linked", "declined", "ended"]


class ChooseSister(Press, verb="sisters.choose"):
    """Asks which other group is to be linked."""

    group: UUID


class LinkGroups(Press, verb="sisters.link", opened_by=ChooseSister):
    """Asks the other group's organisers whether the two may be linked."""

    group: UUID
    other: UUID = Field(title="Group")


class AcceptLink(Press, verb="sisters.accept"):
    """The two groups are sister groups from now on."""

    link: UUID
    in_list: bool = False


class DeclineLink(Press, verb="sisters.decline"):
    """The two groups stay as they are."""

    link: UUID
    in_list: bool = False


class EndLink(Press, verb="sisters.end"):
    """The two groups are sister groups no longer; `group` is the one that ends it."""

    link: UUID
    group: UUID


@dataclass(frozen=True, slots=True)
class LinkView:
    """How a group stands to another, seen from the one; days stand in words.

    `name` and `chair` are the other group's. `by_us`: we asked. `who` asked, answered or ended it, on `day`.
    """

    id: UUID
    name: str
    chair: str
    state: LinkState
    by_us: bool
    who: str
    day: str


@dataclass(frozen=True, slots=True)
class NewsView:
    """What a sister group told, from its minutes."""

    title: str
    text: str
    source: str
    meeting: str


@dataclass(frozen=True, slots=True)
class SistersView:
    """A group's sister groups, and what they told it of late."""

    group_id: UUID
    group: str
    links: tuple[LinkView, ...] = ()
    news: tuple[NewsView, ...] = ()


def sisters_card(t: Translate, view: SistersView, *, may_link: bool = False) -> Card:
    """Draw the sister groups, each with what can be done about it, and their news."""
    linked = sum(link.state == "linked" for link in view.links)
    title = t.count("{n} sister group", "{n} sister groups", linked) if linked else t("No sister groups yet")
    words = "" if view.links else t("Sister groups share items of their minutes, and can hand proposals to each other.")
    above = head(joined(t("Sister groups"), view.group), title, words)
    rows = [_link_rows(t, view, link, may_link=may_link) for link in view.links]
    link_up: list[Action] = [opens_dialog(t("Link a group"), ChooseSister, group=view.group_id)] if may_link else []
    return draw(
        t,
        summary=f"{t('Sister groups')}: {title}",
        body=listed(t, above, [*rows, *_news_rows(t, view.news)]),
        actions=link_up,
    )


def _link_rows(t: Translate, view: SistersView, link: LinkView, *, may_link: bool) -> list[Element]:
    about: list[Element] = [
        text(link.name, strong=True),
        text(joined(_chair_words(t, link), _link_words(t, link)), small=True, subtle=True, close=True),
    ]
    actions = _link_actions(t, view, link) if may_link else []
    return [apart([row("", about), *([buttons(actions)] if actions else [])])]


def _chair_words(t: Translate, link: LinkView) -> str:
    return t("Chair {name}", name=link.chair) if link.chair else ""


def _link_words(t: Translate, link: LinkView) -> str:
    if link.state == "linked":
        return t("Sister group since {day}", day=link.day)
    if link.by_us:
        return t("Asked by {name} on {day}, not answered yet", name=link.who, day=link.day)
    return t("{name} asks to be your sister group", name=link.who)


def _link_actions(t: Translate, view: SistersView, link: LinkView) -> list[Action]:
    if link.state == "asked" and not link.by_us:
        return _answers(t, link.id, in_list=True)
    label = t("End the link") if link.state == "linked" else t("Take the question back")
    return [button(label, EndLink, link=link.id, group=view.group_id)]


def _answers(t: Translate, link: UUID, *, in_list: bool = False) -> list[Action]:
    labels = ((t("Accept the link"), AcceptLink), (t("Decline the link"), DeclineLink))
    return [button(label, press, link=link, in_list=in_list or None) for label, press in labels]


def _news_rows(t: Translate, news: Sequence[NewsView]) -> list[list[Element]]:
    folded = [_news_row(t, one, f"news{place}") for place, one in enumerate(news, start=1)]
    return [[heading(t("News from sister groups"))], *folded] if folded else []


def _news_row(t: Translate, news: NewsView, name: str) -> list[Element]:
    below = joined(news.source, t("for the meeting on {day}", day=news.meeting))
    if not news.text:
        return [row("", [text(news.title), text(below, small=True, subtle=True, close=True)])]
    return [toggling(t, news.title, name, below=below), block([text(news.text)], id=name, shown=False)]


def choose_sister(t: Translate, groups: Sequence[Choice], *, group: UUID) -> Card:
    """Draw the form in which an organiser chooses the group to link."""
    words = t("Its chair and secretary are asked. Once one of them accepts, you see each other's shared items.")
    return draw(
        t,
        summary=t("Link a group"),
        body=[
            *head(t("Sister groups"), t("Which group do you want to link?"), words),
            Form(t, LinkGroups).choice("other", groups),
        ],
        actions=[submits(t("Send the question"), LinkGroups, group=group)],
    )


def link_question(t: Translate, view: LinkView, *, group: str) -> Card:
    """Ask an organiser of `group` whether the other group may be its sister group; once answered, show the answer."""
    title = t("{other} wants to be a sister group of {group}", other=view.name, group=group)
    words, tone = _question_words(t, view)
    meaning = t(
        "Sister groups share items of their minutes: what one shares stands in the other's next agenda. "
        "They can hand proposals to each other. Either of them can end it at any time.",
    )
    asking = view.state == "asked"
    return draw(
        t,
        summary=title,
        body=[*head(joined(t("Sister groups"), group), title, words, tone), *([text(meaning)] if asking else [])],
        actions=_answers(t, view.id) if asking else [],
    )


def _question_words(t: Translate, view: LinkView) -> tuple[str, Tone | None]:
    match view.state:
        case "asked":
            words = joined(t("Asked by {name}", name=view.who), _chair_words(t, view))
            return words, None
        case "linked":
            return t("Accepted by {name}", name=view.who), Tone.GOOD
        case "declined":
            return t("Turned down by {name}", name=view.who), Tone.LATE
        case "ended":
            return t("Ended by {name}", name=view.who), None


def link_news(t: Translate, view: LinkView, *, group: str) -> Card:
    """Draw what the organisers of `group` are told when the other group answered, or either ended it."""
    match view.state:
        case "linked":
            title, tone = t("{other} is your sister group now", other=view.name), Tone.GOOD
        case "declined":
            title, tone = t("{other} does not want to be a sister group", other=view.name), Tone.LATE
        case _:
            title, tone = t("{other} is your sister group no longer", other=view.name), Tone.WARNING
    words, _ = _question_words(t, view)
    return draw(t, summary=title, body=head(joined(t("Sister groups"), group), title, words, tone))
