"""Talk that belongs to no room: help, and which group is meant."""

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Overheard, Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid
from bot.kit.course import name_deed
from bot.people.queries import memberships_of
from bot.people.rules import Role, role_of
from cards.chat import Say, SayInGroup, SayMeant, help_card, which_group
from cards.inputs import Choice

MOST_ASKED = 1000
"""Characters of what was said that each button of the question can carry: a card has its limits."""


def listening(rooms: Router) -> Router:
    """Return a router that answers what the rooms answer, and whatever else is said with help."""
    router = Router()
    router.include(rooms)

    @router.hears("hjälp", "help", "hej", "hello", "hi", in_group=False)
    async def helping(turn: Turn) -> Reply:
        return await _help(turn, router, unknown="")

    @router.presses(Say)
    async def say(turn: Turn, press: Say) -> Reply:
        return await hear(router, turn, press.said)

    @router.presses(SayMeant)
    async def say_meant(turn: Turn, press: SayMeant) -> Reply:
        return await hear(router, turn, press.said)

    @router.presses(SayInGroup)
    async def say_in_group(turn: Turn, press: SayInGroup) -> Reply:
        reply = await hear(router, await turn.within(press.group), press.said)
        return Update(reply.card, reply.key) if isinstance(reply, Answer) and not reply.more else reply

    return router


async def hear(router: Router, turn: Turn, said: str) -> Reply:
    """Answer what was said: by the room whose phrase it is, in the group that is meant, or with help."""
    found = router.find(said)
    if router.overhearer is not None and turn.place is Place.DIRECT:
        command = found[0].said if found else ""
        reply = await router.overhearer(turn, Overheard(said, command, "" if command else router.mistyped(said)))
        if reply is not None:
            name_deed(router.overhearer)
            return reply
    if found is None:
        name_deed(_help)
        return await _help(turn, router, unknown=said.strip())
    phrase, words = found
    name_deed(phrase.hearer)
    turn = turn.saying(words)
    if not phrase.in_group or turn.member is not None or turn.place is not Place.DIRECT:
        return await phrase.hearer(turn)
    hers = await memberships_of(turn.session, turn.person)
    if len(hers) == 1:
        return await phrase.hearer(await turn.within(hers[0].group_id))
    if hers and len(said) > MOST_ASKED:
        raise Invalid(
            "You are in several groups, and this is too long for me to ask which one you mean. "
            "Write it in the group's channel, or send it as a file.",
        )
    if hers:
        groups = [Choice(str(one.group_id), one.group.name) for one in hers]
        return Answer(which_group(turn.t, said, groups))
    return await phrase.hearer(turn)


async def _help(turn: Turn, router: Router, *, unknown: str) -> Reply:
    nearest, rest = router.nearest(unknown)
    hers = [turn.member] if turn.member else await memberships_of(turn.session, turn.person)
    organiser = any(role_of(one) is Role.ORGANISER for one in hers)
    card = help_card(
        turn.t,
        direct=turn.place is Place.DIRECT,
        group=turn.group.name if turn.group else "",
        organiser=organiser and (turn.member is not None or turn.place is Place.DIRECT),
        unknown=unknown,
        nearest=turn.t(nearest) if nearest else "",
        following=rest,
    )
    return Answer(card)
