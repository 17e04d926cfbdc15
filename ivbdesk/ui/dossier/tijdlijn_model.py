"""The entries of a tijdlijn as rows: newest first, the meldingen of an incident under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.nederlands import count, short_date, sort_key

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
_HEADS = ("Datum", "Wat voor regel", "Van wie", "Wat er staat")

Index = QModelIndex | QPersistentModelIndex


class TijdlijnModel(QAbstractTableModel):
    """Rows of entries; `show_items` gives how many the filter lets through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: list[Tijdlijnitem] = []
        self._reports: Counter[UUID] = Counter()

    def show_items(
        self, items: Sequence[Tijdlijnitem], text: str, kind: ItemSoort | None, origin: Herkomst | None
    ) -> int:
        """Show the entries that have this word, kind and origin."""
        wanted = sort_key(text.strip())
        self.beginResetModel()
        self._reports = Counter(item.incident_id for item in items if item.incident_id is not None)
        chosen = [
            item
            for item in items
            if (kind is None or item.soort is kind)
            and (origin is None or item.herkomst is origin)
            and (not wanted or wanted in sort_key(f"{item.tekst} {item.bron}"))
        ]
        self._items = _in_order(chosen)
        self.endResetModel()
        return len(self._items)

    @property
    def items(self) -> Sequence[Tijdlijnitem]:
        """The entries that are shown, in their order."""
        return self._items

    def collect(self, rows: Sequence[int], done: Callable[[list[Tijdlijnitem]], None]) -> None:
        """Give the entries of these rows."""
        done([self._items[row] for row in rows])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of entries."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column, also where there is no room for all of it."""
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is Qt.Orientation.Horizontal and shown:
            return _HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; under ITEM_ROLE the entry."""
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return (self._when, self._what, self._who, self._words)[index.column()](item)

    def _when(self, item: Tijdlijnitem) -> str:
        return short_date(item.datum) + (f"\n{item.tijd:%H:%M} uur" if item.tijd else "")

    def _what(self, item: Tijdlijnitem) -> str:
        head = f"↳ {item.soort.label}" if item.incident_id else item.soort.label
        more = item.aard.label.lower()
        seen = item.aard is Aard.WAARNEMING and item.verificatie is Verificatie.WAARGENOMEN
        if item.soort in (ItemSoort.MELDING, ItemSoort.INCIDENT) and not seen:
            more += f", {item.verificatie.label.lower()}"
        return f"{head}\n{more}"

    def _who(self, item: Tijdlijnitem) -> str:
        origin = item.herkomst.label
        return f"{origin}\n{item.bron}" if item.bron not in ("", origin) else origin

    def _words(self, item: Tijdlijnitem) -> str:
        marks = []
        if item.bijzonder:
            marks.append("▲ bijzonder persoonsgegeven")
        if item.wapen:
            marks.append("wapen gevonden")
        if self._reports[item.id]:
            marks.append(count(self._reports[item.id], "melding", "meldingen"))
        return f"{item.tekst}\n{' · '.join(marks)}" if marks else item.tekst


def _in_order(items: Sequence[Tijdlijnitem]) -> list[Tijdlijnitem]:
    """Newest first; a melding stands right under its incident."""
    present = {item.id for item in items}
    below: dict[UUID, list[Tijdlijnitem]] = {}
    tops = []
    for item in items:
        if item.incident_id in present and item.incident_id is not None:
            below.setdefault(item.incident_id, []).append(item)
        else:
            tops.append(item)
    tops.sort(
        key=lambda item: (item.datum, item.tijd is not None and item.tijd.isoformat(), item.vastgelegd_op),
        reverse=True,
    )
    return [line for top in tops for line in (top, *below.get(top.id, []))]
