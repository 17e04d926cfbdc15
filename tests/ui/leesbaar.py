"""Whether the words of a window can be read: their colour against what is really drawn under them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from ivbdesk.ui.palette import contrast
from ivbdesk.ui.window.nav import NavEntry
from tests.ui.gemeten import name_of

_READABLE = 4.5


def dim(window: QWidget) -> list[str]:
    """The words that stand out too little from what is really drawn under them (WCAG 2.2, 1.4.3)."""
    picture, told = window.grab().toImage(), []
    scale = picture.devicePixelRatio()
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit) or not _reads(widget, window):
            continue
        box = QRect(widget.mapTo(window, QPoint()), widget.size()).intersected(window.rect())
        ink = widget.palette().color(widget.foregroundRole())
        if isinstance(widget, QLineEdit) and not widget.text():
            ink = widget.palette().color(QPalette.ColorRole.PlaceholderText)
        ground = _most_of(picture, box, scale)
        if ground is not None and (ratio := contrast(ink.name(), ground)) < _READABLE:
            told.append(f"contrast {ratio:.1f} ({ink.name()} op {ground}): {name_of(widget)}")
    return told


def _reads(widget: QLabel | QAbstractButton | QLineEdit, window: QWidget) -> bool:
    if isinstance(widget, NavEntry):  # paints itself, in colours that test_theme holds against each other
        return False
    words = widget.text() or (widget.placeholderText() if isinstance(widget, QLineEdit) else "")
    seen = widget.isVisibleTo(window) and widget.isEnabled() and not widget.visibleRegion().isEmpty()
    return any(sign.isalnum() for sign in words) and seen and widget.window() is window


def _most_of(picture: QImage, box: QRect, scale: float) -> str | None:
    """The colour of which there is most in a place: the ground under its words."""
    inner = box.adjusted(2, 2, -2, -2)
    across, down = max(1, inner.width() // 14), max(1, inner.height() // 5)
    points = [
        QPoint(x, y)
        for x in range(inner.left(), inner.right(), across)
        for y in range(inner.top(), inner.bottom(), down)
    ]
    seen = Counter(picture.pixelColor(point * scale).name() for point in points)
    return seen.most_common(1)[0][0] if seen else None
