"""Approved minutes as a package for the archive: PDF/A, the same as data, and checksums over both.

The package says nothing of when it was made, so that made twice it is the same to the last bit.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PDF, DATA, SUMS = "minutes.pdf", "minutes.json", "SHA256SUMS"
"""The names within; `sha256sum -c SHA256SUMS` checks them."""

_WHEN = (1980, 1, 1, 0, 0, 0)
"""What a zip says of a file that has no date."""


def packed(pdf: bytes, facts: Mapping[str, Any]) -> bytes:
    """Return the zip that holds the PDF and the facts, with their checksums."""
    data = json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    files = {PDF: pdf, DATA: data.encode()}
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as package:
        for name, content in {**files, SUMS: sums.encode()}.items():
            about = ZipInfo(name, _WHEN)
            about.create_system, about.external_attr = 3, 0o644 << 16
            package.writestr(about, content)
    return made.getvalue()
