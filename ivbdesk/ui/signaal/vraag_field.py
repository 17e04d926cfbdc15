"""A question answered with ja, nee or onbekend by radio buttons, with words to add once it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from ivbdesk.cases.kader.wegingskader import Wegingsvraag
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.ui.fields.field import Field


@dataclass(frozen=True)
class Gegeven:
    """What is answered, None where nothing is yet, and the words with it."""

    antwoord: Antwoord | None = None
    toelichting: str = ""


class VraagField(Field):
    """A question; arrow keys go from one answer to the next."""

    def __init__(self, vraag: Wegingsvraag) -> None:
        super().__init__(f"vraag_{vraag.code}", vraag.tekst, vraag.help)
        self.code = vraag.code
        self._title.setProperty("role", "fieldlabel")
        self._group = QButtonGroup(self)
        self.buttons: dict[Antwoord, QRadioButton] = {}
        self.words = QLineEdit()
        self.words.setPlaceholderText("Toelichting, als die helpt")
        self.words.setAccessibleName(f"Toelichting bij: {vraag.tekst}")
        self.words.hide()
        self.words.setMinimumWidth(self.words.fontMetrics().averageCharWidth() * 16)
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for answer in Antwoord:
            button = QRadioButton(answer.label)
            self._group.addButton(button)
            self.buttons[answer] = button
            line.addWidget(button)
        line.addWidget(self.words, 1)
        line.addStretch(0)
        both.setMinimumHeight(self.words.sizeHint().height())
        self._set_input(self.buttons[Antwoord.JA], both)
        self._call_by_name()
        for answer, button in self.buttons.items():  # last: an input is called as its field is
            button.setAccessibleName(f"{vraag.tekst} {answer.label}")
        self._group.buttonToggled.connect(self._on_answered)
        self.words.textChanged.connect(self.changed)

    def _on_answered(self, button: QRadioButton, on: bool) -> None:
        if on:
            self.words.show()
            self.changed.emit()

    def value(self) -> Gegeven:
        """The answer and the words; words alone are nothing, they cannot be seen."""
        answer = next((given for given, button in self.buttons.items() if button.isChecked()), None)
        return Gegeven(answer, self.words.text()) if answer else Gegeven()

    def set_value(self, value: object) -> None:
        """Show an answer with its words; anything else takes the answer away."""
        given = value if isinstance(value, Gegeven) else Gegeven()
        self._group.setExclusive(False)
        for answer, button in self.buttons.items():
            button.setChecked(answer is given.antwoord)
        self._group.setExclusive(True)
        self.words.setText(given.toelichting)
        self.words.setVisible(given.antwoord is not None)
        self.changed.emit()

    def raw(self) -> list[str]:
        """The answer and the words as text."""
        given = self.value()
        return [given.antwoord.value if given.antwoord else "", given.toelichting]

    def set_raw(self, raw: object) -> None:
        """Put back what stood in a draft."""
        answer, words = raw if isinstance(raw, list) else ("", "")
        self.set_value(Gegeven(Antwoord(answer), words) if answer else Gegeven())

    def as_text(self, value: object) -> str:
        """The answer with its words."""
        if isinstance(value, Mapping):  # as a draft kept it
            value = Gegeven(Antwoord(value["antwoord"]) if value["antwoord"] else None, value["toelichting"])
        if not isinstance(value, Gegeven) or value.antwoord is None:
            return ""
        return ": ".join(part for part in (value.antwoord.label, value.toelichting.strip()) if part)
