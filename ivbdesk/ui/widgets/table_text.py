"""Tables whose rows are as high as their words; a cell is a line with, below it, a smaller one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import MutedLabel

_WRAP = Qt.TextFlag.TextWordWrap
_SMALL = 0.89
_FEW = 60
"""Rows that are all measured at once: so many take less time than one sees."""

Index = QModelIndex | QPersistentModelIndex


class TextDelegate(QStyledItemDelegate):
    """Draws what stands before the first line break as it is, and what follows small and muted. Both wrap."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self.theme, self._table = theme, table

    def head_room(self, index: Index) -> int:
        """Pixels above the words that are kept free."""
        return 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and selection by the style, then the words."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        text, styled.text = styled.text, ""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QBrush) and not styled.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(styled.rect, ground)
        style = self._table.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, self._table)
        first, second = _parts(text)
        across = styled.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = int(_WRAP) | int(across) | int(Qt.AlignmentFlag.AlignTop)
        places = self._places(styled.rect, index, styled.font, first, second)
        painter.save()
        painter.setFont(styled.font)
        painter.setPen(styled.palette.color(QPalette.ColorRole.Text))
        painter.drawText(places[0], flags, first)
        painter.setFont(_small(styled.font))
        painter.setPen(self.theme.colour("ink3"))
        painter.drawText(places[1], flags, second)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough for both parts at the width of the column."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        first, second = _parts(styled.text)
        box = QRect(0, 0, self._table.columnWidth(index.column()), 0)
        last = self._places(box, index, styled.font, first, second)[1]
        return QSize(box.width(), last.bottom() + 1 + self.theme.px(8))

    def _places(self, box: QRect, index: Index, font: QFont, first: str, second: str) -> tuple[QRect, QRect]:
        left, width = box.left() + self.theme.px(10), max(20, box.width() - self.theme.px(20))
        top = box.top() + self.theme.px(8) + self.head_room(index)
        upper = QRect(left, top, width, _height(font, width, first))
        gap = self.theme.px(2) if first and second else 0
        lower = _height(_small(font), width, second)
        return upper, QRect(left, upper.bottom() + 1 + gap, width, lower)


def fit_rows(table: QTableView, delegate: TextDelegate) -> None:
    """Let the delegate draw the table, each row as high as its words, also when columns or words change."""
    table.setItemDelegate(delegate)
    table.setWordWrap(True)
    table.setShowGrid(False)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    _RowFitter(table)


def say_when_empty(table: QTableView, text: str) -> None:
    """Say in the empty table what it is for and how to begin."""
    _EmptyHint(table, text)


class _EmptyHint(MutedLabel):
    def __init__(self, table: QTableView, text: str) -> None:
        super().__init__(text)
        self._model = table.model()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(table.viewport()).addWidget(self)
        # Methods of this label, so that Qt lets go of them when it ends.
        for signal in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._look)
        self._look()

    def _look(self, *_: object) -> None:
        self.setVisible(self._model.rowCount() == 0)


class _RowFitter(QObject):
    """Fits the rows once, soon after the words or the columns changed; of a long table those that come in sight.

    A row that was not seen yet is as high as the mean of those at the top, so that the scroll bar tells about where one is.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._fitted = table, set[int]()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fit)
        model = table.model()
        for signal in (model.modelReset, model.dataChanged, model.rowsInserted):
            signal.connect(self._expire)
        table.horizontalHeader().sectionResized.connect(self._expire)
        table.verticalScrollBar().valueChanged.connect(lambda _: self._fit_seen())
        table.verticalScrollBar().rangeChanged.connect(lambda *_: self._fit_seen())
        table.selectionModel().currentChanged.connect(self._follow)

    def _expire(self, *_: object) -> None:
        self._fitted = set()
        self._timer.start()

    def _fit(self) -> None:
        if self._table.model().rowCount() <= _FEW:
            self._table.resizeRowsToContents()
            return
        self._fit_seen()
        if self._fitted and self._table.verticalScrollBar().value() == 0:  # elsewhere all would move
            self._suppose(sum(map(self._table.rowHeight, self._fitted)) // len(self._fitted))

    def _suppose(self, height: int) -> None:
        header = self._table.verticalHeader()
        if height != header.defaultSectionSize():
            header.setDefaultSectionSize(height)  # of every row, those that were fitted too
            self._fitted = set()
            self._fit_seen()

    def _follow(self, current: QModelIndex, _: QModelIndex) -> None:
        """The row with the keyboard stays in sight: Qt brought it there before the rows above it were fitted."""
        if not current.isValid() or not self._table.hasAutoScroll() or self._table.model().rowCount() <= _FEW:
            return
        before = -1
        while before != len(self._fitted):
            before = len(self._fitted)
            self._table.updateGeometries()  # how far it can scroll, else known a moment later
            self._table.scrollTo(current)
            self._fit_seen()

    def _fit_seen(self) -> None:
        table, rows = self._table, self._table.model().rowCount()
        if rows <= _FEW:
            return
        before = -1
        while before != len(self._fitted):  # a row that turns out low brings others in sight
            before = len(self._fitted)
            first, last = table.rowAt(0), table.rowAt(table.viewport().height())
            for row in range(max(first, 0), (last if last >= 0 else rows - 1) + 1):
                if row not in self._fitted:
                    self._fitted.add(row)
                    table.resizeRowToContents(row)


def _parts(text: str) -> tuple[str, str]:
    # The style has made line breaks of its own from ours.
    first, _, second = text.replace("\u2028", "\n").partition("\n")
    return first, second


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    small.setWeight(QFont.Weight.Normal)
    return small


def _height(font: QFont, width: int, text: str) -> int:
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height()
