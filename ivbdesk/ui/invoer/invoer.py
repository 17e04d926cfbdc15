"""Import from a spreadsheet, in three steps; and the earlier imports, which can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ivbdesk.actions.invoer.invoer import Invoerbank
from ivbdesk.apart.read import Gestopt, Stop
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Rekenblad
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.invoer.invoer_controle import CheckStep
from ivbdesk.ui.invoer.invoer_eerder import EerderPane
from ivbdesk.ui.invoer.invoer_kolommen import ColumnsStep
from ivbdesk.ui.invoer.invoerconcept import DRAFT, Invoerconcept, stand_of
from ivbdesk.ui.invoer.woordenlijst import WoordenlijstPane
from ivbdesk.ui.widgets.basics import Card, HeaderLabel, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import FittingStack, row
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.workplace import Workplace

_STEPS = (
    "Stap 1 van 3: kies het bestand",
    "Stap 2 van 3: kies de kolommen",
    "Stap 3 van 3: controleer en voer in",
)


class InvoerTab(QWidget):
    """Choose a file, match its columns, check its rows, take them in."""

    def __init__(self, place: Workplace, bank: Invoerbank) -> None:
        super().__init__()
        self.place, self._bank = place, bank
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self._step = HeaderLabel(_STEPS[0], 2)
        column.addWidget(self._step)
        self._stop = Stop()
        self.columns_step = ColumnsStep(place, bank, self._check, self._restart, self._read_as)
        self.check_step = CheckStep(
            place,
            bank,
            self._on_imported,
            lambda: self._turn_to(1),
            self._read_again,
            self.columns_step.keep_rows,
        )
        self._stack = FittingStack()
        for page in (self._first(), self.columns_step, self.check_step):
            self._stack.add(page)
        column.addWidget(self._stack, 1)

    def _first(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card("Een lijst invoeren")
        card.add(
            MutedLabel(
                "Sleep een rekenblad (.xlsx, .xls, .ods) of tekstbestand (.csv) hierheen, of kies het. U ziet eerst wat er gaat gebeuren; "
                "er komt niets in het register voordat u dat zegt, en alles of niets. Er blijft geen kopie van het bestand achter. "
                "Haal burgerservicenummers eruit: die mogen niet in dit register."
            )
        )
        self.kind = ChoiceField("soort", "Wat staat er in de lijst", [(s, s.label) for s in InvoerSoort])
        card.add(row(self.kind))
        self._choose = PrimaryButton("Bestand kiezen …", self._browse).needing(self.place)
        self._stop_button = SecondaryButton("Lezen stoppen", lambda: self._stop.set())
        self._stop_button.hide()
        card.add(row(self._choose, self._stop_button))
        column.addWidget(card)
        self._earlier, self.wordlist = EerderPane(self.place), WoordenlijstPane(self.place, self._bank)
        self.table = self._earlier.table
        tabs = Tabs("Eerder")
        tabs.add("Eerdere invoer", self._earlier)
        tabs.add("Woorden van uw gemeente", self.wordlist)
        column.addWidget(tabs, 1)
        return made

    def reload(self) -> None:
        """Read the earlier imports and the words again."""
        self._earlier.reload()
        self.wordlist.reload()

    def _browse(self) -> None:
        if self._kind_chosen() is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            "Kies de lijst",
            "",
            "Rekenbladen (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv);;Alle bestanden (*)",
        )
        if chosen:
            self.open_file(Path(chosen))

    def _kind_chosen(self) -> InvoerSoort | None:
        """What is in the list; where that is not chosen yet it is asked."""
        soort = self.kind.chosen()
        if soort is None:
            self.kind.show_error("Kies eerst wat er in de lijst staat.")
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        return soort

    def open_file(
        self, path: Path, kept: Invoerconcept | None = None, *, codering: str = "", go_on: bool = False
    ) -> None:
        """Read a file in a process of its own, and go on to its columns; `kept` are the choices for it of before.

        `codering` is how its letters are meant, where the officer said so. `go_on` goes on to the check at once, where
        its heads are still the same.
        """
        soort = self._kind_chosen()
        if soort is None:
            return
        self._choose.setEnabled(False)
        self._choose.setText("Bezig met lezen …")
        self._stop_button.show()
        self._stop = stop = Stop()
        read, letters = self._bank.lees, codering or (kept.codering if kept is not None else "")

        def work() -> tuple[Rekenblad, str]:
            stand = stand_of(path)
            return read(path, letters, stop), stand

        def done(found: tuple[Rekenblad, str]) -> None:
            self._ready()
            self._turn_to(1)
            blad, stand = found
            self.columns_step.show_file(soort, blad, path, stand, kept, codering=letters, go_on=go_on)

        self.place.background.run(work, done, self._on_unreadable, owner=self)

    def _read_again(self) -> None:
        path, kept = self.columns_step.again()
        self.open_file(path, kept, go_on=True)

    def _read_as(self, path: Path, codering: str) -> None:
        """Read the file again with its letters as the officer says that they are meant."""
        if codering:
            _, kept = self.columns_step.again()
            self.open_file(path, kept, codering=codering)

    def resume(self, soort: str) -> None:
        """Take up an import that was left: its file with all choices; where one is going on, that is shown."""
        if self._stack.index != 0:
            return
        drafts = self.place.desk.drafts

        def read() -> Invoerconcept | None:
            draft = drafts.load(DRAFT, soort)
            return Invoerconcept.read(draft.inhoud) if draft else None

        def take_up(kept: Invoerconcept | None) -> None:
            if kept is not None and self._stack.index == 0:
                self.kind.set_value(InvoerSoort(soort))
                self.open_file(Path(kept.pad), kept)

        self.place.read(self, read, take_up, key="invoer hervatten")

    def _ready(self) -> None:
        self._choose.setEnabled(True)
        self._choose.setText("Bestand kiezen …")
        self._stop_button.hide()

    def _on_unreadable(self, error: BaseException) -> None:
        self._ready()
        if isinstance(error, Gestopt):
            self.place.messages.notice(error.wat)
        else:
            self.place.messages.show_exception(error)

    def _turn_to(self, number: int) -> None:
        self._stack.turn_to(number)
        self._step.setText(_STEPS[number])

    def _check(self, lijst: Lijst, ook: frozenset[int]) -> None:
        self._turn_to(2)
        self.check_step.check(lijst, ook)

    def _restart(self) -> None:
        """Leave this file; a draft that would lead to it is not offered any more."""
        self.columns_step.forget()
        self._turn_to(0)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def _on_imported(self, number: int) -> None:
        self.place.messages.notice(f"{count(number, 'rij is', 'rijen zijn')} ingevoerd.")
        self._restart()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is welcome at the first step."""
        if event.mimeData().hasUrls() and self._stack.index == 0:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(files[0])
