"""Raw texts go after the group's own time, published minutes stay, and what an open draft needs waits for it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.audit.models import Deed, DeedPurge
from bot.db.base import Base
from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.localteams.people import AMIRA, JOHAN, KARIN
from bot.minutes.capture.models import NoteLine
from bot.minutes.models import Minutes, MinutesItem
from bot.outbox.clock import Clockwork, Job, wake
from bot.outbox.models import Letter
from bot.polls.models import PollAnswer
from bot.privacy.jobs import PURGE, PURGE_OF, purge, purge_of
from tests.stories.conftest import GUEST
from tests.stories.forging import (
    MINUTES,
    draft_of,
    first_on_sqlite,
    gone_through,
    hidden,
    press_raw,
    sqlite_only,
    word,
)
from tests.stories.note_play import begun, closed, writes
from tests.stories.poll_play import FOCUS, checked_in
from tests.stories.stage import Stage, offered, said


async def _count(group: Stage, kind: type[Base]) -> int:
    async with reading(group.works.engine) as session:
        return (await session.scalars(select(func.count()).select_from(kind))).one()


async def _purged(group: Stage, at: datetime) -> None:
    """Let it be purged as at that moment, the clock left where it is."""
    async with transaction(group.works.engine) as session:
        await wake(session, kind=PURGE, subject="", at=at)
    jobs: dict[str, Job] = {PURGE: purge, PURGE_OF: purge_of}
    assert await Clockwork(group.works.engine, jobs, StoppedClock(at)).tick() >= len(jobs)


@first_on_sqlite
async def test_notes_and_answers_go_when_their_time_is_over_and_nothing_else(group: Stage) -> None:
    await begun(group)
    poll = next(one for one in group.bot_in(group.channel, AMIRA) if "Checka in" in offered(one))
    await checked_in(group, AMIRA, poll, **{FOCUS: "En sak i förtroende"})
    await group.settled()
    await writes(group, JOHAN, "Läget är gott", "#beslut Planen antas")
    await group.local.press(JOHAN, await closed(group), "Gör utkast")
    await group.settled()
    drafts = [one for one in group.bot_in(group.local.chat(JOHAN), JOHAN) if "Kasta utkastet" in offered(one)]
    later = group.clock.now() + timedelta(days=400)
    await _purged(group, later)
    waited = (await _count(group, NoteLine), await _count(group, PollAnswer))
    await group.local.press(JOHAN, await gone_through(group, drafts[-1]), "Publicera")
    await group.settled()
    items = await _count(group, MinutesItem)
    await _purged(group, later)
    log = said(await group.told(KARIN, "händelselogg"))

    assert waited == (2, 1)
    assert (await _count(group, NoteLine), await _count(group, PollAnswer)) == (0, 0)
    assert (await _count(group, MinutesItem), items > 0) == (items, True)
    assert [words for words in log if "gallrades" in words] == [
        "Gamla svar i in- och utcheckning gallrades: 1",
        "Gamla noteringar gallrades: 2",
    ]


@sqlite_only
@pytest.mark.thorough
async def test_a_discarded_draft_waits_for_the_one_that_took_its_place(group: Stage) -> None:
    await draft_of(group)
    second = await draft_of(group, words=MINUTES.replace("lokalplanen", "skolplanen"))
    assert (await group.local.press(JOHAN, second, "Kasta det andra")).status == 200
    later = group.clock.now() + timedelta(days=400)
    await _purged(group, later)
    back = await group.local.press(JOHAN, second, "Ångra det senaste")
    await group.settled()

    assert "Kasta det andra" in offered(back)
    await group.local.press(JOHAN, second, "Kasta det andra")
    await group.local.press(JOHAN, second, "Kasta utkastet")
    await _purged(group, later)
    assert await _count(group, Minutes) == 0


@sqlite_only
@pytest.mark.thorough
async def test_an_organiser_says_how_long_and_the_log_itself_goes_by_it(group: Stage) -> None:
    refused = await group.said(GUEST, "gallring")
    form = await group.told(KARIN, "Gallring")
    saved = await group.local.press(KARIN, form, "Spara", **{"Anteckningar under mötet": "1", "Händelselogg": "12"})
    assert (said(refused)[0], said(saved)[3]) == ("Det gick inte", "Sparat.")
    await group.settled()
    await group.settled()
    before = await _count(group, Deed)

    await _purged(group, group.clock.now() + timedelta(days=364))
    assert await _count(group, Deed) == before + 1  # the letters' words went
    await _purged(group, group.clock.now() + timedelta(days=366))
    assert (await _count(group, Deed), await _count(group, DeedPurge)) == (2, 0)
    assert "Gamla rader i den här loggen gallrades: 3" in said(await group.told(KARIN, "händelselogg"))


@sqlite_only
@pytest.mark.thorough
async def test_letters_lose_their_words_and_an_old_form_that_is_pressed_again_says_so(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")
    carried = hidden(form, "Skicka förslag") | {"title": "Ny lokalplan"}
    await group.local.press(AMIRA, form, "Skicka förslag", Rubrik="Ny lokalplan")
    await group.settled()
    await _purged(group, group.clock.now() + timedelta(days=91))
    async with reading(group.works.engine) as session:
        left = set(await session.scalars(select(Letter.summary)))
    again = await press_raw(group, AMIRA, "proposals.propose", carried, on=form)

    assert left == {""}
    assert word(again) == "Du har redan skickat det här. Det står i chatten."
