"""The second step of an import: which sheet, where its heads stand, and which column is which field."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.invoer.invoer import Invoerbank, recall
from ivbdesk.cases.invoer.invoercheck import Lijst, beside_heads, missing_fields
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoerveld
from ivbdesk.cases.invoer.kolommen import (
    Koppeling,
    column_letter,
    find_head,
    heads_of,
    last_head,
    pack,
    rows_below,
    unpack,
)
from ivbdesk.cases.invoer.rekenblad import Rekenblad
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.invoer.invoer_blad import SHOWN_TEXT, BladCard
from ivbdesk.ui.invoer.invoerconcept import DRAFT, Invoerconcept
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.workplace import Workplace

_NONE = -1
_AT_ONCE = 2
_KEPT = "invoer concept"


class ColumnsStep(QWidget):
    """At the left the first rows, at the right the fields with their column; `done` is given the list to judge.

    What is chosen is kept as a draft from the first choice on; `done` is given too which known rows were chosen before.
    """

    def __init__(
        self,
        place: Workplace,
        bank: Invoerbank,
        done: Callable[[Lijst, frozenset[int]], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__()
        self.place, self._bank, self._done = place, bank, done
        self._soort = InvoerSoort.SIGNAAL
        self._blad: Rekenblad | None = None
        self._lijst: Lijst | None = None
        self._begun: Invoerconcept | None = None
        self._path, self._stand, self._kop = "", "", 0
        self._ook: tuple[int, ...] = ()
        self._is_new, self._go_on = True, False
        self._chosen: dict[tuple[InvoerSoort, tuple[str, ...]], Koppeling] = {}
        self._columns: dict[str, ChoiceField[int]] = {}
        self._fixed: dict[str, Field] = {}
        self._waiting: list[Invoerveld] = []
        self._adding = QTimer(self, interval=0)
        self._adding.timeout.connect(self._add_some)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        self._told = MutedLabel("", small=True)
        outer.addWidget(self._told)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        self.kaart = BladCard(place.theme)
        self.kaart.sheet.changed.connect(self._on_sheet)
        self.kaart.head.edit.editingFinished.connect(self._on_head)
        self.kaart.beside.toggled.connect(lambda _: self._keep())
        panes.addWidget(self.kaart, 11)
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
        self.go = PrimaryButton("Rijen controleren", self.check)
        outer.addLayout(row(self.go, SecondaryButton("Ander bestand", back)))

    def show_file(
        self,
        soort: InvoerSoort,
        blad: Rekenblad,
        path: Path,
        stand: str,
        kept: Invoerconcept | None = None,
        *,
        go_on: bool = False,
    ) -> None:
        """Begin with a file that was read; with the choices of before where it is taken up again.

        `go_on` goes on to the check at once, where the heads are still the same.
        """
        self._soort, self._blad, self._path, self._stand = soort, blad, str(path), stand
        self._lijst, self._begun, self._ook = None, None, ()
        self._is_new, self._go_on = kept is None, go_on
        self._adding.stop()
        self._told.setText(f"{soort.label} uit: {blad.gelezen_als}.")
        chosen = kept.blad if kept is not None and kept.blad < len(blad.bladen) else 0
        self.kaart.show_sheets(blad, chosen)
        if kept is not None and chosen == kept.blad:
            self._ook = kept.ook if kept.stand == stand else ()
            self._read(kept.kop, kept)
        else:
            self._read(None)
        self.setFocus()

    def _on_sheet(self) -> None:
        if self._blad is not None:
            self._ook = ()
            self._read(None)

    def _on_head(self) -> None:
        try:
            number = self.kaart.head.value() or 1
        except ValueError as error:
            self.kaart.head.show_error(str(error))
            return
        if self._kop != number:
            self._ook = ()
            self._read(number)

    def _read(self, kop: int | None, kept: Invoerconcept | None = None) -> None:
        """Read heads and rows of the chosen sheet, off the UI thread; without `kop` the row of heads is looked for."""
        assert self._blad is not None
        sheet, soort, velden = self._blad.bladen[self.kaart.sheet.value()], self._soort, self._bank.velden
        ctx, drafts, chosen = self.place.ctx, self.place.desk.drafts, self._chosen

        def read() -> tuple[int, Lijst, list[int], bool]:
            number = kop or find_head(sheet, velden.of(soort))
            koppen = heads_of(sheet, number)
            draft: StoredDraft | None = drafts.load(DRAFT, soort) if kept is None else None
            before = kept or (Invoerconcept.read(draft.inhoud) if draft else None)
            own = unpack(before.gekoppeld, koppen, soort, velden) if before else None
            match = own or chosen.get((soort, koppen)) or recall(ctx, velden, soort, koppen)
            lijst = Lijst(
                soort,
                koppen,
                rows_below(sheet, number),
                match,
                sheet.samengevoegd,
                last_head(sheet, number),
                kept.ernaast if kept is not None else False,
            )
            return number, lijst, beside_heads(lijst), own is not None

        self._adding.stop()
        self.go.setEnabled(False)
        self.place.read(self, read, lambda found: self._show(*found), key="invoer kolommen")

    def _show(self, kop: int, lijst: Lijst, beside: list[int], same: bool) -> None:
        self._go_on = self._go_on and same
        self._kop, self._lijst = kop, lijst
        self.kaart.show_list(kop, lijst, beside)
        clear(self._lines)
        self._columns, self._fixed = {}, {}
        self._problem.setText("")
        self._waiting = list(self._bank.velden.with_grounds(self.place.ctx.kader.grondslagen).of(self._soort))
        self._adding.start()

    def _add_some(self) -> None:
        """A few fields at a time, so that the window answers in between."""
        lijst = self._lijst
        if lijst is None:
            return
        columns = [(_NONE, "Geen kolom")]
        columns += [(n, f"{kop[:SHOWN_TEXT]} ({column_letter(n)})") for n, kop in enumerate(lijst.koppen)]
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for veld in some:
            self._add_field(veld, columns, lijst.koppeling)
        if self._waiting:
            return
        self._adding.stop()
        self._lines.addStretch(1)
        self.go.setEnabled(True)
        if self._begun is None and self._is_new:
            self._begun = self._concept()
        else:
            self._keep()
        if self._go_on:
            self._go_on = False
            self.check()

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
        chosen = {code: n for code, field in self._columns.items() if isinstance(n := field.raw(), int)}
        fixed = {code: str(field.raw() or "") for code, field in self._fixed.items()}
        return Koppeling(
            {code: n for code, n in chosen.items() if n != _NONE},
            {code: v for code, v in fixed.items() if v},
        )

    def _concept(self) -> Invoerconcept:
        koppen = self._lijst.koppen if self._lijst is not None else ()
        packed = pack(self.matched(), koppen)
        beside = self.kaart.beside.isChecked()
        return Invoerconcept(
            self._path,
            self._stand,
            self.kaart.sheet.value(),
            self._kop,
            packed,
            beside,
            tuple(sorted(self._ook)),
        )

    def keep_rows(self, ook: Collection[int]) -> None:
        """Keep which known rows come in all the same, with the other choices."""
        self._ook = tuple(ook)
        self._keep()

    def _keep(self) -> None:
        """Keep the choices as a draft, encrypted, so that a lock loses none; without a choice there is none."""
        if self._lijst is None or self._waiting:
            return
        self._chosen[(self._soort, tuple(self._lijst.koppen))] = self.matched()
        concept = self._concept()
        if concept == self._begun:
            self.forget()
            return
        save = partial(
            self.place.desk.drafts.save, DRAFT, self._soort, concept.as_text(), self.place.ctx.now()
        )
        self.place.background.run(save, lambda _: None, owner=self, key=_KEPT)

    def forget(self) -> None:
        """Keep no draft: the import is done, or the officer left this file. The columns are remembered by their heads."""
        self.place.background.run(
            partial(self.place.desk.drafts.discard, DRAFT, self._soort), lambda _: None, owner=self, key=_KEPT
        )

    def again(self) -> tuple[Path, Invoerconcept | None]:
        """The file with the choices of now, to read it again after it was changed."""
        return Path(self._path), self._concept() if self._lijst is not None else None

    def check(self) -> None:
        """Go on to the check, once all that is needed has a column or a value."""
        lijst, koppeling = self._lijst, self.matched()
        if lijst is None or self._waiting:
            return
        missing = missing_fields(self._soort, koppeling, self._bank.velden)
        if missing:
            names = join_nl([f"‘{veld.naam}’" for veld in missing])
            self._problem.setText(f"Kies een kolom of een waarde voor {names}.")
            self._columns[missing[0].code].setFocus()
            return
        if not lijst.rijen:
            self._problem.setText(
                "Onder de koppen staat geen enkele rij. Kijk of het goede werkblad en de goede rij met koppen zijn gekozen."
            )
            self.kaart.head.setFocus()
            return
        self._problem.setText("")
        beside = self.kaart.beside.isChecked()
        self._done(replace(lijst, koppeling=koppeling, ernaast_weglaten=beside), frozenset(self._ook))
