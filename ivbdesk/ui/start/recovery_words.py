"""The recovery key on the screen: sixteen numbered words, and two of them typed back from paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import SystemRandom

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.widgets.basics import Label

COLUMNS = 4
ASKED = 2


def sheet(words: Sequence[str]) -> str:
    """The words with their numbers, in rows of four."""
    width = max(map(len, words), default=0)
    cells = [f"{number:>2} {word:<{width}}" for number, word in enumerate(words, start=1)]
    return "\n".join("  ".join(cells[at : at + COLUMNS]).rstrip() for at in range(0, len(cells), COLUMNS))


class RecoverySheet(Label):
    """The words, as they are to be written down."""

    def __init__(self) -> None:
        super().__init__("", "sleutel", wrap=False)
        self.setAccessibleName("Herstelsleutel, zestien woorden")

    def show_words(self, recovery: str) -> None:
        """Show a recovery key."""
        self.setText(sheet(recovery.split()))


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
