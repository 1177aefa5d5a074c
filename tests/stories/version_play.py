"""What stories about approving and correcting minutes do again and again."""

from datetime import timedelta

from bot.localteams.board import Seen
from bot.localteams.hands import Pressed
from bot.localteams.people import JOHAN, Person
from bot.localteams.world import Dialog
from tests.stories.forging import gone_through, hidden, published, shown
from tests.stories.stage import Stage, said

LATER = timedelta(minutes=2)
"""So much later a second press is one of its own."""


async def root_of(stage: Stage, *, words: str | None = None) -> Seen:
    """Let Johan publish minutes, and return their root card in the channel."""
    await (published(stage, words=words) if words else published(stage))
    return stage.newest_root(JOHAN)


def opened(pressed: Pressed) -> Dialog:
    """The dialog that a press led to."""
    assert pressed.dialog is not None, pressed.word
    return pressed.dialog


async def correction(stage: Stage, root: Seen, *, by: Person = JOHAN) -> Seen:
    """Let an organiser begin to correct the minutes, and return the draft in her own chat."""
    stage.clock.forward(LATER)
    assert (await stage.local.press(by, root, "Rätta")).status == 200
    await stage.settled()
    return await stage.sees(by, "Rättelse, version")


async def edited(
    stage: Stage, draft: Seen, part: str, button: str = "Spara", *, by: Person = JOHAN, **given: object
) -> Seen:
    """Let her change one part of the draft, named by its beginning, and return the draft as it stands then."""
    asked = opened(await stage.local.press(by, draft, "Redigera"))
    [field] = [one for one in asked.card["body"] if one["type"] == "Input.ChoiceSet"]
    [choice] = [one["title"] for one in field["choices"] if one["title"].startswith(part)]
    form = opened(await stage.local.press(by, asked, "Nästa", **{"Vad vill du ändra?": choice}))
    assert (await stage.local.press(by, form, button, **given)).dialog is None
    await stage.settled()
    return shown(stage, by, draft)


async def corrected(stage: Stage, draft: Seen, *, by: Person = JOHAN, **given: object) -> Seen:
    """Let the correction be published, and return the root card as it stands then."""
    ready = await gone_through(stage, draft, by=by)
    assert (await stage.local.press(by, ready, "Publicera", **given)).status == 200
    await stage.settled()
    return stage.newest_root(by)


def minutes_id(root: Seen, button: str = "Läs hela") -> str:
    """The id that a card of published minutes carries."""
    return str(hidden(root, button)["minutes"])


def replies(stage: Stage, root: Seen, person: Person = JOHAN) -> list[list[str]]:
    """What the replies in the root card's thread say, in their order."""
    thread = [one for one in stage.bot_in(stage.channel, person) if one.root_id == root.id and one.id != root.id]
    return [said(one) for one in thread]
