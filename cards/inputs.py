"""Inputs whose name, label, length and need are those of the field that reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from adaptive_cards import card as ac
from adaptive_cards import types as at
from pydantic import Field

from cards.press import Press, label_of, most_of, msg
from cards.speech import Translate
from cards.words import escaped, one_line, plain

MOST_PEOPLE = 60
"""More people than so many would make a form too large for Teams."""

EXPANDED = 4
"""Up to so many choices are shown at once instead of behind a menu."""


class _PeopleData(ac.ComponentBaseModel):
    type: str = "Data.Query"
    dataset: str = "graph.microsoft.com/users?scope=currentContext"


class PeoplePicker(ac.InputChoiceSet):
    """A choice among the people of the chat or channel; sends Entra object ids, comma-separated."""

    choices_data: _PeopleData = Field(default_factory=_PeopleData, alias="choices.data")


PeoplePicker.model_rebuild(_types_namespace=vars(ac))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is sent, and the words for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Form:
    """Draws the inputs of one press in one language; `needed` are those to fill in though the press can do without."""

    t: Translate
    press: type[Press]
    needed: tuple[str, ...] = ()

    def _common(self, name: str) -> dict[str, Any]:
        label = self.t(label_of(self.press, name))
        needed = name in self.needed or self.press.model_fields[name].is_required()
        missing = self.t(msg("Fill in “{label}”."), label=label) if needed else None
        return {"id": name, "label": label, "is_required": needed or None, "error_message": missing}

    def line(self, name: str, value: str | None = None, *, long: bool = False) -> ac.InputText:
        """Return an input for one line of text, or several when `long`."""
        return ac.InputText(
            **self._common(name),
            value=plain(value) if value else None,
            is_multiline=long or None,
            max_length=most_of(self.press, name),
        )

    def number(self, name: str, value: int | None = None) -> ac.InputText:
        """Return an input for a whole number.

        A text input with a pattern: an empty Input.Number with limits can't be sent from the official renderer.
        """
        common = self._common(name)
        common["error_message"] = self.t(msg("“{label}” wants a whole number, such as 20."), label=common["label"])
        return ac.InputText(**common, value=None if value is None else str(value), regex="^[0-9]{0,4}$")

    def day(self, name: str, value: date | None = None) -> ac.InputDate:
        """Return an input for a day."""
        return ac.InputDate(**self._common(name), value=value.isoformat() if value else None)

    def hour(self, name: str, value: time | None = None) -> ac.InputTime:
        """Return an input for an hour."""
        return ac.InputTime(**self._common(name), value=f"{value:%H:%M}" if value else None)

    def people(
        self,
        name: str,
        people: Sequence[Choice],
        value: str | None = None,
        *,
        several: bool = False,
    ) -> ac.InputChoiceSet:
        """Return an input for people: a choice among them, or Teams' own people picker where they are many.

        What is chosen in the picker comes as Entra object ids.
        """
        if len(people) <= MOST_PEOPLE:
            return self.choice(name, people, value, several=several, menu=not several)
        return PeoplePicker(**self._common(name), choices=[], is_multi_select=several or None)

    def choice(
        self,
        name: str,
        choices: Sequence[Choice],
        value: str | None = None,
        *,
        several: bool = False,
        menu: bool = False,
        spread: bool = False,
    ) -> ac.InputChoiceSet:
        """Return an input for one choice, or several; few are shown at once unless a `menu` is asked for.

        `spread` shows them at once however many they are. Clients read markdown beside boxes to tick, none in a menu.
        """
        few = spread or (len(choices) <= EXPANDED and not several and not menu)
        words = escaped if few or several else one_line
        return ac.InputChoiceSet(
            **self._common(name),
            choices=[ac.InputChoice(title=words(one.words), value=one.value) for one in choices],
            value=value,
            is_multi_select=several or None,
            style=at.ChoiceInputStyle.EXPANDED if few else at.ChoiceInputStyle.COMPACT,
            wrap=True,
        )
