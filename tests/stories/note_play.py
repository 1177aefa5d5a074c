"""What a story about live notes does again and again."""

from datetime import timedelta

from bot.localteams.board import Seen
from bot.localteams.people import JOHAN, KARIN, Person
from tests.stories.poll_play import FRIDAY_AT_NINE
from tests.stories.stage import Stage, said

AT_WORK = "Anteckningar under mötet"


async def begun(stage: Stage) -> Seen:
    """Let the first meeting begin with a new plan on its agenda, and return the secretary's running card."""
    await stage.said(KARIN, "föreslå Ny lokalplan")
    await stage.settled()
    proposal = await stage.sees(KARIN, "Ny lokalplan")
    assert (await stage.local.press(KARIN, proposal, "Anta")).status == 200
    await stage.at(FRIDAY_AT_NINE)
    return await started(stage)


async def started(stage: Stage) -> Seen:
    """Let the secretary start the meeting, and return her running card."""
    shown = await stage.told(JOHAN, "möte")
    assert (await stage.local.press(JOHAN, shown, "Starta mötet")).word is None
    await stage.settled()
    return await stage.sees(JOHAN, AT_WORK)


async def writes(stage: Stage, person: Person, *lines: str) -> None:
    """Let somebody write in her own chat, a message each, some seconds apart, and let the bot take it."""
    for line in lines:
        assert await stage.local.say(person, stage.local.chat(person), line) in {200, 201}
        await stage.settled()
        await stage.later(timedelta(seconds=3))


def newest(stage: Stage, person: Person) -> list[str]:
    """Return what the bot's newest message in the person's own chat says."""
    return said(stage.bot_in(stage.local.chat(person), person)[-1])


def card_of(stage: Stage, person: Person) -> Seen:
    """Return the person's running card, the latest."""
    cards = [one for one in stage.bot_in(stage.local.chat(person), person) if said(one)[0].startswith(AT_WORK)]
    return cards[-1]


def shown(stage: Stage, person: Person) -> list[str]:
    """Return what the running card tells: its item, the counts, and the lines; without its folds."""
    words = [line.replace("*", "").replace("\\", "") for line in said(card_of(stage, person))]
    ends = [place for place, line in enumerate(words) if line.startswith(("Sedan: ", "Hittills: ", "Så skriver du"))]
    return words[1 : ends[0]] if ends else words[1:]


async def closed(stage: Stage) -> Seen:
    """Let the secretary close the meeting by a line, and return her running card."""
    await writes(stage, JOHAN, "#avsluta")
    return card_of(stage, JOHAN)
