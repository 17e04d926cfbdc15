"""Draws a signal in a list: what it is about in bold, from whom and when small, and what stands out in red."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ivbdesk.cases.zoeken.rijen import SignaalRij
from ivbdesk.ui.signaal.signaal_model import ROW_ROLE, lines_of
from ivbdesk.ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex


class SignaalDelegate(QStyledItemDelegate):
    """Three lines, cut off at the edge; the tip has all of them."""

    def __init__(self, place: Workplace, view: QListView) -> None:
        super().__init__(view)
        self._place, self._view = place, view

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        font = self._place.theme.font
        return font(1.0, QFont.Weight.DemiBold), font(0.89), font(0.89, QFont.Weight.Bold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as three lines, so that all rows are alike."""
        heights = sum(QFontMetrics(font).height() for font in self._fonts())
        return QSize(10, heights + self._place.theme.px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and selection by the style, then the lines."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        styled.text = ""
        style = self._view.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, self._view)
        row = index.data(ROW_ROLE)
        lines = lines_of(row, self._place) if isinstance(row, SignaalRij) else ("…", "", "")
        theme = self._place.theme
        chosen = bool(styled.state & QStyle.StateFlag.State_Selected)
        inks = ("ink", "ink2" if chosen else "ink3", "ink" if chosen else "bad")
        left, top = option.rect.left() + theme.px(12), option.rect.top() + theme.px(8)
        width = option.rect.width() - theme.px(24)
        painter.save()
        for line, font, ink in zip(lines, self._fonts(), inks, strict=True):
            measure = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            box = QRect(left, top, width, measure.height())
            cut = measure.elidedText(line, Qt.TextElideMode.ElideRight, width)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
            top += measure.height() + theme.px(1)
        painter.restore()
