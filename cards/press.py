"""A button and its answer, one type: what the button carries is what the press is read by."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from adaptive_cards import card as ac
from adaptive_cards import types as at
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cards.words import is_blank, plain


def msg(sentence: str) -> str:
    """Mark `sentence` for the catalogue and return it as it is."""
    return sentence


class Press(BaseModel):
    """What a button sends: its hidden ids and the inputs around it.

    Subclass with a verb, `class Withdraw(Press, verb="proposals.withdraw")`; an input's field carries its label
    as `title`. An input left empty counts as not sent; a field that the class does not know is refused.
    `once`: the message that carries the button can be pressed so once, by anybody. `opened_by`: the press that opens
    the dialog whose form this is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    verb: ClassVar[str] = ""
    once: ClassVar[bool] = False
    opened_by: ClassVar["type[Press] | None"] = None

    def __init_subclass__(
        cls,
        *,
        verb: str = "",
        once: bool = False,
        opened_by: "type[Press] | None" = None,
        **kwargs: Any,  # noqa: ANN401 -- pydantic's own
    ) -> None:
        super().__init_subclass__(**kwargs)
        cls.verb = verb or cls.verb
        cls.once = once or cls.once
        cls.opened_by = opened_by or cls.opened_by

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        return {
            name: value
            for name, value in data.items()
            if value is not None and not (isinstance(value, str) and is_blank(value))
        }


def _unbroken(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_unbroken)]
"""Words for one line: a break that was pasted in counts as a blank."""


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Several = Annotated[tuple[Annotated[str, Field(max_length=200)], ...], BeforeValidator(_split)]
"""A choice of several: clients send "a,b"."""


def button(
    label: str, press: type[Press], *, secondary: bool = False, inputs: bool = True, **hidden: object
) -> ac.ActionExecute:
    """Return a button that presses `press` with the `hidden` facts; old clients send the same as a plain submit.

    Raises KeyError when `press` has no field for a hidden fact.
    """
    data = _carried(press, hidden)
    taken = None if inputs else at.AssociatedInputs.NONE
    return ac.ActionExecute(
        title=plain(label),
        verb=press.verb,
        data=data,
        mode=at.ActionMode.SECONDARY if secondary else None,
        associated_inputs=taken,
        fallback=ac.ActionSubmit(
            title=plain(label), data={"verb": press.verb, **data}, mode=None, associated_inputs=taken
        ),
    )


def _carried(press: type[Press], hidden: Mapping[str, object]) -> dict[str, str]:
    """Return the hidden facts as they travel; raises KeyError for one that the press has no field for."""
    unknown = hidden.keys() - press.model_fields.keys()
    if unknown:
        raise KeyError(*unknown)
    several = {name: ",".join(value) for name, value in hidden.items() if isinstance(value, tuple)}
    return {name: several.get(name, str(value)) for name, value in hidden.items() if value is not None}


def submits(label: str, press: type[Press], *, inputs: bool = True, **hidden: object) -> ac.ActionSubmit:
    """Return a dialog's button: there a plain submit is what every client knows."""
    data = _carried(press, hidden)
    taken = None if inputs else at.AssociatedInputs.NONE
    return ac.ActionSubmit(title=plain(label), data={"verb": press.verb, **data}, mode=None, associated_inputs=taken)


def opens_dialog(label: str, press: type[Press], *, secondary: bool = False, **hidden: object) -> ac.ActionSubmit:
    """Return a button that asks for a dialog: the press comes as task/fetch and is answered with a form."""
    data = _carried(press, hidden)
    return ac.ActionSubmit(
        title=plain(label),
        data={"verb": press.verb, **data, "msteams": {"type": "task/fetch"}},
        mode=at.ActionMode.SECONDARY if secondary else None,
        associated_inputs=at.AssociatedInputs.NONE,
    )


def label_of(press: type[Press], name: str) -> str:
    """Return the msgid of the label that the input `name` of `press` carries; its own name if none."""
    field = press.model_fields.get(name)
    return (field.title if field else None) or name


def most_of(press: type[Press], name: str) -> int | None:
    """Return how many characters the input `name` of `press` can hold, if that is limited."""
    return next((found for found in map(_max_length, press.model_fields[name].metadata) if found), None)


def _max_length(rule: object) -> int | None:
    return getattr(rule, "max_length", None)
