"""What people can say and press about reports."""

from uuid import UUID

from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.kit.ids import new_id
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_in
from bot.outbox.post import amend
from bot.people.queries import members_of
from bot.people.rules import Permission, may
from bot.reports.models import Report, Reporter
from bot.reports.queries import report_on, reporter_by_id, reporters_of, still_here
from bot.reports.rules import chosen_reporter, must_be_listed, why_not
from bot.reports.use_cases import add_reporter, change_reporter, remove_reporter, send_report
from bot.reports.views import ask_view, people_choices, reporter_views
from cards.kit import Card
from cards.reports import (
    ChangeReporter,
    EditReport,
    NewReporter,
    NothingToReport,
    RemoveReporter,
    ReplaceReporter,
    SaveReporter,
    SendReport,
    ask_card,
    new_reporter_form,
    reporter_form,
    reporters_card,
)

router = Router()


def _key(group_id: UUID, shown: UUID) -> str:
    """Return the name of one list that stands in Teams."""
    return f"reports.list:{group_id}:{shown}"


@router.hears("rapportörer", "reporters")
async def show_reporters(turn: Turn) -> Reply:
    """Show who reports on what; organisers may change it."""
    group, shown = turn.may(Permission.SEE).group, new_id()
    return Answer(await _listed(turn, shown), key=_key(group.id, shown))


async def _listed(turn: Turn, shown: UUID) -> Card:
    group = turn.here.group
    views = reporter_views(await reporters_of(turn.session, group), here=await still_here(turn.session, group))
    changeable = may(turn.here, Permission.ARRANGE_MEETINGS)
    return reporters_card(turn.t, views, group=group.name, of=group.id, shown=shown, changeable=changeable)


async def _show_anew(turn: Turn, shown: UUID | None) -> Reply:
    """Let the list show what was saved in a dialog."""
    if shown is not None:
        key = _key(turn.here.group_id, shown)
        await amend(turn.session, key=key, card=await _listed(turn, shown), now=turn.now)
    return Note(turn.t("Saved. The list shows it, and the reporter is asked five days before the meeting."))


@router.presses(NewReporter)
async def hand_out_form(turn: Turn, form: NewReporter) -> Reply:
    """Open the form for one more topic."""
    turn = await turn.within(form.group)
    turn.may(Permission.ARRANGE_MEETINGS)
    people = people_choices(await members_of(turn.session, turn.here.group))
    return Dialog(turn.t("Add a topic"), new_reporter_form(turn.t, people, group=form.group, shown=form.shown))


@router.presses(SaveReporter)
async def save(turn: Turn, form: SaveReporter) -> Reply:
    """Keep the topic and its reporter."""
    turn = await turn.within(form.group)
    turn.may(Permission.ARRANGE_MEETINGS)
    person = chosen_reporter(await members_of(turn.session, turn.here.group), form.person)
    await add_reporter(turn.session, topic=form.topic, person=person, by=turn.here, now=turn.now)
    return await _show_anew(turn, form.shown)


async def _reporter(turn: Turn, reporter_id: UUID) -> tuple[Turn, Reporter]:
    """Return the reporter, and the turn within her group; NotFound for other groups' people."""
    reporter = await reporter_by_id(turn.session, reporter_id)
    return await turn.within(reporter.group_id), reporter


@router.presses(ChangeReporter)
async def hand_out_change_form(turn: Turn, form: ChangeReporter) -> Reply:
    """Open the form of a topic that stands already."""
    turn, reporter = await _reporter(turn, form.reporter)
    turn.may(Permission.ARRANGE_MEETINGS)
    must_be_listed(reporter)
    people = people_choices(await members_of(turn.session, turn.here.group))
    person = str(reporter.person_id) if str(reporter.person_id) in {one.value for one in people} else ""
    card = reporter_form(turn.t, people, reporter=reporter.id, topic=reporter.topic, person=person, shown=form.shown)
    return Dialog(turn.t("Edit"), card)


@router.presses(ReplaceReporter)
async def replace_reporter(turn: Turn, form: ReplaceReporter) -> Reply:
    """Keep what the organiser changed."""
    turn, reporter = await _reporter(turn, form.reporter)
    turn.may(Permission.ARRANGE_MEETINGS)
    must_be_listed(reporter)
    person = chosen_reporter(await members_of(turn.session, turn.here.group), form.person)
    await change_reporter(turn.session, reporter, topic=form.topic, person=person, by=turn.here, now=turn.now)
    return await _show_anew(turn, form.shown)


@router.presses(RemoveReporter)
async def remove(turn: Turn, form: RemoveReporter) -> Reply:
    """Take a topic off the list, which is drawn anew."""
    turn, reporter = await _reporter(turn, form.reporter)
    await remove_reporter(turn.session, reporter, by=turn.here, now=turn.now)
    return Update(await _listed(turn, form.shown))


async def _asked(turn: Turn, reporter_id: UUID, meeting_id: UUID) -> tuple[Turn, Reporter, Meeting]:
    turn, reporter = await _reporter(turn, reporter_id)
    return turn, reporter, await meeting_in(turn.session, turn.here.group, meeting_id)


def _drawn(turn: Turn, reporter: Reporter, meeting: Meeting, report: Report | None, *, editing: bool = False) -> Card:
    view = ask_view(reporter, meeting, report, reader=turn.person, group=turn.here.group, t=turn.t, now=turn.now)
    return ask_card(turn.t, view, editing=editing)


async def _take(turn: Turn, form: SendReport | NothingToReport, text: str) -> Reply:
    turn, reporter, meeting = await _asked(turn, form.reporter, form.meeting)
    report = await send_report(turn.session, reporter, meeting, text=text, by=turn.here, now=turn.now)
    return Update(_drawn(turn, reporter, meeting, report))


@router.presses(SendReport)
async def receive_report(turn: Turn, form: SendReport) -> Reply:
    """Take what a reporter sends in."""
    return await _take(turn, form, form.text)


@router.presses(NothingToReport)
async def nothing_to_report(turn: Turn, form: NothingToReport) -> Reply:
    """Take it that there is nothing to report."""
    return await _take(turn, form, "")


@router.presses(EditReport)
async def edit(turn: Turn, form: EditReport) -> Reply:
    """Turn what she sent into a form again."""
    turn, reporter, meeting = await _asked(turn, form.reporter, form.meeting)
    refused = why_not(reporter, meeting, turn.here.person_id, now=turn.now)
    if refused is not None:
        raise refused
    report = await report_on(turn.session, reporter, meeting)
    return Update(_drawn(turn, reporter, meeting, report, editing=True))
