"""`python -m cards` writes the gallery, build/cards/index.html."""

import sys
from pathlib import Path

from bot.i18n.speech import LANGUAGES, speaking
from cards.gallery.page import PackageMissingError, gallery_page
from cards.samples.every import every_sample

TARGET = Path("build") / "cards" / "index.html"


def main() -> int:
    """Write the page and say where it is; return 1, and say why, if a package is missing."""
    try:
        page = gallery_page(every_sample(), {lang: speaking(lang) for lang in LANGUAGES})
    except PackageMissingError as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(page, encoding="utf-8")
    sys.stdout.write(f"{TARGET.resolve().as_uri()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
