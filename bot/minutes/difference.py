"""What one version of the minutes changed in another: pure."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from cards.minutes.difference import ChangeView, PartView, Pieces, PieceView
from cards.minutes.views import ItemView, MinutesView, TaskView
from cards.speech import Translate

ALIKE = 0.5
"""So alike are two paragraphs of which one is the other, changed (1: the same)."""

NEAR = 3
"""So many paragraphs that are gone are looked at for the one that changed: texts may be long."""

MOST_WORDS = 2_000
"""Longer paragraphs are not compared word by word."""

AROUND = 8
"""So many words that stand as they were are shown on either side of a change."""

_WORDS = re.compile(r"\S+\s*|\s+")


def difference(before: MinutesView, after: MinutesView, t: Translate) -> list[PartView]:
    """Return what differs, part by part in the order of the minutes; nothing when the two say the same."""
    parts = [
        PartView(t("The head"), tuple(_head(before, after, t))),
        PartView(t("Decisions"), tuple(_numbered("B", *(_decisions(one) for one in (before, after))))),
        PartView(t("Assignments"), tuple(_numbered("U", *(_tasks(one, t) for one in (before, after))))),
        *_items(before.items, after.items, t),
        PartView(t("Other words of the text"), tuple(_paragraphs(before.other, after.other))),
        PartView(t("Check-out"), tuple(_paragraphs(_some(before.checkout), _some(after.checkout)))),
    ]
    return [part for part in parts if part.changes]


def _some(words: str) -> list[str]:
    return [words] if words else []


def _head(before: MinutesView, after: MinutesView, t: Translate) -> list[ChangeView]:
    facts: list[tuple[str, Callable[[MinutesView], str]]] = [
        (t("Title"), lambda one: one.title),
        (t("Date"), lambda one: one.day),
        (t("Place"), lambda one: one.place),
        (t("Participants"), lambda one: ", ".join(one.participants)),
        (t("Absent"), lambda one: ", ".join(one.absent)),
        (t("Next meeting"), lambda one: one.next_meeting),
        (t("Registration number"), lambda one: one.registration_number),
    ]
    told = [(name, fact(before), fact(after)) for name, fact in facts]
    return [_changed(name, old, new) for name, old, new in told if old != new]


_Numbered = list[tuple[int | None, str]]


def _decisions(view: MinutesView) -> _Numbered:
    return [(one.number, one.text) for one in view.decisions]


def _tasks(view: MinutesView, t: Translate) -> _Numbered:
    return [(one.number, _task(one, t)) for one in view.tasks]


def _task(one: TaskView, t: Translate) -> str:
    due = one.due_day or one.due_words
    words = f"{one.owners}: {one.text}" if one.owners else one.text
    return f"{words} · {t('Due')}: {due}" if due else words


def _numbered(letter: str, before: _Numbered, after: _Numbered) -> list[ChangeView]:
    """Return what differs among things that are told apart by their numbers; those without one are new."""
    old, new = dict(before), dict(after)
    changes = [
        _changed(f"{letter}-{number}", old[number], words)
        for number, words in after
        if number is not None and number in old and old[number] != words
    ]
    gone = [_removed(words, f"{letter}-{number}") for number, words in before if number not in new]
    come = [_added(words) for number, words in after if number is None or number not in old]
    return [*changes, *gone, *come]


def _items(before: Sequence[ItemView], after: Sequence[ItemView], t: Translate) -> list[PartView]:
    """Return a part for each item that differs, in the order they have now; those that are gone come last."""
    pairs = _paired(before, after)
    parts = [PartView(item.heading, tuple(_item(pairs.get(place), item, t))) for place, item in enumerate(after)]
    kept = {id(old) for old in pairs.values()}
    gone = [PartView(item.heading, (_removed(_whole(item)),)) for item in before if id(item) not in kept]
    order = [before.index(pairs[place]) for place in sorted(pairs)]
    moved = [_changed("", *(_headings(items) for items in (before, after)))] if order != sorted(order) else []
    return [PartView(t("Order of the items"), tuple(moved)), *parts, *gone]


def _headings(items: Sequence[ItemView]) -> str:
    return " · ".join(item.heading for item in items)


def _paired(before: Sequence[ItemView], after: Sequence[ItemView]) -> dict[int, ItemView]:
    """Return which item each of `after` was, by place: one with the same heading, title, number, or text."""
    left = list(before)
    pairs: dict[int, ItemView] = {}
    sames: list[Callable[[ItemView], object]] = [
        lambda item: item.heading,
        lambda item: item.title,
        lambda item: item.body or item,
        lambda item: item.number or item,
    ]
    for same in sames:
        for place, item in enumerate(after):
            found = next((one for one in left if place not in pairs and same(one) == same(item)), None)
            if found is not None:
                pairs[place] = found
                left = [one for one in left if one is not found]
    return pairs


def _item(old: ItemView | None, new: ItemView, t: Translate) -> list[ChangeView]:
    if old is None:
        return [_added(_whole(new))]
    told = [
        (t("Title"), old.heading, new.heading),
        (t("Kind"), _kind(old, t), _kind(new, t)),
        (t("Presenters"), ", ".join(old.presenters), ", ".join(new.presenters)),
    ]
    facts = [_changed(name, one, other) for name, one, other in told if one != other]
    return [*facts, *_paragraphs(*([part.text for part in item.body] for item in (old, new)))]


def _kind(item: ItemView, t: Translate) -> str:
    return {"BESLUT": t("Decision"), "INFORMATION": t("Information"), "DIALOG": t("Discussion")}.get(
        item.section or "", ""
    )


def _whole(item: ItemView) -> str:
    return "\n".join([item.heading, *(part.text for part in item.body)])


def _paragraphs(before: Sequence[str], after: Sequence[str]) -> list[ChangeView]:
    """Return the paragraphs that came, went or changed, in the order of the text."""
    changes: list[ChangeView] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag != "equal":
            changes += _replaced(list(before[first:last]), list(after[start:stop]))
    return changes


def _replaced(gone: list[str], come: list[str]) -> list[ChangeView]:
    """Return paragraphs that took others' place: those that are alike changed, the others went and came."""
    changes: list[ChangeView] = []
    for words in come:
        was = next((place for place, one in enumerate(gone[:NEAR]) if _alike(one, words)), None)
        if was is None:
            changes.append(_added(words))
            continue
        changes += [*map(_removed, gone[:was]), _changed("", gone[was], words)]
        gone = gone[was + 1 :]
    return [*changes, *map(_removed, gone)]


