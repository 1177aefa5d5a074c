"""`python -m bot package`: one organisation's facts filled in, the same bits each time, refused in words."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot.cli import main
from bot.config import GivenSettings
from bot.package import Facts, zipped

APP = "11111111-2222-4333-8444-555555555555"
BOT = "66666666-7777-4888-8999-aaaaaaaaaaaa"
SETTINGS = ("MicrosoftAppId", "PUBLISHER_NAME", "PUBLISHER_URL", "PRIVACY_URL", "TERMS_URL")

Make = Callable[..., int]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Run the program in an empty folder, with just the settings that the test names."""
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, **settings: str) -> int:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        return main(["package", *arguments])

    return run


def manifest_in(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(ZipFile(BytesIO(data)).read("manifest.json"))
    return content


def test_the_package_names_the_organisations_own_app_and_bot(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {"PUBLISHER_URL": "https://ale.example.org", "PRIVACY_URL": "https://ale.example.org/integritet"}

    assert make("--app-id", APP, "--bot-id", BOT.upper(), "--out", "app.zip", PUBLISHER_NAME="Ale kommun", **pages) == 0

    made = manifest_in(Path("app.zip").read_bytes())
    assert (made["id"], made["bots"][0]["botId"], made["composeExtensions"][0]["botId"]) == (APP, BOT, BOT)
    assert made["developer"] == {
        "name": "Ale kommun",
        "websiteUrl": "https://ale.example.org",
        "privacyUrl": "https://ale.example.org/integritet",
        "termsOfUseUrl": "https://ale.example.org",
    }
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == f"app.zip: version {made['version']}, bot {BOT}"
    assert (second.split()[0], third.split(":")[0]) == ("sha256", "Upload it in the Teams admin center")


def test_the_bot_of_the_settings_is_taken_when_none_is_named(make: Make) -> None:
    assert make("--out", "app.zip", "--domain", "bot.example.org", MicrosoftAppId=BOT) == 0

    made = manifest_in(Path("app.zip").read_bytes())
    assert (made["id"], made["bots"][0]["botId"], made["validDomains"]) == (BOT, BOT, ["bot.example.org"])
    assert made["developer"]["websiteUrl"] == "https://bot.example.org"


def test_pages_that_nobody_named_are_said_to_be_missing(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    assert make("--app-id", APP) == 0

    assert Path("build/ledningsgruppsbot.zip").exists()
    assert "It names example pages: set PUBLISHER_URL, PRIVACY_URL and TERMS_URL" in capsys.readouterr().out


def test_the_same_facts_make_the_same_bits(make: Make) -> None:
    for name in ("one.zip", "other.zip"):
        assert make("--app-id", APP, "--bot-id", BOT, "--out", name) == 0

    assert Path("one.zip").read_bytes() == Path("other.zip").read_bytes()


def test_the_package_holds_just_what_teams_reads_at_its_root() -> None:
    package = ZipFile(BytesIO(zipped(Facts.of(GivenSettings(), bot_id=BOT))))

    assert package.namelist() == ["color.png", "en.json", "manifest.json", "outline.png", "sv.json"]
    assert {(entry.date_time, entry.compress_type, entry.external_attr) for entry in package.infolist()} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0o644 << 16)
    }


@pytest.mark.parametrize(
    ("arguments", "settings", "named"),
    [
        ((), {}, ["--bot-id"]),
        (("--app-id", "mötesbot"), {}, ["--bot-id"]),
        (("--app-id", "1", "--bot-id", BOT), {}, ["--app-id"]),
        (("--bot-id", BOT, "--domain", "https://bot.example.org"), {}, ["--domain"]),
        (
            ("--bot-id", BOT),
            {"PUBLISHER_NAME": "x" * 33, "TERMS_URL": "http://x.example.org"},
            ["PUBLISHER_NAME", "TERMS_URL"],
        ),
    ],
)
def test_what_teams_would_refuse_is_refused_here_in_words(
    make: Make,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    settings: dict[str, str],
    named: list[str],
) -> None:
    assert make(*arguments, **settings) == 2

    _, *faults = capsys.readouterr().err.splitlines()
    assert [fault.split(":")[0].removeprefix("- ") for fault in faults] == named
    assert not Path("build/ledningsgruppsbot.zip").exists()
