"""Rows of words, each of which stands for a thing: the view asks only for what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_WORDS = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole))


class WordRows(QAbstractTableModel, Generic[T]):
    """The words of each row by column, and what a cell has besides, such as a colour, where that was put there."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = list(heads)
        self._rows: Sequence[tuple[T, Sequence[str]]] = ()
        self._dressed: dict[tuple[int, int, int], object] = {}

    @property
    def rows(self) -> Sequence[tuple[T, Sequence[str]]]:
        """What each row stands for, with its words."""
        return self._rows

    def show(self, rows: Sequence[tuple[T, Sequence[str]]]) -> None:
        """These rows in the place of what there was; nothing is dressed any more."""
        self.beginResetModel()
        self._rows, self._dressed = rows, {}
        self.endResetModel()

    def name(self, heads: Sequence[str]) -> None:
        """Other names above the same columns."""
        self._heads = list(heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)

    def dress(self, row: int, column: int, role: Qt.ItemDataRole | int, value: object) -> None:
        """Have the view find this by such a role at a cell."""
        self._dressed[row, column, int(role)] = value
        here = self.index(row, column)
        self.dataChanged.emit(here, here, [int(role)])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or what it was dressed with."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in _WORDS:
            words = self._rows[index.row()][1]
            return words[index.column()] if index.column() < len(words) else None
        return self._dressed.get((index.row(), index.column(), role))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name of a column; whole in a tip too, where there is no room for it."""
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is Qt.Orientation.Horizontal and role in told and section < len(self._heads):
            return self._heads[section]
        return None
