"""A table of words to choose rows from: nothing is typed in it, and its rows are as high as their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty

T = TypeVar("T")
_LEAST_LINES = 5


class PlainTable(QTableWidget, Generic[T]):
    """Columns with their width in characters; 0 takes what is left. Each row carries a thing."""

    def __init__(self, theme: Theme, name: str, columns: Sequence[tuple[str, int]], empty: str) -> None:
        super().__init__(0, len(columns))
        self._things: list[T] = []
        self._whole = 0
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([title for title, _ in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        for number, (title, _) in enumerate(columns):  # the whole of one for which there is no room
            head = self.horizontalHeaderItem(number)
            if head is not None:
                head.setToolTip(title)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        em = self.fontMetrics().averageCharWidth()
        for number, (_, width) in enumerate(columns):
            if width:
                self.setColumnWidth(number, em * width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        fit_rows(self, TextDelegate(theme, self))
        say_when_empty(self, empty)

    def minimumSizeHint(self) -> QSize:
        """Room for its head and a few lines: a page that has less scrolls."""
        least = super().minimumSizeHint()
        high = self.horizontalHeader().sizeHint().height() + _LEAST_LINES * self.fontMetrics().lineSpacing()
        return least.expandedTo(QSize(0, high))

    def show_whole(self, most: int) -> None:
        """Stand as high as the rows, up to so many; what is more scrolls."""
        self._whole = most
        self._stand()

    def resizeRowsToContents(self) -> None:
        """Fit the rows, and the table with them where it shows them whole."""
        super().resizeRowsToContents()
        if self._whole:
            self._stand()

    def _stand(self) -> None:
        rows = min(self.rowCount(), self._whole)
        high = (
            sum(self.rowHeight(row) for row in range(rows)) or 3 * self.verticalHeader().defaultSectionSize()
        )
        policy = Qt.ScrollBarPolicy
        more = self.rowCount() > self._whole
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 2 * self.frameWidth())

    def show_rows(self, rows: Sequence[tuple[T, Sequence[str]]]) -> None:
        """Show rows: the thing that each stands for, and its words by column."""
        self.setRowCount(len(rows))
        self._things = [thing for thing, _ in rows]
        for number, (_, words) in enumerate(rows):
            for column, text in enumerate(words):
                self.setItem(number, column, QTableWidgetItem(text))

    def chosen(self) -> list[T]:
        """The things of the rows that are selected, from above."""
        return [self._things[row] for row in sorted({index.row() for index in self.selectedIndexes()})]
