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
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import uvloop
from aiohttp import ClientSession, TCPConnector

from bench.porch_teams import Teams, new_teams, serve_teams

AT_ONCE = 16
ROUNDS = 5
WARM = 500
TARGET = 1.3
KINDS = ("floor", "porch")


@dataclass(frozen=True)
class Round:
    """What one round showed."""

    cpu_ms: float
    per_second: float
    rss_mb: float


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def ready(session: ClientSession, url: str) -> None:
    """Wait until the server answers."""
    for _ in range(300):
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


async def compare(count: int) -> dict[tuple[str, str], list[Round]]:
    """Run every kind with one token for all, and with a new token for each, in turns."""
    os.sched_setaffinity(0, {1} if (os.cpu_count() or 1) > 1 else {0})
    found: dict[tuple[str, str], list[Round]] = {}
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        teams = new_teams(Path(folder), port)
        runner = await serve_teams(teams, port)
        ports = {kind: free_port() for kind in KINDS}
        command = [sys.executable, "-m", "bench.porch_servers"]
        trusted = {**os.environ, "REQUESTS_CA_BUNDLE": str(teams.ca_file)}
        running = [subprocess.Popen([*command, kind, str(ports[kind]), teams.url, str(teams.ca_file)], env=trusted) for kind in KINDS]
        try:
            async with ClientSession(connector=TCPConnector(limit=AT_ONCE)) as session:
                for kind in KINDS:
                    await ready(session, f"http://127.0.0.1:{ports[kind]}")
                    await drive(session, f"http://127.0.0.1:{ports[kind]}", teams, WARM, [teams.token()])
                for turn in range(ROUNDS):
                    for said, tokens in (
                        ("one token for all", [teams.token()]),
                        ("a new token for each", [teams.token(turn * count + number) for number in range(1, count + 1)]),
                    ):
                        for kind in KINDS:
                            measured = await drive(session, f"http://127.0.0.1:{ports[kind]}", teams, count, tokens)
                            found.setdefault((said, kind), []).append(measured)
        finally:
            for process in running:
                process.kill()
                process.wait()
            await runner.cleanup()
    return found


def table(found: dict[tuple[str, str], list[Round]]) -> tuple[str, bool]:
    """Return the table, and whether the porch is within the target."""
    lines = ["| tokens | echo | activities/s at 16 at once | CPU ms each | × bare aiohttp | MB |", "|---|---|---|---|---|---|"]
    within = True
    for (said, kind), rounds in found.items():
        ratio = median(here.cpu_ms / floor.cpu_ms for here, floor in zip(rounds, found[said, "floor"], strict=True))
        within = within and ratio <= TARGET
        cpu, rate, rss = (median(getattr(one, name) for one in rounds) for name in ("cpu_ms", "per_second", "rss_mb"))
        lines.append(f"| {said} | {kind} | {rate:,.0f} | {cpu:.3f} | {ratio:.2f} | {rss:.0f} |")
    return "\n".join(lines), within


def main() -> int:
    """Measure, print the table, and fail above the target."""
    text, within = table(uvloop.run(compare(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)))
    sys.stdout.write(f"{text}\n\ntarget: at most {TARGET} × the floor: {'held' if within else 'MISSED'}\n")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
