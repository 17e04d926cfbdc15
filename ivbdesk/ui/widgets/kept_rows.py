"""What was chosen in a list is still chosen when the list is read again: by what it is, never by where it stood."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView

Shown = Callable[[], Iterable[tuple[int, Hashable]]]
_FLAG = QItemSelectionModel.SelectionFlag


class KeptRows(QObject):
    """`shown` gives the rows that are read, each with its place and by what it is known; None is known by nothing.

    What is not among those that are read then is chosen no more, and nothing in its place; the keyboard stays where it
    was. All of a list stays all of it. Of a choice that is not known whole nothing stays: a part would be taken for it.
    """

    def __init__(self, view: QAbstractItemView, shown: Shown) -> None:
        super().__init__(view)
        self._view, self._shown = view, shown
        self._chosen: frozenset[Hashable] = frozenset()
        self._all = 0
        self._current: Hashable = None
        self._at = (-1, 0)
        self._scrolled = 0

    def follow(self, model: QAbstractItemModel) -> None:
        """Remember and restore by itself whenever the model begins anew; the view has this model already."""
        model.modelAboutToBeReset.connect(self.remember)
        model.modelReset.connect(self.restore)

    def places(self) -> set[int]:
        """The rows that are selected, and the one that has the keyboard."""
        current = self._view.currentIndex()
        return self._selected() | ({current.row()} if current.isValid() else set())

    def remember(self) -> None:
        """Take note of what is chosen, before the rows change."""
        selected, current = self._selected(), self._view.currentIndex()
        known = dict(self._shown()) if selected or current.isValid() else {}
        keys = frozenset(known.get(row) for row in selected)
        self._chosen = frozenset() if None in keys else keys
        whole = len(selected) == self._view.model().rowCount()
        self._all = len(selected) if whole else 0
        self._current, self._at = known.get(current.row()), (current.row(), current.column())
        self._scrolled = self._view.verticalScrollBar().value()

    def restore(self) -> None:
        """Choose the same things, now that the rows have changed."""
        if self._at[0] < 0 and not self._chosen and not self._all:
            return
        model, selection = self._view.model(), self._view.selectionModel()
        places = {key: row for row, key in self._shown() if key is not None}
        chosen = QItemSelection()
        for first, last in _runs(sorted(places[key] for key in self._chosen if key in places)):
            chosen.select(model.index(first, 0), model.index(last, 0))
        scrolls = self._view.hasAutoScroll()
        self._view.setAutoScroll(False)
        at, column = self._at
        row = places.get(self._current, min(at, model.rowCount() - 1))
        if row >= 0:
            selection.setCurrentIndex(model.index(row, max(column, 0)), _FLAG.NoUpdate)
        selection.select(chosen, _FLAG.ClearAndSelect | _FLAG.Rows)
        if self._all and self._all == model.rowCount() and len(self._chosen) < self._all:
            self._view.selectAll()
        self._view.setAutoScroll(scrolls)
        self._view.verticalScrollBar().setValue(self._scrolled)

    def _selected(self) -> set[int]:
        ranges = self._view.selectionModel().selection().toList()
        return {row for part in ranges for row in range(part.top(), part.bottom() + 1)}


def chosen_index(view: QAbstractItemView) -> QModelIndex:
    """The row that has the keyboard, where it is chosen too: an act never goes to one that only has the focus."""
    index = view.currentIndex()
    return index if view.selectionModel().isSelected(index) else QModelIndex()


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of rows that stand next to each other."""
    breaks = [0, *(n + 1 for n, (one, other) in enumerate(pairwise(rows)) if other != one + 1), len(rows)]
    return ((rows[start], rows[end - 1]) for start, end in pairwise(breaks) if end > start)
