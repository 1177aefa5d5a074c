"""Turns what pydantic finds wrong with a press into a sentence that says how to mend it."""

from pydantic import ValidationError

from bot.errors import BotError, Invalid, NotFound
from cards.press import Press, label_of, msg
from cards.speech import Translate

_EMPTY = msg("Fill in “{label}”.")
_NO_NUMBER = msg("“{label}” wants a whole number, such as 20.")

SENTENCES = {
    "missing": _EMPTY,
    "string_too_short": _EMPTY,
    "too_short": _EMPTY,
    "string_too_long": msg("“{label}” holds {max_length} characters at most. Shorten it and send it again."),
    "int_parsing": _NO_NUMBER,
    "int_type": _NO_NUMBER,
    "int_from_float": _NO_NUMBER,
    "greater_than_equal": msg("“{label}” must be {ge} or more."),
    "less_than_equal": msg("“{label}” must be {le} or less."),
    "string_pattern_mismatch": msg("“{label}” must begin with https:// or http:// and hold no spaces."),
    "": msg("“{label}” does not fit. Check it and send it again."),
}
"""What to do about each kind of fault that pydantic finds."""


def refusal_of(error: ValidationError, press: type[Press], t: Translate) -> BotError:
    """Return the refusal for the first thing that is wrong; a field that no form has is not explained."""
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    if name not in press.model_fields or press.model_fields[name].title is None:
        return NotFound()
    facts = {"label": t(label_of(press, name)), **first.get("ctx", {})}
    return Invalid(SENTENCES.get(first["type"], SENTENCES[""]), **facts)
