"""Words of minutes that are too many for their line: cut there, and kept whole where there is room for any length."""

from collections.abc import Sequence
from dataclasses import replace

from cards.minutes.views import ItemView, MinutesView, ParagraphView, TaskView
from cards.speech import Translate

LONGEST_LINE = 400
"""So many characters of a title, of presenters or of a place stand in a line."""

LONGEST_TASK = 2_000
LONGEST_NAMES = 3_000


def tamed(t: Translate, view: MinutesView) -> MinutesView:
    """Return the minutes with overlong words cut in their lines; the whole of each stands in a text further down."""
    whole = [
        *_beyond(t("Place"), view.place, LONGEST_LINE),
        *_beyond(t("Next meeting"), view.next_meeting, LONGEST_LINE),
        *_beyond(t("Registration number"), view.registration_number, LONGEST_LINE),
        *_beyond(t("Participants"), ", ".join(view.participants), LONGEST_NAMES),
        *_beyond(t("Absent"), ", ".join(view.absent), LONGEST_NAMES),
        *(words for task in view.tasks for words in _of_task(t, task)),
    ]
    return replace(
        view,
        place=cut(view.place, LONGEST_LINE),
        next_meeting=cut(view.next_meeting, LONGEST_LINE),
        registration_number=cut(view.registration_number, LONGEST_LINE),
        items=tuple(_item(t, item) for item in view.items),
        tasks=tuple(_task(task) for task in view.tasks),
        other=(*view.other, *whole),
    )


def names_in_line(names: Sequence[str]) -> str:
    """Return the names one after the other, as many as a card's head holds."""
    return cut(", ".join(names), LONGEST_NAMES)


def cut(words: str, most: int) -> str:
    """Return the words, a very long one ending in "…"."""
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def _beyond(name: str, words: str, most: int) -> list[str]:
    return [f"{name}: {words}"] if len(words) > most else []


def _item(t: Translate, item: ItemView) -> ItemView:
    presenters = ", ".join(item.presenters)
    whole = [
        *([item.title] if len(item.title) > LONGEST_LINE else []),
        *_beyond(t("Presenters"), presenters, LONGEST_LINE),
    ]
    if not whole:
        return item
    body = (*map(ParagraphView, whole), *item.body)
    shown = (cut(presenters, LONGEST_LINE),) if presenters else ()
    return replace(item, title=cut(item.title, LONGEST_LINE), presenters=shown, body=body)


def _of_task(t: Translate, task: TaskView) -> list[str]:
    number = f"U-{task.number}" if task.number else t("Assignment")
    return [*_beyond(number, task.text, LONGEST_TASK), *_beyond(number, task.owners, LONGEST_LINE)]


def _task(task: TaskView) -> TaskView:
    return replace(task, text=cut(task.text, LONGEST_TASK), owners=cut(task.owners, LONGEST_LINE))
