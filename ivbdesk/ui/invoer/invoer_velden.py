"""Which column of a spreadsheet is which field, and the value for all rows where there is none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.cases.invoer.invoerveld import Invoerveld, Invoervelden
from ivbdesk.cases.invoer.kolommen import Koppeling, column_letter
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.invoer.invoer_blad import SHOWN_TEXT
from ivbdesk.ui.widgets.basics import Card, MutedLabel
from ivbdesk.ui.widgets.layouts import clear

_NONE = -1
_AT_ONCE = 2


class VeldenCard(Card):
    """A line for each field. `changed` says that another column or value was chosen, `filled` that all fields are there."""

    changed = Signal()
    filled = Signal()

    def __init__(self) -> None:
        super().__init__("Welke kolom is wat")
        self.add(
            MutedLabel(
                "Het programma stelt dit voor; u kunt het wijzigen. Wat u niet kiest, wordt niet gelezen. De volgende keer met "
                "dezelfde koppen staat uw keuze er weer.",
                small=True,
            )
        )
        self.columns: dict[str, ChoiceField[int]] = {}
        self._fixed: dict[str, Field] = {}
        self._waiting: list[Invoerveld] = []
        self._choices: list[tuple[int, str]] = []
        self._match = Koppeling()
        self._adding = QTimer(self, interval=0)
        self._adding.timeout.connect(self._add_some)
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(lines)

    @property
    def is_filling(self) -> bool:
        """Whether fields are still being added."""
        return bool(self._waiting)

    def stop(self) -> None:
        """Add no more fields: another sheet is read."""
        self._adding.stop()

    def show_fields(
        self,
        velden: Invoervelden,
        fields: Sequence[Invoerveld],
        koppen: Sequence[str],
        match: Koppeling,
        hidden: Collection[int],
    ) -> None:
        """Show the fields of one kind with their columns, a few at a time, so that the window answers in between."""
        clear(self._lines)
        self.columns, self._fixed = {}, {}
        marks = dict.fromkeys(hidden, ", verborgen")
        self._choices = [(_NONE, "Geen kolom")]
        self._choices += [
            (n, f"{kop[:SHOWN_TEXT]} ({column_letter(n)}{marks.get(n, '')})") for n, kop in enumerate(koppen)
        ]
        self._velden, self._match, self._waiting = velden, match, list(fields)
        self._adding.start()

    def _add_some(self) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for veld in some:
            self._add_field(veld)
        if not self._waiting:
            self._adding.stop()
            self.filled.emit()

    def _add_field(self, veld: Invoerveld) -> None:
        title = f"{veld.naam} (nodig)" if veld.verplicht else veld.naam
        column = ChoiceField(veld.code, title, self._choices)
        column.set_value(self._match.kolommen.get(veld.code, _NONE))
        self.columns[veld.code] = column
        both = QHBoxLayout()
        both.addWidget(column, 3)
        if veld.vast:
            fixed = self._fixed_field(veld)
            self._fixed[veld.code] = fixed
            both.addWidget(fixed, 2)
        column.changed.connect(self.changed)
        self._lines.addLayout(both)

    def _fixed_field(self, veld: Invoerveld) -> Field:
        name, title = f"{veld.code} vast", "Anders voor alle rijen"
        fixed: Field
        if veld.lijst:
            fixed = ChoiceField(name, title, [("", "Niets"), *self._velden.choices(veld.lijst)])
        else:
            fixed = TextField(name, title)
        fixed.set_value(self._match.vast.get(veld.code, ""))
        fixed.input.setAccessibleName(f"{veld.naam}, voor lege cellen en zonder kolom")
        fixed.changed.connect(self.changed)
        return fixed

    def leave(self, columns: Collection[int]) -> None:
        """Choose none of these columns for any field."""
        for field in self.columns.values():
            if field.raw() in columns:
                field.set_value(_NONE)

    def matched(self) -> Koppeling:
        """The match as it is chosen now."""
        chosen = {code: n for code, field in self.columns.items() if isinstance(n := field.raw(), int)}
        fixed = {code: str(field.raw() or "") for code, field in self._fixed.items()}
        return Koppeling(
            {code: n for code, n in chosen.items() if n != _NONE}, {code: v for code, v in fixed.items() if v}
        )
