"""What the hands do with a row of any list: copy it, and open the menu of what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QListView, QMenu, QTableView

from ivbdesk.cases.taal.nederlands import read_short_date
from ivbdesk.cases.zoeken.lijst import Cel
from ivbdesk.ui.clipboard import put_table

Copy = Callable[[Sequence[int]], None]
Offer = tuple[QAbstractButton, Callable[[], bool]]
"""A button that does something with the chosen row, and whether it can with this one."""
_AWAY = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BETWEEN = " · "


class ListHands(QObject):
    """Ctrl+C copies the rows that are selected; the menu comes by the right button, Shift+F10 and the menu key.

    `buttons` do something with the chosen row: the menu has those that are shown, and one that cannot be pressed says
    so there too. `opens` is what Enter does, in words, or gives them for the chosen row. `copy` copies rows of which not all were read; without it the
    cells go as they are shown.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        *buttons: QAbstractButton,
        opens: str | Callable[[], str] = "",
        copy: Copy | None = None,
    ) -> None:
        super().__init__(view)
        self._view, self._copy = view, copy or self._copy_shown
        self._offered: Sequence[Offer] = [(button, _always) for button in buttons]
        self._opens = opens
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def offer(self, offered: Sequence[Offer], opens: str) -> None:
        """Have these buttons in the menu, each where it has something to do with what is chosen."""
        self._offered, self._opens = offered, opens

    def _opening(self) -> str:
        """What Enter does with the one row that is chosen; empty where it does nothing."""
        opens = self._opens if isinstance(self._opens, str) else self._opens()
        return opens if len(self.rows()) == 1 else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that copies, and whatever asks for a menu."""
        if watched is self._view and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
                return True
            if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                return self._ask_by_key()
            steps_away = event.key() in _AWAY
            goes_nowhere = steps_away and self._view.model().rowCount() == 1
            if (goes_nowhere or event.key() in _ENTER) and not event.modifiers() and self._choose_here():
                return steps_away
        elif isinstance(event, QContextMenuEvent):
            return self._ask(event)
        return False

    def _choose_here(self) -> bool:
        """Choose the row where the keyboard is, if none is chosen: of a list with one row the arrows would choose nothing."""
        view, here = self._view, self._view.currentIndex()
        if not here.isValid() or view.selectionModel().hasSelection():
            return False
        self._select(here)
        return True

    def _select(self, index: QModelIndex) -> None:
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if self._view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
            how |= QItemSelectionModel.SelectionFlag.Rows
        self._view.selectionModel().setCurrentIndex(index, how)

    def rows(self) -> list[int]:
        """The rows that are selected, from above; where none is, the one that has the focus."""
        ranges = self._view.selectionModel().selection().toList()
        chosen = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        at = self._view.currentIndex()
        return sorted(chosen or ({at.row()} if at.isValid() else set()))

    def copy(self) -> None:
        """Put these rows on the clipboard."""
        if rows := self.rows():
            self._copy(rows)

    def _copy_shown(self, rows: Sequence[int]) -> None:
        model = self._view.model()
        columns = self._columns()
        cells: list[list[Cel]] = [[_cell(model.index(row, column)) for column in columns] for row in rows]
        if isinstance(self._view, QTableView) and len(rows) > 1:
            across = Qt.Orientation.Horizontal
            cells.insert(0, [str(model.headerData(column, across) or "") for column in columns])
        put_table(cells)

    def _columns(self) -> list[int]:
        return shown_columns(self._view) if isinstance(self._view, QTableView) else [0]

    def _ask_by_key(self) -> bool:
        """Shift+F10 is a menu key on Windows; elsewhere Qt leaves it alone."""
        here = self._view.mapToGlobal(QPoint())
        return self._ask(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), here))

    def _ask(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        view = self._view
        index = view.currentIndex() if by_key else view.indexAt(event.pos())
        if not index.isValid():
            return False
        if not view.selectionModel().isSelected(index):
            self._select(index)
        below = view.visualRect(index).bottomLeft() + QPoint(view.fontMetrics().height(), 0)
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(below if by_key else event.pos()))
        return True

    def menu(self) -> QMenu:
        """What can be done with the rows that are selected."""
        menu = QMenu(self._view)
        menu.setAccessibleName(self._view.accessibleName())
        menu.setToolTipsVisible(True)
        if opening := self._opening():
            menu.addAction(f"{opening}\tEnter", self._open)
        for button, fits in self._offered:
            if not button.isHidden() and fits():
                action = menu.addAction(button.text().replace("&", "&&"), button.click)
                action.setEnabled(button.isEnabled())
                action.setToolTip(button.toolTip())
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction("Kopiëren\tCtrl+C", self.copy)
        if self._view.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection:
            menu.addAction("Alles selecteren\tCtrl+A", self._view.selectAll)
        return menu

    def _open(self) -> None:
        self._view.activated.emit(self._view.currentIndex())


def shown_columns(table: QTableView) -> list[int]:
    """The columns that are shown, as they stand from left to right."""
    header = table.horizontalHeader()
    places = (header.logicalIndex(place) for place in range(header.count()))
    return [column for column in places if not table.isColumnHidden(column)]


def choose_many(view: QTableView | QListView) -> None:
    """Let more than one row be selected, by Shift, Ctrl, Ctrl+A or the mouse."""
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)


def _always() -> bool:
    return True


def _cell(index: QModelIndex) -> Cel:
    """What a cell shows; a day as such."""
    data = index.data()
    if data is not None and (day := read_short_date(str(data))) is not None:
        return day
    return _BETWEEN.join(line for line in str(data).splitlines() if line.strip()) if data is not None else ""
