"""The samples in both languages, and a browser at the gallery."""

from collections.abc import Mapping

import pytest
from hypothesis import settings
from playwright.async_api import Browser

from bot.i18n.speech import LANGUAGES, speaking
from cards.gallery.page import gallery_page
from cards.samples.every import every_sample
from cards.speech import Translate

settings.register_profile("patient", deadline=None)  # a busy machine is no fault of the cards
settings.load_profile("patient")


@pytest.fixture(scope="session")
def languages() -> Mapping[str, Translate]:
    """Every language that members read."""
    return {lang: speaking(lang) for lang in LANGUAGES}


@pytest.fixture(scope="session")
def gallery(browser: Browser, tmp_path_factory: pytest.TempPathFactory, languages: Mapping[str, Translate]) -> str:
    """The gallery's address on this disk."""
    page = tmp_path_factory.mktemp("gallery") / "index.html"
    page.write_text(gallery_page(every_sample(), languages), encoding="utf-8")
    return page.as_uri()
