"""A small button with a drawing, at the end of a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton

from ivbdesk.ui.icons import icon


class IconButton(QToolButton):
    """Does what its tip says, for the field that its spoken name tells; its drawing follows the theme."""

    def __init__(self, drawing: str, tip: str, name: str) -> None:
        super().__init__()
        self._drawing = drawing
        self.setToolTip(tip)
        self.setAccessibleName(name)
        self._draw()

    def become(self, drawing: str, tip: str, name: str) -> None:
        """Do something else from now on, with another drawing, tip and name."""
        self._drawing = drawing
        self.setToolTip(tip)
        self.setAccessibleName(name)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._drawing, self.palette().color(QPalette.ColorRole.WindowText)))

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colour of the other theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        elif event.type() is QEvent.Type.FontChange:
            edge = self.fontMetrics().height()
            self.setIconSize(QSize(edge, edge))