def _alike(one: str, other: str) -> bool:
    words, others = _WORDS.findall(one), _WORDS.findall(other)
    if max(len(words), len(others)) > MOST_WORDS:
        return False
    return SequenceMatcher(None, words, others).ratio() >= ALIKE


def _added(words: str) -> ChangeView:
    return ChangeView("added", after=(PieceView(words),))


def _removed(words: str, about: str = "") -> ChangeView:
    return ChangeView("removed", about, before=(PieceView(words),))


def _changed(about: str, before: str, after: str) -> ChangeView:
    """Return both texts with the words that only one of them has marked; long stretches that they share are cut."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return ChangeView("changed", about, before=(PieceView(before),), after=(PieceView(after),))
    codes = SequenceMatcher(None, old, new).get_opcodes()
    return ChangeView(
        "changed",
        about,
        before=_marked([(tag != "equal", old[first:last]) for tag, first, last, _, _ in codes]),
        after=_marked([(tag != "equal", new[start:stop]) for tag, _, _, start, stop in codes]),
    )


def _marked(runs: Sequence[tuple[bool, list[str]]]) -> Pieces:
    last = len(runs) - 1
    pieces = [
        PieceView("".join(words if changed else _cut(words, first=place == 0, last=place == last)), changed)
        for place, (changed, words) in enumerate(runs)
        if words
    ]
    return tuple(pieces)


def _cut(words: list[str], *, first: bool, last: bool) -> list[str]:
    """Return what stands next to a change of a stretch that both have; the rest becomes "…"."""
    start, end = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= start + end + 2:
        return words
    return [*words[:start], "… ", *words[len(words) - end :]]
