"""Of each casus in a list with somebody who may be in the register: the officer says whether it is that person."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.invoer.invoerrij import in_words
from ivbdesk.cases.invoer.rijkeurder import Invoerrij
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.widgets.basics import Label, MutedLabel
from ivbdesk.ui.widgets.layouts import clear, scrolling

_AT_ONCE = 25


class MensenPane(QWidget):
    """The rows one below the other; `changed` says that of one more, or one less, it is known who it is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self._told = MutedLabel("", small=True)
        column.addWidget(self._told)
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 6, 0)
        column.addWidget(scrolling(lines), 1)
        self._rows: Sequence[Invoerrij] = ()
        self.fields: dict[int, BekendenField] = {}
        self.chosen: dict[int, UUID | None] = {}

    def show_rows(self, rows: Sequence[Invoerrij]) -> None:
        """Ask of these rows; what was said of a row that is still there stays."""
        self._rows = rows
        numbers = {row.regel for row in rows}
        if numbers == {row.regel for row in self._rows} and self.fields:
            return
        self.chosen = {regel: who for regel, who in self.chosen.items() if regel in numbers}
        self._fill()

    def count_rows(self) -> int:
        """How many rows are asked about."""
        return len(self._rows)

    def open_still(self) -> int:
        """Of how many rows it is not said yet."""
        return len(self._rows) - len(self.chosen)

    def _fill(self) -> None:
        clear(self._lines)
        self.fields = {}
        waiting = [row for row in self._rows if row.regel not in self.chosen][:_AT_ONCE]
        for row in waiting:
            self._lines.addWidget(Label(f"Rij {row.regel}: {in_words(row.waarden)}", "strong"))
            field = BekendenField(f"bekend {row.regel}")
            field.show_people(row.mensen)
            field.changed.connect(lambda regel=row.regel: self._decide(regel))
            self.fields[row.regel] = field
            self._lines.addWidget(field)
        self._lines.addStretch(1)
        self._tell()

    def _decide(self, regel: int) -> None:
        said = self.fields[regel].value()
        if said.persoon_id is None and not said.iemand_anders:
            self.chosen.pop(regel, None)
        else:
            self.chosen[regel] = said.persoon_id
        self._tell()
        if not [number for number in self.fields if number not in self.chosen] and self.open_still():
            self._fill()
        self.changed.emit()

    def _tell(self) -> None:
        still = self.open_still()
        self._told.setText(
            f"Bij {count(still, 'rij', 'rijen')} staat misschien dezelfde persoon al in het register. Er komt niemand dubbel in "
            "zonder dat u hebt gekeken."
            if still
            else "Van elke rij is gezegd wie het is."
        )
