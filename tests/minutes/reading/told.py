"""A draft as a short table, so that a test can say all of it with one `==`."""

from typing import Any

from bot.minutes.reading.draft import Draft


def told(draft: Draft) -> dict[str, Any]:
    """What a secretary would check first."""
    return {
        "title": draft.title,
        "date": str(draft.date) if draft.date else None,
        "participants": list(draft.participants),
        "absent": list(draft.absent),
        "items": [
            " | ".join([item.number or "-", item.title, item.section or "-", ", ".join(item.presenters)]).rstrip("| ")
            for item in draft.items
        ],
        "decisions": [f"{found.item}: {found.text}" for found in draft.decisions],
        "assignments": [
            f"{', '.join(owner.written for owner in found.owners)} [{found.due or found.due_text or '-'}] {found.text}"
            for found in draft.assignments
        ],
        "comebacks": [found.text for found in draft.comebacks],
        "questions": [found.text for found in draft.questions],
        "next_meeting": str(draft.next_meeting) if draft.next_meeting else None,
        "checkout": draft.checkout,
    }
