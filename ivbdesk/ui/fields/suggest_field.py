"""A line of text that offers what was typed before."""

from __future__ import annotations

from collections.abc import Sequence

from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.fields.fields import FreeText


class SuggestField(FreeText):
    """One line that is typed or picked; typing finds a word anywhere in what is offered."""

    def __init__(self, name: str, title: str, help: str = "", *, hint: str = "") -> None:
        super().__init__(name, title, help)
        self.combo = Chooser(least=10)
        self.combo.let_type()
        line = self.combo.lineEdit()
        assert line is not None  # it is editable
        self.edit = line
        self.edit.setPlaceholderText(hint)
        self.combo.editTextChanged.connect(lambda _: self.changed.emit())
        self._set_input(self.combo)
        self.watch()

    def show_choices(self, choices: Sequence[str]) -> None:
        """Offer these; what is typed stays."""
        typed = self.value()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems(list(choices))
        self.combo.complete()
        self.combo.setEditText(typed)
        self.combo.blockSignals(False)

    def value(self) -> str:
        """The text."""
        return self.combo.currentText()

    def may_be_kept(self) -> bool:
        """Only what was picked: a name that is typed may be that of who reported."""
        typed = self.value()
        return not typed or self.combo.findText(typed) >= 0

    def set_value(self, value: object) -> None:
        """Show a text, from its beginning."""
        self.combo.setEditText(str(value or ""))
        self.edit.setCursorPosition(0)
