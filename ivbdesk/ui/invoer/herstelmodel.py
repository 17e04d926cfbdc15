"""The rows that did not pass as a table: each cell as it stands in the file or as it was mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ivbdesk.cases.invoer.celopmerking import sealed_columns
from ivbdesk.cases.invoer.invoerveld import VERZEGELD
from ivbdesk.cases.invoer.kolommen import column_letter
from ivbdesk.cases.invoer.lijst import BESIDE, Celplek, Lijst
from ivbdesk.cases.invoer.rekenblad import Rekenrij, as_text
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijbevinding
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_WRONG, _RIGHT = "✕ ", "✓ "
HIDDEN = "(niet getoond: kan een BSN zijn)"
SEALED = "(melder, verzegeld)"


class Herstelmodel(QAbstractTableModel):
    """A row that is mended stays in sight, marked as right. `typed` says which cell got which text.

    `without` are the rows that were left out when it was made.
    """

    typed = Signal(int, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lijst: Lijst | None = None
        self.without: frozenset[int] = frozenset()
        self._names: Mapping[str, str] = {}
        self._sealed: frozenset[int] = frozenset()
        self._all: list[Rekenrij] = []
        self._rows: list[Rekenrij] = []
        self.codes: list[str] = []
        self._judged: dict[int, Invoerrij] = {}

    def show_list(self, lijst: Lijst, judged: Sequence[Invoerrij], names: Mapping[str, str]) -> None:
        """Show the rows of a list that do not pass; the columns with something wrong come first."""
        self.beginResetModel()
        bad = {row.regel for row in judged if not row.is_good}
        self.lijst, self._names, self.without = lijst, names, lijst.weggelaten
        self._sealed = sealed_columns(lijst)
        self._all = self._rows = [row for row in lijst.rijen if row.nummer in bad]
        self._judged = {row.regel: row for row in judged if row.regel in bad}
        place = lijst.koppeling.kolommen
        wrong = dict.fromkeys(
            item.code for row in self._judged.values() for item in row.bevindingen if item.code
        )
        self.codes = sorted(wrong, key=lambda code: (code.startswith(BESIDE), place.get(code, 999), code))
        self.codes += [code for code in sorted(place, key=lambda code: place[code]) if code not in wrong]
        self.endResetModel()

    def update(self, lijst: Lijst, judged: Sequence[Invoerrij]) -> None:
        """Show the same rows as they are judged now."""
        self.lijst = lijst
        self._judged |= {row.regel: row for row in judged if row.regel in self._judged}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def narrow(self, words: Sequence[str]) -> None:
        """Show only the rows in whose findings all of these words stand."""
        self.beginResetModel()
        self._rows = [row for row in self._all if all(word in self._searched(row) for word in words)]
        self.endResetModel()

    def _searched(self, row: Rekenrij) -> str:
        found = self._judged[row.nummer].bevindingen
        return sort_key(
            " ".join([str(row.nummer), *(f"{one.kolom} {one.wat} {one.waarde}" for one in found)])
        )

    def place_at(self, index: Index) -> Celplek | None:
        """The row and the field of a cell; None for the first column."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._rows[index.row()].nummer, self.codes[index.column() - 1]

    def row_at(self, number: int) -> Rekenrij:
        """The row in this line of the table."""
        return self._rows[number]

    def judged(self, regel: int) -> Invoerrij:
        """How a row is judged now."""
        return self._judged[regel]

    def finding(self, place: Celplek) -> Rijbevinding | None:
        """The first thing that is wrong in a cell."""
        regel, code = place
        return next((item for item in self._judged[regel].bevindingen if item.code == code), None)

    def same_wrong(self, place: Celplek) -> list[Celplek]:
        """The cells in which the same wrong value stands, this one too."""
        if self.lijst is None:
            return [place]
        alike = self.lijst.alike(place)
        return [one for one in alike if one[0] in self._judged and self.finding(one) is not None] or [place]

    def same_objection(self, finding: Rijbevinding) -> list[int]:
        """The rows of which the same is said at the same column, this one too."""
        what = (finding.code, finding.wat)
        return [
            regel
            for regel, row in self._judged.items()
            if any((item.code, item.wat) == what for item in row.bevindingen)
        ]

    def name_of(self, code: str) -> str:
        """The head of a column: that of the file, or the name of a field that has none."""
        if self.lijst is None:
            return code
        if code.startswith(BESIDE):
            return f"Zonder kop ({column_letter(int(code.removeprefix(BESIDE)))})"
        index = self.lijst.koppeling.kolommen.get(code)
        return self._names.get(code, code) if index is None else self.lijst.koppen[index]

    def text_at(self, place: Celplek) -> str:
        """What stands in a cell, to be changed; nothing where it may not be shown."""
        row = next((row for row in self._rows if row.nummer == place[0]), None)
        if self.lijst is None or row is None or self.is_secret(place):
            return ""
        return as_text(self.lijst.cell(row, place[1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of the row, and its fields."""
        return 0 if parent.isValid() else len(self.codes) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The heads of the file."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.name_of(self.codes[section - 1]) if section else "Rij"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell but the number can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def data(self, index: Index, role: int = 0) -> object:
        """Words, a mark and a colour for what is wrong, and for a screen reader the objection itself."""
        place = self.place_at(index)
        if place is None:
            return self._number(index, role)
        finding = self.finding(place)
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._shown(place)
            return f"{_WRONG}{text or '(leeg)'}" if finding is not None else text
        if role == Qt.ItemDataRole.EditRole:
            return self.text_at(place)
        if role == Qt.ItemDataRole.ForegroundRole and finding is not None:
            return self._theme.colour("bad")
        if finding is not None and role in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        ):
            return f"{finding.wat} {finding.doen}"
        return None

    def _shown(self, place: Celplek) -> str:
        """What a cell shows while nobody types in it."""
        if self.is_secret(place):
            return HIDDEN
        text = " ".join(self.text_at(place).split())
        return SEALED if text and self.is_sealed(place[1]) else text

    def is_secret(self, place: Celplek) -> bool:
        """Whether a cell holds what may not even be shown."""
        finding = self.finding(place)
        return finding is not None and finding.geheim

    def is_sealed(self, code: str) -> bool:
        """Whether who reported stands in this column."""
        if self.lijst is None or code in VERZEGELD:
            return True
        return self.lijst.koppeling.kolommen.get(code) in self._sealed

    def _number(self, index: Index, role: int) -> object:
        if not index.isValid():
            return None
        row = self._judged[self._rows[index.row()].nummer]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_RIGHT if row.is_good else ''}{row.regel}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Rij {row.regel}, {'goed' if row.is_good else 'nog niet goed'}"
        return None

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """Take what was typed in a cell."""
        place = self.place_at(index)
        if role != Qt.ItemDataRole.EditRole or place is None:
            return False
        text = str(value)
        if text != self.text_at(place):
            self.typed.emit(*place, text)
        return True
