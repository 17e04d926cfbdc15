"""A table as bars: this period filled, the year before hatched, with the number behind each, so that grey print reads too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivbdesk.cases.cijfers.blad import Bladtabel
from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.ui.theme import Theme

_LINE, _BAR, _GAP, _NUMBER = 34, 12, 2, 46
_LABEL_PART = 0.4
_HIDDEN_WIDE = 0.12


class Staven(QWidget):
    """The drawing of one table; its accessible description says the same."""

    def __init__(self, theme: Theme, tabel: Bladtabel, nu: str, toen: str) -> None:
        super().__init__()
        self._theme, self._lines = theme, tabel.getekend
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Staafbeeld: {tabel.kop}")
        told = "; ".join(
            f"{line.naam}: {line.nu.woorden} in {nu}, {line.toen.woorden} in {toen}" for line in self._lines
        )
        self.setAccessibleDescription(f"{told}.")
        self.setToolTip(f"Gevuld: {nu}. Gearceerd: {toen}.")

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self._theme.px(420), self._theme.px(_LINE) * max(1, len(self._lines)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each line: its words, two bars, two numbers."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(0.86))
        most = max((cel.getoond or 0 for line in self._lines for cel in (line.nu, line.toen)), default=0) or 1
        px = self._theme.px
        label = self.width() * _LABEL_PART
        room = self.width() - label - px(_NUMBER)
        for number, line in enumerate(self._lines):
            top = float(number * px(_LINE))
            painter.setPen(self._theme.colour("ink"))
            box = QRectF(0, top, label - px(8), px(_LINE))
            words = painter.fontMetrics().elidedText(line.naam, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            for row, cel in enumerate((line.nu, line.toen)):
                y = top + px(_GAP) + row * px(_BAR + _GAP)
                self._draw_bar(painter, label, y, room, cel, most, filled=not row)
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawLine(QPointF(label, 0), QPointF(label, self.height()))

    def _draw_bar(
        self, painter: QPainter, left: float, top: float, room: float, cel: Cel, most: int, *, filled: bool
    ) -> None:
        """A bar with its number; one that is left out is a short dotted box, a small one has no bar."""
        high = float(self._theme.px(_BAR))
        hidden = cel.toon is Toon.WEGGELATEN
        wide = room * (_HIDDEN_WIDE if hidden else (cel.getoond or 0) / most)
        colour = self._theme.colour("accent")
        if wide:
            style = Qt.PenStyle.DotLine if hidden else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, 1.2, style))
            painter.setBrush(colour)
            if hidden:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            elif not filled:
                painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRect(QRectF(left, top, wide, high))
        painter.setPen(self._theme.colour("ink" if filled else "ink2"))
        box = QRectF(left + wide + self._theme.px(5), top - 2, self._theme.px(_NUMBER), high + 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cel.teken)
