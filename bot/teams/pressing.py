"""A press finds its room; a form that counts once is taken once, whoever presses it again."""

from typing import Any

from bot.chat.reply import Note, Private, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import TooLate
from bot.teams.hearing import pressed_by
from bot.teams.shown import card_shown, letter_shown_as


async def feel(router: Router, turn: Turn, verb: str, data: dict[str, Any], *, pressed: str | None) -> Reply:
    """Let the room answer; `pressed` is the id of the message whose button it was, None in a dialog.

    A form that counts once is known by its message, or in a dialog by its nonce.
    """
    press, _ = router.pressed.get(verb, (None, None))
    form = pressed or str(data.get("nonce") or "")
    if press is not None and press.once and form:
        by = await pressed_by(turn, verb, form)
        if by is not None:
            return await _taken_before(turn, by, pressed)
    return await router.feel(turn, verb, data)


async def _taken_before(turn: Turn, by: str, pressed: str | None) -> Reply:
    """Show the sender what became of her form; tell anybody else, whose words stay where she typed them."""
    if by != turn.person.member_id:
        raise TooLate(
            "Somebody has sent this form already. What you typed is still here: "
            "ask for a form of your own and send it there.",
        )
    letter = await letter_shown_as(turn.session, turn, pressed) if pressed else None
    card = await card_shown(turn.session, letter) if letter else None
    if card is None or not card.json:  # what old letters said is purged
        return Note(turn.t("You have sent this already. It stands in the chat."))
    return Private(card)
