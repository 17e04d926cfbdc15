"""A question answered with ja, nee or onbekend by radio buttons, with words to add once it is answered."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from ivbdesk.cases.kader.wegingskader import Wegingsvraag
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.ui.widgets.field import Field


class VraagField(Field):
    """The value is (answer or None, words); arrow keys go from one answer to the next."""

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
            button.setAccessibleName(f"{vraag.tekst} {answer.label}")
            self._group.addButton(button)
            self.buttons[answer] = button
            line.addWidget(button)
        line.addWidget(self.words, 1)
        line.addStretch(0)
        both.setMinimumHeight(self.words.sizeHint().height())
        self._set_input(self.buttons[Antwoord.JA], both)
        self._group.buttonToggled.connect(self._on_answered)
        self.words.textChanged.connect(self.changed)

    def _on_answered(self, button: QRadioButton, on: bool) -> None:
        if on:
            self.words.show()
            self.changed.emit()

    def value(self) -> tuple[Antwoord | None, str]:
        """The answer, None where there is none yet, and the words."""
        answer = next((given for given, button in self.buttons.items() if button.isChecked()), None)
        return answer, self.words.text()

    def set_value(self, value: object) -> None:
        """Show an answer with its words; None takes the answer away."""
        answer, words = value if isinstance(value, list | tuple) else (None, "")
        self._group.setExclusive(False)
        for given, button in self.buttons.items():
            button.setChecked(given.value == answer)
        self._group.setExclusive(True)
        self.words.setText(words)
        self.words.setVisible(bool(answer))
        self.changed.emit()

    def raw(self) -> list[str]:
        """The answer and the words as text."""
        answer, words = self.value()
        return [answer.value if answer else "", words]
