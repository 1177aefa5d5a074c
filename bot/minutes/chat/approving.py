"""What people press about published minutes: to read them as a whole, to approve them, to name who does."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid
from bot.kit.ids import digest
from bot.minutes.letters import whole_of
from bot.minutes.models import Minutes
from bot.minutes.queries import minutes_by_id
from bot.minutes.rules import must_be_in_force
from bot.minutes.use_cases.approving import approve
from bot.minutes.use_cases.approving import name_approvers as name_them
from bot.minutes.versions import in_force, is_awaited, named_approvers, version_of, writers_of
from bot.minutes.views import minutes_view
from bot.outbox.post import post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Membership
from bot.people.queries import members_of
from bot.people.rules import Permission
from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.published import minutes_cards, overview, whole_cards
from cards.minutes.versions import (
    ApproveMinutes,
    AskApprovers,
    NameApprovers,
    ReadAll,
    ShownIn,
    approval_card,
    name_approvers,
)
from cards.minutes.views import MinutesView

router = Router()


async def viewed(turn: Turn, minutes: Minutes) -> MinutesView:
    """Return the minutes as the turn's reader sees them; the turn is one within their group."""
    return minutes_view(await whole_of(turn.session, minutes), group=turn.here.group, t=turn.t, today=turn.today)


def to_herself(turn: Turn) -> Turn:
    """Return this turn as what she reads in her own chat: in her language."""
    return turn if turn.place is Place.DIRECT else replace(turn, t=tongue_of(turn.person, turn.here.group))


@router.presses(ReadAll)
async def read_all(turn: Turn, form: ReadAll) -> Reply:
    """Give her the minutes word for word in her own chat: a channel is no place for pages of text."""
    minutes = await version_of(turn.session, form.minutes, form.version)
    turn = await turn.within(minutes.group_id)
    turn.may(Permission.SEE)
    cards = await _whole(to_herself(turn), minutes)
    if turn.place is Place.DIRECT:
        return Answer(cards[0], more=tuple(cards[1:]))
    asked = digest(turn.person.member_id, str(minutes.id), f"{turn.now:%Y-%m-%dT%H:%M}")
    for number, card in enumerate(cards):
        key = f"minutes.whole:{asked}:{number}"
        await post(turn.session, key=key, to=to_person(turn.person), card=card, now=turn.now)
    return Note(turn.t("I sent the minutes to you in our 1:1 chat."))


async def _whole(turn: Turn, minutes: Minutes) -> list[Card]:
    """Return the whole; for somebody whose word is awaited, with the button to approve it at the end."""
    view = await viewed(turn, minutes)
    cards = whole_cards(turn.t, view)
    awaited = await is_awaited(turn.session, minutes, turn.person)
    return [*cards, approval_card(turn.t, view, awaited=True)] if awaited else cards


@router.presses(ApproveMinutes)
async def approve_minutes(turn: Turn, form: ApproveMinutes) -> Reply:
    """Freeze the version that she saw, and show who approved it, and when."""
    newest = await in_force(turn.session, form.minutes)
    turn = await turn.within(newest.group_id)
    turn.may(Permission.SEE)
    await approve(turn.session, await minutes_by_id(turn.session, form.minutes), by=turn.here, now=turn.now)
    return Update(await _drawn_anew(turn, newest, form.shown_in))


async def _drawn_anew(turn: Turn, minutes: Minutes, shown_in: ShownIn) -> Card:
    view = await viewed(turn, minutes)
    match shown_in:
        case "root":
            return minutes_cards(turn.t, view)[0]
        case "overview":
            return overview(turn.t, view)
        case "letter":
            awaited = await is_awaited(turn.session, minutes, turn.person)
            return approval_card(turn.t, view, awaited=awaited)


@router.presses(AskApprovers)
async def ask_approvers(turn: Turn, form: AskApprovers) -> Reply:
    """Open the form in which an organiser names those who approve the minutes."""
    turn, minutes = await _hers(turn, form)
    must_be_in_force(minutes)
    able = await _able(turn, minutes)
    if not able:
        raise Invalid("There is nobody else in {group} who could approve them.", group=turn.here.group.name)
    people = [Choice(str(one.person_id), one.person.name) for one in able]
    chosen = [str(one.id) for one in await named_approvers(turn.session, minutes)]
    return Dialog(turn.t("Name approvers"), name_approvers(turn.t, minutes.id, people, chosen))


async def _hers(turn: Turn, form: AskApprovers | NameApprovers) -> tuple[Turn, Minutes]:
    """Return the minutes in force, and the turn within their group; refuses all but its organisers."""
    minutes = await in_force(turn.session, form.minutes)
    turn = await turn.within(minutes.group_id)
    turn.may(Permission.WRITE_MINUTES)
    return turn, minutes


async def _able(turn: Turn, minutes: Minutes) -> list[Membership]:
    """Return the members who did not write the minutes, but for the chair, who needs no naming."""
    writers = await writers_of(turn.session, minutes)
    members = await members_of(turn.session, turn.here.group)
    chair = turn.here.group.chair_id
    return [one for one in members if not one.is_guest and one.person_id not in {*writers, chair}]


@router.presses(NameApprovers)
async def keep_approvers(turn: Turn, form: NameApprovers) -> Reply:
    """Keep the names, and tell each of them."""
    turn, minutes = await _hers(turn, form)
    people = _chosen(form.approvers, await members_of(turn.session, turn.here.group), turn)
    await name_them(turn.session, minutes, people, by=turn.here, now=turn.now)
    if not people:
        return Note(turn.t("Nobody but the chair is to approve the minutes."))
    names = ", ".join(one.person.name for one in people)
    return Note(turn.t("I have asked {names} to approve the minutes.", names=names))


def _chosen(chosen: Sequence[str], members: Sequence[Membership], turn: Turn) -> list[Membership]:
    """Return the members who were chosen, each once; raises Invalid for somebody who is not in the group."""
    known = {str(one.person_id): one for one in members}
    known |= {one.person.entra_id: one for one in members if one.person.entra_id}  # Teams' own picker sends these
    if not known.keys() >= set(chosen):
        raise Invalid("Somebody you chose is not in {group} any more. Choose again.", group=turn.here.group.name)
    return list({known[one].person_id: known[one] for one in chosen}.values())
