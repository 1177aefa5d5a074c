"""A year of one group and its steering group: what each person sees at each step, and that nothing gets lost.

Every second Friday from one December to the next: some twenty meetings, a hundred proposals. What the agendas must
hold is kept beside, in `Year`, by the plain rules that the group was told: what returns comes
first, then what was accepted.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.db.transaction import reading
from bot.kit.dates import at_local, local
from bot.kit.red_days import is_red_day
from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group
from tests.stories.agenda_play import CLOSING, FOLLOW_UP, NEWS, opened
from tests.stories.stage import Stage, offered, said
from tests.stories.test_sisters_links import linked

ZONE = "Europe/Stockholm"
BODIL = Person("bodil", "Bodil Ström", "Ledamot")
SUMMER = (date(2027, 6, 28), date(2027, 8, 8))
HOUR = re.compile(r"\d\d\.\d\d")


OUTCOMES = {
    "Anta": "Antaget till mötet",
    "Skjut upp": "Tas upp igen på mötet",
    "Avslå": "Avslaget av",
    "Hantera i Teams": "Hanteras i en egen tråd i Teams",
    "Lämna till": "Lämnat till Styrgruppen, där det är F-",
}


@dataclass(frozen=True)
class Fate:
    """What was decided of a proposal, by whom, and the receipt that must say so ever after."""

    verdict: str
    receipt: Seen
    decided_by: str


@dataclass
class Year:
    """The year so far, as somebody with a perfect memory would tell it."""

    stage: Stage
    put_off: list[str] = field(default_factory=list)
    organiser: Person = KARIN
    members: list[Person] = field(default_factory=lambda: [AMIRA, SVEN, KARIN, JOHAN])
    returning: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    fates: dict[str, "Fate"] = field(default_factory=dict)
    held: list[date] = field(default_factory=list)

    async def next_meeting(self) -> Meeting:
        """Return the group's next meeting, as it stands in the calendar."""
        async with reading(self.stage.works.engine) as session:
            group = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
            ahead = (
                select(Meeting)
                .where(Meeting.group_id == group.id, Meeting.starts_at > self.stage.clock.now())
                .where(Meeting.state.in_((MeetingState.PLANNED, MeetingState.PUBLISHED)))
                .order_by(Meeting.starts_at)
                .limit(1)
            )
            return (await session.scalars(ahead)).one()

    @property
    def expected(self) -> list[str]:
        """Return the titles that the next agenda must hold, in their order."""
        return [FOLLOW_UP, NEWS, *self.returning, *self.accepted, CLOSING]


def rows(card: Seen) -> list[tuple[str, str, int]]:
    """Return an agenda card's rows: when, what, and how many minutes."""
    words, found = said(card), []
    for place, word in enumerate(words):
        if HOUR.fullmatch(word):
            minutes = next(one for one in words[place:] if one.endswith(" min"))
            found.append((word, words[place + 1], int(minutes.removesuffix(" min"))))
    return found


def follow_each_other(found: list[tuple[str, str, int]]) -> bool:
    """Say whether each row begins when the one before ends: no gap, no overlap."""
    clocks = [datetime.strptime(when, "%H.%M").replace(tzinfo=UTC) for when, _, _ in found]
    ends = [at + timedelta(minutes=minutes) for at, (_, _, minutes) in zip(clocks, found, strict=True)]
    return clocks[1:] == ends[:-1]


@pytest.mark.thorough
@pytest.mark.longest
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_year_of_meetings_loses_nothing_and_each_sees_what_is_hers(group: Stage) -> None:
    await linked(group)
    year = Year(group)
    await _summer_break(year)
    await group.at(datetime(2026, 11, 20, 12, tzinfo=UTC))  # a first meeting two days after setup is nobody's year
    number = 0
    while (meeting := await year.next_meeting()).starts_at < datetime(2027, 12, 12, tzinfo=UTC):
        number += 1
        await _someone_comes_or_goes(year, number)
        meeting = await _the_calendar_changes(year, number, meeting)
        await _five_proposals(year, number, meeting)
        await _the_agenda_goes_out(year, meeting)
        await _the_meeting_is_held(year, number, meeting)

    assert 19 <= number <= 23
    assert len(year.fates) == 5 * number
    assert year.held == sorted(set(year.held))
    assert not [day for day in year.held if is_red_day(day) or SUMMER[0] <= day <= SUMMER[1]]
    await _every_receipt_tells_the_truth(year)


