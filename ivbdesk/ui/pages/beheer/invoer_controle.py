"""The third step of an import: what is right, wrong and known already, and taking it in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ivbdesk.actions.invoer import Afgebroken, Invoerbank, import_rows, judge, save_rejected
from ivbdesk.cases.invoercheck import Bevinding, Controle, Lijst
from ivbdesk.cases.nederlands import count, sort_key
from ivbdesk.ui.widgets.basics import Chip, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_LOOK_MS = 100
_SHOWN = 500


class Voortgang:
    """How far the work in the other thread is; stops it between two rows when it is asked to."""

    def __init__(self) -> None:
        self.done, self.of = 0, 0
        self.stop = threading.Event()

    def __call__(self, done: int, of: int) -> None:
        """Note how far it is; raises Afgebroken once the officer has stopped it."""
        if self.stop.is_set():
            raise Afgebroken
        self.done, self.of = done, of


class ControleStap(QWidget):
    """Counts, the findings by row, the rows that seem known, and the import itself."""

    def __init__(
        self, place: Workplace, bank: Invoerbank, done: Callable[[int], object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self.place, self._bank, self._done = place, bank, done
        self._lijst: Lijst | None = None
        self._controle: Controle | None = None
        self._progress = Voortgang()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._chips = [Chip(), Chip(), Chip()]
        column.addLayout(row(*self._chips))
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("Zoek in de bevindingen: rij, kolom of woorden")
        self._filter.setAccessibleName("Zoek in de bevindingen")
        self._filter.textChanged.connect(lambda _: self._show_findings())
        column.addWidget(self._filter)
        self.table = PlainTable(
            place.theme,
            "Rijen die niet kunnen worden ingevoerd of al bekend lijken",
            (("Rij", 8), ("Kolom", 20), ("Wat is er aan de hand", 0), ("Wat kunt u doen", 0)),
            "Geen bijzonderheden: alle rijen kunnen worden ingevoerd.",
        )
        column.addWidget(self.table, 1)
        self._more = MutedLabel("", small=True)
        column.addWidget(self._more)
        self.without = QCheckBox("De foute rijen weglaten en de rest invoeren")
        self.also = QCheckBox("Ook de rijen invoeren die al bekend lijken")
        for box in (self.without, self.also):
            box.toggled.connect(lambda _: self._show_button())
            column.addWidget(box)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Voortgang")
        self.bar.hide()
        column.addWidget(self.bar)
        self.go = PrimaryButton("Invoeren", self.take_in)
        self.list_button = SecondaryButton("Lijst met afgekeurde rijen opslaan …", self._ask_where)
        self._stop = SecondaryButton("Stoppen", lambda: self._progress.stop.set())
        self._stop.hide()
        self._back = SecondaryButton("Terug naar de kolommen", back)
        column.addLayout(row(self.go, self._stop, self.list_button, self._back))
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def check(self, lijst: Lijst) -> None:
        """Judge the rows of a list, off the UI thread."""
        self._lijst, self._controle = lijst, None
        self.table.show_rows([])
        for chip in self._chips:
            chip.hide()
        self.without.setChecked(False)
        self.also.setChecked(False)
        ctx, velden, progress = self.place.ctx, self._bank.velden, self._start()
        self.place.background.run(
            lambda: judge(ctx, velden, lijst, progress), self._on_judged, self._on_failed, owner=self
        )

    def _on_judged(self, controle: Controle) -> None:
        self._finish()
        self._controle = controle
        good, known, bad = len(controle.nieuw), len(controle.bekend), len(controle.fout)
        self._chips[0].show_as(count(good, "rij is goed", "rijen zijn goed"), "ok")
        self._chips[1].show_as(count(known, "rij lijkt al bekend", "rijen lijken al bekend"), "warn")
        self._chips[2].show_as(count(bad, "rij is fout", "rijen zijn fout"), "bad")
        for chip, shown in zip(self._chips, (True, known > 0, bad > 0), strict=True):
            chip.setVisible(shown)
        self.without.setVisible(bad > 0)
        self.also.setVisible(known > 0)
        self.list_button.setVisible(bad > 0)
        self._show_findings()
        self._show_button()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_findings(self) -> None:
        if self._controle is None:
            return
        words = sort_key(self._filter.text()).split()
        found = [item for item in [*self._controle.bevindingen, *self._known()] if _fits(item, words)]
        self.table.show_rows(
            [
                (item, (str(item.regel), item.kolom, f"{item.wat}\n{item.waarde}".strip(), item.doen))
                for item in sorted(found, key=lambda item: item.regel)[:_SHOWN]
            ]
        )
        more = len(found) - _SHOWN
        self._more.setText(
            f"En nog {count(more, 'regel', 'regels')}; zoek hierboven, of sla de lijst op."
            if more > 0
            else ""
        )
        self._more.setVisible(more > 0)

    def _known(self) -> list[Bevinding]:
        assert self._controle is not None
        todo = "Deze rij blijft weg, tenzij u hieronder anders kiest."
        return [Bevinding(r.regel, "", f"Lijkt al bekend. {r.bekend}.", todo) for r in self._controle.bekend]

    def _show_button(self) -> None:
        if self._controle is None:
            self.go.setEnabled(False)
            return
        number = len(self._controle.nieuw) + (len(self._controle.bekend) if self.also.isChecked() else 0)
        self.go.setText(count(number, "rij invoeren", "rijen invoeren"))
        self.go.setEnabled(number > 0 and (not self._controle.fout or self.without.isChecked()))

    def take_in(self) -> None:
        """Take in the rows, as a whole; the officer can stop it until it is all there."""
        lijst, controle, ctx = self._lijst, self._controle, self.place.ctx
        if lijst is None or controle is None:
            return
        known = [line.regel for line in controle.bekend] if self.also.isChecked() else []
        without, progress = self.without.isChecked(), self._start()
        number = len(controle.nieuw) + len(known)

        def work() -> UUID:
            return import_rows(ctx, lijst, controle, ook_bekend=known, zonder_foute=without, stap=progress)

        def done(_: UUID) -> None:
            self._finish()
            self._done(number)

        self.place.background.run(work, done, self._on_failed, owner=self)

    def _start(self) -> Voortgang:
        self._progress = Voortgang()
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
        self.bar.setVisible(busy)
        self._stop.setVisible(busy)
        for widget in (self.go, self.list_button, self._back, self.without, self.also):
            widget.setEnabled(not busy)

    def _look(self) -> None:
        if self._progress.of:
            self.bar.setRange(0, self._progress.of)
            self.bar.setValue(self._progress.done)

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


def _fits(item: Bevinding, words: list[str]) -> bool:
    text = sort_key(f"{item.regel} {item.kolom} {item.wat} {item.waarde}")
    return all(word in text for word in words)
