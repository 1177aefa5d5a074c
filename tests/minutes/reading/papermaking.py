"""Makes Word and PDF files for the tests, as a secretary's own programs would."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Spacer, Table

STYLES = getSampleStyleSheet()


def word(write: Callable[[Any], None]) -> bytes:
    """A .docx that `write` has written into."""
    document = docx.Document()
    write(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _foot(canvas: Canvas, page: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 28, "Exempelbolaget · Box 1 · 123 45 Exempelstad")
    canvas.drawRightString(530, 28, f"Sida {page.page}")


def pdf(story: Sequence[str | list[list[str]]], *, encrypt: str | None = None) -> bytes:
    """A PDF: `#` begins a heading, an empty string is space, a list of rows a table; each page has a foot."""
    file = BytesIO()
    parts: list[Any] = []
    for part in story:
        if isinstance(part, list):
            cells = [[Paragraph(cell, STYLES["Normal"]) for cell in row] for row in part]
            parts.append(Table(cells, hAlign="LEFT", colWidths=[180, 120, 90][: len(part[0])]))
        elif part.startswith("#"):
            parts.append(Paragraph(part.lstrip("# "), STYLES["Heading1" if part.startswith("# ") else "Heading2"]))
        else:
            parts.append(Paragraph(part, STYLES["Normal"]) if part else Spacer(1, 14))
    SimpleDocTemplate(file, pagesize=A4, encrypt=encrypt, invariant=1).build(
        parts, onFirstPage=_foot, onLaterPages=_foot
    )
    return file.getvalue()


def two_columns(paragraphs: Sequence[str]) -> bytes:
    """A PDF whose text runs down the left column and then the right."""
    file = BytesIO()
    frames = [Frame(50, 60, 235, 720), Frame(310, 60, 235, 720)]
    document = BaseDocTemplate(file, pagesize=A4, pageTemplates=[PageTemplate(frames=frames)], invariant=1)
    document.build([Paragraph(text, STYLES["Normal"]) for text in paragraphs])
    return file.getvalue()


def drawn(lines: Sequence[tuple[float, float, str]]) -> bytes:
    """A PDF with text at given places, counted from the lower left corner."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    for left, up, text in lines:
        canvas.drawString(left, up, text)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture() -> bytes:
    """A PDF without a single letter."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
