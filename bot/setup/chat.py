"""What people can say and press to set a group up."""

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid, NotAllowed
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.meetings.use_cases import next_if_any
from bot.meetings.views import when_words
from bot.people.models import Group, Rhythm
from bot.people.queries import members_of, organisers_of
from bot.people.rules import Permission
from bot.setup.use_cases import Wishes, change_settings, set_up_group
from cards.inputs import Choice
from cards.kit import Card
from cards.setup import BY_HAND, WEEKDAYS, SavedView, SettingsView, SetUpGroup, settings_saved, setup_form
from cards.speech import Translate

router = Router()

ZONES = ("Europe/Stockholm", "Europe/Helsinki", "Europe/Oslo", "Europe/Copenhagen", "Europe/London", "UTC")
"""The time zones that the form offers; any other may be kept once it is set."""


@router.hears("kom igång", "set up", in_group=False)
async def hand_out_form(turn: Turn) -> Reply:
    """Hand out the setup form, empty in a new channel, filled in where the group is set up."""
    if turn.group is not None:
        return await show_settings(turn)
    if turn.place is Place.DIRECT:
        raise Invalid("A group is set up in its own channel: add me there and write “set up” to me.")
    _must_not_be_guest(turn)
    people = tuple(Choice(one.member_id, one.name) for one in turn.roster if not one.is_guest)
    view = SettingsView(
        name=turn.place_name or turn.t("Leadership group"), people=people, secretary=turn.person.member_id
    )
    return Answer(setup_form(turn.t, view, zones=ZONES))


def _must_not_be_guest(turn: Turn) -> None:
    if any(one.is_guest for one in turn.roster if one.member_id == turn.person.member_id):
        raise NotAllowed("A guest can't set up a group. Ask a member of the team to do it.")


@router.hears("inställningar", "settings")
async def show_settings(turn: Turn) -> Reply:
    """Hand the organisers the setup form, filled in."""
    group = turn.may(Permission.CHANGE_SETTINGS).group
    members = [one.person for one in await members_of(turn.session, group) if not one.is_guest]
    by_id = {person.id: person.member_id for person in members}
    view = SettingsView(
        name=group.name,
        people=tuple(Choice(person.member_id, person.name) for person in members),
        group=group.id,
        chair=by_id.get(group.chair_id) if group.chair_id else None,
        secretary=by_id.get(group.secretary_id) if group.secretary_id else None,
        language=group.language,
        time_zone=group.time_zone,
        meeting_weekday=group.meeting_weekday,
        rhythm=group.rhythm.value,
        start_time=group.start_time,
        length_minutes=group.length_minutes,
        reminder_weekday=group.reminder_weekday,
        reminder_time=group.reminder_time,
        month_week=group.month_week,
        rhythm_until=group.rhythm_until,
        place=group.place,
        link=group.link,
        proposal_days=group.proposal_days,
        publish_days=BY_HAND if group.publish_days is None else group.publish_days,
        free_texts="anonymous" if group.anonymous_texts else "named",
        digest_names="names" if group.names_in_digest else "counts",
        pings_from=group.pings_from,
        pings_until=group.pings_until,
        letterhead=group.letterhead,
        page_footer=group.page_footer,
    )
    return Answer(setup_form(turn.t, view, zones=tuple(dict.fromkeys((group.time_zone, *ZONES)))))


@router.presses(SetUpGroup)
async def save(turn: Turn, form: SetUpGroup) -> Reply:
    """Keep the settings; the form becomes the group's settings in short."""
    group = await _saved(turn, form)
    t = speaking(group.language) if turn.place is not Place.DIRECT else turn.t
    return Update(await _in_short(turn, group, t))


async def _saved(turn: Turn, form: SetUpGroup) -> Group:
    said = form.model_dump(exclude={"group", "rhythm", "publish_days", "free_texts", "digest_names"})
    publish_days = None if form.publish_days == BY_HAND else form.publish_days
    wishes = Wishes(
        **said,
        rhythm=Rhythm(form.rhythm),
        publish_days=publish_days,
        anonymous_texts=form.free_texts == "anonymous",
        names_in_digest=form.digest_names == "names",
    )
    if form.group is not None or turn.group is not None:
        turn = await turn.within(form.group) if form.group is not None else turn
        return await change_settings(turn.session, wishes, by=turn.here, now=turn.now)
    if turn.place is Place.DIRECT:
        raise Invalid("A group is set up in its own channel: add me there and write “set up” to me.")
    _must_not_be_guest(turn)
    return await set_up_group(
        turn.session,
        wishes,
        where=turn.home,
        is_channel=turn.place is Place.CHANNEL,
        team_id=turn.team_id,
        roster=turn.roster,
        by=turn.person,
        now=turn.now,
    )


async def _in_short(turn: Turn, group: Group, t: Translate) -> Card:
    today = local(turn.now, group.time_zone).date()
    meeting = await next_if_any(turn.session, group, now=turn.now)
    when = when_words(meeting.starts_at, group, t=t, today=today) if meeting else t("No more meetings are planned")
    named = {person.id: person.name for person in await organisers_of(turn.session, group)}
    reminder = local(turn.now, group.time_zone).replace(
        hour=group.reminder_time.hour, minute=group.reminder_time.minute
    )
    view = SavedView(
        name=group.name,
        chair=named.get(group.chair_id, "") if group.chair_id else t("Nobody yet"),
        secretary=named.get(group.secretary_id, "") if group.secretary_id else t("Nobody yet"),
        next_meeting=when,
        reminder=t("{day} at {hour}", day=t(WEEKDAYS[group.reminder_weekday]), hour=t.hour(reminder)),
    )
    return settings_saved(t, view)
