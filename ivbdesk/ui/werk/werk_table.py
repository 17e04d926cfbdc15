"""The table of the werkvoorraad: rows as high as their words, worked out only for those in sight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.werk_model import WerkModel
from ivbdesk.ui.widgets.kept_rows import chosen_index
from ivbdesk.ui.widgets.list_hands import choose_many
from ivbdesk.ui.widgets.table_text import TextDelegate

_SHARES = (15, 0, 0, 19)
"""The width of the columns in characters; 0 shares what is left."""


class WerkTable(QTableView):
    """`opened`, `put_off` and `finished` name the row of Enter, and of the keys U and A."""

    opened = Signal(QModelIndex)
    put_off = Signal(QModelIndex)
    finished = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: WerkModel) -> None:
        super().__init__()
        self.setModel(model)
        model.keep_chosen(self)
        self.setItemDelegate(TextDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        choose_many(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Werkvoorraad, wat te laat is of deze week moet")
        self.setAccessibleDescription(
            "Enter opent de casus of het signaal, U stelt een punt uit, A rondt een toezegging af"
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 2.9))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(theme.px(84))
        self.standard_columns()
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.fit)
        for signal in (model.modelReset, model.dataChanged, header.sectionResized):
            signal.connect(self._fitting.start)
        self.verticalScrollBar().valueChanged.connect(self._fitting.start)
        self.activated.connect(self.opened)

    def standard_columns(self) -> None:
        """The columns as they are first seen: all of them, in their order, what and casus sharing the room."""
        header = self.horizontalHeader()
        em = self.fontMetrics().averageCharWidth()
        for number, width in enumerate(_SHARES):
            header.setSectionHidden(number, False)
            header.moveSection(header.visualIndex(number), number)
            stretch = QHeaderView.ResizeMode.Stretch if not width else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, stretch)
            if width:
                self.setColumnWidth(number, em * width)

    def fit(self) -> None:
        """Make the rows in sight as high as their words; below them others come in sight, until it is full."""
        row, bottom = max(0, self.rowAt(0)), self.viewport().height()
        while row < self.model().rowCount() and self.rowViewportPosition(row) < bottom:
            self.resizeRowToContents(row)
            row += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths make other heights."""
        super().resizeEvent(event)
        self._fitting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """U puts off the row that has the focus, A ends it where it was promised."""
        if event.key() == Qt.Key.Key_U and not event.modifiers():
            self.put_off.emit(chosen_index(self))
        elif event.key() == Qt.Key.Key_A and not event.modifiers():
            self.finished.emit(chosen_index(self))
        else:
            super().keyPressEvent(event)
