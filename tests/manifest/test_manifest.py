"""The manifest keeps Microsoft's schema, says everything in both languages, and promises only what the bot answers."""

import json
import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.rooms import whole_house

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / "manifest"
SCHEMAS = ROOT / "node_modules" / "@microsoft" / "app-manifest" / "build" / "json-schemas" / "teams"
VERSIONS = Path(__file__).with_name("versions.tsv")
LANGUAGES = ("sv", "en")


def read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((MANIFEST / name).read_text(encoding="utf-8"))
    return content


def schema(name: str) -> dict[str, Any]:
    """Return Microsoft's schema of the manifest's own version; without node's packages there is none to hold it to."""
    path = SCHEMAS / f"v{read('manifest.json')['manifestVersion']}" / f"{name}.schema.json"
    if not path.exists() and not os.environ.get("CI"):
        pytest.skip("Microsoft's schemas come with node's packages: run `make setup`")
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8-sig"))
    return content


def faults(content: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    from jsonschema import Draft4Validator  # noqa: PLC0415 -- its formats take three seconds, of each process

    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(content)]


def said(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield where in the manifest a person reads what."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from said(inner, f"{path}.{name}".removeprefix("."))
        case list():
            for number, inner in enumerate(value):
                yield from said(inner, f"{path}[{number}]")
        case str() if re.search(r"^(name|description)\.|\.(title|description)$", path):
            yield path, value


def commands() -> Iterator[tuple[str, str, str]]:
    """Yield each command that is offered: where, in which language, and what is then said to the bot."""
    for language in LANGUAGES:
        words = read(f"{language}.json")
        for number, offered in enumerate(read("manifest.json")["bots"][0]["commandLists"]):
            for place, _ in enumerate(offered["commands"]):
                key = f"bots[0].commandLists[{number}].commands[{place}].title"
                yield offered["scopes"][0], language, words[key]


def test_the_manifest_keeps_the_schema_of_its_version() -> None:
    assert faults(read("manifest.json"), schema("MicrosoftTeams")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_keep_the_schema_too(language: str) -> None:
    assert faults(read(f"{language}.json"), schema("MicrosoftTeams.Localization")) == []


def test_a_fault_would_be_seen() -> None:
    wrong = {**read("manifest.json"), "accentColor": "teal", "name": {"short": "x" * 31}}

    assert len(faults(wrong, schema("MicrosoftTeams"))) == 2


def test_the_schema_is_the_one_that_the_manifest_names() -> None:
    manifest = read("manifest.json")

    assert f"/v{manifest['manifestVersion']}/" in manifest["$schema"]
    assert tuple(int(part) for part in manifest["manifestVersion"].split(".")) >= (1, 29)


def test_swedish_is_what_the_manifest_itself_says() -> None:
    words = {key: text for key, text in read("sv.json").items() if key != "$schema"}

    assert words == dict(said(read("manifest.json")))


def test_english_says_all_of_it() -> None:
    swedish, english = read("sv.json"), read("en.json")

    assert list(english) == list(swedish)
    same = {key for key, text in english.items() if text == swedish[key] and key != "$schema"}
    assert same == set()


def test_the_languages_are_the_ones_that_lie_beside_the_manifest() -> None:
    told = read("manifest.json")["localizationInfo"]

    assert (told["defaultLanguageTag"], told["defaultLanguageFile"]) == ("sv", "sv.json")
    assert told["additionalLanguages"] == [{"languageTag": "en", "file": "en.json"}]


@pytest.mark.parametrize("scope", ["team", "groupChat", "personal"])
def test_every_scope_offers_commands(scope: str) -> None:
    lists = [one for one in read("manifest.json")["bots"][0]["commandLists"] if one["scopes"] == [scope]]

    assert [len(one["commands"]) for one in lists] == [12]


def test_every_command_is_answered_by_the_bot() -> None:
    house = whole_house()

    def answered(command: str) -> bool:
        found = house.find(command)
        return found is not None and (found[0].said, found[1]) == (command, "")

    assert [(scope, language, command) for scope, language, command in commands() if not answered(command)] == []


def test_every_message_action_is_answered_and_offered() -> None:
    [extension] = read("manifest.json")["composeExtensions"]

    assert {action["id"] for action in extension["commands"]} == set(whole_house().actions)
    assert [(action["context"], action["fetchTask"]) for action in extension["commands"]] == [
        (["message"], True) for _ in extension["commands"]
    ]


def test_the_app_asks_for_nothing_that_it_does_not_use() -> None:
    manifest = read("manifest.json")

    assert manifest["permissions"] == ["identity", "messageTeamMembers"]  # who writes, and letters in 1:1 chat
    assert {"authorization", "webApplicationInfo", "devicePermissions", "validDomains"}.isdisjoint(manifest)
    [bot] = manifest["bots"]
    assert (bot["scopes"], bot["supportsFiles"]) == (["personal", "team", "groupChat"], True)


def test_a_changed_package_has_a_new_version() -> None:
    """Teams takes an update only when its version is higher; UPDATE_SNAPSHOTS=1 writes the new one down."""
    parts = sorted(path for path in MANIFEST.iterdir() if path.suffix in {".json", ".png"})
    content = sha256(b"".join(path.name.encode() + path.read_bytes() for path in parts)).hexdigest()[:16]
    version = read("manifest.json")["version"]
    known = dict(line.split("\t") for line in VERSIONS.read_text().splitlines()) if VERSIONS.exists() else {}
    if os.environ.get("UPDATE_SNAPSHOTS"):
        known[version] = content
        VERSIONS.write_text("".join(f"{one}\t{hashed}\n" for one, hashed in known.items()))

    assert re.fullmatch(r"[1-9]\d*\.\d+\.\d+", version)
    assert known.get(version) == content, "raise the version in manifest.json, then UPDATE_SNAPSHOTS=1"
    assert list(known)[-1] == version
