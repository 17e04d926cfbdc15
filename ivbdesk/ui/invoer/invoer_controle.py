"""The third step of an import: what is right, wrong and known already, and taking it in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ivbdesk.actions.invoer.invoer import Invoerbank, import_rows, judge, save_rejected
from ivbdesk.cases.invoer.invoercheck import Controle, Lijst, Rijbevinding
from ivbdesk.cases.taal.nederlands import count, sort_key
from ivbdesk.ui.invoer.invoer_bekend import Bekend, BekendeRijen, with_words
from ivbdesk.ui.widgets.basics import Chip, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.progress import Progress
from ivbdesk.ui.workplace import Workplace

_LOOK_MS = 100
_SHOWN = 200
_LOW = 170


class CheckStep(QWidget):
    """Counts, the findings by row, the rows that seem known, and the import itself.

    `done` is given how many came in, `chosen` which known rows are ticked; `again` reads the file once more.
    """

    def __init__(
        self,
        place: Workplace,
        bank: Invoerbank,
        done: Callable[[int], object],
        back: Callable[[], object],
        again: Callable[[], object],
        chosen: Callable[[frozenset[int]], object],
    ) -> None:
        super().__init__()
        self.place, self._bank, self._done, self._chosen = place, bank, done, chosen
        self._lijst: Lijst | None = None
        self._controle: Controle | None = None
        self._findings: list[tuple[Rijbevinding, str]] = []
        self._progress = Progress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._chips = [Chip(), Chip(), Chip()]
        column.addLayout(row(*self._chips))
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("Zoek in de bevindingen: rij, kolom of woorden")
        self._filter.setAccessibleName("Zoek in de bevindingen")
        self._filter.textChanged.connect(lambda _: self._narrow())
        column.addWidget(self._filter)
        self.table = PlainTable[object](
            place.theme,
            "Rijen die niet kunnen worden ingevoerd",
            (("Rij", 8), ("Kolom", 20), ("Wat is er aan de hand", 0), ("Wat kunt u doen", 0)),
            "Geen bijzonderheden: alle rijen kunnen worden ingevoerd.",
        )
        self.table.setMinimumHeight(place.theme.px(_LOW))
        column.addWidget(self.table, 1)
        self._more = MutedLabel("", small=True)
        column.addWidget(self._more)
        self.known = BekendeRijen()
        self.known.hide()
        self.known.changed.connect(self._on_chosen)
        column.addWidget(self.known, 1)
        self.without = QCheckBox("De foute rijen weglaten en de rest invoeren")
        self.without.toggled.connect(lambda _: self._show_button())
        column.addWidget(self.without)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Voortgang")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._how_far = MutedLabel("", small=True)
        self._how_far.hide()
        column.addWidget(self.bar)
        column.addWidget(self._how_far)
        self.go = PrimaryButton("Invoeren", self.take_in)
        self.list_button = SecondaryButton("Lijst met afgekeurde rijen opslaan …", self._ask_where)
        self._stop = SecondaryButton("Stoppen", lambda: self._progress.stop.set())
        self._stop.hide()
        self._again = SecondaryButton("Bestand opnieuw lezen", again)
        self._again.setToolTip(
            "Na het verbeteren in Excel: sla het bestand daar op, en lees het hier opnieuw"
        )
        self._back = SecondaryButton("Terug naar de kolommen", back)
        column.addLayout(row(self.go, self._stop, self.list_button, self._again, self._back))
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def check(self, lijst: Lijst, ook: frozenset[int] = frozenset()) -> None:
        """Judge the rows of a list, off the UI thread; `ook` are the known rows that were ticked before."""
        self._lijst, self._controle, self._findings = lijst, None, []
        self.table.show_rows([])
        self.known.show_rows([])
        for widget in (*self._chips, self.without, self.list_button, self._more):
            widget.hide()
        self.without.setChecked(False)
        self._filter.clear()
        ctx, velden, progress = self.place.ctx, self._bank.velden, self._start()

        def work() -> tuple[Controle, list[tuple[Rijbevinding, str]], list[Bekend]]:
            found = judge(ctx, velden, lijst, progress)
            ordered = sorted(found.bevindingen, key=lambda item: item.regel)
            return found, [(item, _searched(item)) for item in ordered], with_words(found.bekend)

        self.place.background.run(
            work, lambda found: self._on_judged(*found, ook), self._on_failed, owner=self
        )

    def _on_judged(
        self,
        controle: Controle,
        findings: list[tuple[Rijbevinding, str]],
        known: list[Bekend],
        ook: frozenset[int],
    ) -> None:
        self._finish()
        self._controle, self._findings = controle, findings
        good, bad = len(controle.nieuw), len(controle.fout)
        faults = f", met {count(len(findings), 'fout', 'fouten')}" if len(findings) > bad else ""
        self._chips[0].show_as(count(good, "rij is goed", "rijen zijn goed"), "ok")
        self._chips[1].show_as(count(len(known), "rij lijkt al bekend", "rijen lijken al bekend"), "warn")
        self._chips[2].show_as(count(bad, "rij is fout", "rijen zijn fout") + faults, "bad")
        for chip, shown in zip(self._chips, (True, bool(known), bad > 0), strict=True):
            chip.setVisible(shown)
        self.without.setVisible(bad > 0)
        self.list_button.setVisible(bad > 0)
        self.table.setVisible(bad > 0 or not known)
        self.known.show_rows(known, ook)
        self._narrow()
        self._show_button()
        (self.table if bad > 0 or not known else self.known.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self) -> None:
        """Show what fits the words that are searched for."""
        words = sort_key(self._filter.text()).split()
        found = [item for item, text in self._findings if all(word in text for word in words)]
        self.table.show_rows(
            [
                (item, (str(item.regel), item.kolom, f"{item.wat}\n{item.waarde}".strip(), item.doen))
                for item in found[:_SHOWN]
            ]
        )
        more = len(found) - _SHOWN
        told = f"En nog {count(more, 'fout', 'fouten')}; zoek hierboven, of sla de lijst op."
        self._more.setText(told if more > 0 else "")
        self._more.setVisible(more > 0)
        self.known.narrow(words)

    def _on_chosen(self) -> None:
        self._show_button()
        self._chosen(self.known.ticked)

    def _show_button(self) -> None:
        if self._controle is None:
            self.go.setEnabled(False)
            return
        number = len(self._controle.nieuw) + len(self.known.ticked)
        self.go.setText(count(number, "rij invoeren", "rijen invoeren"))
        self.go.setEnabled(number > 0 and (not self._controle.fout or self.without.isChecked()))

    def take_in(self) -> None:
        """Take in the rows, as a whole; the officer can stop it until it is all there."""
        lijst, controle, ctx = self._lijst, self._controle, self.place.ctx
        if lijst is None or controle is None:
            return
        known = self.known.ticked
        without, progress = self.without.isChecked(), self._start()
        number = len(controle.nieuw) + len(known)

        def work() -> UUID:
            return import_rows(ctx, lijst, controle, ook_bekend=known, zonder_foute=without, stap=progress)

        def done(_: UUID) -> None:
            self._finish()
            self._done(number)

        self.place.background.run(work, done, self._on_failed, owner=self)

    def _start(self) -> Progress:
        self._progress = Progress()
        self._busy(True)
        self._timer.start()
        stop = self._progress.stop
        self.destroyed.connect(lambda: stop.set())
        return self._progress

    def _finish(self) -> None:
        self._timer.stop()
        self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.bar.setRange(0, 0)
        self._how_far.setText("")
        for shown in (self.bar, self._how_far, self._stop):
            shown.setVisible(busy)
        for widget in (self.go, self.list_button, self._again, self._back, self.without, self.known):
            widget.setEnabled(not busy)

    def _look(self) -> None:
        if self._progress.of:
            self.bar.setRange(0, self._progress.of)
            self.bar.setValue(self._progress.done)
            self._how_far.setText(
                f"{count(self._progress.done, 'rij', 'rijen')} gedaan, van {count(self._progress.of, 'rij', 'rijen')}"
            )

    def _on_failed(self, error: BaseException) -> None:
        self._finish()
        self._show_button()
        self.place.messages.show_exception(error)

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Waar komt de lijst", "afgekeurde-rijen.csv", "CSV (*.csv)"
        )
        if chosen:
            self.save_list(Path(chosen))

    def save_list(self, target: Path) -> None:
        """Write the list of what is not taken in; without what stands in the rows."""
        controle = self._controle
        if controle is None:
            return
        told = partial(self.place.messages.notice, "De lijst is opgeslagen, zonder de inhoud van de rijen.")
        ctx = self.place.ctx
        self.place.background.run(lambda: save_rejected(ctx, controle, target), lambda _: told(), owner=self)


def _searched(item: Rijbevinding) -> str:
    return sort_key(f"{item.regel} {item.kolom} {item.wat} {item.waarde}")
