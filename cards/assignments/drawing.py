"""Bars in threes, told apart by their filling, so that they read in light and dark, without colour, and small."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (480, 200)
TOP, FOOT = 28, 36
"""Room above for the tallest bar's figure, and below for the months."""

GREY, FULL, FAINT = 128, 255, 90
"""As far from a white ground as from a dark one; how strongly it is laid on."""

LETTERS, BOLD = 20, 0.5
STRIPE = 7

Bars = tuple[str, tuple[int, int, int]]
"""A month's short name, and its three figures."""

Box = tuple[float, float, float, float]


@cache
def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(LETTERS)


def drawing(months: Sequence[Bars]) -> bytes:
    """Return a PNG without a ground of its own: three bars for each month, its name beneath."""
    strokes = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(strokes)
    most = max([1, *(figure for _, figures in months for figure in figures)])
    wide = SIZE[0] / len(months)
    for place, (name, figures) in enumerate(months):
        _draw_month(pen, strokes, (place * wide, wide), name, figures, most)
    pen.line((0, SIZE[1] - FOOT, SIZE[0], SIZE[1] - FOOT), fill=FAINT, width=2)
    png = BytesIO()
    Image.merge("LA", (Image.new("L", SIZE, GREY), strokes.quantize(16).convert("L"))).save(png, "PNG", optimize=True)
    return png.getvalue()


def _draw_month(
    pen: ImageDraw.ImageDraw,
    strokes: Image.Image,
    at: tuple[float, float],
    name: str,
    figures: Sequence[int],
    most: int,
) -> None:
    left, wide = at
    ground, bar = SIZE[1] - FOOT, wide * 0.24
    for number, figure in enumerate(figures):
        x = left + wide * 0.11 + number * (bar + wide * 0.03)
        y = ground - (ground - TOP) * figure / most
        if figure:
            _fill(pen, strokes, (x, y, x + bar, ground), number)
        _write(pen, (x + bar / 2, y - 4), str(figure), anchor="mb")
    _write(pen, (left + wide / 2, SIZE[1] - 6), name, anchor="mb")


def _fill(pen: ImageDraw.ImageDraw, strokes: Image.Image, box: Box, kind: int) -> None:
    """Fill a bar: the first kind wholly, the second with stripes, the third not at all."""
    if kind == 1:
        stripes = Image.new("L", SIZE, 0)
        lines = ImageDraw.Draw(stripes)
        for x in range(-SIZE[1], SIZE[0], STRIPE):
            lines.line((x, SIZE[1], x + SIZE[1], 0), fill=FULL, width=2)
        left, top, right, ground = (round(edge) for edge in box)
        strokes.paste(stripes.crop((left, top, right, ground)), (left, top))
    pen.rectangle(box, fill=FULL if kind == 0 else None, outline=FULL, width=2)


def _write(pen: ImageDraw.ImageDraw, at: tuple[float, float], words: str, *, anchor: str) -> None:
    pen.text(at, words, fill=FULL, font=_font(), anchor=anchor, stroke_width=BOLD)
