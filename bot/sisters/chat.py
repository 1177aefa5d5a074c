"""What people can say and press about sister groups."""

from bot.chat.reply import Answer, Dialog, Note, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound, TooLate
from bot.people.queries import people_by_id
from bot.people.rules import Permission, may
from bot.proposals.neighbours import told_apart
from bot.sisters import letters
from bot.sisters.models import LinkState, SisterLink
from bot.sisters.queries import groups_beside, latest_news, link_by_id, links_of
from bot.sisters.rules import other_than
from bot.sisters.use_cases import answer_link, ask_to_link, end_link
from bot.sisters.views import sisters_view
from cards.kit import Card
from cards.sisters import AcceptLink, ChooseSister, DeclineLink, EndLink, LinkGroups, choose_sister, sisters_card

router = Router()


@router.hears("systergrupper", "sister groups")
async def show_sisters(turn: Turn) -> Reply:
    """Show the group's sister groups and their news; organisers may link and part."""
    turn.may(Permission.SEE)
    return Answer(await _sisters(turn))


async def _sisters(turn: Turn) -> Card:
    group = turn.here.group
    links = await links_of(turn.session, group)
    chairs = [chair for link in links if (chair := other_than(link, group).chair_id)]
    people = await people_by_id(turn.session, chairs)
    news = await latest_news(turn.session, group)
    view = sisters_view(group, links, news, people, t=turn.t, today=turn.today)
    return sisters_card(turn.t, view, may_link=may(turn.here, Permission.ARRANGE_MEETINGS))


@router.presses(ChooseSister)
async def hand_out_choice(turn: Turn, press: ChooseSister) -> Reply:
    """Ask which group is to be linked."""
    turn = await turn.within(press.group)
    group = turn.may(Permission.ARRANGE_MEETINGS).group
    groups = await told_apart(turn.session, await groups_beside(turn.session, group), t=turn.t)
    if not groups:
        raise TooLate("There is no other group to link. A group is set up by writing “set up” to me in its channel.")
    return Dialog(turn.t("Link a group"), choose_sister(turn.t, groups, group=group.id))


@router.presses(LinkGroups)
async def link_groups(turn: Turn, form: LinkGroups) -> Reply:
    """Ask the other group."""
    turn = await turn.within(form.group)
    link = await ask_to_link(turn.session, form.other, by=turn.here, now=turn.now)
    other = other_than(link, turn.here.group).name
    if link.state is LinkState.LINKED:
        return Note(turn.t("{other} had asked you already: it is your sister group now.", other=other))
    return Note(turn.t("Asked. You hear from me when {other} has answered.", other=other))


async def _answer(turn: Turn, press: AcceptLink | DeclineLink, state: LinkState) -> Reply:
    link = await link_by_id(turn.session, press.link)
    turn = await turn.within(link.asked_id)
    await answer_link(turn.session, link, state, by=turn.here, now=turn.now)
    if press.in_list:
        return Update(await _sisters(turn))
    card = await letters.question_card(turn.session, link, turn.person, now=turn.now)
    return Update(card, key=letters.question_key(link, turn.person))


@router.presses(AcceptLink)
async def accept_link(turn: Turn, press: AcceptLink) -> Reply:
    """Let the two be sister groups."""
    return await _answer(turn, press, LinkState.LINKED)


@router.presses(DeclineLink)
async def decline_link(turn: Turn, press: DeclineLink) -> Reply:
    """Let the two stay as they are."""
    return await _answer(turn, press, LinkState.DECLINED)


def _must_be_end(link: SisterLink, turn: Turn) -> None:
    if turn.here.group_id not in (link.asker_id, link.asked_id):
        raise NotFound


@router.presses(EndLink)
async def part(turn: Turn, press: EndLink) -> Reply:
    """End a link, or take a question back."""
    turn = await turn.within(press.group)
    link = await link_by_id(turn.session, press.link)
    _must_be_end(link, turn)
    await end_link(turn.session, link, by=turn.here, now=turn.now)
    return Update(await _sisters(turn))
