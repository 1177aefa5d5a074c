"""Memory over a hundred thousand turns of two hundred people: what the bot remembers between turns is bounded.

Run as `python -m bench.memory [TURNS]`. Of ten turns one is a message that is answered by a letter, four show
somebody's own list, and five press a proposal that never was: each has an id that the bot has not seen before.
"""

import asyncio
import itertools
import sys
from typing import Any
from uuid import uuid4

import psutil

from bench.turns import AT_ONCE, SECRET, databases, running
from bot.kit.clock import MovableClock
from bot.localteams.local import LocalTeams
from bot.localteams.people import FOUR_PEOPLE, Person
from bot.localteams.shapes import invoke
from cards.assignments.presses import TurnPage
from cards.proposals.presses import AcceptProposal
from tests.serving.playing import set_up

TURNS = 100_000
SAMPLES = 10
PEOPLE = (*FOUR_PEOPLE, *(Person(f"p{number}", f"Person {number}", "Ledamot") for number in range(196)))
"""So many that none of them exceeds what the bot takes from one."""

MESSAGES, LISTS = 1, 4
"""Of ten turns; the others press what never was."""


def _turn(local: LocalTeams, number: int) -> dict[str, Any]:
    person = PEOPLE[number // 10 % len(PEOPLE)]
    chat = local.chat(person)
    if number % 10 < MESSAGES:
        return local.activity(person, chat, "hjälp")
    own = number % 10 < MESSAGES + LISTS
    press = (TurnPage, {"page": 0}) if own else (AcceptProposal, {"proposal": str(uuid4())})
    action = {"type": "Action.Execute", "verb": press[0].verb, "data": press[1]}
    outside = local.activity(person, chat, kind="invoke")
    return invoke(outside, "adaptiveCard/action", {"action": action, "trigger": "manual"})


async def _turns(local: LocalTeams, numbers: range) -> None:
    """Let so many turns be taken, sixteen at once."""
    waiting = iter(numbers)

    async def client() -> None:
        for number in waiting:
            answer = await local.deliver(_turn(local, number))
            if answer.status not in {200, 201}:
                message = f"the bot answered turn {number} with {answer.status}"
                raise RuntimeError(message)

    await asyncio.gather(*(client() for _ in range(AT_ONCE)))


async def measure(database_url: str, turns: int) -> list[float]:
    """Return the bot's resident memory in MB: after its start, and after each tenth of the turns."""
    local = LocalTeams(
        bot_url="", app_id="bench", app_password=SECRET, tenant_id="bench", clock=MovableClock(), people=PEOPLE
    )
    await local.start()
    try:
        async with running(local, database_url) as (process, _):
            await set_up(local)
            found = [_resident(process)]
            for start, end in itertools.pairwise(range(0, turns + 1, turns // SAMPLES)):
                await _turns(local, range(start, end))
                found.append(_resident(process))
                print(f"{end:>9,} turns {found[-1]:>6.0f} MB", file=sys.stderr, flush=True)
            return found
    finally:
        await local.stop()


def _resident(process: psutil.Process) -> float:
    return float(process.memory_info().rss / 2**20)


async def main(turns: int = TURNS) -> None:
    """Print the table."""
    print(f"| MB after … of {turns:,} turns | {' | '.join(f'{share}0 %' for share in range(SAMPLES + 1))} |")
    print("|---" * (SAMPLES + 2) + "|")
    with databases() as found:
        for name, url in found:
            print(f"| {name} | {' | '.join(f'{one:.0f}' for one in await measure(url, turns))} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
