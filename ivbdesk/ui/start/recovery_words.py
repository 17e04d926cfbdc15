"""The recovery key on the screen: sixteen numbered words, and two of them typed back from paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import SystemRandom

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.widgets.basics import Label, unit

COLUMNS = 4
ASKED = 2


class RecoverySheet(QFrame):
    """The words, as they are to be written down: in columns of a grid, which stand straight in any letter."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sleutel")
        self.setAccessibleName("Herstelsleutel, zestien woorden")
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(unit(self))
        self._words: list[tuple[Label, Label]] = []

    def show_words(self, recovery: str) -> None:
        """Show a recovery key; with none, nothing of the one before is left."""
        words = recovery.split()
        self.setAccessibleDescription(self._told(words))
        for at in range(len(self._words), len(words)):
            number, word = Label("", "muted", wrap=False), Label("", "sleutelwoord", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line, column = divmod(at, COLUMNS)
            self._grid.addWidget(number, line, 2 * column)
            self._grid.addWidget(word, line, 2 * column + 1)
            self._grid.setColumnStretch(2 * column + 1, 1)
            self._words.append((number, word))
        for at, (number, word) in enumerate(self._words):
            is_there = at < len(words)
            number.setText(str(at + 1) if is_there else "")
            word.setText(words[at] if is_there else "")

    def text(self) -> str:
        """What is shown, in reading order."""
        return self._told([word.text() for _, word in self._words if word.text()])

    @staticmethod
    def _told(words: Sequence[str]) -> str:
        return " ".join(f"{number} {word}" for number, word in enumerate(words, start=1))


class WordsBack(QWidget):
    """Two words of the paper, typed back: the proof that it was written down."""

    def __init__(self, entered: Callable[[], object]) -> None:
        super().__init__()
        self._recovery: list[str] = []
        self.places: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        self.fields = [TextField(f"woord{number}", "Woord") for number in range(ASKED)]
        for field in self.fields:
            column.addWidget(field)
            field.edit.returnPressed.connect(entered)

    def ask(self, recovery: str) -> None:
        """Ask two words of this key, by chance."""
        self._recovery = recovery.split()
        self.places = tuple(sorted(SystemRandom().sample(range(len(self._recovery)), ASKED)))
        for field, at in zip(self.fields, self.places, strict=True):
            field.set_title(f"Woord {at + 1} van uw papier")
            field.set_value("")
            field.show_error("")

    def forget(self) -> None:
        """Ask nothing, and know no key."""
        self._recovery = []
        for field in self.fields:
            field.forget()

    def is_right(self) -> bool:
        """Whether both words are those of the key; what is not is shown at its field."""
        for field, at in zip(self.fields, self.places, strict=True):
            right = field.value().strip().lower() == self._recovery[at]
            field.show_error("" if right else "Dit is niet wat er staat; kijk nog eens op uw papier.")
            if not right:
                field.setFocus()
                return False
        return True
