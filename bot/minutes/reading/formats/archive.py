"""A Word file is a zip: it is weighed and looked through by its table of contents before anything is unpacked."""

import zipfile
import zlib
from io import BytesIO

from bot.minutes.reading.errors import BrokenFile, MacroFile, ProtectedFile, TooLarge, WrongKind

MOST_UNPACKED = 60_000_000
_MOST_XML = 25_000_000
_MOST_PARTS = 2_000
_MOST_RATIO = 200
_SMALL = 1_000_000
_MEGABYTES = 10


def _weigh(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    dense = any(
        entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(1, entry.compress_size) for entry in entries
    )
    xml = any(entry.filename.endswith((".xml", ".rels")) and entry.file_size > _MOST_XML for entry in entries)
    if len(entries) > _MOST_PARTS or total > MOST_UNPACKED or dense or xml:
        raise TooLarge(most=_MEGABYTES)


def check(data: bytes) -> None:
    """Refuse what is no plain Word document: damaged, too heavy once unpacked, protected, or with macros."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _weigh(entries)
            names = {entry.filename for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                raise ProtectedFile
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise MacroFile
            if "word/document.xml" not in names and not any(name.startswith("word/") for name in names):
                raise WrongKind
            for name in ("word/document.xml", "[Content_Types].xml"):
                if name in names and b"<!DOCTYPE" in archive.open(name).read(4_096):
                    raise BrokenFile
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        KeyError,
        RuntimeError,
        zlib.error,
    ) as error:
        raise BrokenFile from error
