"""What to look at before a document goes out, with the place where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label

_HIGH = 132
_HEADING = "Lees dit na voordat het naar buiten gaat:"


class Nalezen(QScrollArea):
    """Lines that ask to be read, hidden where there are none; many of them scroll."""

    def __init__(self, theme: Theme, heading: str = _HEADING) -> None:
        super().__init__()
        self._theme, self._heading = theme, heading
        self._told = Label("", "near")
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._told)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(heading.rstrip(":"))
        self.hide()

    @property
    def text(self) -> str:
        """What is shown; empty where there is nothing to look at."""
        return self._told.text()

    def show_found(self, found: Sequence[str]) -> None:
        """Show these lines."""
        self._told.setText("\n".join((self._heading, *found)) if found else "")
        self.setVisible(bool(found))
        if found:
            wide = max(self.width(), self._theme.px(320))
            needed = self._told.heightForWidth(wide) + self._theme.px(8)
            self.setFixedHeight(min(needed, self._theme.px(_HIGH)))
