"""The second step of an import: what the sheet holds, which column is which field, and how the first rows will look."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.invoer.invoer import Invoerbank, recall, words_of
from ivbdesk.cases.invoer.invoercheck import preview
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.kolommen import Koppeling, find_head, heads_of, last_head, pack, rows_below, unpack
from ivbdesk.cases.invoer.lijst import Celplek, Lijst, beside_heads, missing_fields
from ivbdesk.cases.invoer.rekenblad import Rekenblad, Werkblad
from ivbdesk.cases.invoer.schuil import Schuilkeuze, Schuilsoort, apply, questions, told
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.invoer.invoer_blad import BladCard
from ivbdesk.ui.invoer.invoer_schuil import SchuilCard
from ivbdesk.ui.invoer.invoer_velden import VeldenCard
from ivbdesk.ui.invoer.invoer_voorbeeld import SHOWN, VoorbeeldCard
from ivbdesk.ui.invoer.invoerconcept import DRAFT, Invoerconcept, parted
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.widgets.basics import Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row, scrolling
from ivbdesk.ui.workplace import Workplace

_KEPT = "invoer concept"


class ColumnsStep(QWidget):
    """At the left the sheet and its fields, at the right how the first rows come in; `done` is given the list to judge.

    What is chosen is kept as a draft from the first choice on; `done` is given too which known rows were chosen before.
    `reread` reads the file again with its letters meant otherwise.
    """

    def __init__(
        self,
        place: Workplace,
        bank: Invoerbank,
        done: Callable[[Lijst, frozenset[int]], object],
        back: Callable[[], object],
        reread: Callable[[Path, str], object],
    ) -> None:
        super().__init__()
        self.place, self._bank, self._done = place, bank, done
        self._soort = InvoerSoort.SIGNAAL
        self._blad: Rekenblad | None = None
        self._lijst: Lijst | None = None
        self._begun: Invoerconcept | None = None
        self._path, self._stand, self._codering, self._kop = "", "", "", 0
        self._ook: tuple[int, ...] = ()
        self._hersteld: Mapping[Celplek, str] = {}
        self._is_new, self._go_on = True, False
        self._chosen: dict[tuple[InvoerSoort, tuple[str, ...]], Koppeling] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self._told = MutedLabel("", small=True)
        outer.addWidget(self._told)
        self.kaart, self.schuil, self.velden = BladCard(place.theme), SchuilCard(), VeldenCard()
        self.kaart.sheet.changed.connect(self._on_sheet)
        when_left(self.kaart.head.edit, self._on_head, self)
        self.kaart.beside.toggled.connect(lambda _: self._on_chosen())
        self.schuil.changed.connect(self._on_decided, Qt.ConnectionType.QueuedConnection)
        self.schuil.letters_chosen.connect(lambda codering: reread(Path(self._path), codering))
        self.velden.changed.connect(self._on_matched)
        self.velden.filled.connect(self._on_filled)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        for card in (self.schuil, self.kaart, self.velden):
            column.addWidget(card)
        column.addStretch(1)
        self.voorbeeld = VoorbeeldCard(place.theme)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(scrolling(left), 1)
        panes.addWidget(self.voorbeeld, 1)
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
        codering: str = "",
        go_on: bool = False,
    ) -> None:
        """Begin with a file that was read; with the choices of before where it is taken up again.

        `go_on` goes on to the check at once, where the heads are still the same.
        """
        self._soort, self._blad, self._path, self._stand = soort, blad, str(path), stand
        self._codering = codering
        self._lijst, self._begun, self._ook, self._hersteld = None, None, (), {}
        self._is_new, self._go_on = kept is None, go_on
        self.velden.stop()
        self._told.setText(f"{soort.label} uit: {blad.gelezen_als}.")
        chosen = kept.blad if kept is not None and kept.blad < len(blad.bladen) else 0
        self.kaart.show_sheets(blad, chosen)
        if kept is not None and chosen == kept.blad:
            if kept.stand == stand:
                self._ook, self._hersteld = kept.ook, kept.mended_in(self._sheet())
            elif kept.hersteld or kept.gelaten:
                self.place.messages.notice(
                    "Het bestand is gewijzigd. Wat u in het programma had verbeterd, hoort bij het oude bestand en is vervallen."
                )
            self._read(kept.kop, kept)
        else:
            self._read(None)
        self.setFocus()

    def _on_sheet(self) -> None:
        if self._blad is not None:
            self._ook, self._hersteld = (), {}
            self._read(None)

    def _on_head(self) -> None:
        try:
            number = self.kaart.head.value() or 1
        except ValueError as error:
            self.kaart.head.show_error(str(error))
            return
        if self._kop != number:
            self._ook, self._hersteld = (), {}
            self._read(number)

    def _sheet(self) -> Werkblad:
        assert self._blad is not None
        return self._blad.bladen[self.kaart.sheet.value()]

    def _read(self, kop: int | None, kept: Invoerconcept | None = None) -> None:
        """Read heads and rows of the chosen sheet, off the UI thread; without `kop` the row of heads is looked for."""
        sheet, soort, velden = self._sheet(), self._soort, self._bank.velden
        ctx, drafts, chosen = self.place.ctx, self.place.desk.drafts, self._chosen

        def read() -> tuple[int, Lijst, list[int], bool, Schuilkeuze]:
            number = kop or find_head(sheet, velden.of(soort))
            koppen, rows = heads_of(sheet, number), rows_below(sheet, number)
            draft: StoredDraft | None = drafts.load(DRAFT, soort) if kept is None else None
            before = kept or (Invoerconcept.read(draft.inhoud) if draft else None)
            own = unpack(before.gekoppeld, koppen, soort, velden) if before else None
            match = own or chosen.get((soort, koppen)) or recall(ctx, velden, soort, koppen, rows)
            beside = kept.ernaast if kept is not None else False
            last = last_head(sheet, number)
            lijst = Lijst(soort, koppen, rows, match, sheet.samengevoegd, last, beside)
            return (
                number,
                lijst,
                beside_heads(lijst),
                own is not None,
                kept.decided if kept is not None else {},
            )

        self.velden.stop()
        self.go.setEnabled(False)
        self.place.read(self, read, lambda found: self._show(*found), key="invoer kolommen")

    def _show(self, kop: int, lijst: Lijst, beside: list[int], same: bool, keuze: Schuilkeuze) -> None:
        assert self._blad is not None
        self._go_on = self._go_on and same
        self._kop, self._lijst = kop, lijst
        sheet = self._sheet()
        self.kaart.show_list(kop, lijst, beside)
        self._ask(lijst, keuze)
        self._problem.setText("")
        velden = self._bank.velden.with_grounds(self.place.ctx.kader.grondslagen)
        hidden = sheet.ongezien.kolommen
        self.velden.show_fields(velden, velden.of(self._soort), lijst.koppen, lijst.koppeling, hidden)

    def _ask(self, lijst: Lijst, keuze: Schuilkeuze) -> None:
        """Ask what is to be decided with the columns as they are matched; whose a comment is depends on them."""
        assert self._blad is not None
        asked, said = questions(self._sheet(), lijst, keuze), told(self._sheet(), self._blad.bladen, lijst)
        self.schuil.show_questions(said, self._blad.lezingen, asked, keuze)

    def _on_filled(self) -> None:
        self.go.setEnabled(True)
        if self._begun is None and self._is_new:
            self._begun = self._concept()
        else:
            self._keep()
        self._preview()
        if self._go_on:
            self._go_on = False
            self.check()

    def _on_matched(self) -> None:
        if self._lijst is not None and not self.velden.is_filling:
            self._ask(replace(self._lijst, koppeling=self.matched()), self.schuil.decided())
        self._on_chosen()

    def _on_decided(self) -> None:
        """A hidden column that is not read is chosen for no field, and its comments are none to decide on."""
        if self._lijst is None or self.velden.is_filling:
            return
        decided = self.schuil.decided()
        if decided.get(Schuilsoort.KOLOMMEN) is False:
            self.velden.leave(self._sheet().ongezien.kolommen)
        self._ask(replace(self._lijst, koppeling=self.matched()), decided)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._problem.setText("")
        self._keep()
        self._preview()

    def matched(self) -> Koppeling:
        """The match as it is chosen now."""
        return self.velden.matched()

    def _chosen_list(self, lijst: Lijst) -> Lijst:
        """The list with all that is chosen now."""
        beside = self.kaart.beside.isChecked()
        chosen = replace(
            lijst, koppeling=self.matched(), ernaast_weglaten=beside, hersteld=dict(self._hersteld)
        )
        return apply(self._sheet(), chosen, {Schuilsoort.TERZIJDE: False, **self.schuil.decided()})

    def _preview(self) -> None:
        """Show how the first rows come in, judged off the UI thread."""
        if self._lijst is None or self.velden.is_filling:
            return
        lijst, ctx, velden, soort = (
            self._chosen_list(self._lijst),
            self.place.ctx,
            self._bank.velden,
            self._soort,
        )
        self.place.read(
            self,
            lambda: preview(lijst, words_of(ctx, velden), ctx.today(), SHOWN),
            lambda rows: self.voorbeeld.show_rows(soort, rows),
            key="invoer voorbeeld",
        )

    def _concept(self) -> Invoerconcept:
        koppen = self._lijst.koppen if self._lijst is not None else ()
        packed = pack(self.matched(), koppen)
        return Invoerconcept(
            self._path,
            self._stand,
            self.kaart.sheet.value(),
            self._kop,
            packed,
            self.kaart.beside.isChecked(),
            tuple(sorted(self._ook)),
            self._codering,
            tuple(self.schuil.decided().items()),
            *parted(self._hersteld, self._sheet()),
        )

    def keep_rows(self, ook: Collection[int], hersteld: Mapping[Celplek, str]) -> None:
        """Keep which known rows come in all the same, and what was mended, with the other choices."""
        self._ook, self._hersteld = tuple(ook), hersteld
        self._keep()

    def _keep(self) -> None:
        """Keep the choices as a draft, encrypted, so that a lock loses none; without a choice there is none."""
        if self._lijst is None or self.velden.is_filling:
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
        """Go on to the check, once all that is needed has a column or a value and every question an answer."""
        lijst = self._lijst
        if lijst is None or self.velden.is_filling:
            return
        if not self.schuil.demand():
            self._problem.setText("Kies eerst wat er moet gebeuren met wat u niet meteen ziet.")
            return
        chosen = self._chosen_list(lijst)
        missing = missing_fields(self._soort, chosen.koppeling, self._bank.velden)
        if missing:
            names = join_nl([f"‘{veld.naam}’" for veld in missing])
            self._problem.setText(f"Kies een kolom of een waarde voor {names}.")
            self.velden.columns[missing[0].code].setFocus()
            return
        if not chosen.rijen:
            self._problem.setText(
                "Onder de koppen staat geen enkele rij. Kijk of het goede werkblad en de goede rij met koppen zijn gekozen."
            )
            self.kaart.head.setFocus()
            return
        self._problem.setText("")
        self._done(chosen, frozenset(self._ook))
