"""The package that Teams installs the app from: manifest, languages and icons in one zip, the same bits each time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.config import Settings
from bot.teams.startup import Fault, Misconfigured

MANIFEST = Path(__file__).parent.parent / "manifest"
PARTS = ("color.png", "en.json", "outline.png", "sv.json")
"""What goes into the zip as it stands; manifest.json is filled in first."""

LONGEST_PUBLISHER = 32
DAWN = (1980, 1, 1, 0, 0, 0)
"""The day that zip files count from: no two packages differ by the hour they were made."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one organisation's package says that another's does not."""

    app_id: str
    bot_id: str
    domain: str
    publisher: str
    website: str
    privacy: str
    terms: str

    @classmethod
    def of(cls, settings: Settings, *, app_id: str = "", bot_id: str = "", domain: str = "") -> "Facts":
        """Return the facts that the operator gave; what was left out follows from the rest.

        Raises Misconfigured with everything that Teams would refuse.
        """
        bot_id = bot_id or settings.app_id or app_id
        website = settings.publisher_url or (f"https://{domain}" if domain else "")
        facts = cls(
            app_id=(app_id or bot_id).lower(),
            bot_id=bot_id.lower(),
            domain=domain,
            publisher=settings.publisher_name,
            website=website,
            privacy=settings.privacy_url or website,
            terms=settings.terms_url or website,
        )
        faults = list(facts.faults())
        if faults:
            raise Misconfigured(faults)
        return facts

    def faults(self) -> Iterator[Fault]:
        """Yield what Teams would refuse."""
        if not self.bot_id:
            yield Fault("--bot-id", "No bot is named.", "Give its id here, or set MicrosoftAppId.")
        for given, option in {self.app_id: "--app-id", self.bot_id: "--bot-id"}.items():
            if given and not _is_id(given):
                yield Fault(option, f"“{given}” is no id.", "Copy it from Azure: 8-4-4-4-12 hexadecimal digits.")
        if set(self.domain) & set("/:@*? "):
            yield Fault("--domain", f"“{self.domain}” is no domain.", "Write a name: bot.example.org.")
        if not 0 < len(self.publisher) <= LONGEST_PUBLISHER:
            yield Fault("PUBLISHER_NAME", "Teams takes 1 to 32 characters.", "Shorten it.")
        for name, url in (("PUBLISHER_URL", self.website), ("PRIVACY_URL", self.privacy), ("TERMS_URL", self.terms)):
            if url and not url.startswith("https://"):
                yield Fault(name, f"“{url}” is no https address.", "Write one that begins with https://.")


def manifest(facts: Facts) -> dict[str, Any]:
    """Return the manifest with the facts filled in; pages that nobody named stay the example's."""
    filled: dict[str, Any] = json.loads((MANIFEST / "manifest.json").read_text(encoding="utf-8"))
    filled["id"] = facts.app_id
    filled["bots"][0]["botId"] = filled["composeExtensions"][0]["botId"] = facts.bot_id
    filled["developer"]["name"] = facts.publisher
    for name, url in (("websiteUrl", facts.website), ("privacyUrl", facts.privacy), ("termsOfUseUrl", facts.terms)):
        filled["developer"][name] = url or filled["developer"][name]
    if facts.domain:
        filled["validDomains"] = [facts.domain]
    return filled


def zipped(facts: Facts) -> bytes:
    """Return the package's bytes: the same facts give the same bytes on any machine."""
    parts = {name: (MANIFEST / name).read_bytes() for name in PARTS}
    parts["manifest.json"] = f"{json.dumps(manifest(facts), ensure_ascii=False, indent=2)}\n".encode()
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as package:  # stored: how well zlib squeezes differs with its version
        for name, data in sorted(parts.items()):
            entry = ZipInfo(name, DAWN)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as a Unix makes it, wherever it is made
            package.writestr(entry, data)
    return made.getvalue()


def make_package(facts: Facts, path: Path, *, out: TextIO) -> None:
    """Write the package to `path`, and say what it is and what to do with it."""
    data = zipped(facts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    out.write(f"{path}: version {manifest(facts)['version']}, bot {facts.bot_id}\nsha256 {sha256(data).hexdigest()}\n")
    if not facts.website:
        out.write("It names example pages: set PUBLISHER_URL, PRIVACY_URL and TERMS_URL before others install it.\n")
    out.write("Upload it in the Teams admin center: Teams apps > Manage apps > Upload new app.\n")


def _is_id(given: str) -> bool:
    try:
        return str(UUID(given)) == given
    except ValueError:
        return False
