"""The second step of an import: which sheet, where its heads stand, and which column is which field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.invoer import Invoerbank, recall
from ivbdesk.cases.invoercheck import Lijst, missing_fields
from ivbdesk.cases.invoerveld import InvoerSoort, Invoerveld
from ivbdesk.cases.kolommen import Koppeling, column_letter, find_head, heads_of, pack, rows_below, unpack
from ivbdesk.cases.nederlands import count, join_nl
from ivbdesk.cases.rekenblad import Rekenblad, as_text
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.fields import ChoiceField, Field, NumberField, TextField
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import StoredDraft, Workplace

_SHOWN_ROWS, _SHOWN_COLUMNS, _SHOWN_TEXT = 6, 12, 60
_NONE = -1
DRAFT = "invoer"


class KolommenStap(QWidget):
    """At the left the first rows, at the right the fields with their column; `done` is given the list to judge."""

    def __init__(
        self, place: Workplace, bank: Invoerbank, done: Callable[[Lijst], object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self.place, self._bank, self._done = place, bank, done
        self._soort = InvoerSoort.SIGNAAL
        self._blad: Rekenblad | None = None
        self._columns: dict[str, ChoiceField] = {}
        self._fixed: dict[str, Field] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        self._told = MutedLabel("", small=True)
        outer.addWidget(self._told)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        self._sheet_card = Card("Het rekenblad")
        self.sheet = ChoiceField("blad", "Werkblad", [])
        self.head = NumberField("kop", "In welke rij staan de koppen", optional=False)
        self.sheet.changed.connect(self._on_sheet)
        self.head.edit.editingFinished.connect(self._on_head)
        pick = QHBoxLayout()
        pick.addWidget(self.sheet, 2)
        pick.addWidget(self.head, 2)
        self._sheet_card.add(pick)
        self._preview = QVBoxLayout()
        self._sheet_card.add(self._preview)
        panes.addWidget(self._sheet_card, 11)
        self._fields_card = Card("Welke kolom is wat")
        self._fields_card.add(
            MutedLabel(
                "Het programma stelt dit voor; u kunt het wijzigen. Wat u niet kiest, wordt niet gelezen. De volgende keer met "
                "dezelfde koppen staat uw keuze er weer.",
                small=True,
            )
        )
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._fields_card.body.addWidget(scrolling(lines), 1)
        panes.addWidget(self._fields_card, 12)
        outer.addLayout(panes, 1)
        self._problem = Label("", "error")
        outer.addWidget(self._problem)
        outer.addLayout(
            row(PrimaryButton("Rijen controleren", self.check), SecondaryButton("Ander bestand", back))
        )

    def show_file(self, soort: InvoerSoort, blad: Rekenblad) -> None:
        """Begin with a file that was read."""
        self._soort, self._blad = soort, blad
        self._told.setText(f"{soort.label} uit: {blad.gelezen_als}.")
        self.sheet.show_choices([(n, sheet.naam) for n, sheet in enumerate(blad.bladen)])
        self.sheet.combo.setCurrentIndex(0)
        self.sheet.setVisible(len(blad.bladen) > 1)
        self._on_sheet()
        self.setFocus()

    def _on_sheet(self) -> None:
        if self._blad is None or self.sheet.value() is None:
            return
        sheet = self._blad.bladen[self.sheet.value()]
        self.head.set_value(find_head(sheet, self._bank.velden.of(self._soort)))
        self._on_head()

    def _on_head(self) -> None:
        try:
            number = self.head.value() or 1
        except ValueError as error:
            self.head.show_error(str(error))
            return
        assert self._blad is not None
        sheet = self._blad.bladen[self.sheet.value()]
        self._kop, self._koppen = number, heads_of(sheet, number)
        self._rows = rows_below(sheet, number)
        self._show_preview()
        ctx, velden, soort, koppen = self.place.ctx, self._bank.velden, self._soort, self._koppen
        drafts = self.place.drafts

        def read() -> Koppeling:
            kept: StoredDraft | None = drafts.load(DRAFT, soort)
            own = unpack(kept.inhoud, koppen, soort, velden) if kept else None
            return own or recall(ctx, velden, soort, koppen)

        self.place.read(self, read, self._show_fields, key="invoer kolommen")

    def _show_preview(self) -> None:
        clear(self._preview)
        shown = self._koppen[:_SHOWN_COLUMNS]
        table = PlainTable(
            self.place.theme,
            "De eerste rijen",
            [("Rij", 6), *((kop, 20) for kop in shown)],
            "Onder deze koppen staat niets.",
        )
        table.show_rows(
            [
                (
                    line.nummer,
                    [str(line.nummer), *(as_text(cell)[:_SHOWN_TEXT] for cell in line.cellen[: len(shown)])],
                )
                for line in self._rows[:_SHOWN_ROWS]
            ]
        )
        more = len(self._koppen) - len(shown)
        told = count(len(self._rows), "rij", "rijen") + " onder de koppen"
        self._preview.addWidget(table)
        self._preview.addWidget(
            MutedLabel(
                f"{told}, en {count(more, 'kolom', 'kolommen')} meer." if more > 0 else f"{told}.", small=True
            )
        )

    def _show_fields(self, koppeling: Koppeling) -> None:
        clear(self._lines)
        self._columns, self._fixed = {}, {}
        columns = [(_NONE, "Geen kolom")]
        columns += [(n, f"{kop} ({column_letter(n)})") for n, kop in enumerate(self._koppen)]
        for veld in self._bank.velden.with_grounds(self.place.ctx.kader.grondslagen).of(self._soort):
            self._add_field(veld, columns, koppeling)
        self._lines.addStretch(1)
        self._problem.setText("")

    def _add_field(self, veld: Invoerveld, columns: list[tuple[int, str]], koppeling: Koppeling) -> None:
        title = f"{veld.naam} (nodig)" if veld.verplicht else veld.naam
        column = ChoiceField(veld.code, title, columns)
        column.set_value(koppeling.kolommen.get(veld.code, _NONE))
        self._columns[veld.code] = column
        both = QHBoxLayout()
        both.addWidget(column, 3)
        if veld.vast:
            name, help = f"{veld.code} vast", f"{veld.naam}, voor lege cellen en zonder kolom"
            fixed: Field
            if veld.lijst:
                words = self._bank.velden.with_grounds(self.place.ctx.kader.grondslagen).choices(veld.lijst)
                fixed = ChoiceField(name, "Anders voor alle rijen", [("", "Niets"), *words])
            else:
                fixed = TextField(name, "Anders voor alle rijen")
            fixed.set_value(koppeling.vast.get(veld.code, ""))
            fixed.input.setAccessibleName(help)
            fixed.changed.connect(self._keep)
            self._fixed[veld.code] = fixed
            both.addWidget(fixed, 2)
        column.changed.connect(self._keep)
        self._lines.addLayout(both)

    def matched(self) -> Koppeling:
        """The match as it is chosen now."""
        chosen = {code: field.raw() for code, field in self._columns.items()}
        fixed = {code: str(field.raw() or "") for code, field in self._fixed.items()}
        return Koppeling(
            {code: n for code, n in chosen.items() if n is not None and n != _NONE},
            {code: v for code, v in fixed.items() if v},
        )

    def _keep(self) -> None:
        """Keep the choices as a draft, encrypted, so that a lock loses none."""
        text, now = pack(self.matched(), self._koppen), self.place.ctx.now()
        save = partial(self.place.drafts.save, DRAFT, self._soort, text, now)
        self.place.background.run(save, lambda _: None, owner=self, key="invoer concept")

    def check(self) -> None:
        """Go on to the check, once all that is needed has a column or a value."""
        koppeling = self.matched()
        missing = missing_fields(self._soort, koppeling, self._bank.velden)
        if missing:
            names = join_nl([f"‘{veld.naam}’" for veld in missing])
            self._problem.setText(f"Kies een kolom of een waarde voor {names}.")
            self._columns[missing[0].code].setFocus()
            return
        assert self._blad is not None
        merged = self._blad.bladen[self.sheet.value()].samengevoegd
        self._problem.setText("")
        self._done(Lijst(self._soort, self._koppen, self._rows, koppeling, merged))