async def _summer_break(year: Year) -> None:
    stage = year.stage
    form = await opened(stage, JOHAN, await stage.told(JOHAN, "möte"), "Lov och uppehåll")
    days = {"Första dag": SUMMER[0].isoformat(), "Sista dag": SUMMER[1].isoformat(), "Namn": "Sommar"}
    added = await stage.local.press(JOHAN, form, "Lägg till", **days)
    assert added.dialog is not None
    assert "Sommar" in said(added.dialog)


async def _someone_comes_or_goes(year: Year, number: int) -> None:
    """Sven leaves in spring and Bodil comes; in autumn the chair leaves, and the secretary names Amira."""
    stage = year.stage
    if number == 6:
        await stage.local.leave(SVEN)
        await stage.local.join(BODIL)
        year.members[year.members.index(SVEN)] = BODIL
        assert said(await stage.told(BODIL, "hjälp"))[1] == "Det här kan jag hjälpa till med"
    if number == 14:
        await stage.local.leave(KARIN)
        await stage.settled()
        assert "Karin Ek, som är ordförande, är inte längre med i gruppen" in said(await stage.sees(JOHAN, "Karin Ek"))
        form = await stage.said(JOHAN, "inställningar")
        await stage.local.press(JOHAN, form, "Spara", Ordförande=AMIRA.teams_id)
        year.members.remove(KARIN)
        year.organiser = AMIRA


async def _the_calendar_changes(year: Year, number: int, meeting: Meeting) -> Meeting:
    """Now and then a meeting is moved or cancelled, and everybody reads of it in the channel."""
    stage = year.stage
    quiet = local(meeting.starts_at, ZONE).date() - timedelta(days=8)
    await stage.at(max(stage.clock.now() + timedelta(hours=1), at_local(quiet, time(9), ZONE)))
    day = local(meeting.starts_at, ZONE).date()
    if number in {4, 11}:
        moved = day + timedelta(days=3 if number == 4 else -1)
        form = await opened(stage, JOHAN, await stage.said(JOHAN, "möte"), "Flytta")
        await stage.local.press(JOHAN, form, "Flytta", Datum=moved.isoformat())
        await stage.settled()
        again = await year.next_meeting()
        assert (again.id, local(again.starts_at, ZONE).date()) == (meeting.id, moved)
        return again
    if number in {8, 17}:
        form = await opened(stage, JOHAN, await stage.said(JOHAN, "möte"), "Ställ in")
        await stage.local.press(JOHAN, form, "Ställ in", Motivering="Inget som brådskar")
        await stage.settled()
        assert "är inställt" in " ".join(said(stage.newest_root(year.members[0])))
        return await year.next_meeting()
    assert (day.weekday(), f"{local(meeting.starts_at, ZONE):%H:%M}") == (4, "09:00")
    return meeting


