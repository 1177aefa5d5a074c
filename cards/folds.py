"""What a card keeps folded until somebody wants to see it."""

from collections.abc import Sequence

from adaptive_cards import card as ac

from cards.kit import VERSION, Action, Element, Tone, row, text
from cards.speech import Translate
from cards.words import plain


def toggling(
    t: Translate, words: str, target: str, *, below: str = "", strong: bool = False, shown: bool = False
) -> ac.ColumnSet:
    """Return a line that shows or hides the element `target` when pressed anywhere; `shown` is how that begins.

    It has no title of its own: what is read aloud is what is seen, and so says what a press will do.
    """
    about: list[Element] = [
        text(words, strong=strong),
        *([text(below, small=True, subtle=True, close=True)] if below else []),
    ]
    line = row("", about)
    show, hide = f"{target}-show", f"{target}-hide"
    words_at_end: list[Element] = [
        text(f"{t('Show')} ▾", tone=Tone.ACCENT, right=True, id=show, shown=not shown),
        text(f"{t('Hide')} ▴", tone=Tone.ACCENT, right=True, close=True, id=hide, shown=shown),
    ]
    line.columns = [*(line.columns or []), ac.Column(width="auto", items=words_at_end)]
    toggled = [ac.TargetElement(element_id=one) for one in (target, show, hide)]
    line.select_action = ac.ActionToggleVisibility(mode=None, target_elements=toggled)
    return line


def unfold(label: str, *ids: str) -> ac.ActionToggleVisibility:
    """Return a button that shows what is folded, and folds it again."""
    return ac.ActionToggleVisibility(
        title=plain(label), target_elements=[ac.TargetElement(element_id=one) for one in ids]
    )


def show_card(label: str, body: Sequence[Element], actions: Sequence[Action]) -> ac.ActionShowCard:
    """Return a button that unfolds a small form of its own."""
    inner = ac.AdaptiveCard(version=VERSION, body=list(body), actions=list(actions))
    return ac.ActionShowCard(title=plain(label), card=inner)
