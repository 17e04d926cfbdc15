"""Draaglast against draagkracht of one person: two bars from the middle, a block for each factor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivbdesk.cases.keten.kwetsbaarheid_beeld import Balans
from ivbdesk.ui.theme import Theme

_LEAST = 15


class BalansBalk(QWidget):
    """Hatched to the left what burdens, filled to the right what carries, with the numbers in words."""

    def __init__(self, theme: Theme, balans: Balans) -> None:
        super().__init__()
        self._theme, self._balans = theme, balans
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Draaglast tegenover draagkracht")
        self.setAccessibleDescription(balans.woorden)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A line of words above a bar."""
        return QSize(self._theme.px(300), self.fontMetrics().height() + self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Room for the words at both sides."""
        words = self.fontMetrics().horizontalAdvance("◀ Draaglast 00  Draagkracht 00 ▶")
        return QSize(words + self._theme.px(24), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words of both sides, the bars, and the line between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._theme.px, self._theme.colour
        middle, top = self.width() / 2, self.fontMetrics().height() + px(6)
        high = px(16)
        painter.setFont(self._theme.font(0.92, QFont.Weight.DemiBold))
        painter.setPen(colour("ink2"))
        words = QRectF(0, 0, middle - px(8), top)
        left = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, left, f"◀ Draaglast {self._balans.som_last}")
        words.moveLeft(middle + px(8))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, f"Draagkracht {self._balans.som_kracht} ▶")
        ground = QRectF(px(1), top, self.width() - px(2), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("subtle"))
        painter.drawRoundedRect(ground, px(3), px(3))
        step = (middle - px(4)) / max(_LEAST, self._balans.som_last, self._balans.som_kracht)
        self._draw_side(painter, middle, top, high, -step)
        self._draw_side(painter, middle, top, high, step)
        painter.setPen(QPen(colour("ink2"), 2))
        painter.drawLine(round(middle), top - px(3), round(middle), top + high + px(3))

    def _draw_side(self, painter: QPainter, middle: float, top: float, high: float, step: float) -> None:
        """The blocks of one side, the heaviest next to the middle; a negative step goes to the left."""
        burdens = step < 0
        ink = self._theme.colour("warn" if burdens else "accent")
        at = middle
        for _, item in self._balans.last if burdens else self._balans.kracht:
            end = at + step * item.gewicht
            block = QRectF(min(at, end) + 1, top, abs(end - at) - 2, high)
            painter.setPen(QPen(ink, 1.4))
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern) if burdens else QBrush(ink))
            painter.drawRect(block)
            at = end
