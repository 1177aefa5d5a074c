"""Tells the operator what became of each letter: an event with the id of the turn that wrote it, and a figure."""

from contextlib import AbstractContextManager

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine
from structlog.contextvars import bound_contextvars

from bot.db.counting import tally_of
from bot.outbox.models import LetterState
from bot.outbox.outcome import Errand, Outcome

log = structlog.get_logger()


def about(errand: Errand) -> AbstractContextManager[object]:
    """Let the events in the block name the letter and the turn it came from."""
    return bound_contextvars(letter=errand.letter.id, turn=errand.turn)


def record(engine: AsyncEngine, outcome: Outcome) -> None:
    """Tell of one outcome."""
    tally, errand = tally_of(engine), outcome.errand
    is_put_off = outcome.state is LetterState.WAITING
    tally.carried.labels("put_off" if is_put_off else outcome.state.value).inc()
    if outcome.is_limited and outcome.retry_at is not None:
        tenant, _ = errand.letter.lane
        tally.put_off(tenant, outcome.retry_at)
    with about(errand):
        if outcome.delivered is not None:
            log.info("letter.sent", tries=errand.attempts, activity=outcome.delivered.activity_id)
        elif is_put_off:
            log.info("letter.put_off", reason=outcome.reason, tries=errand.attempts)
        else:
            log.warning("letter.not_delivered", state=outcome.state.value, reason=outcome.reason)
