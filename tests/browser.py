"""Debian's Chromium for the tests that look at a page, without a window and without a network."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
PACKAGES = Path(__file__).parent.parent / "node_modules"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def needed(path: Path, remedy: str) -> None:
    """Skip the test where `path` is not there; on the CI server fail instead."""
    if path.exists():
        return
    reason = f"{path} is not there: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Open a browser for as long as the block lasts."""
    needed(CHROMIUM, "make browser")
    needed(PACKAGES / "adaptivecards", "npm ci")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        await browser.close()
