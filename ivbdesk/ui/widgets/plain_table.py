"""A table of words to choose rows from: nothing is typed in it, and its rows are as high as their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty


class PlainTable(QTableWidget):
    """Columns with their width in characters; 0 takes what is left. Each row carries a thing."""

    def __init__(self, theme: Theme, name: str, columns: Sequence[tuple[str, int]], empty: str) -> None:
        super().__init__(0, len(columns))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([title for title, _ in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
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

    def show_rows(self, rows: Sequence[tuple[Any, Sequence[str]]]) -> None:
        """Show rows: the thing that each stands for, and its words by column."""
        self.setRowCount(len(rows))
        for number, (thing, words) in enumerate(rows):
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, thing)
                self.setItem(number, column, item)

    def chosen(self) -> list[Any]:
        """The things of the rows that are selected, from above."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        items = [self.item(row, 0) for row in rows]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item is not None]
