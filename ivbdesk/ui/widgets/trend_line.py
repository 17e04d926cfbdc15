"""The incidents per week as a line of bars, with the measures marked on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ivbdesk.cases.ladder.trend import Merk, Trend
from ivbdesk.cases.taal.nederlands import count, short_date, short_month
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label

_TOP, _BOTTOM, _SIDE = 40, 22, 30
_BINDING = 4
_HEAVY = "▲"


class TrendLine(QWidget):
    """The drawing, with every code that stands on it in words below it."""

    def __init__(self, theme: Theme, trend: Trend) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(_Drawing(theme, trend))
        self.legend = Label(_legend(trend), "small")
        column.addWidget(self.legend)
        if not trend.merken:
            self.legend.hide()


def _legend(trend: Trend) -> str:
    """Each code with its means once, in the order of the drawing; what is binding says so."""
    names = {mark.code: f"{_sign(mark)}{mark.code} {mark.naam} (trede {mark.trede})" for mark in trend.merken}
    told = " · ".join(names.values())
    heavy = any(mark.trede >= _BINDING for mark in trend.merken)
    return f"{told}. {_HEAVY} en een dikke lijn: bindend of zwaarder." if heavy else f"{told}."


def _sign(mark: Merk) -> str:
    return f"{_HEAVY} " if mark.trede >= _BINDING else ""


class _Drawing(QWidget):
    """Filled bars were seen or established by an official, open ones only reported; a line is a measure."""

    def __init__(self, theme: Theme, trend: Trend) -> None:
        super().__init__()
        self._theme, self._trend = theme, trend
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Incidenten per week, met de middelen")
        self.setAccessibleDescription(trend.woorden)

    def sizeHint(self) -> QSize:
        """As wide as there is room, and as high as the design."""
        return QSize(self._theme.px(420), self._theme.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weeks, the scale at the left, the months below, the measures above."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(0.8))
        area = self._area()
        most = max([week.incidenten for week in self._trend.weken] + [2])
        self._draw_scale(painter, area, most)
        step = area.width() / len(self._trend.weken)
        for number, week in enumerate(self._trend.weken):
            left = area.left() + number * step + max(0.5, step * 0.14)
            wide = max(1.5, step * 0.72)
            self._draw_bar(painter, area, left, wide, week.incidenten, week.bevestigd, most)
        self._draw_months(painter, area, step)
        rows = [-1e6, -1e6]
        for mark in self._trend.merken:
            self._draw_mark(painter, area, mark, rows)

    def _area(self) -> QRectF:
        px = self._theme.px
        return QRectF(self.rect()).adjusted(px(_SIDE), px(_TOP), -px(8), -px(_BOTTOM))

    def _draw_scale(self, painter: QPainter, area: QRectF, most: int) -> None:
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setPen(self._theme.colour("ink3"))
        for height, text in ((area.top(), str(most)), (area.bottom(), "0")):
            box = QRectF(0, height - 8, area.left() - 6, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_bar(
        self, painter: QPainter, area: QRectF, left: float, wide: float, all_of: int, seen: int, most: int
    ) -> None:
        if not all_of:
            return
        high = area.height() * all_of / most
        painter.setPen(QPen(self._theme.colour("accent"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, area.bottom() - high, wide, high))
        if seen:
            part = area.height() * seen / most
            painter.fillRect(QRectF(left, area.bottom() - part, wide, part), self._theme.colour("accent"))

    def _draw_months(self, painter: QPainter, area: QRectF, step: float) -> None:
        painter.setPen(self._theme.colour("ink3"))
        room = painter.fontMetrics().horizontalAdvance("nov 26") + 8
        last = float(-room)
        for number, week in enumerate(self._trend.weken):
            at = area.left() + number * step
            if week.maandag.day <= 7 and at - last >= room and at + room <= self.width():
                text = short_month(week.maandag)
                painter.drawText(QPointF(at, area.bottom() + painter.fontMetrics().ascent() + 4), text)
                last = at

    def _draw_mark(self, painter: QPainter, area: QRectF, mark: Merk, rows: list[float]) -> None:
        """A line with its code above it, on the first of two rows that has room; else the tip shows it."""
        at = self._place(area, mark)
        heavy = mark.trede >= _BINDING
        painter.setPen(QPen(self._theme.colour("gap" if heavy else "ink2"), 2.6 if heavy else 1.2))
        painter.drawLine(QPointF(at, area.top() - 4), QPointF(at, area.bottom()))
        font = self._theme.font(0.78, QFont.Weight.DemiBold)
        painter.setFont(font)
        text = f"{_sign(mark)}{mark.code}"
        wide = painter.fontMetrics().horizontalAdvance(text) + 4
        row = next((number for number, edge in enumerate(rows) if at - wide / 2 >= edge), None)
        if row is not None:
            rows[row] = at + wide / 2
            high = painter.fontMetrics().height()
            box = QRectF(at - wide / 2, area.top() - 5 - high * (row + 1), wide, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self._theme.font(0.8))

    def _place(self, area: QRectF, mark: Merk) -> float:
        days = (mark.datum - self._trend.weken[0].maandag).days
        return area.left() + area.width() * days / (7 * len(self._trend.weken))

    def event(self, event: QEvent) -> bool:
        """Show what stands under the pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told_at(event.pos().x()), self)
            return True
        return super().event(event)

    def _told_at(self, x: int) -> str:
        area = self._area()
        step = area.width() / len(self._trend.weken)
        near = [mark for mark in self._trend.merken if abs(self._place(area, mark) - x) < 6]
        if near:
            return "\n".join(f"{mark.naam} (trede {mark.trede}), {short_date(mark.datum)}" for mark in near)
        number = int((x - area.left()) // step)
        if not 0 <= number < len(self._trend.weken):
            return ""
        week = self._trend.weken[number]
        told = count(week.incidenten, "incident", "incidenten")
        return f"Week van {short_date(week.maandag)}: {told}, {week.bevestigd} bevestigd"
