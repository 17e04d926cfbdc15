"""A notice that appears in a window by itself, and goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

_SHOWN_MS = 6000
_FADE_MS = 400


class Toast(QFrame):
    """One line that appears in the lower right of a window, clear of its buttons, stays while pointed at, and fades."""

    def __init__(self, text: str, window: QWidget | None) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self.setAccessibleName(text)
        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(em, em * 2 // 3, em, em * 2 // 3)
        label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        widest = em * 24
        label.setFixedWidth(min(widest, label.fontMetrics().horizontalAdvance(text) + em))
        row.addWidget(label)
        self.text = text
        self._effect = QGraphicsOpacityEffect(self, opacity=1.0)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setEndValue(0.0)
        self._fade.finished.connect(self.vanish)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._fade.start)

    def appear(self) -> None:
        """Show the line above everything in its window, and announce it to screen readers."""
        window = self.parentWidget()
        if window is not None:
            window.installEventFilter(self)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))
        self._timer.start()

    def vanish(self) -> None:
        """Take the line away now."""
        self.hide()
        self.deleteLater()

    def enterEvent(self, event: QEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()
        if self._fade.state() is QAbstractAnimation.State.Running:
            self._fade.stop()
        self._effect.setOpacity(1.0)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on fading."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place in the corner when the window changes size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        margin = self.fontMetrics().height()
        spot = self.rect().translated(
            window.width() - self.width() - margin, window.height() - self.height() - margin
        )
        buttons = [
            button.rect().translated(button.mapTo(window, QPoint()))
            for button in window.findChildren(QAbstractButton)
            if button.isVisibleTo(window)
        ]
        low = spot.topLeft()
        while covered := [
            button for button in buttons if button.intersects(spot)
        ]:  # the next press may be there
            spot.moveBottom(min(button.top() for button in covered) - margin // 2)
            if spot.top() < window.height() // 2:
                spot.moveTopLeft(low)
                break
        self.move(spot.topLeft())
