"""The list of cases as a model: 100,000 rows of which only the pages in sight are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from ivbdesk.cases.taal.nederlands import short_date, term
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom, CasusRij
from ivbdesk.ui.widgets.lazy_rows import LazyRows
from ivbdesk.ui.workplace import Workplace

PAGE = 200
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Kolom:
    """One column: what it sorts by, its heading, and the text of a row."""

    kolom: CasusKolom
    kop: str
    tekst: Callable[[CasusRij, Workplace], str]


def _level(row: CasusRij, place: Workplace) -> str:
    return f"{row.trede} {place.ctx.kader.trede(row.trede).naam}" if row.trede else "–"


KOLOMMEN: tuple[Kolom, ...] = (
    Kolom(CasusKolom.NUMMER, "Nummer", lambda row, _: row.nummer),
    Kolom(CasusKolom.TITEL, "Casus", lambda row, _: row.titel),
    Kolom(CasusKolom.NAAM, "Betrokkene", lambda row, _: row.naam),
    Kolom(CasusKolom.TREDE, "Trede", _level),
    Kolom(CasusKolom.URGENTIE, "Urgentie", lambda row, _: row.urgentie.kort),
    Kolom(CasusKolom.GATEN, "Keten", lambda row, _: _gaps(row.gaten)),
    Kolom(
        CasusKolom.TERMIJN,
        "Termijn",
        lambda row, place: term(row.termijn, place.today()) if row.termijn else "",
    ),
    Kolom(CasusKolom.STATUS, "Status", lambda row, _: row.status.label),
    Kolom(CasusKolom.SOORT, "Soort", lambda row, _: row.soort.kort),
    Kolom(CasusKolom.LAATSTE, "Laatst bijgewerkt", lambda row, _: short_date(row.laatste_op)),
)


def _gaps(number: int) -> str:
    if not number:
        return ""
    return f"◆ {number} {'gat' if number == 1 else 'gaten'}"


class CasusModel(QAbstractTableModel):
    """Rows of cases under a filter; a row not read yet shows dots and asks for its page."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._filter = CasusFilter()
        self._rows: LazyRows[CasusRij] = LazyRows(self, place, PAGE, len(KOLOMMEN))

    def keep_chosen(self, view: QAbstractItemView) -> None:
        """What is chosen in this view stays chosen when the list is read again."""
        self._rows.keep_chosen(view, lambda row: row.id)

    @property
    def loaded(self) -> bool:
        """Whether the list was read."""
        return self._rows.loaded

    @property
    def filter(self) -> CasusFilter:
        """What the list is narrowed to and sorted by."""
        return self._filter

    def set_filter(self, filter: CasusFilter) -> None:
        """Narrow or sort the list anew; reads only when something changed."""
        if filter != self._filter or not self.loaded:
            self._filter = filter
            self.reload()

    def reload(self) -> None:
        """Read the number of rows and the first page again, off the UI thread."""
        wanted, today, reads = self._filter, self._place.today(), self._place.ctx.reads
        self._rows.restart(
            lambda: reads.dossier.count_casussen(wanted, today),
            lambda number: number,
            lambda offset, limit: reads.dossier.casussen(wanted, today, offset, limit),
            "casuslijst",
        )

    def row_at(self, index: Index) -> CasusRij | None:
        """The casus of a row, or None while its page is being read."""
        return self._rows.at(index.row()) if index.isValid() else None

    def casus_id_at(self, index: Index) -> UUID | None:
        """The id of the casus of a row, once it is read."""
        row = self.row_at(index)
        return row.id if row else None

    def shown_texts(self, column: int) -> Iterator[str]:
        """What the rows that are read say in a column."""
        return (KOLOMMEN[column].tekst(row, self._place) for row in self._rows.read())

    def collect(self, rows: Sequence[int], done: Callable[[list[CasusRij]], None]) -> None:
        """Give the cases of these rows, those too that are not read yet."""
        self._rows.collect(rows, done)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many cases the filter lets through."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of columns."""
        return 0 if parent.isValid() else len(KOLOMMEN)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column, also where there is no room for all of it."""
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is Qt.Orientation.Horizontal and shown:
            return KOLOMMEN[section].kop
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; under ROW_ROLE the whole row, for the delegate."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW_ROLE):
            return None
        row = self.row_at(index)
        if role == ROW_ROLE:
            return row
        if row is None:
            return "…" if index.column() == 0 else ""
        return KOLOMMEN[index.column()].tekst(row, self._place)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in the database, on the column that was clicked."""
        descending = order is Qt.SortOrder.DescendingOrder
        self.set_filter(replace(self._filter, sorteer=KOLOMMEN[column].kolom, aflopend=descending))
