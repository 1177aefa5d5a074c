"""A line of means, drawn so that it reads in light and dark, without colour, and small."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (480, 196)
LEFT, RIGHT, TOP, BOTTOM = 46, 30, 40, 60
LOWEST, HIGHEST = 1, 5
GREY = 128
"""As far from a white ground as from a dark one."""

FAINT, FULL = 90, 255
SHADES = 51
"""The edges' shades lie so far apart: fewer of them make a smaller file."""

LETTERS, BOLD = 22, 0.6
DATES = 6
"""With more points than so many only every second date finds room."""

Point = tuple[str, str, float]
"""The day in figures, the mean in figures, and the mean."""


@cache
def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(LETTERS)


def drawing(points: Sequence[Point]) -> bytes:
    """Return a PNG without a ground of its own: a dot for each point, its mean above it, its day at the foot."""
    strokes = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(strokes)
    _draw_scale(pen)
    places = [(_x(number, len(points)), _y(mean)) for number, (_, _, mean) in enumerate(points)]
    pen.line(places, fill=FULL, width=4, joint="curve")
    for number, ((x, y), (day, figure, _)) in enumerate(zip(places, points, strict=True)):
        pen.ellipse((x - 6, y - 6, x + 6, y + 6), fill=FULL)
        dips = all(_y(near[2]) < y for near in points[max(0, number - 1) : number + 2] if near is not points[number])
        _write(pen, (x, y + 12 if dips else y - 12), figure, anchor="mt" if dips else "mb")
        if len(points) <= DATES or (len(points) - 1 - number) % 2 == 0:
            _write(pen, (x, SIZE[1] - 6), day, anchor="mb")
    edges = strokes.point([round(shade / SHADES) * SHADES for shade in range(FULL + 1)])
    png = BytesIO()
    Image.merge("LA", (Image.new("L", SIZE, GREY), edges)).save(png, "PNG", optimize=True)
    return png.getvalue()


def _draw_scale(pen: ImageDraw.ImageDraw) -> None:
    for step in range(LOWEST, HIGHEST + 1):
        y = _y(step)
        pen.line((LEFT - 14, y, SIZE[0], y), fill=FAINT, width=1)
        if step in (LOWEST, HIGHEST):
            _write(pen, (LEFT - 22, y), str(step), anchor="rm")


def _write(pen: ImageDraw.ImageDraw, at: tuple[float, float], words: str, *, anchor: str) -> None:
    pen.text(at, words, fill=FULL, font=_font(), anchor=anchor, stroke_width=BOLD)


def _x(number: int, of: int) -> float:
    width = SIZE[0] - LEFT - RIGHT
    return LEFT + width * (number + 0.5) / of


def _y(mean: float) -> float:
    height = SIZE[1] - TOP - BOTTOM
    return TOP + height * (HIGHEST - mean) / (HIGHEST - LOWEST)
