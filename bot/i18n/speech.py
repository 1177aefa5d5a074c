"""Speaks a member's language: sentences from the catalogue, days and hours by CLDR."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).with_name("locale")
LANGUAGES = ("sv", "en")
_DAYS = {"sv": "EEEE d MMMM", "en": "EEEE d MMMM"}
_HOURS = {"sv": "HH.mm", "en": "HH:mm"}
_REGIONS = {"sv": "sv_SE", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Speech:
    """One language, ready to speak: `t("{name} proposes", name=…)`."""

    lang: str
    catalogue: NullTranslations

    def __call__(self, msgid: str, /, **facts: object) -> str:
        """Return the sentence `msgid` with its facts filled in; a fact may hold anything, braces too."""
        return self.catalogue.gettext(msgid).format_map(facts) if facts else self.catalogue.gettext(msgid)

    def count(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """Return the sentence that fits `n`; `{n}` is a fact of it."""
        return self.catalogue.ngettext(one, many, n).format_map({"n": n, **facts})

    def day(self, day: date, *, today: date) -> str:
        """Return "fredag 6 november", with the year when it is not that of `today`."""
        pattern = _DAYS[self.lang] if day.year == today.year else f"{_DAYS[self.lang]} y"
        return format_date(day, pattern, locale=_REGIONS[self.lang])

    def month(self, day: date, *, today: date) -> str:
        """Return "november", with the year when it is not that of `today`."""
        pattern = "LLLL" if day.year == today.year else "LLLL y"
        return format_date(day, pattern, locale=_REGIONS[self.lang])

    def hour(self, moment: datetime) -> str:
        """Return the hour that `moment`'s own clock shows: "09.00" in Swedish, "09:00" in English."""
        return format_time(moment.replace(tzinfo=None), _HOURS[self.lang], locale=_REGIONS[self.lang])


def speaking(lang: str) -> Speech:
    """Return the Speech of `lang` ("sv", "sv-SE", "en-GB" …): Swedish for sv, English for all else."""
    return _swedish() if lang.lower().startswith("sv") else _ENGLISH


@cache
def _swedish() -> Speech:
    return Speech("sv", _catalogue("sv"))


_ENGLISH = Speech("en", NullTranslations())


def _catalogue(lang: str) -> GNUTranslations:
    """Compile the catalogue in memory: a checkout needs no build step to speak Swedish."""
    compiled = BytesIO()
    with (LOCALES / lang / "LC_MESSAGES" / "bot.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=lang))
    compiled.seek(0)
    return GNUTranslations(compiled)
