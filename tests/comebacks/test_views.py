"""A question is shown as it was put, unless no card could carry it."""

from datetime import UTC, datetime
from uuid import uuid4

from bot.comebacks.models import Comeback
from bot.comebacks.rules import MOST_QUESTION
from bot.comebacks.views import question_view
from bot.i18n.speech import speaking
from bot.people.models import Group
from cards.comebacks import question_card
from cards.kit import MOST_BYTES

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
T = speaking("sv")


def test_a_question_that_no_card_could_carry_is_cut() -> None:
    group = Group(
        tenant_id="t", conversation_id="c", service_url="s", is_channel=True, name="Ledningsgruppen", created_at=NOW
    )
    comeback = Comeback(
        group_id=uuid4(), title="Närvaro", text="", question="*" * 30_000, asked_by="", source="", noted_at=NOW
    )
    view = question_view(comeback, None, [], group=group, t=T, now=NOW)

    assert (len(view.question), view.question[-1]) == (MOST_QUESTION, "…")
    assert question_card(T, view).size <= MOST_BYTES
