"""The unit for a Linux machine of one's own: whole by systemd's own check, and well locked in."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.infra.tools import longest_stop, program, run

pytestmark = pytest.mark.thorough

UNIT = Path(__file__).parents[2] / "infra" / "ledningsgruppsbot@.service"
APT = "apt-get install systemd"
LEAST_EXPOSED = "20"
"""systemd's measure, 0 to 100 here: ours reaches the network and nothing else."""


def copied(folder: Path, name: str) -> str:
    """Return a copy of the unit that names a Python which is there."""
    path = folder / name
    path.write_text(
        UNIT.read_text().replace("/opt/ledningsgruppsbot/.venv/bin/python", shutil.which("python3") or sys.executable)
    )
    return str(path)


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    done = run(program("systemd-analyze", had_by=APT), "verify", copied(tmp_path, UNIT.name))

    assert done.returncode == 0, done.stdout
    assert UNIT.name not in done.stdout


def test_the_unit_is_well_locked_in(tmp_path: Path) -> None:
    unit = copied(tmp_path, "ledningsgruppsbot.service")
    analyze = program("systemd-analyze", had_by=APT)
    done = run(analyze, "security", "--offline=yes", f"--threshold={LEAST_EXPOSED}", "--no-pager", unit)

    assert done.returncode == 0, done.stdout


def test_a_unit_is_given_longer_to_stop_than_the_bot_takes() -> None:
    [seconds] = re.findall(r"^TimeoutStopSec=(\d+)$", UNIT.read_text(), re.MULTILINE)
    assert int(seconds) > longest_stop()


def test_each_replica_listens_on_the_port_that_its_name_says() -> None:
    assert "Environment=HOST=127.0.0.1 PORT=%i " in UNIT.read_text()
