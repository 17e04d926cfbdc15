"""Words in the place of a name that are none, "onbekend" and "?", by the same list as an import goes by."""

from __future__ import annotations

from collections.abc import Mapping

from ivbdesk.actions.invoer.invoer import words_of
from ivbdesk.cases.invoer.geennaam import is_no_name
from ivbdesk.cases.invoer.invoerveld import NAAMWOORD
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog


class NoNames:
    """For the fields of one form; `onbekend` is what stands for a surname that is not known, where one has to.

    The words, with those of the municipality, are read off the UI thread as the form is made.
    """

    def __init__(self, form: FormDialog, onbekend: str = "") -> None:
        self._words: Mapping[str, str] = {}
        self._unknown = onbekend
        place = form.place
        place.read(
            form,
            lambda: words_of(place.ctx, place.desk.invoerbank.velden).woorden.get(NAAMWOORD, {}),
            self._take,
        )

    def _take(self, words: Mapping[str, str]) -> None:
        self._words = words

    def name_in(self, code: str, text: str) -> str:
        """What stands in the field `code` as far as it is a name."""
        if not text.strip() or not is_no_name(code, text, self._words):
            return text
        return self._unknown if code == "achternaam" else ""

    def is_none(self, text: str) -> bool:
        """Whether what was typed as somebody's name is none: a word for that, or without a letter."""
        typed = text.strip()
        return bool(typed) and (not any(map(str.isalpha, typed)) or is_no_name("naam", typed, self._words))

    def settle(self, field: TextField, told: TextField, what: str = "naam") -> None:
        """Take out of a field what is no name, or no other thing that is called `what`, and say so at `told`."""
        typed = field.value()
        name = self.name_in(field.name, typed)
        if name == typed or name.casefold() == typed.strip().casefold():
            return
        field.set_value(name)
        left = f"Hier staat daarom ‘{name}’." if name else "Dit vak blijft leeg."
        told.show_help(f"‘{typed.strip()}’ is geen {what}. {left}")
