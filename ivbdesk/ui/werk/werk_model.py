"""The werkvoorraad as a model: thousands of points of which only the pages in sight are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QAbstractItemView

from ivbdesk.cases.taal.nederlands import count, term
from ivbdesk.cases.werk.werkvoorraad import OP_DATUM, AandachtSoort
from ivbdesk.cases.zoeken.rijen import WerkFilter, WerkRij
from ivbdesk.ui.widgets.lazy_rows import LazyRows
from ivbdesk.ui.workplace import Workplace

PAGE = 100
SOON_DAYS = 2
KOPPEN = ("Termijn", "Wat te doen", "Casus of signaal", "Wie")
TERMIJN, WAT, CASUS, WIE = range(4)

Index = QModelIndex | QPersistentModelIndex


class WerkModel(QAbstractTableModel):
    """Points of attention under a filter; `counted` says how many there are, each time they are read."""

    counted = Signal(object)

    def __init__(self, place: Workplace, font: QFont) -> None:
        super().__init__(place)
        self._place = place
        self._strong = QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._filter = WerkFilter()
        self._rows: LazyRows[WerkRij] = LazyRows(self, place, PAGE, len(KOPPEN))

    def keep_chosen(self, view: QAbstractItemView) -> None:
        """What is chosen in this view stays chosen when the list is read again."""
        self._rows.keep_chosen(view, _known_by)

    @property
    def filter(self) -> WerkFilter:
        """What the list is narrowed to."""
        return self._filter

    def set_filter(self, filter: WerkFilter) -> None:
        """Narrow the list; `reload` reads it."""
        self._filter = filter

    def reload(self) -> None:
        """Count again and read the first page, off the UI thread."""
        wanted, today, reads = self._filter, self._place.today(), self._place.ctx.reads
        self._rows.restart(
            lambda: reads.werk.werk_tellingen(wanted, today),
            lambda found: found.alle,
            lambda offset, limit: reads.werk.werk(wanted, today, offset, limit),
            "werkvoorraad",
            self.counted.emit,
        )

    def row_at(self, index: Index) -> WerkRij | None:
        """The point of a row, or None while its page is being read."""
        return self._rows.at(index.row()) if index.isValid() else None

    def is_promise(self, index: Index) -> bool:
        """Whether the row is something that was promised."""
        row = self.row_at(index)
        return row is not None and row.regel in self._place.ctx.naslag.signaalregels.beloften

    def collect(self, rows: Sequence[int], done: Callable[[list[WerkRij]], None]) -> None:
        """Give the points of these rows, those too that are not read yet."""
        self._rows.collect(rows, done)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many points the filter lets through."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of columns."""
        return 0 if parent.isValid() else len(KOPPEN)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column, also where there is no room for all of it."""
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is Qt.Orientation.Horizontal and shown:
            return KOPPEN[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, their weight and their colour."""
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(index)
            return self._text(row, index.column()) if row else "…" if index.column() == WAT else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row_at(index)
            return self._why(row) if row else None
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if index.column() == WAT or self._colour(index) in ("bad", "warn") else None
        if role == Qt.ItemDataRole.ForegroundRole:
            name = self._colour(index)
            return QBrush(self._place.theme.colour(name)) if name else None
        return None

    def _text(self, row: WerkRij, column: int) -> str:
        if column == TERMIJN:
            fixed = row.regel in self._place.ctx.naslag.signaalregels.wettelijk
            return f"{self._when(row)}\nwettelijk" if fixed else self._when(row)
        if column == WAT:
            return f"{row.wat}\n{row.toelichting}" if row.toelichting else row.wat
        return f"{row.titel}\n{row.nummer}" if column == CASUS else _who(row)

    def _why(self, row: WerkRij) -> str:
        """The rule that found it: its name, what it asks, and where it comes from."""
        regel = self._place.ctx.naslag.signaalregels.with_code(row.regel)
        told = f"{row.wat}\n{row.toelichting}".strip()
        return f"{told}\n{regel.code} {regel.naam} ({regel.bron}). {regel.doen[-1]}." if regel else told

    def _when(self, row: WerkRij) -> str:
        today = self._place.today()
        if row.soort is AandachtSoort.STIL and row.termijn is not None:
            return f"stil {count((today - row.termijn).days // 7, 'week', 'weken')}"
        if row.soort in OP_DATUM and row.termijn is not None:
            return term(row.termijn, today)
        return {AandachtSoort.GAT: "◆ gat", AandachtSoort.AFSCHALEN: "↓ lichter"}.get(row.soort, "let op")

    def _colour(self, index: Index) -> str:
        """By what the words of the term say; colour never says it alone."""
        row = self.row_at(index) if index.column() == TERMIJN else None
        if row is None:
            return ""
        if row.soort not in OP_DATUM or row.termijn is None:
            return "gap" if row.soort is AandachtSoort.GAT else "ink3"
        days = (row.termijn - self._place.today()).days
        return "bad" if days < 0 else "warn" if days <= SOON_DAYS else ""


def _known_by(row: WerkRij) -> tuple[object, ...]:
    """What makes it this point: what it is about and the rule that found it; its words and its term may change."""
    return row.regel, row.soort, row.casus_id, row.signaal_id, row.over_id or row.wat


def _who(row: WerkRij) -> str:
    """Who does it; where that is somebody who is away, for whom."""
    if not row.voor:
        return row.wie
    return f"voor {row.voor}" if row.wie == row.voor else f"{row.wie}\nvoor {row.voor}"
