"""Columns that fit the table: those of words share what the others leave, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QTableView

_LEAST = 8
"""How many characters a column has at least; one of words has half of what it asks."""


def shared(
    room: int,
    wishes: Sequence[int],
    least: Sequence[int],
    flexible: Collection[int],
    shown: Sequence[int],
    narrow: Sequence[int] = (),
) -> dict[int, int]:
    """The widths of the columns that are shown: the flexible ones take what is left, in the measure of what they lack.

    Where that is less than the least of those, the others give way as far as their own least; after that the flexible
    ones do, until they are `narrow`.
    """
    soft = [column for column in shown if column in flexible]
    hard = [column for column in shown if column not in flexible]
    wanted = sum(least[column] for column in soft)
    over = wanted - (room - sum(wishes[column] for column in hard))
    slack = sum(max(0, wishes[column] - least[column]) for column in hard)
    part = min(1.0, max(0, over) / slack) if slack else 0.0
    widths = {column: wishes[column] - ceil(max(0, wishes[column] - least[column]) * part) for column in hard}
    rest = room - sum(widths.values())
    short = min(1.0, max(0, rest) / wanted) if wanted else 1.0
    floors = {column: min(narrow[column], least[column]) if narrow else 0 for column in soft}
    widths |= {column: max(floors[column], int(least[column] * short)) for column in soft}
    _give(
        room - sum(widths.values()),
        widths,
        {column: max(0, wishes[column] - least[column]) for column in soft},
    )
    if all(widths[column] >= wishes[column] for column in soft):
        _give(room - sum(widths.values()), widths, {column: wishes[column] for column in soft}, beyond=True)
    return widths


def _give(spare: int, widths: dict[int, int], asked: Mapping[int, int], *, beyond: bool = False) -> None:
    """Add what is spare to these columns, in the measure of what they ask; no more than that unless `beyond` it."""
    weight = sum(asked.values())
    left = max(0, spare) if beyond else min(max(0, spare), weight)
    for column, part in asked.items():
        share = left * part // max(1, weight)
        widths[column] += share
        left, weight = left - share, weight - part


def on_two_lines(text: str, words: QFontMetrics) -> int:
    """The least width at which a text stands on two lines, of which no word is broken."""
    parts = text.split(" ")
    ways = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) + 1))
    return min(max(words.horizontalAdvance(first), words.horizontalAdvance(rest)) for first, rest in ways)


class ColumnFit(QObject):
    """Keeps the columns of a table as wide as it is; one that a hand makes wider stays so, and others give way.

    None is narrower than its head. `fitted` says whether each has what it needs.
    """

    fitted = Signal(bool)

    def __init__(self, table: QTableView, wishes: Sequence[int], flexible: Collection[int]) -> None:
        super().__init__(table)
        em = table.fontMetrics().averageCharWidth()
        self._narrow = em * _LEAST
        self._table, self._flexible = table, frozenset(flexible)
        self._hand: dict[int, int] = {}
        self._needs: Sequence[int] = wishes
        self._least: Sequence[int] = [
            wish // 2 if number in self._flexible else min(self._narrow, wish)
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

    def ask(self, needs: Sequence[int], least: Sequence[int]) -> None:
        """What the columns need from now on, and how far each gives way where there is no room for all."""
        self._needs, self._least = needs, least
        self.fit()

    def forget(self) -> None:
        """Leave what a hand made of it."""
        self._hand.clear()
        self.fit()

    def take(self) -> None:
        """Go on from the widths that were put back, where they are wider than is needed."""
        kept = {column: self._table.columnWidth(column) for column in self._shown()}
        self._hand = {column: width for column, width in kept.items() if width > self._needs[column]}
        self.fit()

    def fit(self) -> None:
        """Give every column that is shown its width."""
        room = self._table.viewport().width()
        heads = [self._head(column) for column in range(len(self._needs))]
        wishes = [max(head, self._hand.get(n, self._needs[n])) for n, head in enumerate(heads)]
        least = [max(head, self._least[n]) for n, head in enumerate(heads)]
        self._is_fitting = True
        narrow = [max(head, self._narrow) for head in heads]
        for column, width in shared(room, wishes, least, self._flexible, self._shown(), narrow).items():
            self._table.setColumnWidth(column, width)
        self._is_fitting = False
        self.fitted.emit(all(self._table.columnWidth(n) >= self._needs[n] for n in self._shown()))

    def _head(self, column: int) -> int:
        """What its head needs; a list that can be sorted asks for that itself, as only one of its heads has an arrow."""
        header = self._table.horizontalHeader()
        return (
            header.minimumSectionSize() if header.isSortIndicatorShown() else header.sectionSizeHint(column)
        )

    def _shown(self) -> list[int]:
        return [column for column in range(len(self._needs)) if not self._table.isColumnHidden(column)]

    def _on_resized(self, column: int, _: int, width: int) -> None:
        if self._is_fitting:
            return
        if width and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._hand[column] = width
        self._soon.start()
