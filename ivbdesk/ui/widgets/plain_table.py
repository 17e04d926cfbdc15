"""A table of words to choose rows from: nothing is typed in it, and its rows are as high as their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.column_fit import ColumnFit
from ivbdesk.ui.widgets.kept_rows import KeptRows
from ivbdesk.ui.widgets.list_hands import ListHands
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty
from ivbdesk.ui.widgets.word_rows import WordRows

T = TypeVar("T")
_WORDS, _LEAST_LINES = 40, 5


def any_row(_: object) -> bool:
    """For what can be done with every row."""
    return True


def known_by(thing: object) -> Hashable:
    """The id of a thing, or a plain value itself; None of what has neither."""
    found: Hashable = getattr(thing, "id", None)
    return thing if isinstance(thing, str | int) else found


class PlainTable(QTableView, Generic[T]):
    """Columns with their width in characters; 0 takes what is left. Each row carries a thing.

    `choice_changed` says that other rows are selected, `asked_open` in which row Enter was pressed or a double click came.
    `key` is by what a thing is known when the rows are shown again; without it that is its id, or a plain value itself.
    """

    choice_changed = Signal()
    asked_open = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[tuple[str, int]],
        empty: str,
        key: Callable[[T], Hashable] | None = None,
    ) -> None:
        super().__init__()
        self._key = key or known_by
        self._whole = 0
        self.words = WordRows[T]([title for title, _ in columns])
        self.words.setParent(self)
        self.setModel(self.words)
        self.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())
        self.activated.connect(self._ask_open)
        self._kept = KeptRows(self, self._known)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
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
        rows = min(len(self.words.rows), self._whole)
        high = (
            sum(self.rowHeight(row) for row in range(rows)) or 3 * self.verticalHeader().defaultSectionSize()
        )
        policy = Qt.ScrollBarPolicy
        more = len(self.words.rows) > self._whole
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 2 * self.frameWidth())

    def show_rows(self, rows: Sequence[tuple[T, Sequence[str]]]) -> None:
        """Show rows: the thing that each stands for, and its words by column; what is chosen stays so."""
        had_chosen = self.selectionModel().hasSelection()
        self._kept.remember()
        self.words.show(rows)
        self._kept.restore()
        if had_chosen and not self.selectionModel().hasSelection():
            self.choice_changed.emit()  # Qt tells nothing of what a model that begins anew takes with it

    @property
    def things(self) -> list[T]:
        """What the rows stand for, from above."""
        return [thing for thing, _ in self.words.rows]

    def _ask_open(self, index: QModelIndex) -> None:
        self.asked_open.emit(index.row())

    def _known(self) -> Iterator[tuple[int, Hashable]]:
        return ((row, self._key(thing)) for row, (thing, _) in enumerate(self.words.rows))

    def chosen(self) -> list[T]:
        """The things of the rows that are selected, from above."""
        rows = self.words.rows
        return [rows[row][0] for row in sorted({index.row() for index in self.selectedIndexes()})]
