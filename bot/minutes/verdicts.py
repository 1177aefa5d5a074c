"""How well the reader did, by what the secretary made of its findings: pure figures, no words."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.minutes.models import Candidate, Decision, Minutes, Noted, Verdict

Verdicts = Counter[tuple[str, str]]
"""How many findings of a kind were kept, changed, skipped or had been missed."""


def verdicts_on(
    minutes: Minutes, candidates: Sequence[Candidate], decisions: Sequence[Decision], noted: Sequence[Noted]
) -> Verdicts:
    """Return the secretary's answers as she publishes; corrections and live notes tell nothing of the reader."""
    if minutes.is_correction or minutes.from_notes:
        return Counter()
    return Counter(
        [
            *(("assignment", _on_assignment(one, _altered(minutes))) for one in candidates),
            *_on_decisions(minutes, decisions),
            *((one.kind.value, _on_noted(one, _added(minutes))) for one in noted),
        ]
    )


def _altered(minutes: Minutes) -> set[str]:
    return {one for deed in minutes.deeds for one in deed.get("altered", ())}


def _added(minutes: Minutes) -> set[str]:
    return {deed["added"][1] for deed in minutes.deeds if "added" in deed}


def _on_assignment(one: Candidate, altered: set[str]) -> str:
    if not one.clues:
        return "missed"
    if one.verdict is not Verdict.KEPT:
        return "skipped"
    return "changed" if str(one.id) in altered else "kept"


def _on_decisions(minutes: Minutes, decisions: Sequence[Decision]) -> list[tuple[str, str]]:
    added, before = _added(minutes), _images(minutes, "decision")
    answers = []
    for one in decisions:
        name = str(one.id)
        is_changed = name in before and before[name]["text"] != one.text
        answers.append("missed" if name in added else "changed" if is_changed else "kept")
    gone = before.keys() - {str(one.id) for one in decisions} - added
    return [("decision", answer) for answer in [*answers, *("skipped" for _ in gone)]]


def _images(minutes: Minutes, kind: str) -> dict[str, dict[str, Any]]:
    """Return the rows of the kind as they stood before they were touched for the first time."""
    touched = [entry for deed in minutes.deeds for entry in deed.get("changed", ())]
    return {name: image for of, name, image in reversed(touched) if of == kind and image is not None}


def _on_noted(one: Noted, added: set[str]) -> str:
    if str(one.id) in added:
        return "missed"
    return "kept" if one.handed_on else "skipped"
