"""`python -m bot read-minutes FILE [--json]`: what the reader finds in a file, for people or for programs."""

import json
from datetime import date
from pathlib import Path
from typing import TextIO

from bot.i18n.speech import speaking
from bot.minutes.reading import draft as drafts
from bot.minutes.reading.draft import Draft, FoundAssignment
from bot.minutes.reading.errors import Unreadable
from bot.minutes.reading.read import read
from cards.speech import Translate


def _assignment(found: FoundAssignment) -> str:
    owners = ", ".join(owner.written for owner in found.owners) or "?"
    return f"{owners}: {found.text} [{found.due or found.due_text or '-'}]"


def _told(draft: Draft, t: Translate) -> list[str]:
    """The draft for a reader at the terminal."""
    lines = [f"{draft.title or '-'}  {draft.date or '-'}", f"Present: {', '.join(draft.participants) or '-'}", ""]
    lines += [f"{item.number or '-'}. {item.title}  {', '.join(item.presenters)}".rstrip() for item in draft.items]
    for head, texts in (
        ("Decisions", [found.text for found in draft.decisions]),
        ("Assignments", [_assignment(found) for found in draft.assignments]),
        ("Comebacks", [found.text for found in draft.comebacks]),
        ("Warnings", [t(doubt.msgid, **doubt.facts) for doubt in draft.warnings]),
    ):
        lines += ["", head, *(f"- {text}" for text in texts)]
    return lines


def read_minutes(path: Path, *, as_json: bool, out: TextIO, err: TextIO, today: date) -> int:
    """Print what is found in the file to `out`; 1, and the reason to `err`, when it can't be read."""
    t = speaking("en")
    try:
        draft = read(path.read_bytes(), name=path.name, today=today)
    except Unreadable as refusal:
        err.write(refusal.said(t) + "\n")
        return 1
    except OSError as error:
        err.write(f"{path}: {error.strerror}\n")
        return 1
    out.write(
        json.dumps(drafts.as_json(draft, t), ensure_ascii=False, indent=1) + "\n"
        if as_json
        else "\n".join(_told(draft, t)) + "\n"
    )
    return 0
