"""How long minutes take to be read, by length: 1 to 200 pages as text, and ten pages as text, Word and PDF.

Run as `python -m bench.reading`. Times are CPU milliseconds, the best of three; of the hostile texts, of one.
"""

import time
from collections.abc import Callable
from io import BytesIO

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from bot.minutes.reading.read import read, read_text
from tests.minutes.reading.test_linear import HOSTILE, of_length

PAGES = (1, 10, 50, 100, 200)
HOSTILE_PAGES = (10, 20)
LETTERS_A_PAGE = 3_000
MOST = {"text": 100, "Word": 500, "PDF": 500}
HEAD = "Mötesanteckningar ledningsgruppen 2024-02-05\nDeltagare: Berta Ros, Kim Wall, Olof Träd, Edit Sten\n\n"
ITEM = """{n}. Punkt nummer {n} (Berta Ros)

Berta redogör för arbetet under hösten.
Tre alternativ har utretts, och enheterna har svarat på en enkät om hur de vill arbeta.
Gruppen diskuterade för- och nackdelar. Kostnaden för det första alternativet är hög, medan det andra kräver mer tid.
Ledningsgruppen beslutar att gå vidare med det andra alternativet.
- Kim återkommer med en beräkning senast den 1 mars.
- HR-enheten uppdaterar rutinen och skickar ut den före sommaren.
- Frågan tas upp igen på nästa möte.

"""


def minutes(pages: int) -> str:
    """Return minutes of so many pages."""
    items = (ITEM.format(n=n) for n in range(1, pages * LETTERS_A_PAGE // len(ITEM) + 2))
    return HEAD + "".join(items)[: pages * LETTERS_A_PAGE]


def best(read_once: Callable[[], object], times: int = 3) -> float:
    """Return the CPU milliseconds of the best of so many readings."""
    spans = []
    for _ in range(times):
        start = time.process_time()
        read_once()
        spans.append((time.process_time() - start) * 1_000)
    return min(spans)


def as_word(text: str) -> bytes:
    """Return the text as a .docx."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(text: str) -> bytes:
    """Return the text as a PDF."""
    file, style = BytesIO(), getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(file, pagesize=A4).build([Paragraph(line or "&nbsp;", style) for line in text.splitlines()])
    return file.getvalue()


def main() -> None:
    """Print the three tables."""
    print("pages   ms   ms/page")
    for pages in PAGES:
        text = minutes(pages)
        spent = best(lambda text=text: read_text(text))  # type: ignore[misc]
        print(f"{pages:5} {spent:5.0f} {spent / pages:8.1f}")
    ten = minutes(10)
    word, pdf = as_word(ten), as_pdf(ten)
    for kind, data, name in (("text", ten.encode(), "a.txt"), ("Word", word, "a.docx"), ("PDF", pdf, "a.pdf")):
        spent = best(lambda data=data, name=name: read(data, name=name))  # type: ignore[misc]
        print(f"ten pages as {kind:5} {spent:5.0f} ms, at most {MOST[kind]}: {'yes' if spent <= MOST[kind] else 'NO'}")
    print(f"hostile       {'  '.join(f'{pages} pages' for pages in HOSTILE_PAGES)}")
    for name, piece in HOSTILE.items():
        texts = [of_length(piece, pages * LETTERS_A_PAGE) for pages in HOSTILE_PAGES]
        spans = [best(lambda text=text: read_text(text), times=1) for text in texts]  # type: ignore[misc]
        print(f"{name:12} {spans[0]:6.0f} ms {spans[1]:6.0f} ms")


if __name__ == "__main__":
    main()
