"""The style of the program, under which every text is text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle, QWidget


class PlainStyle(QProxyStyle):
    """Fusion, with labels that never guess that what they show is HTML.

    Qt takes a text for HTML when it looks like it, and then fetches the pictures in it, from another computer too. The
    labels of tooltips and message boxes are Qt's own and can be reached nowhere else than here: each widget passes its
    style before it is measured or drawn.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, what: QWidget | QPalette | QApplication) -> None:  # type: ignore[override]  # three in one
        """Make a label read its text as it stands."""
        if isinstance(what, QLabel) and what.textFormat() is Qt.TextFormat.AutoText:
            what.setTextFormat(Qt.TextFormat.PlainText)
        super().polish(what)
