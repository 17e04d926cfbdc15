"""A field that chooses one of some values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import Qt

from ivbdesk.ui.fields.chooser import CHOOSE, Chooser
from ivbdesk.ui.fields.field import Field, as_json

T = TypeVar("T")
_ASK = "Maak hier een keuze."
_UNLISTED = "Een keuze die na het openen van dit formulier is toegevoegd"


def perhaps(choices: Sequence[tuple[T, str]]) -> list[tuple[T | None, str]]:
    """These choices, of which none is needed until something else is typed."""
    return [(None, CHOOSE), *choices]


class ChoiceField(Field, Generic[T]):
    """One of some values; typing finds a word anywhere in the choices.

    It begins at nothing: at a choice that stands for it (None or ""), or else at "Kies …", which can not be saved. A
    form that is certain of the value says so with `set_value`. Where nothing is an answer too, it is `asked` for.
    """

    def __init__(
        self, name: str, title: str, choices: Sequence[tuple[T, str]], help: str = "", *, asked: bool = False
    ) -> None:
        super().__init__(name, title, help)
        self._choices, self._asked = list(choices), asked
        self.combo = Chooser(least=10)
        self.combo.addItems([text for _, text in self._choices])
        if len(self._choices) > 12:
            self.combo.let_type()
            self.combo.complete()
        self.combo.begin_with(CHOOSE)
        self.combo.setCurrentIndex(self._nothing())
        self.combo.currentIndexChanged.connect(lambda _: self._on_chosen())
        self._show_begin()
        self._set_input(self.combo)

    def _nothing(self) -> int:
        """Where the choice stands that stands for nothing; -1 where that is "Kies …"."""
        if self._asked:
            return -1
        return next((index for index, (value, _) in enumerate(self._choices) if value in (None, "")), -1)

    def _on_chosen(self) -> None:
        self._show_begin()
        self.changed.emit()

    def _show_begin(self) -> None:
        """A choice that is wider than its box reads from its first word; the tip has all of it."""
        line = self.combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self.combo.setToolTip(self.combo.currentText())

    def show_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Show other choices; the one that was chosen stays where it is among them."""
        if list(choices) == self._choices:
            return
        index = self.combo.currentIndex()
        chosen = self._choices[index][0] if 0 <= index < len(self._choices) else None
        self._choices = list(choices)
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems([text for _, text in self._choices])
        self.combo.setCurrentIndex(self._nothing())
        self.combo.blockSignals(False)
        self.set_value(chosen)
        self._show_begin()  # the tip told the choice that may be gone

    def add_choice(self, value: T, text: str) -> None:
        """One more choice, last in the list."""
        self._choices.append((value, text))
        self.combo.addItem(text)

    def as_text(self, value: object) -> str:
        """The words of a choice."""
        return self._text_of(value) or ("" if value in (None, "") else _UNLISTED)

    def _text_of(self, value: object) -> str | None:
        return next(
            (text for known, text in self._choices if (as_json(known) or "") == (as_json(value) or "")), None
        )

    def admit(self, value: object) -> None:
        """Have a choice that is not in the list yet; what it is called shows when the form is opened anew."""
        if self._text_of(value) is None:
            self.add_choice(cast(T, value), _UNLISTED)

    def value(self) -> T:
        """The value that was chosen."""
        index = self.combo.currentIndex()
        if self.combo.isEditable():
            index = self.combo.findText(self.combo.currentText(), Qt.MatchFlag.MatchFixedString)
        if index < 0:
            raise ValueError("Kies een van de regels uit de lijst." if self.combo.currentText() else _ASK)
        return self._choices[index][0]

    def chosen(self) -> T | None:
        """The value that was chosen; None while there is none."""
        try:
            return self.value()
        except ValueError:
            return None

    def set_value(self, value: object) -> None:
        """Choose a value, or nothing; one that is not there leaves the choice as it is."""
        for index, (known, _) in enumerate(self._choices):
            if known == value or as_json(known) == as_json(value):
                self.combo.setCurrentIndex(index)
                return
        if value in (None, ""):
            self.combo.setCurrentIndex(self._nothing())

    def raw(self) -> object:
        """The choice as plain JSON."""
        index = self.combo.currentIndex()
        return as_json(self._choices[index][0]) if index >= 0 else None
