"""The one box of choices of the program: nothing is chosen in it by passing over it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QStyle, QStyleOptionComboBox, QStylePainter

from ivbdesk.ui.fields.label_aside import label_aside

CHOOSE = "Kies …"
_ASIDE = 12


class Chooser(QComboBox):
    """Choices that fold out. A wheel scrolls the page below it: it neither chooses nor takes the focus."""

    _called = ""

    def __init__(self, called: str = "", *, least: int = 0) -> None:
        """`called` is what a screen reader says; with `least` it is that many characters wide, whatever the choices."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(called)
        self._label: QLabel | None = None
        self._called = called
        if least:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(least)

    def event(self, event: QEvent) -> bool:
        """What it is called goes with it where it is put; in a field its label is one that is seen."""
        if event.type() is QEvent.Type.ParentChange and self._called and self.parentWidget():
            if self._label is not None and shiboken6.isValid(self._label):
                self._label.deleteLater()
            self._label = label_aside(self, self._called)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The end of a choice for which there is no room is an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = option.currentText
        if self.isEditable() or self.fontMetrics().horizontalAdvance(words) <= room:
            super().paintEvent(event)
            return
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def sizeHint(self) -> QSize:
        """Room for the longest choice whole: the style keeps a little free on both sides that Qt does not count."""
        hint = super().sizeHint()
        return QSize(hint.width() + _ASIDE, hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def begin_with(self, words: str) -> None:
        """Read these words while nothing is chosen."""
        self.setPlaceholderText(words)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(words)

    def let_type(self) -> None:
        """Let one type in it; what is typed becomes no choice."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def complete(self) -> None:
        """Find what is typed anywhere in the choices that are there now."""
        completer = QCompleter([self.itemText(index) for index in range(self.count())], self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        assert popup is not None  # a completer that is not told otherwise has one
        popup.setAccessibleName("Wat past bij wat u typt")
        self.setCompleter(completer)
