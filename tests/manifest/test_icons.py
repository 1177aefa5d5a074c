"""The icons are what their drawings render to, of the sizes and colours that Teams wants."""

import os
from io import BytesIO
from pathlib import Path

import pytest
import resvg_py
from PIL import Image, ImageChops

MANIFEST = Path(__file__).parents[2] / "manifest"
SIZES = {"color": (192, 192), "outline": (32, 32)}
ROUNDING = 2
"""How much of 255 a pixel may differ: another processor rounds another way."""


def icon(name: str) -> Image.Image:
    return Image.open(MANIFEST / f"{name}.png").convert("RGBA")


@pytest.mark.parametrize("name", SIZES)
def test_an_icon_is_what_its_drawing_renders_to(name: str) -> None:
    """UPDATE_SNAPSHOTS=1 renders it anew."""
    rendered = bytes(resvg_py.svg_to_bytes(svg_path=str(MANIFEST / f"{name}.svg")))
    if os.environ.get("UPDATE_SNAPSHOTS"):
        (MANIFEST / f"{name}.png").write_bytes(rendered)
    differing = ImageChops.difference(icon(name), Image.open(BytesIO(rendered)).convert("RGBA"))

    assert max(most for _, most in differing.getextrema()) <= ROUNDING


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_an_icon_has_the_size_that_teams_wants(name: str, size: tuple[int, int]) -> None:
    assert icon(name).size == size


def test_the_outline_is_pure_white_on_nothing() -> None:
    colours = {pixel[:3] for _, pixel in icon("outline").getcolors(32 * 32) if pixel[3]}

    assert colours == {(255, 255, 255)}
    assert icon("outline").getchannel("A").getextrema() == (0, 255)


def test_the_colour_icon_fills_its_square_and_leaves_air_around_its_sign() -> None:
    whole = icon("color")
    ground = whole.getpixel((0, 0))

    assert whole.getchannel("A").getextrema() == (255, 255)
    signed = ImageChops.difference(whole.convert("RGB"), Image.new("RGB", whole.size, ground[:3])).getbbox()
    assert signed is not None
    left, top, right, bottom = signed
    assert min(left, top, 192 - right, 192 - bottom) >= 16


def test_the_sign_stands_out_from_its_ground() -> None:
    """3:1 is what WCAG asks of a sign; the accent colour is the icon's ground."""
    ground, sign = icon("color").getpixel((0, 0))[:3], (255, 255, 255)

    assert "#{:02x}{:02x}{:02x}".format(*ground) == "#0f5c6e"
    assert (luminance(sign) + 0.05) / (luminance(ground) + 0.05) >= 3


def luminance(colour: tuple[int, ...]) -> float:
    red, green, blue = ((part / 255 + 0.055) ** 2.4 / 1.055**2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
