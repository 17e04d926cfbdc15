"""A field in which a clock time is typed."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QLineEdit

from ivbdesk.ui.fields.field import Field


class TijdField(Field):
    """A clock time as "16:30", or nothing."""

    def __init__(self, name: str, title: str, help: str = "", *, hint: str = "") -> None:
        super().__init__(name, title, help)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)

    def value(self) -> time | None:
        """The time; None for an empty field."""
        text = self.edit.text().strip().replace(".", ":")
        if not text:
            return None
        try:
            hour, _, minute = text.partition(":")
            return time(int(hour), int(minute or 0))
        except ValueError:
            raise ValueError("Vul een tijd in, zoals 16:30.") from None

    def set_value(self, value: object) -> None:
        """Show a time."""
        self.edit.setText(f"{value:%H:%M}" if isinstance(value, time) else str(value or ""))

    def as_text(self, value: object) -> str:
        """The time, without the seconds."""
        return f"{value:%H:%M}" if isinstance(value, time) else str(value or "")[:5]

    def raw(self) -> str:
        """The text as typed."""
        return self.edit.text()
