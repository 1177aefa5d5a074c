"""Files that went wrong on their way: each number gives the same one, made from good files of all four formats."""

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from docx.document import Document

from bot.i18n.speech import speaking
from bot.minutes.reading.read import read
from bot.minutes.writing.markdown import draft_to_markdown
from tests.minutes.reading.papermaking import drawn, pdf, two_columns, word

PAPERS = sorted(path for path in Path(__file__).with_name("papers").iterdir() if path.suffix in (".txt", ".md"))
_PIECES = [
    "\0", "\x0b", "\x1c", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffd", "\uf0b7", "\U0001f600", "a\u0301" * 40,
    "\t\t", "(" * 9, "|" * 50, "1." * 30, "§ 99999999999999999999 ", "9" * 5000, "*_" * 200, "- " * 200, "> " * 200,
    "[" * 300, "\n# \n", "\n\\section{", "den 31/2 ", "2024-13-45 ", "v. 99 ", "Kim " * 400, "å" * 3000, "://" * 100,
    "och " * 300, "\n" * 300, "   " * 300,
    "Närvarande: " * 60, "\n```\n", "<b>" * 100, "&#x110000;", "kl " * 200, "(Kim" * 100,
]  # fmt: skip
_ENDINGS = [".docx", ".pdf", ".md", ".txt", "", ".doc", ".xlsx"]


def _steady(data: bytes, parts: dict[str, bytes] | None = None) -> bytes:
    """The zip packed anew, without the hour in it."""
    if parts is None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _document(lines: list[str]) -> bytes:
    def write(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Exempelbolaget"
        for i, line in enumerate(lines):
            document.add_paragraph(line, style=["Normal", "List Bullet", "List Number", "Heading 2"][i % 4])
        table = document.add_table(3, 3)
        for i, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = ["Uppgift", "Ansvarig", "Klart", "Måla", "Kim", "v. 9", "Boka", "", "nästa möte"][i]
        table.cell(1, 1).merge(table.cell(2, 1))

    return _steady(word(write))


@cache
def good_files() -> tuple[tuple[str, bytes], ...]:
    """The good files, each with its name."""
    papers = [(path.name, path.read_bytes()) for path in PAPERS]
    texts = [data.decode().splitlines() for _, data in papers]
    own = draft_to_markdown(read(papers[-1][1], name=papers[-1][0]), speaking("sv"))
    words = [(f"{i}.docx", _document(lines)) for i, lines in enumerate(texts[::4])]
    prints = [
        pdf(
            [line.replace("<", "").replace("&", "") for line in texts[i]] + [[["Uppgift", "Ansvarig"], ["Måla", "Kim"]]]
        )
        for i in (0, 5)
    ]
    prints += [two_columns(texts[2]), drawn([(60, 800 - 20 * i, line) for i, line in enumerate(texts[3][:30])])]
    return (*papers, ("own.md", own.encode()), *words, *((f"{i}.pdf", data) for i, data in enumerate(prints)))


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 10, 100))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))] if random.random() < 0.5 else data[random.randrange(len(data)) :]


def _splice(data: bytes, random: Random) -> bytes:
    other = random.choice(good_files())[1]
    start, at = random.randrange(len(other)), random.randrange(len(data))
    return data[:at] + other[start : start + random.randrange(1, 2_000)] + data[at + random.randrange(500) :]


def _repeat(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start : start + random.randrange(1, 300)] * random.choice((2, 20, 200)) + data[start:]


def _write(data: bytes, random: Random) -> bytes:
    """Odd characters between the words, lines in another order, all on one line."""
    text = data.decode("utf-8", "replace")
    for _ in range(random.choice((1, 3, 8))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_PIECES) + text[at:]
    lines = text.split("\n")
    if random.random() < 0.2:
        random.shuffle(lines)
    joint = random.choices(["\n", " ", "\r", "\n\n"], [9, 1, 1, 1])[0]
    return joint.join(lines).encode(random.choices(["utf-8", "utf-16", "cp1252"], [9, 1, 1])[0], "replace")


def _rewrite(data: bytes, random: Random) -> bytes:
    """A Word file whose XML was damaged, or whose numbers and names make no sense, in a zip that is whole."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([*parts, *["word/document.xml"] * 20, *["word/numbering.xml", "word/styles.xml"] * 4])
    content = parts[name].decode("utf-8", "replace")
    change = random.randrange(6)
    if change == 0:
        parts[name] = _flip(parts[name], random)
    elif change == 1:
        del parts[name]
    elif change == 2:
        parts[name] = re.sub(
            '="[^"]{0,20}"', lambda m: f'="{random.choice(("-1", "99999999999", "å", m[0][2:-1]))}"', content
        ).encode()
    elif change == 3:
        tag = random.choice(re.findall(r"<w:\w+", content) or ["<w:p"])
        parts[name] = content.replace(tag, random.choice(("<w:tbl", "<w:tc", "<w:p", "<w:sdt", "<w:bogus"))).encode()
    elif change == 4:
        parts[name] = content.replace(
            "<w:p>", "<w:tbl><w:tr><w:tc>" * random.choice((1, 50, 300)) + "<w:p>", 1
        ).encode()
    else:
        parts[name] = re.sub(
            "<w:t[^>]*>[^<]*", lambda m: m[0] + random.choice(("", "o", "§", "1.", "•\t")), content
        ).encode()
    return _steady(data, parts)


_ANY = (_flip, _cut, _splice, _repeat)


def mutant(number: int) -> tuple[str, bytes]:
    """The name and the bytes of one file."""
    random = Random(number)  # noqa: S311 -- no secret is made here
    name, data = random.choice(good_files())
    hurts: list[Callable[[bytes, Random], bytes]] = [*_ANY]
    hurts += [_rewrite] * 12 if name.endswith(".docx") else [_write] * 8 if not name.endswith(".pdf") else []
    data = random.choice(hurts)(data, random)
    if random.random() < 0.1 and data:
        data = random.choice(_ANY)(data, random)
    return (f"a{random.choice(_ENDINGS)}" if random.random() < 0.1 else name), data
