"""Programs that checks of the infrastructure run; a machine of one's own may lack them, CI must not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def program(name: str, *, had_by: str) -> str:
    """Return where the program is; skip the test that wants it where it is not to be had."""
    beside_python = Path(sys.executable).with_name(name)
    found = str(beside_python) if beside_python.exists() else shutil.which(name)
    if found is None:
        assert not os.environ.get("CI"), f"CI needs {name}: {had_by}"
        pytest.skip(f"no {name} here: {had_by}")
    return found


def longest_stop() -> float:
    """Return how many seconds the bot takes to stop at most, with the settings' defaults."""
    from bot.config import Settings  # noqa: PLC0415 -- slow import: the whole bot
    from bot.outbox.worker import LAST_CHANCE  # noqa: PLC0415 -- likewise
    from bot.serving import FAREWELL  # noqa: PLC0415 -- likewise

    return float(Settings.model_fields["drain_seconds"].default) + FAREWELL + LAST_CHANCE


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command and return what it said, on one stream."""
    return subprocess.run(  # noqa: S603 -- a test's own words
        command,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment},
    )
