"""Published minutes: one root card, and replies in its thread for what does not fit."""

from collections.abc import Iterable, Sequence

from cards.assignments.due import due_or_none
from cards.folds import toggling
from cards.kit import Action, Card, Element, Row, apart, block, buttons, draw, facts, head, heading, row, text
from cards.minutes.taming import names_in_line, tamed
from cards.minutes.versions import published_actions, standing_lines
from cards.minutes.views import (
    SECTIONS,
    DecisionView,
    ItemView,
    MinutesView,
    ParagraphView,
    TaskView,
    paragraphs,
    pieces,
)
from cards.room import ROOM, weight
from cards.speech import Translate
from cards.words import Markup, bold, escaped, joined


def minutes_cards(t: Translate, view: MinutesView) -> list[Card]:
    """Draw the minutes: the root card first, then the replies, in order; each small enough for Teams.

    The root holds attendance, decisions, assignments and a line for each item, with the item's text folded
    beneath while there is room; what does not fit follows in the replies, nothing left out.
    """
    view, actions = tamed(t, view), published_actions(t, view, "root")
    pages, rest = _laid(t, view, actions, t("in the thread below"))
    pages += _packed([piece for item in rest for piece in _whole(t, item)])
    more = len(pages) - 1
    words = t.count("Continues in {n} reply below", "Continues in {n} replies below", more) if more else ""
    return _pages(t, view, pages, words, actions)


def left_over_card(t: Translate, view: MinutesView) -> Card:
    """Draw what a reply becomes that a correction needs no more."""
    words = t("This part is not needed any more: the corrected minutes are shorter.")
    return draw(t, summary=words, body=head(joined(t("Minutes"), view.group), view.title, words))


def overview(t: Translate, view: MinutesView) -> Card:
    """Draw the root card alone, for a place where the whole text would be in the way."""
    view, actions = tamed(t, view), published_actions(t, view, "overview")
    pages, rest = _laid(t, view, actions, t("with “Read all”"))
    words = t("There is more: press “Read all”") if rest or len(pages) > 1 else ""
    return _pages(t, view, pages[:1], words, actions)[0]


def whole_cards(t: Translate, view: MinutesView) -> list[Card]:
    """Draw the minutes word for word, nothing folded, in as many cards as they take."""
    view = tamed(t, view)
    first = [standing_lines(t, view), *_head_pieces(t, view, folded=False)]
    items = [*view.items, *other_words(t, view.other)]
    title: list[Element] = [heading(t("Items"))] if items else []
    pages = _packed([*first, title, *(piece for item in items for piece in _whole(t, item))])
    return [_page(t, view, page, number, len(pages)) for number, page in enumerate(pages, start=1)]


def _laid(
    t: Translate, view: MinutesView, actions: Sequence[Action], elsewhere: str
) -> tuple[list[list[Element]], list[ItemView]]:
    """Return what stands before the items' text, in pages, and the items whose text found no room on the first."""
    room = ROOM - (weight([buttons(actions)]) if actions else 0)
    first = [standing_lines(t, view), *_head_pieces(t, view)]
    items = [*view.items, *other_words(t, view.other)]
    title: list[Element] = [heading(t("Items"))] if items else []
    pages = _packed([*first, title, *([item_line(t, item)] for item in items)], room)
    if len(pages) > 1:
        return pages, items
    folded, rest = _folded(t, items, room - weight(_flat([*first, title])), elsewhere)
    return [_flat([*first, title, *folded])], rest


def _head_pieces(t: Translate, view: MinutesView, *, folded: bool = True) -> list[list[Element]]:
    upcoming = facts([(t("Next meeting"), view.next_meeting)])
    return [_attendance(t, view, folded=folded), *_decisions(t, view), *_tasks(t, view), upcoming]


def other_words(t: Translate, words: Sequence[str]) -> list[ItemView]:
    """Return the words that belong to no item as an item of their own; none when there are none."""
    return [ItemView("", t("Other words of the text"), None, (), tuple(map(ParagraphView, words)))] if words else []


def _folded(
    t: Translate, items: Sequence[ItemView], room: int, elsewhere: str
) -> tuple[list[list[Element]], list[ItemView]]:
    """Return each item's line, its text folded beneath while there is room, and the items whose text had none."""
    taken: list[list[Element]] = []
    left: list[ItemView] = []
    room -= sum(weight([item_line(t, item, below=elsewhere)]) for item in items)
    for place, item in enumerate(items):
        folded = fold(t, item, place)
        cost = weight(folded)
        if not item.body or (not left and cost <= room):
            taken.append(folded)
            room -= cost
        else:
            taken.append([item_line(t, item, below=elsewhere)])
            left.append(item)
    return taken, left


def _pages(
    t: Translate, view: MinutesView, pages: Sequence[Sequence[Element]], more: str, actions: Sequence[Action]
) -> list[Card]:
    """Return the pages as cards: the first says that there is `more`, and has the buttons."""
    root = _page(t, view, pages[0], 1, len(pages), more=more, actions=actions)
    return [root, *(_page(t, view, page, number, len(pages)) for number, page in enumerate(pages[1:], start=2))]


