"""The question who holds the recovery key: it is of no one, and its new passphrase is of one officer."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.fields.choice_field import ChoiceField


class OfficerAsked(QWidget):
    """Nothing until officers are offered; then one of them is to be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.field: ChoiceField[UUID] | None = None

    def offer(self, officers: Sequence[tuple[UUID, str]]) -> None:
        """Ask which of these it is."""
        self.field = ChoiceField("wie", "Wie bent u", officers, "De nieuwe zin geldt voor deze medewerker.")
        self._column.addWidget(self.field)
        self.field.setFocus()

    def chosen(self) -> UUID | None:
        """Who was chosen; None where nobody was, which is then told at the field."""
        who = self.field.chosen() if self.field is not None else None
        if who is None and self.field is not None:
            self.field.show_error("Kies wie u bent.")
            self.field.setFocus()
        return who

    def forget(self) -> None:
        """Ask no more."""
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
            self.field = None
