"""The porch beside its peers: the same echo on two newer SDKs, each in an environment of its own.

python bench/peers/run.py [activities per round]
"""

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "peers"
PEERS = {"Microsoft 365 Agents SDK 1.9": "agents", "Teams SDK 2.1": "teams"}


def environment(name: str) -> Path:
    """Return the Python of a peer's environment, made when there is none."""
    python = BUILD / name / "bin" / "python"
    if not (BUILD / name / "ready").exists():
        venv.create(BUILD / name, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "-r", str(HERE / f"requirements-{name}.txt")]
        subprocess.run(install, check=True)  # noqa: S603 -- our own command
        (BUILD / name / "ready").touch()
    return python


def main() -> None:
    """Measure and print the table."""
    sys.path.insert(0, str(ROOT))
    import uvloop  # noqa: PLC0415 -- the bench's own path must be known first

    from bench.porch import OURS, compare, table  # noqa: PLC0415 -- as above

    peers = {said: (str(environment(name)), str(HERE / f"{name}_echo.py")) for said, name in PEERS.items()}
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(table(uvloop.run(compare({**OURS, **peers}, count=count, rounds=3))))


if __name__ == "__main__":
    main()