def _page(
    t: Translate,
    view: MinutesView,
    elements: Sequence[Element],
    number: int,
    pages: int,
    *,
    more: str = "",
    actions: Sequence[Action] = (),
) -> Card:
    kind = joined(t("Minutes"), view.group)
    if number == 1:
        first = head(kind, view.title, joined(view.day, view.place, more))
        summary = t("Minutes: {title}, {day}", title=view.title, day=view.day)
    else:
        first = head(kind, t("{title}, part {n} of {pages}", title=view.title, n=number, pages=pages))
        summary = t("Minutes: {title}, part {n}", title=view.title, n=number)
    return draw(t, summary=summary, body=[*first, *elements], actions=actions, full=True)


def _attendance(t: Translate, view: MinutesView, *, folded: bool = True) -> list[Element]:
    counted = t.count("{n} participant", "{n} participants", len(view.participants)) if view.participants else ""
    absent = t.count("{n} absent", "{n} absent", len(view.absent)) if view.absent else ""
    names = facts([(t("Participants"), names_in_line(view.participants)), (t("Absent"), names_in_line(view.absent))])
    if not names or not folded:
        return names
    return [toggling(t, joined(counted, absent), "attendance"), block(names, id="attendance", shown=False)]


def _decisions(t: Translate, view: MinutesView) -> list[list[Element]]:
    rows = [[line] for one in view.decisions for line in decision_lines(one)]
    return _under(t("Decisions"), rows)


def decision_lines(decision: DecisionView) -> list[Element]:
    """Return a decision's line, its number at the start; several for one that is very long."""
    number = f"B-{decision.number}" if decision.number else ""
    return [row("" if place else number, [text(part)]) for place, part in enumerate(pieces(decision.text))]


def _tasks(t: Translate, view: MinutesView) -> list[list[Element]]:
    return _under(t("Assignments"), [[task_line(t, task)] for task in view.tasks])


def task_words(task: TaskView) -> Markup:
    """Return who is to do what, the owner in bold."""
    return Markup(f"{bold(task.owners)}: {escaped(task.text)}" if task.owners else escaped(task.text))


def task_line(t: Translate, task: TaskView) -> Row:
    """Return an assignment's line: the owner in bold, what, and by when."""
    what = task_words(task)
    due = text(due_or_none(t, day=task.due_day, words=task.due_words), small=True, subtle=True, close=True)
    return row(f"U-{task.number}" if task.number else "", [text(what), due])


def _under(title: str, rows: list[list[Element]]) -> list[list[Element]]:
    """Return the rows with a heading that keeps together with the first."""
    return [[heading(title), *rows[0]], *rows[1:]] if rows else []


def item_line(t: Translate, item: ItemView, *, below: str = "") -> Row:
    """Return an item's line without its text; `below` says where that is to be read."""
    state = below if item.body else ""
    return row(
        "",
        [
            text(item.heading, strong=True),
            text(joined(_kind(t, item), ", ".join(item.presenters), state), small=True, subtle=True, close=True),
        ],
    )


def item_words(t: Translate, item: ItemView) -> Markup:
    """Return an item's title, kind and presenters as one line that takes the least room."""
    return joined(item.heading, _kind(t, item), ", ".join(item.presenters))


def _kind(t: Translate, item: ItemView) -> str:
    return t(SECTIONS[item.section]) if item.section else ""


def fold(t: Translate, item: ItemView, place: int, *below: Element) -> list[Element]:
    """Return an item's line with its text folded beneath, open for the first; what stands `below` folds with it."""
    if not item.body:
        return [item_line(t, item)]
    name = f"item{place}"
    about = joined(_kind(t, item), ", ".join(item.presenters))
    shown = place == 0
    return [
        toggling(t, item.heading, name, below=about, strong=True, shown=shown),
        block([*paragraphs(item.body), *below], id=name, shown=shown, framed=True),
    ]


def _whole(t: Translate, item: ItemView) -> list[list[Element]]:
    """Return an item in pieces that fit any card: its line with the first paragraph, then the others."""
    body = paragraphs(item.body)
    return [[apart([item_line(t, item)]), *body[:1]], *([part] for part in body[1:])]


def _packed(pieces: Sequence[Sequence[Element]], first: int = ROOM) -> list[list[Element]]:
    """Return the pieces in as few pages as their order allows, each within the room of a card; `first` is less."""
    pages: list[list[Element]] = []
    left = -1
    for piece in pieces:
        cost = weight(piece)
        if cost > left:
            pages.append([])
            left = ROOM if len(pages) > 1 else first
        pages[-1].extend(piece)
        left -= cost
    return pages


def _flat(pieces: Iterable[Sequence[Element]]) -> list[Element]:
    return [element for piece in pieces for element in piece]
