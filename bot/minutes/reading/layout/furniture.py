"""Page numbers, letterheads and links that stand on the page but are no part of what was said."""

import re

from bot.minutes.reading.words.listing import phrases

_PAGE = re.compile(
    r"(?:(?:Sida|Sid|sida|sid|Page|s)\.?[ \t]*)?\(?\d{1,3}[ \t]?"
    r"(?:\([ \t]?\d{1,3}[ \t]?\)|(?:av|of|/)[ \t]?\d{1,3})\)?$"
)
_SLASHED = re.compile(r"(\d{1,3})/(\d{1,3})$")
_SPELT_PAGE = re.compile(r"(?:Sida|Sid|sida|Page|page)\.?[ \t:]*\d{1,3}$")
_DASHED_PAGE = re.compile(r"[-–—][ \t]?\d{1,3}[ \t]?[-–—]$")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.")
_PHONE = re.compile(r"\d{2,4}[ -]\d{2,3} ?\d{2,3}")
_ADDRESS = phrases(
    """
    postadress, besöksadress, org.nr, org nr, organisationsnummer, kontaktcenter, växel
    """
)
_LONGEST = 200


def is_page_number(text: str) -> bool:
    """`2 (4)`, `Sida 2 av 4`, `- 2 -`; a lone figure is not enough."""
    slashed = _SLASHED.match(text)
    if slashed and int(slashed[1]) > int(slashed[2]):
        return False
    return len(text) < 20 and bool(_PAGE.match(text) or _SPELT_PAGE.match(text) or _DASHED_PAGE.match(text))  # noqa: PLR2004


def is_furniture(text: str) -> bool:
    """A page number, a bare mail link, or a letterhead with address and telephone on one line."""
    if is_page_number(text) or (text.startswith("mailto:") and " " not in text):
        return True
    if len(text) > _LONGEST:
        return False
    low = text.lower()
    signs = (
        ("@" in text and bool(_MAIL.search(text))) + bool(_PHONE.search(text)) + any(word in low for word in _ADDRESS)
    )
    return signs >= 2  # noqa: PLR2004
