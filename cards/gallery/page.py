"""Puts the page together, with everything it needs inside: it opens from a disk, without a server or a network."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from cards.samples.sample import Sample
from cards.speech import Translate

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
TEAMS = PROJECT / "bot" / "localteams" / "page"
"""Local Teams' page: its look and its way of drawing cards are shared."""
PACKAGES = PROJECT / "node_modules"
RENDERER = PACKAGES / "adaptivecards" / "dist" / "adaptivecards.min.js"
MARKDOWN = PACKAGES / "markdown-it" / "dist" / "browser" / "markdown-it.umd.min.js"
FONT = PACKAGES / "@fontsource-variable" / "open-sans" / "files" / "open-sans-latin-wght-normal.woff2"
MODULES = ("words.js", "dom.js", "hostconfig.js", "markdown.js", "cards.js")
"""The page's own scripts that draw a card, each after those it imports."""


class PackageMissingError(Exception):
    """The renderer is not installed; the message says how to get it."""


def gallery_page(samples: Sequence[Sample], languages: Mapping[str, Translate]) -> str:
    """Return the page with every sample in every language."""
    missing = [path for path in (RENDERER, MARKDOWN, FONT) if not path.is_file()]
    if missing:
        raise PackageMissingError(
            f"{missing[0].relative_to(PROJECT)} is not there. Run “npm ci” in the project's folder (or “make cards”)."
        )
    parts = {
        "styles": _styles(),
        "renderer": _script(RENDERER),
        "markdown": _script(MARKDOWN),
        "drawing": "\n".join(map(_as_plain_script, MODULES)),
        "gallery": _script(HERE / "gallery.js"),
        "samples": json.dumps(drawn(samples, languages), ensure_ascii=False).replace("</", "<\\/"),
    }
    template = (HERE / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)


def drawn(samples: Sequence[Sample], languages: Mapping[str, Translate]) -> list[dict[str, object]]:
    """Return what the page shows: each sample's cards by language."""
    return [
        {
            "name": sample.name,
            "about": sample.about,
            "cards": {
                lang: [{"summary": card.summary, "size": card.size, "json": card.json} for card in sample.cards(t)]
                for lang, t in languages.items()
            },
        }
        for sample in samples
    ]


def _styles() -> str:
    """Return Teams' styles, its two sets of colours each for any part of the page that asks for them."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    colours = (
        (TEAMS / "colours.css")
        .read_text(encoding="utf-8")
        .replace("/npm/open-sans.woff2", f"data:font/woff2;base64,{font}")
    )
    scoped = colours.replace(':root[data-theme="dark"]', '[data-theme="dark"]').replace(
        ":root {", ':root, [data-theme="light"] {'
    )
    cards = (TEAMS / "cards.css").read_text(encoding="utf-8")
    return "\n".join([scoped, cards, (HERE / "gallery.css").read_text(encoding="utf-8")])


def _script(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _as_plain_script(name: str) -> str:
    """Return a module of Local Teams' page as part of one plain script: a page on a disk may not import."""
    source = re.sub(r"(?m)^import .*\n", "", _script(TEAMS / name))
    return re.sub(r"(?m)^export ", "", source)
