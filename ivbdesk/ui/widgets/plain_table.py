"""A table of words to choose rows from: nothing is typed in it, and its rows are as high as their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableWidget, QTableWidgetItem

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.column_fit import ColumnFit
from ivbdesk.ui.widgets.kept_rows import KeptRows
from ivbdesk.ui.widgets.list_hands import ListHands
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty

T = TypeVar("T")
_WORDS, _LEAST_LINES = 40, 5


def any_row(_: object) -> bool:
    """For what can be done with every row."""
    return True


def known_by(thing: object) -> Hashable:
    """The id of a thing, or a plain value itself; None of what has neither."""
    found: Hashable = getattr(thing, "id", None)
    return thing if isinstance(thing, str | int) else found


class PlainTable(QTableWidget, Generic[T]):
    """Columns with their width in characters; 0 takes what is left. Each row carries a thing.

    `key` is by what a thing is known when the rows are shown again; without it that is its id, or a plain value itself.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[tuple[str, int]],
        empty: str,
        key: Callable[[T], Hashable] | None = None,
    ) -> None:
        super().__init__(0, len(columns))
        self._key = key or known_by
        self.things: list[T] = []
        self._whole = 0
        self._kept = KeptRows(self, self._known)
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
        words = [number for number, (_, width) in enumerate(columns) if not width]
        ColumnFit(self, [em * (width or _WORDS) for _, width in columns], words)
        fit_rows(self, TextDelegate(theme, self))
        say_when_empty(self, empty)
        self.hands = ListHands(self)

    def offer(self, *acts: tuple[QAbstractButton, Callable[[T], bool]], opens: str = "") -> None:
        """Have these in the menu of a row, each for a thing that it can be done with; and what Enter does."""
        self.hands.offer([(button, partial(self._one, fits)) for button, fits in acts], opens)

    def _one(self, fits: Callable[[T], bool]) -> bool:
        chosen = self.chosen()
        return len(chosen) == 1 and fits(chosen[0])

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
        """Show rows: the thing that each stands for, and its words by column; what is chosen stays so."""
        self._kept.remember()
        self.setRowCount(len(rows))
        self.things = [thing for thing, _ in rows]
        for number, (_, words) in enumerate(rows):
            for column, text in enumerate(words):
                self.setItem(number, column, QTableWidgetItem(text))
        self._kept.restore()

    def _known(self) -> Iterator[tuple[int, Hashable]]:
        return ((row, self._key(thing)) for row, thing in enumerate(self.things))

    def chosen(self) -> list[T]:
        """The things of the rows that are selected, from above."""
        return [self.things[row] for row in sorted({index.row() for index in self.selectedIndexes()})]
