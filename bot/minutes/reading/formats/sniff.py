"""What kind of file it is, by its first bytes and by its name; the two have to agree."""

from enum import StrEnum

from charset_normalizer import from_bytes

from bot.minutes.reading.errors import BrokenFile, EmptyFile, ProtectedFile, TooLarge, WrongKind

MOST_BYTES = 10_000_000
_MOST_TEXT = 3_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENDINGS = {
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".pdf": "pdf",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    "": "text",
}
_MOST_CONTROLS = 0.02


class Format(StrEnum):
    """The kinds of file that become minutes."""

    WORD = "word"
    PDF = "pdf"
    MARKDOWN = "markdown"
    TEXT = "text"


def _by_content(data: bytes) -> Format | None:
    if data[:4] == b"PK\x03\x04":
        return Format.WORD
    return Format.PDF if b"%PDF-" in data[:1024] else None


def format_of(data: bytes, name: str) -> Format:
    """The format of a file, or the reason why it is none of ours."""
    if len(data) > MOST_BYTES:
        raise TooLarge(most=MOST_BYTES // 1_000_000)
    if not data.strip():
        raise EmptyFile
    _, dot, ending = name.rpartition("/")[2].rpartition(".")
    named = _ENDINGS.get(f".{ending.lower()}" if dot else "")
    if data.startswith(_OLD_OFFICE):
        raise ProtectedFile if named == "word" else WrongKind
    content = _by_content(data)
    if content is not None:
        return content
    if named in ("word", "pdf"):
        raise BrokenFile
    return Format(named) if named else Format.TEXT


def decoded(data: bytes) -> str:
    """The bytes of a text file as text, in whatever encoding it was saved."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    controls = sum(1 for char in text[:20_000] if ord(char) < 32 and char not in "\n\t\f\v\x1c\x1d\x1e\x1f")  # noqa: PLR2004
    if controls > _MOST_CONTROLS * min(len(text), 20_000):
        raise WrongKind
    if len(text) > _MOST_TEXT:
        raise TooLarge(most=_MOST_TEXT // 1_000_000)
    if not text.strip():
        raise EmptyFile
    return text


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if b"\0" in data[:4096]:
        raise WrongKind
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        if best is None:
            raise WrongKind from None
        return data.decode(best.encoding, errors="replace")
