"""What organisers can say and press about the log of deeds."""

from bot.audit.queries import count_of, deeds_of
from bot.audit.views import deed_view
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.i18n.speech import Speech
from bot.kit.ids import digest
from bot.outbox.post import post
from bot.people.addresses import to_person
from bot.people.language import own_tongue
from bot.people.rules import Permission
from cards.audit import OlderDeeds, log_card
from cards.errors import note
from cards.kit import Card
from cards.speech import Translate

router = Router()

PAGE = 20
"""So many deeds a card shows."""


@router.hears("händelselogg", "audit log")
async def show_log(turn: Turn) -> Reply:
    """Show what was done of late, to the organiser alone."""
    turn.may(Permission.READ_LOG)
    if turn.place is Place.DIRECT:
        return Answer(await _log(turn, turn.t))
    t: Speech = own_tongue(turn.person)
    key = f"audit.log:{digest(turn.conversation.conversation_id, turn.activity_id)}"
    await post(turn.session, key=key, to=to_person(turn.person), card=await _log(turn, t), now=turn.now)
    words = turn.t("I sent the audit log to you in our 1:1 chat: not everybody here is to read it.")
    return Answer(note(turn.t, words))


@router.presses(OlderDeeds)
async def show_older(turn: Turn, form: OlderDeeds) -> Reply:
    """Show what was done before that."""
    turn = await turn.within(form.group)
    turn.may(Permission.READ_LOG)
    return Update(await _log(turn, turn.t, before=form.before))


async def _log(turn: Turn, t: Translate, before: int | None = None) -> Card:
    group = turn.here.group
    deeds = await deeds_of(turn.session, group, before=before, most=PAGE + 1)
    shown = deeds[:PAGE]
    views = [deed_view(deed, name, t=t, zone=group.time_zone, today=turn.today) for deed, name in shown]
    total = await count_of(turn.session, group)
    last = shown[-1][0].id if len(deeds) > PAGE else None
    return log_card(t, views, group=group.name, of=group.id, total=total, before=last)
