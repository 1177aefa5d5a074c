"""The registration number of the latest minutes, said in a line: registrars often give it after publication."""

from bot.chat.reply import Answer, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.minutes.chat.desk import redraw
from bot.minutes.models import Minutes
from bot.minutes.queries import latest_published
from bot.minutes.use_cases.registering import register
from bot.minutes.versions import in_force, open_correction
from bot.people.rules import Permission
from cards.errors import note
from cards.words import is_blank, one_line

router = Router()

_NONE = frozenset("-–—")


@router.hears("diarienummer", "registration number", with_words=True)
async def give_number(turn: Turn) -> Reply:
    """Give the group's latest published minutes that number; say which they have when none follows."""
    group = turn.may(Permission.WRITE_MINUTES).group
    latest = await latest_published(turn.session, group)
    if latest is None:
        raise NotFound(
            "{group} has no published minutes yet. In a draft you give the number under “Edit”.", group=group.name
        )
    if is_blank(turn.words):
        return _answer(turn, latest)
    minutes = await in_force(turn.session, latest.id)
    number = one_line(turn.words)
    await register(turn.session, minutes, "" if number in _NONE else number, by=turn.here, now=turn.now)
    draft = await open_correction(turn.session, minutes)
    if draft is not None:
        await redraw(turn, draft)
    return _answer(turn, minutes)


def _answer(turn: Turn, minutes: Minutes) -> Answer:
    """Return the minutes, by title and day, with their number."""
    said = {"title": minutes.title, "day": turn.t.day(minutes.day, today=turn.today)}
    number = minutes.registration_number
    if not number:
        return Answer(
            note(
                turn.t,
                turn.t(
                    "“{title}”, {day}, has no registration number. Write it after “registration number” to give it.",
                    **said,
                ),
            )
        )
    return Answer(
        note(turn.t, turn.t("“{title}”, {day}, has the registration number {number}.", **said, number=number))
    )
