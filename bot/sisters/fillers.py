"""What sister groups put into a group's agenda."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import Filling, fills
from bot.meetings.models import Meeting
from bot.people.models import Group
from bot.sisters.models import SisterNews
from bot.sisters.queries import news_for
from bot.sisters.rules import SHORT, cut
from cards.speech import Translate


@fills(Filling.SISTER_NEWS)
async def news_lines(
    session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate, today: date, now: datetime
) -> Sequence[str]:
    """Return what sister groups told for the meeting, shortened; the whole stands where sister groups are listed."""
    del group, today, now
    news = await news_for(session, meeting)
    lines = [_line(one) for one in news]
    if any(len(" ".join(one.text.split())) > SHORT for one in news):
        lines.append(t("The whole text: write “sister groups”"))
    return lines


def _line(news: SisterNews) -> str:
    told = f"{news.title} ({news.source})"
    return f"{told}: {cut(news.text)}" if news.text else told
