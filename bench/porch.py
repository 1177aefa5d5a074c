"""The porch against the floor: CPU per activity of an echo, one core, signed tokens both ways, TLS outbound.

python -m bench.porch [activities per round]
"""

import asyncio
import itertools
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import uvloop
from aiohttp import ClientSession, TCPConnector

from bench.porch_teams import Teams, new_teams, serve_teams

AT_ONCE = 16
ROUNDS = 7
WARM = 500
TARGET = 1.3
ONE, EACH = "one token for all", "a new token for each"
OURS = {kind: (sys.executable, "-m", "bench.porch_servers", kind) for kind in ("floor", "porch")}


@dataclass(frozen=True)
class Round:
    """What one round showed."""

    cpu_ms: float
    per_second: float
    rss_mb: float


Found = dict[tuple[str, str], list[Round]]


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def ready(session: ClientSession, url: str) -> None:
    """Wait until the server answers."""
    for _ in range(1200):
        try:
            async with session.get(f"{url}/cpu"):
                return
        except OSError:
            await asyncio.sleep(0.1)
    message = f"{url} did not come up"
    raise RuntimeError(message)


async def drive(session: ClientSession, url: str, teams: Teams, count: int, tokens: list[str]) -> Round:
    """Send `count` activities, 16 at once, and read what the server used for them."""
    numbers, wrong = itertools.count(), 0
    bodies = [teams.activity(number) for number in range(200)]

    async def usage() -> dict[str, float]:
        async with session.get(f"{url}/cpu") as response:
            return dict(await response.json())

    async def talk() -> None:
        nonlocal wrong
        while (number := next(numbers)) < count:
            headers = {"Authorization": f"Bearer {tokens[number % len(tokens)]}", "Content-Type": "application/json"}
            async with session.post(f"{url}/api/messages", data=bodies[number % 200], headers=headers) as response:
                wrong += response.status >= 300

    before, start = await usage(), time.perf_counter()
    await asyncio.gather(*(talk() for _ in range(AT_ONCE)))
    wall, after = time.perf_counter() - start, await usage()
    if wrong:
        message = f"{wrong} of {count} activities were refused"
        raise RuntimeError(message)
    return Round((after["cpu"] - before["cpu"]) / count * 1000, count / wall, after["rss"] / 1024)


@contextmanager
def running(commands: Mapping[str, Sequence[str]], teams: Teams) -> Iterator[dict[str, str]]:
    """Run each echo as a process of its own, and give their URLs."""
    trusted = {**os.environ, "REQUESTS_CA_BUNDLE": str(teams.ca_file), "SSL_CERT_FILE": str(teams.ca_file)}
    with ExitStack() as stack:
        urls = {}
        for kind, command in commands.items():
            port = free_port()
            arguments = [*command, str(port), teams.url, str(teams.ca_file)]
            process = stack.enter_context(subprocess.Popen(arguments, env=trusted))  # noqa: S603 -- our own commands
            stack.callback(process.kill)
            urls[kind] = f"http://127.0.0.1:{port}"
        yield urls


async def compare(commands: Mapping[str, Sequence[str]], *, count: int, rounds: int = ROUNDS) -> Found:
    """Run every echo with one token for all, and with a new token for each activity, turn by turn."""
    os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})
    found: Found = {}
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        teams = new_teams(Path(folder), port)
        runner = await serve_teams(teams, port)
        with running(commands, teams) as urls:
            async with ClientSession(connector=TCPConnector(limit=AT_ONCE)) as session:
                for url in urls.values():
                    await ready(session, url)
                    await drive(session, url, teams, min(WARM, count), [teams.token()])
                for turn, kind in itertools.product(range(rounds), urls):
                    fresh = [teams.token(turn * count + number + 2) for number in range(count)]
                    for said, tokens in ((ONE, [teams.token()]), (EACH, fresh)):
                        measured = await drive(session, urls[kind], teams, count, tokens)
                        found.setdefault((said, kind), []).append(measured)
        await runner.cleanup()
    return found


def ratio(found: Found, said: str, kind: str) -> float:
    """Return the CPU of `kind` over the floor's, in the middle of the rounds."""
    pairs = zip(found[said, kind], found[said, "floor"], strict=True)
    return median(here.cpu_ms / floor.cpu_ms for here, floor in pairs)


def table(found: Found) -> str:
    """Return the table."""
    lines = [
        "| tokens | echo | activities/s at 16 at once | CPU ms each | × bare aiohttp | MB |",
        "|---|---|---|---|---|---|",
    ]
    for (said, kind), rounds in sorted(found.items(), key=lambda entry: entry[0][0], reverse=True):
        cpu, rate, rss = (median(getattr(one, name) for one in rounds) for name in ("cpu_ms", "per_second", "rss_mb"))
        lines.append(f"| {said} | {kind} | {rate:,.0f} | {cpu:.3f} | {ratio(found, said, kind):.2f} | {rss:.0f} |")
    return "\n".join(lines)


def main() -> int:
    """Measure, print the table, and fail above the target."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    found = uvloop.run(compare(OURS, count=count))
    within = ratio(found, ONE, "porch") <= TARGET
    print(f"{table(found)}\n\ntarget ({ONE}, as Teams does): {TARGET} × the floor: {'held' if within else 'MISSED'}")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
