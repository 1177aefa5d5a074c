"""What stands under an agenda's item that came back."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import fills_item
from bot.agenda.models import AgendaItem
from bot.comebacks.queries import answers_to, comeback_of
from bot.comebacks.rules import in_short
from cards.speech import Translate


@fills_item
async def pondered(session: AsyncSession, item: AgendaItem, *, t: Translate) -> Sequence[str]:
    """Return the question that goes with the item, and what members answered, by name."""
    comeback = await comeback_of(session, item)
    if comeback is None or not comeback.question:
        return ()
    answers = await answers_to(session, comeback)
    return [
        t("A question to ponder: {question}", question=" ".join(in_short(comeback.question).split())),
        *(t("{name}: {answer}", name=one.person.name, answer=" ".join(one.text.split())) for one in answers),
    ]
