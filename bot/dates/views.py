"""Key dates, made ready to show."""

from collections.abc import Sequence
from datetime import date

from bot.dates.models import KeyDate
from cards.dates import DateView
from cards.speech import Translate


def date_views(dates: Sequence[KeyDate], *, t: Translate, today: date) -> tuple[DateView, ...]:
    """Return the dates as the reader of `t` sees them."""
    return tuple(DateView(one.id, t.day(one.day, today=today), one.words, one.source) for one in dates)
