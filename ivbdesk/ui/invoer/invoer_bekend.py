"""The rows of a list that seem known already: the officer decides of each whether it comes in all the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from ivbdesk.cases.invoer.invoerrij import in_words
from ivbdesk.cases.invoer.rijkeurder import Invoerrij
from ivbdesk.cases.taal.nederlands import count, sort_key
from ivbdesk.ui.widgets.basics import MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.list_hands import ListHands

_HEADS = ("Toch invoeren", "Waarom bekend", "Wat er in de rij staat")
_WIDTHS = (16, 38)
_TALL, _LOW = 2.1, 9
Index = QModelIndex | QPersistentModelIndex
Bekend = tuple[Invoerrij, str, str]
"""A row that seems known, its words, and the same to search in."""


def with_words(rows: Sequence[Invoerrij]) -> list[Bekend]:
    """The rows with their words; slow for many of them, so not for the UI thread."""
    told = [(line, in_words(line.waarden)) for line in rows]
    return [(line, words, sort_key(f"{line.regel} {line.bekend} {words}")) for line, words in told]


class _Rijen(QAbstractTableModel):
    """Rows with a tick; however many there are, only those in sight are asked for."""

    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Bekend] = ()
        self.ticked: set[int] = set()

    def show(self, rows: Sequence[Bekend]) -> None:
        """Show these rows with their words; what is ticked stays ticked, in sight or not."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def tick(self, rows: Sequence[int], ticked: bool) -> None:
        """Tick or untick rows by their number in the list."""
        self.ticked = self.ticked.union(rows) if ticked else self.ticked.difference(rows)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticked_changed.emit()

    def number_at(self, place: int) -> int:
        """The number of a row that is shown."""
        return self._rows[place][0].regel

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The tick with the number, why it seems known, and what stands in it."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The heads."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = 0) -> object:
        """Words, the tick, and for a screen reader whether it is ticked."""
        line, words, _ = self._rows[index.row()]
        cells = (f"Rij {line.regel}", line.bekend, words)
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if line.regel in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{cells[0]}, {'wordt ingevoerd' if line.regel in self.ticked else 'blijft weg'}"
        return None

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """Tick or untick with the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([self.number_at(index.row())], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class _Table(QTableView):
    """Space ticks all rows that are selected, or unticks them where all were ticked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, whatever column has the focus."""
        model = self.model()
        places = sorted({index.row() for index in self.selectedIndexes()})
        if (
            event.key() != Qt.Key.Key_Space
            or event.modifiers()
            or not places
            or not isinstance(model, _Rijen)
        ):
            super().keyPressEvent(event)
            return
        numbers = [model.number_at(place) for place in places]
        model.tick(numbers, not model.ticked.issuperset(numbers))


class BekendeRijen(QWidget):
    """Which rows seem known, and the choice of each; `changed` says that another row is or is not chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        self._all: list[Bekend] = []
        self._model = _Rijen()
        self._model.ticked_changed.connect(self._on_ticked)
        self.all_button = SecondaryButton("Alle aanvinken", lambda: self._tick_all(True))
        self.none_button = SecondaryButton("Geen", lambda: self._tick_all(False))
        self._told = MutedLabel("", small=True)
        buttons = row(self.all_button, self.none_button, stretch=False)
        buttons.addWidget(self._told, 1)
        column.addLayout(buttons)
        self.table = _Table()
        self.table.setModel(self._model)
        self.table.setAccessibleName("Rijen die al bekend lijken")
        self.table.setAccessibleDescription("Spatie vinkt de gekozen rijen aan of uit")
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        ListHands(self.table, self.all_button, self.none_button)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(self.table.fontMetrics().height() * _TALL))
        self.table.setMinimumHeight(self.table.fontMetrics().height() * _LOW)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        em = self.table.fontMetrics().averageCharWidth()
        for number, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(number, em * width)
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.table, 1)

    @property
    def ticked(self) -> frozenset[int]:
        """The numbers of the rows that come in all the same."""
        return frozenset(self._model.ticked)

    def show_rows(self, rows: list[Bekend], ticked: Collection[int] = ()) -> None:
        """Show the rows of another check, those ticked that were before."""
        self._all = rows
        self._model.ticked = {line.regel for line, *_ in rows if line.regel in ticked}
        self.narrow([])

    def narrow(self, words: list[str]) -> None:
        """Show only the rows with all of these words; without any, all."""
        self._model.show([one for one in self._all if all(word in one[2] for word in words)])
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._tell()

    def _tick_all(self, ticked: bool) -> None:
        """Of what is in sight when the officer searches, else of all."""
        self._model.tick([self._model.number_at(place) for place in range(self._model.rowCount())], ticked)

    def _on_ticked(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        shown, chosen = self._model.rowCount(), len(self._model.ticked)
        part = "" if shown == len(self._all) else f"{count(shown, 'rij', 'rijen')} gevonden; "
        self._told.setText(
            f"{part}{chosen} van {count(len(self._all), 'rij', 'rijen')} aangevinkt. De andere blijven weg."
        )
