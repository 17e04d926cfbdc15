"""Columns that fit the table: those of words share what the others leave, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

_LEAST = 8
"""How many characters a column has at least; one of words has half of what it asks."""


def shared(
    room: int, wishes: Sequence[int], least: Sequence[int], flexible: Collection[int], shown: Sequence[int]
) -> dict[int, int]:
    """The widths of the columns that are shown: the flexible ones take what is left, in the measure of their wishes.

    Where that is less than the least of those, the others give way as far as their own least.
    """
    soft = [column for column in shown if column in flexible]
    hard = [column for column in shown if column not in flexible]
    wanted = sum(least[column] for column in soft)
    over = wanted - (room - sum(wishes[column] for column in hard))
    slack = sum(max(0, wishes[column] - least[column]) for column in hard)
    part = min(1.0, max(0, over) / slack) if slack else 0.0
    widths = {column: wishes[column] - ceil(max(0, wishes[column] - least[column]) * part) for column in hard}
    spare = max(0, room - sum(widths.values()) - wanted)
    weight = sum(wishes[column] for column in soft)
    for number, column in enumerate(soft):
        share = spare if number == len(soft) - 1 else spare * wishes[column] // max(1, weight)
        widths[column] = least[column] + share
        spare, weight = spare - share, weight - wishes[column]
    return widths


class ColumnFit(QObject):
    """Keeps the columns of a table as wide as it is; one that a hand makes wider stays so, and others give way."""

    def __init__(self, table: QTableView, wishes: Sequence[int], flexible: Collection[int]) -> None:
        super().__init__(table)
        em = table.fontMetrics().averageCharWidth()
        self._table, self._flexible = table, frozenset(flexible)
        self._wishes = list(wishes)
        self._least = [
            wish // 2 if number in self._flexible else min(em * _LEAST, wish)
            for number, wish in enumerate(wishes)
        ]
        self._is_fitting = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        table.viewport().installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit them to a table that became wider or narrower."""
        if event.type() is QEvent.Type.Resize:
            self._soon.start()
        return False

    def wish(self, wishes: Sequence[int]) -> None:
        """Begin again with these widths."""
        self._wishes = list(wishes)
        self.fit()

    def take(self) -> None:
        """Go on from the widths that were put back."""
        for column in self._shown():
            self._wishes[column] = self._table.columnWidth(column)
        self.fit()

    def fit(self) -> None:
        """Give every column that is shown its width."""
        room, floor = self._table.viewport().width(), self._table.horizontalHeader().minimumSectionSize()
        wishes, least = ([max(floor, width) for width in widths] for widths in (self._wishes, self._least))
        self._is_fitting = True
        for column, width in shared(room, wishes, least, self._flexible, self._shown()).items():
            self._table.setColumnWidth(column, width)
        self._is_fitting = False

    def _shown(self) -> list[int]:
        return [column for column in range(len(self._wishes)) if not self._table.isColumnHidden(column)]

    def _on_resized(self, column: int, _: int, width: int) -> None:
        if self._is_fitting:
            return
        if width and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._wishes[column] = width
        self._soon.start()
