"""What kind of disk a file lies on: SQLite can't be kept on one that is shared over a network."""

from pathlib import Path

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs", "fuse.glusterfs"}
)
MOUNTS = Path("/proc/mounts")


def kind_of_disk(path: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of network disk that `path` lies on; "" for a disk of this machine, or where nobody can tell."""
    try:
        lines = mounts.read_text().splitlines()
    except OSError:
        return ""
    where = path.absolute()
    found = [(point, kind) for _, point, kind, *_ in map(str.split, lines) if where.is_relative_to(_unescaped(point))]
    _, kind = max(found, key=lambda one: len(one[0]), default=("", ""))
    return kind if kind in NETWORK else ""


def _unescaped(point: str) -> str:
    return point.replace("\\040", " ")
