"""The spreadsheet in the second step of an import: which sheet, where its heads stand, and its first rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from ivbdesk.cases.invoer.celopmerking import sealed_columns
from ivbdesk.cases.invoer.kolommen import double_heads
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Rekenblad, as_text, is_blank
from ivbdesk.cases.taal.nederlands import count, join_nl, shorten
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import NumberField
from ivbdesk.ui.invoer.herstelmodel import SEALED
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel
from ivbdesk.ui.widgets.layouts import clear
from ivbdesk.ui.widgets.plain_table import PlainTable

SHOWN_TEXT = 60
"""So much of a head or a cell is shown."""
_SHOWN_ROWS, _SHOWN_COLUMNS, _NAMED = 6, 4, 5
_LOW = 150


class BladCard(Card):
    """`sheet` and `head` choose, `beside` leaves out what stands beside the last head; the rest only informs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Het rekenblad")
        self._theme = theme
        self.sheet: ChoiceField[int] = ChoiceField("blad", "Werkblad", [])
        self.head = NumberField("kop", "In welke rij staan de koppen")
        pick = QHBoxLayout()
        pick.addWidget(self.sheet, 2)
        pick.addWidget(self.head, 2)
        self.add(pick)
        self._preview = QVBoxLayout()
        self.add(self._preview)
        self._doubled = Label("", "small")
        self.beside = QCheckBox("Cellen naast de laatste kop niet invoeren")
        self._beside_told = MutedLabel("", small=True)
        for widget in (self._doubled, self.beside, self._beside_told):
            widget.hide()
            self.add(widget)

    def minimumSizeHint(self) -> QSize:
        """As high as its words need at this width, where they wrap."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is None:
            return least
        return QSize(least.width(), max(least.height(), layout.minimumHeightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the words need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_sheets(self, blad: Rekenblad, chosen: int) -> None:
        """The sheets of a file, without telling anybody that one was chosen."""
        self.sheet.blockSignals(True)
        hidden = {True: " (verborgen)", False: ""}
        self.sheet.show_choices(
            [(n, f"{sheet.naam}{hidden[sheet.ongezien.blad]}") for n, sheet in enumerate(blad.bladen)]
        )
        self.sheet.combo.setCurrentIndex(chosen)
        self.sheet.blockSignals(False)
        self.sheet.setVisible(len(blad.bladen) > 1)

    def show_list(self, kop: int, lijst: Lijst, beside: Sequence[int]) -> None:
        """The first rows below the heads, and what is to be known of them; `beside` are the rows that go on too far."""
        self.head.set_value(kop)
        clear(self._preview)
        self._show_rows(lijst)
        double = [f"‘{shorten(kop, SHOWN_TEXT)}’" for kop in double_heads(lijst.koppen)[:_NAMED]]
        self._doubled.setText(
            f"Meer kolommen hebben dezelfde kop: {join_nl(double)}. Kijk hiernaast aan de letter of de goede is gekozen."
        )
        self._doubled.setVisible(bool(double))
        self.beside.blockSignals(True)
        self.beside.setChecked(lijst.ernaast_weglaten)
        self.beside.blockSignals(False)
        named = ", ".join(str(number) for number in beside[:_NAMED])
        more = f" en {count(len(beside) - _NAMED, 'andere', 'andere')}" if len(beside) > _NAMED else ""
        self._beside_told.setText(
            f"Er staat iets naast de laatste kop in rij {named}{more}. Zonder dit vinkje zijn die rijen fout."
        )
        for widget in (self.beside, self._beside_told):
            widget.setVisible(bool(beside))

    def _show_rows(self, lijst: Lijst) -> None:
        shown, sealed = lijst.koppen[:_SHOWN_COLUMNS], sealed_columns(lijst)
        table = PlainTable[object](
            self._theme,
            "De eerste rijen",
            [("Rij", 6), *((kop[:SHOWN_TEXT], 20) for kop in shown)],
            "Onder deze koppen staat niets.",
        )
        table.setMinimumHeight(self._theme.px(_LOW))
        table.show_rows(
            [
                (
                    line.nummer,
                    [
                        str(line.nummer),
                        *(
                            SEALED
                            if n in sealed and not is_blank(cell)
                            else shorten(as_text(cell), SHOWN_TEXT)
                            for n, cell in enumerate(line.cellen[: len(shown)])
                        ),
                    ],
                )
                for line in lijst.rijen[:_SHOWN_ROWS]
            ]
        )
        self._preview.addWidget(table)
        self._preview.addWidget(MutedLabel(_size(lijst, len(shown)), small=True))


def _size(lijst: Lijst, wide: int) -> str:
    """How large the list is, and how much of it is shown here."""
    rows, columns = len(lijst.rijen), len(lijst.koppen)
    told = f"De lijst heeft {count(rows, 'rij', 'rijen')} en {count(columns, 'kolom', 'kolommen')}."
    parts = []
    if rows > _SHOWN_ROWS:
        parts.append(f"de eerste {_SHOWN_ROWS} rijen")
    if columns > wide:
        parts.append(f"de eerste {wide} kolommen")
    return f"{told} U ziet hier {join_nl(parts)}." if parts else told