async def _five_proposals(year: Year, number: int, meeting: Meeting) -> None:
    """Three are accepted, one is put off, one goes another way; both organisers see what became of each."""
    stage = year.stage
    day = local(meeting.starts_at, ZONE).date()
    await stage.at(max(stage.clock.now() + timedelta(minutes=5), at_local(day - timedelta(days=7), time(10), ZONE)))
    elsewhere = ("Avslå", "Hantera i Teams", "Lämna till")[number % 3]
    for place, verdict in enumerate(("Anta", "Anta", "Skjut upp", elsewhere, "Anta")):
        title = f"Ärende {number}.{place}"
        by = year.members[(number + place) % len(year.members)]
        decider, onlooker = (year.organiser, JOHAN) if place % 2 else (JOHAN, year.organiser)
        receipt = await stage.said(by, f"föreslå {title}")
        assert said(receipt)[2] == "Skickat till ordförande och sekreterare, inte avgjort än"
        await _decided(stage, decider, await stage.sees(decider, f"· {title}"), verdict)
        await stage.later(timedelta(minutes=2))
        still_open = verdict == "Skjut upp"
        assert ("Anta" in offered(await stage.sees(onlooker, f"· {title}"))) is (still_open and onlooker != by)
        year.fates[title] = Fate(verdict, receipt, decider.name)
        (year.accepted if verdict == "Anta" else year.put_off if still_open else []).append(title)


async def _decided(stage: Stage, decider: Person, copy: Seen, verdict: str) -> None:
    if verdict != "Lämna till":
        await stage.local.press(decider, copy, verdict, Motivering="Så här tänker vi")
        return
    form = await opened(stage, decider, copy, verdict)
    await stage.local.press(decider, form, verdict, Systergrupp="Styrgruppen (ordförande Sven Åberg)")


async def _the_agenda_goes_out(year: Year, meeting: Meeting) -> None:
    """Two days before, at eight, the agenda is in the channel: what returns first, each item after the other."""
    stage = year.stage
    day = local(meeting.starts_at, ZONE).date()
    await stage.at(at_local(day - timedelta(days=2), time(7, 59), ZONE))
    before = len(stage.bot_in(stage.channel, JOHAN))
    await stage.at(at_local(day - timedelta(days=2), time(8), ZONE) + timedelta(seconds=1))
    assert len(stage.bot_in(stage.channel, JOHAN)) == before + 1
    found = rows(stage.newest_root(year.members[0]))
    assert [title for _, title, _ in found] == year.expected
    assert (found[0][0], follow_each_other(found)) == ("09.00", True)
    total = sum(minutes for _, _, minutes in found)
    assert any(line.startswith(f"{total} av 120 minuter") for line in said(stage.newest_root(JOHAN)))


async def _the_meeting_is_held(year: Year, number: int, meeting: Meeting) -> None:
    """It is started and closed; each fourth time one item is not reached, and comes up again."""
    stage = year.stage
    await stage.at(meeting.starts_at + timedelta(minutes=1))
    assert not year.put_off or "Tas upp igen på mötet" in " ".join(said(_now(year, year.put_off[0])))
    await stage.local.press(year.organiser, await stage.said(year.organiser, "möte"), "Starta mötet")
    await stage.later(timedelta(minutes=100))
    missed = year.accepted[-1:] if number % 4 == 0 else []
    if missed:
        card = await stage.said(year.organiser, "dagordning")
        form = await opened(stage, year.organiser, card, "Inte hunnet")
        late = [f"{when} {title}" for when, title, _ in rows(card) if title in missed]
        await stage.local.press(year.organiser, form, "Flytta till nästa möte", Punkter=late)
    await stage.local.press(JOHAN, await stage.said(JOHAN, "möte"), "Avsluta mötet")
    await stage.later(timedelta(minutes=30))
    year.fates |= {title: replace(year.fates[title], verdict="Skjut upp") for title in missed}
    year.held.append(local(meeting.starts_at, ZONE).date())
    year.returning, year.accepted, year.put_off = [*year.put_off, *missed], [], []


def _now(year: Year, title: str) -> Seen:
    """Return the receipt of that proposal as it stands now."""
    return year.stage.now(JOHAN, year.fates[title].receipt)


async def _every_receipt_tells_the_truth(year: Year) -> None:
    """Long after, each receipt still says what became of its proposal, and by whom."""
    wrong = {
        title: said(_now(year, title))[2]
        for title, fate in year.fates.items()
        if not said(_now(year, title))[2].startswith(OUTCOMES[fate.verdict])
    }
    assert wrong == {}
