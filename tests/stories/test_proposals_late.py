"""Proposals close some days before a meeting; what comes later is taken, and said to be late."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.db.transaction import transaction
from bot.localteams.people import AMIRA, KARIN, SVEN
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.watchers import tell_watchers
from bot.people.models import Group
from bot.proposals.models import Proposal
from tests.stories.forging import SV, facts, press_raw, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

LATE = "Sen: förslag till fredag 20 november stängde tisdag 17 november"


async def _meetings(stage: Stage) -> list[Meeting]:
    async with transaction(stage.works.engine) as session:
        return list(await session.scalars(select(Meeting).order_by(Meeting.starts_at)))


async def _calendar(stage: Stage, number: int, *, by: timedelta = timedelta(0), state: str = "planned") -> None:
    """Let a meeting be moved or get another state, as the meetings' own cards do."""
    async with transaction(stage.works.engine) as session:
        meeting = list(await session.scalars(select(Meeting).order_by(Meeting.starts_at)))[number]
        meeting.starts_at += by
        meeting.state = MeetingState(state)
        await tell_watchers(session, await session.get_one(Group, meeting.group_id), meeting, now=stage.clock.now())
    await stage.settled()


async def test_a_late_proposal_is_taken_and_marked_to_its_proposer_the_organisers_and_in_the_queue(
    group: Stage,
) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    queue = await group.told(KARIN, "förslag")

    assert (said(receipt)[3], said(copy)[3]) == (LATE, LATE)
    assert said(queue)[2:] == ["F-1", "Lokalplan", "Amira Haddad · Dialog · fredag 20 november", LATE]
    await group.local.press(KARIN, copy, "Anta")
    await group.settled()
    assert said(shown(group, AMIRA, receipt))[2:4] == [
        "Antaget till mötet fredag 20 november av Karin Ek",
        "Typ Dialog",
    ]


@sqlite_only
async def test_the_form_says_which_meeting_is_closed_and_takes_the_next_one_in_time(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")
    warning = "Förslag till fredag 20 november stängde tisdag 17 november. Du kan skicka ditt ändå: det märks som sent."
    receipt = await group.local.press(AMIRA, form, "Skicka förslag", Rubrik="Lokalplan", Möte="fredag 4 december")

    assert [line for line in said(form) if line.startswith("Förslag till")] == [warning]
    assert said(receipt)[3:] == [
        "Typ Dialog",
        "Föreslaget av Amira Haddad",
        "Föredragande Amira Haddad",
        "Möte fredag 4 december",
    ]


@sqlite_only
async def test_whoever_changes_her_wish_to_a_closed_meeting_is_late_from_then_on(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")
    await group.local.press(AMIRA, form, "Skicka förslag", Rubrik="Lokalplan", Möte="fredag 4 december")
    await group.settled()
    opened = await group.local.press(AMIRA, shown(group, AMIRA, form), "Ändra")
    assert opened.dialog is not None
    await group.local.press(AMIRA, opened.dialog, "Spara", Möte="fredag 20 november")
    await group.settled()

    assert said(shown(group, AMIRA, form))[3] == LATE


@sqlite_only
async def test_a_meeting_that_is_moved_takes_its_deadline_along(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")

    await _calendar(group, 0, by=timedelta(days=5))

    assert said(shown(group, AMIRA, receipt))[3:] == [
        "Typ Dialog",
        "Föreslaget av Amira Haddad",
        "Föredragande Amira Haddad",
        "Möte onsdag 25 november",
    ]
    assert said(shown(group, KARIN, copy))[3] == "Typ Dialog"
    await _calendar(group, 0, by=-timedelta(days=5))
    assert said(shown(group, AMIRA, receipt))[3] == LATE


@sqlite_only
async def test_a_form_for_a_meeting_that_was_cancelled_meanwhile_becomes_a_proposal_for_the_next(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")
    await _calendar(group, 0, state="cancelled")

    pressed = await group.local.press(
        AMIRA, form, "Skicka förslag", Rubrik="Lokalplan", Bakgrund="Tre skolor saknar lokaler."
    )

    instead = "Mötet fredag 20 november är över eller inställt; förslaget gäller fredag 4 december i stället."
    assert said(pressed)[1:4] == [
        "F-1 · Lokalplan",
        "Skickat till ordförande och sekreterare, inte avgjort än",
        instead,
    ]
    assert said(pressed)[-1] == "Tre skolor saknar lokaler."


@sqlite_only
async def test_an_edit_for_a_meeting_that_began_meanwhile_keeps_what_was_typed(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    opened = await group.local.press(AMIRA, receipt, "Ändra")
    assert opened.dialog is not None
    group.clock.move_to(datetime(2026, 11, 20, 8, 30, tzinfo=UTC))

    saved = await group.local.press(AMIRA, opened.dialog, "Spara", Rubrik="Lokalplan 2027")
    await group.settled()

    instead = "Mötet fredag 20 november är över eller inställt; förslaget gäller fredag 4 december i stället."
    assert saved.word == f"Sparat. Kvittensen visar ändringen, och de mötesansvariga ser den också. {instead}"
    assert said(shown(group, AMIRA, receipt))[1] == "F-1 · Lokalplan 2027"


@sqlite_only
async def test_another_groups_meeting_can_not_be_wished_for(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    before = await facts(group)
    data = {
        "group": str((await _meetings(group))[0].group_id),
        "title": "Min",
        "meeting": "00000000-0000-4000-8000-000000000001",
    }

    answer = await press_raw(group, SVEN, "proposals.propose", data, on=receipt)

    assert word(answer) == SV("I can't find that any more. Ask for the list again.")
    assert await facts(group) == before


@sqlite_only
async def test_a_proposal_nobody_answered_passes_on_to_the_next_meeting_when_its_own_begins(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")

    await group.at(datetime(2026, 11, 20, 8, 0, 1, tzinfo=UTC))

    assert said(shown(group, AMIRA, receipt))[2:4] == [
        "Skickat till ordförande och sekreterare, inte avgjort än",
        "Typ Dialog",
    ]
    assert said(shown(group, AMIRA, receipt))[-1] == "Möte fredag 4 december"
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    assert offered(copy)[0] == "Anta"
    accepted = await group.local.press(KARIN, copy, "Anta")
    assert said(accepted)[2] == "Antaget till mötet fredag 4 december av Karin Ek"


async def test_the_deadline_is_a_setting_and_no_days_means_until_the_meeting(group: Stage) -> None:
    async with transaction(group.works.engine) as session:
        (await session.scalars(select(Group))).one().proposal_days = 0

    receipt = await group.said(AMIRA, "föreslå Lokalplan")

    assert said(receipt)[3] == "Typ Dialog"
    async with transaction(group.works.engine) as session:
        assert [one.number for one in await session.scalars(select(Proposal))] == [1]
