"""Turns what pydantic finds wrong with a press into a sentence that says how to mend it."""

from pydantic import ValidationError

from bot.errors import BotError, Invalid, NotFound
from cards.press import Press, label_of
from cards.speech import Translate


def refusal_of(error: ValidationError, press: type[Press], t: Translate) -> BotError:
    """Return the refusal for the first thing that is wrong; a field that no form has is not explained."""
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    if name not in press.model_fields or press.model_fields[name].title is None:
        return NotFound()
    facts = {"label": t(label_of(press, name)), **first.get("ctx", {})}
    match first["type"]:
        case "missing" | "string_too_short" | "too_short":
            return Invalid("Fill in “{label}”.", **facts)
        case "string_too_long":
            return Invalid("“{label}” holds {max_length} characters at most. Shorten it and send it again.", **facts)
        case "int_parsing" | "int_type" | "int_from_float":
            return Invalid("“{label}” wants a whole number, such as 20.", **facts)
        case "greater_than_equal":
            return Invalid("“{label}” must be {ge} or more.", **facts)
        case "less_than_equal":
            return Invalid("“{label}” must be {le} or less.", **facts)
        case "string_pattern_mismatch":
            return Invalid("“{label}” must begin with https:// or http:// and hold no spaces.", **facts)
        case _:
            return Invalid("“{label}” does not fit. Check it and send it again.", **facts)
