"""From a claimed letter to one request: where it goes, or why it cannot go."""

from dataclasses import replace

from bot.outbox.carrier import Parcel
from bot.outbox.models import DirectChat, Letter, LetterKind, LetterState
from bot.outbox.outcome import Errand
from bot.outbox.queue import Waiting


def errand_of(waiting: Waiting, letter: Letter, root: Letter | None, chat: DirectChat | None) -> Errand:
    """Return the errand for `letter`, which may be about `root` or go to a 1:1 `chat` that is known."""
    parcel = Parcel(
        kind=letter.kind,
        tenant_id=letter.tenant_id,
        service_url=letter.service_url,
        conversation_id=letter.conversation_id,
        member_id=letter.member_id,
        activity_id=None,
        card=letter.card,
        summary=letter.summary,
    )
    if chat is not None:
        parcel = replace(parcel, conversation_id=chat.conversation_id, service_url=chat.service_url)
    if root is not None and root.conversation_id:
        edits = root.activity_id if letter.kind is LetterKind.EDIT else None
        parcel = replace(parcel, conversation_id=root.conversation_id, activity_id=edits)
    since = letter.tried_since or letter.created_at
    return Errand(waiting, letter.attempts, since, parcel, refusal=_refusal(letter, root), turn=letter.turn)


def _refusal(letter: Letter, root: Letter | None) -> str | None:
    """Say why a letter about another one cannot go: the other never got there."""
    if letter.about is None or (root is not None and root.state is LetterState.SENT):
        return None
    state = root.state if root is not None else "gone"
    return f"the message it belongs to is {state}"
