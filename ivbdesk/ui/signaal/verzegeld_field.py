"""A line for what is kept sealed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ivbdesk.cases.signaal.zegel import Zegel
from ivbdesk.ui.fields.field import Field

SEALED = "Verzegeld; wie het is, staat hier niet."


class VerzegeldField(Field):
    """Shows what is typed, never what is kept. Left empty its value is the seal, where there is one: that stays.

    Whoever types what a colleague kept meanwhile is asked as well: no question would tell that the guess is right.
    """

    def __init__(self, name: str, title: str, help: str = "") -> None:
        super().__init__(name, title, help)
        self._kept: Zegel | None = None
        self.edit = QLineEdit()
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)

    def value(self) -> str | Zegel:
        """What was typed, else the seal."""
        typed = self.edit.text()
        return typed if self._kept is None or typed.strip() else self._kept

    def set_value(self, value: object) -> None:
        """Keep to this seal with nothing typed, or show a text."""
        if isinstance(value, Zegel):
            self._kept = value
        self.edit.setText("" if isinstance(value, Zegel) else str(value or ""))

    def may_be_kept(self) -> bool:
        """No draft holds who reported."""
        return False

    def raw(self) -> str:
        """What was typed."""
        return self.edit.text()

    def as_text(self, value: object) -> str:
        """What was typed; of a seal, also one that comes from a draft, only that there is one."""
        if isinstance(value, tuple | list):
            return SEALED if any(value) else ""
        return super().as_text(value)
