"""The third step of an import: what is right, wrong, unknown and known already, and taking it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ivbdesk.actions.context import Context
from ivbdesk.actions.invoer.afgekeurd import save_rejected
from ivbdesk.actions.invoer.invoer import Afgebroken, Invoerbank, import_rows, judge, judge_again, words_of
from ivbdesk.actions.invoer.woorden import look_up_words, translate
from ivbdesk.cases.invoer.celopmerking import melder_names
from ivbdesk.cases.invoer.geennaam import left_empty, titles_left_out
from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerveld import Invoervelden
from ivbdesk.cases.invoer.lijst import Celplek, Lijst
from ivbdesk.cases.invoer.vertaling import OnbekendWoord, for_this_list
from ivbdesk.cases.taal.nederlands import count, sort_key
from ivbdesk.ui.invoer.invoer_bekend import Bekend, BekendeRijen, with_words
from ivbdesk.ui.invoer.invoer_herstel import HerstelPane
from ivbdesk.ui.invoer.invoer_mensen import MensenPane
from ivbdesk.ui.invoer.invoer_woorden import WoordenPane
from ivbdesk.ui.invoer.voortgang import ProgressLine
from ivbdesk.ui.widgets.basics import Chip, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_WORDS, _WRONG, _KNOWN, _PEOPLE = range(4)
_STOPPED = (
    "De lijst is niet gecontroleerd, en er is niets ingevoerd. Kies ‘Bestand opnieuw lezen’ om haar alsnog te laten "
    "controleren, of ga terug naar de kolommen."
)
_NAMES = ("Woorden", "Foute rijen", "Al bekend", "Personen")


@dataclass(frozen=True)
class Gekeurd:
    """A judgement, with the words it was made by, those that were not known, the streets, the rows known already,
    and what is told of words that are no name, or no part of one.
    """

    controle: Controle
    velden: Invoervelden
    woorden: list[OnbekendWoord]
    straten: list[str]
    bekend: list[Bekend]
    zonder_naam: str


class CheckStep(QWidget):
    """Counts, a tab for each thing that needs the officer, and the import itself.

    `done` is given how many came in, `kept` which known rows are ticked and what was mended; `again` reads the file
    once more.
    """

    def __init__(
        self,
        place: Workplace,
        bank: Invoerbank,
        done: Callable[[int], object],
        back: Callable[[], object],
        again: Callable[[], object],
        kept: Callable[[frozenset[int], Mapping[Celplek, str]], object],
    ) -> None:
        super().__init__()
        self.place, self._bank, self._done, self._kept = place, bank, done, kept
        self._lijst: Lijst | None = None
        self._controle: Controle | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._chips = [Chip(), Chip(), Chip()]
        self._left = SecondaryButton("", self._take_along)
        self._finished = SecondaryButton("", self._leave_finished)
        column.addLayout(row(*self._chips, self._finished, self._left))
        self._no_names = MutedLabel("", small=True)
        column.addWidget(self._no_names)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("Zoek in de bevindingen: rij, kolom of woorden")
        self._filter.setAccessibleName("Zoek in de bevindingen")
        self._filter.textChanged.connect(lambda _: self._narrow())
        column.addWidget(self._filter)
        self.words = WoordenPane(place, self._translate)
        self.herstel = HerstelPane(place.theme)
        self.herstel.mended.connect(self._mend)
        self.herstel.refused.connect(place.messages.notice)
        self.known = BekendeRijen()
        self.known.changed.connect(self._on_chosen)
        self.people = MensenPane()
        self.people.changed.connect(self._show_button)
        self.tabs = Tabs("Wat er nog te doen is")
        for name, page in zip(_NAMES, (self.words, self.herstel, self.known, self.people), strict=True):
            self.tabs.add(name, page)
        column.addWidget(self.tabs, 1)
        self.without = QCheckBox("De foute rijen weglaten en de rest invoeren")
        self.without.toggled.connect(lambda _: self._show_button())
        column.addWidget(self.without)
        self._stopped = Label(_STOPPED)
        self._stopped.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stopped.hide()
        column.addWidget(self._stopped, 1)
        self._line = ProgressLine()
        column.addWidget(self._line)
        self.go = PrimaryButton("Invoeren", self.take_in)
        self.list_button = SecondaryButton("Foute rijen opslaan …", self._ask_where)
        self._stop = SecondaryButton("Stoppen", self._line.stop)
        self._stop.hide()
        self._again = SecondaryButton("Bestand opnieuw lezen", again)
        self._again.setToolTip(
            "Na het verbeteren in Excel: sla het bestand daar op, en lees het hier opnieuw"
        )
        self._back = SecondaryButton("Terug naar de kolommen", back)
        column.addLayout(row(self.go, self._stop, self.list_button, self._again, self._back))

    def check(self, lijst: Lijst, ook: frozenset[int] = frozenset()) -> None:
        """Judge the rows of a list, off the UI thread; `ook` are the known rows that were ticked before."""
        self._lijst, self._controle = lijst, None
        told = (*self._chips, self._finished, self._left, self._no_names)
        for widget in (*told, self.without, self.list_button, self.tabs, self._filter):
            widget.hide()
        self._stopped.hide()
        self.without.setChecked(False)
        self._filter.clear()
        ctx, velden = self.place.ctx, self._bank.velden
        self._busy(True)
        progress = self._line.begin()

        def work() -> Gekeurd:
            return _looked(ctx, velden, lijst, judge(ctx, velden, lijst, progress))

        self.place.background.run(
            work, lambda found: self._on_judged(found, ook), self._on_failed, owner=self
        )

    def _on_judged(self, found: Gekeurd, ook: frozenset[int]) -> None:
        assert self._lijst is not None
        self._finish()
        self._controle = found.controle
        self.herstel.show_list(self._lijst, self._controle, found.velden, self.place.today())
        self._show(found, ook)
        shown = next((n for n in range(self.tabs.count()) if self.tabs.isTabVisible(n)), None)
        if shown is not None:
            self.tabs.setCurrentIndex(shown)
        (self.tabs.tabBar() if shown is not None else self.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Gekeurd, ook: frozenset[int]) -> None:
        """Show a judgement beside the table of the wrong rows."""
        self.words.show_words(found.woorden, found.velden, found.straten)
        self.known.show_rows(found.bekend, ook)
        self._no_names.setText(found.zonder_naam)
        self._no_names.setVisible(bool(found.zonder_naam))
        self._show_people()
        self._show_tabs(bool(found.woorden))
        self._show_counts()

    def _show_tabs(self, has_words: bool) -> None:
        assert self._controle is not None
        wrong, known, people = len(self._controle.fout), len(self._controle.bekend), self.people.count_rows()
        there = (has_words, self.herstel.model.rowCount() > 0, known > 0, people > 0)
        for number, (shown, told) in enumerate(
            zip(there, (len(self.words.fields), wrong, known, people), strict=True)
        ):
            self.tabs.setTabVisible(number, shown)
            self.tabs.setTabText(number, f"{_NAMES[number]} ({told})")
        self.tabs.setVisible(any(there))
        self._filter.setVisible(wrong > 0 or known > 0)

    def _show_people(self) -> None:
        if self._controle is not None:
            self.people.show_rows(self._controle.mensen(self.known.ticked))

    def _show_counts(self) -> None:
        controle = self._controle
        assert controle is not None
        good, bad, known = len(controle.nieuw), len(controle.fout), len(controle.bekend)
        findings = len(controle.bevindingen)
        faults = f", met {count(findings, 'fout', 'fouten')}" if findings > bad else ""
        self._chips[0].show_as(count(good, "rij is goed", "rijen zijn goed"), "ok")
        self._chips[1].show_as(count(known, "rij lijkt al bekend", "rijen lijken al bekend"), "warn")
        left = len(self._lijst.weggelaten) if self._lijst is not None else 0
        self._left.setText(f"{count(left, 'rij', 'rijen')} weggelaten: toch meenemen")
        self._left.setVisible(left > 0)
        finished = len(controle.klaar)
        self._finished.setText(count(finished, "afgeronde rij weglaten", "afgeronde rijen weglaten"))
        self._finished.setVisible(finished > 0)
        self._chips[2].show_as(count(bad, "rij is fout", "rijen zijn fout") + faults, "bad")
        for chip, shown in zip(self._chips, (True, known > 0, bad > 0), strict=True):
            chip.setVisible(shown)
        self.without.setVisible(bad > 0)
        self.list_button.setVisible(bad > 0)
        self.tabs.setTabText(_WRONG, f"{_NAMES[_WRONG]} ({bad})")
        self._show_button()

    def _translate(self, found: dict[tuple[str, str], str]) -> None:
        """Remember the words, but for those that may be somebody; and judge the list anew by them."""
        ctx, velden, lijst, ook = self.place.ctx, self._bank.velden, self._lijst, self.known.ticked
        if lijst is None:
            return
        once = {key: value for key, value in found.items() if key in self.words.once}
        kept = {key: value for key, value in found.items() if key not in once}
        lijst = lijst.mended(for_this_list(lijst, velden, once))
        self.herstel.steps.remember(lijst)
        self._kept(ook, lijst.hersteld)
        if not kept:
            self.check(lijst, ook)
            return
        names = melder_names(lijst)
        self.place.background.run(
            lambda: translate(ctx, velden, kept, names), lambda _: self.check(lijst, ook), owner=self
        )

    def _mend(self, lijst: Lijst) -> None:
        """Judge the rows that were mended, off the UI thread; the table stays as it stands unless rows left it."""
        controle, ctx, velden = self._controle, self.place.ctx, self._bank.velden
        if controle is None:
            return
        rows = {regel for known in (self._lijst, lijst) if known is not None for regel, _ in known.hersteld}
        self._lijst = self.herstel.model.lijst = lijst
        self._kept(self.known.ticked, lijst.hersteld)

        def work() -> Gekeurd:
            return _looked(ctx, velden, lijst, judge_again(ctx, velden, lijst, controle, rows))

        def done(found: Gekeurd) -> None:
            self._controle = found.controle
            if lijst.weggelaten != self.herstel.model.without:
                self.herstel.show_list(lijst, self._controle, found.velden, self.place.today())
                self._narrow()
            else:
                self.herstel.update_list(lijst, self._controle)
            self._show(found, self.known.ticked)

        self.place.background.run(work, done, self._on_failed, owner=self, key="invoer herstel")

    def _leave_finished(self) -> None:
        """Leave out what is finished already, all at once."""
        self.tabs.tabBar().setFocus()
        if self._lijst is not None and self._controle is not None:
            self.herstel.steps.mend(self._lijst.leaving(row.regel for row in self._controle.klaar))

    def _take_along(self) -> None:
        """Take along again what was left out."""
        self.tabs.tabBar().setFocus()
        if self._lijst is not None:
            self.herstel.steps.mend(self._lijst.leaving(self._lijst.weggelaten, out=False))

    def _narrow(self) -> None:
        """Show what fits the words that are searched for."""
        words = sort_key(self._filter.text()).split()
        self.herstel.narrow(words)
        self.known.narrow(words)

    def _on_chosen(self) -> None:
        self._show_people()
        self._show_tabs(bool(self.words.fields))
        self._show_button()
        if self._lijst is not None:
            self._kept(self.known.ticked, self._lijst.hersteld)

    def _show_button(self) -> None:
        if self._controle is None:
            self.go.setEnabled(False)
            return
        number = len(self._controle.nieuw) + len(self.known.ticked)
        self.go.setText(count(number, "rij invoeren", "rijen invoeren"))
        whole = not self._controle.fout or self.without.isChecked()
        self.go.setEnabled(number > 0 and whole and not self.people.open_still())

    def take_in(self) -> None:
        """Take in the rows, as a whole; the officer can stop it until it is all there."""
        lijst, controle, ctx = self._lijst, self._controle, self.place.ctx
        if lijst is None or controle is None:
            return
        known, wie, without = self.known.ticked, dict(self.people.chosen), self.without.isChecked()
        self._busy(True)
        progress = self._line.begin()
        number = len(controle.nieuw) + len(known)

        def work() -> UUID:
            return import_rows(
                ctx, lijst, controle, ook_bekend=known, zonder_foute=without, wie=wie, stap=progress
            )

        def done(_: UUID) -> None:
            self._finish()
            self._done(number)

        self.place.background.run(work, done, self._on_failed, owner=self)

    def _finish(self) -> None:
        self._line.finish()
        self._busy(False)

    def _busy(self, busy: bool) -> None:
        self._stop.setVisible(busy)
        for widget in (self.go, self.list_button, self._again, self._back, self.without, self.tabs):
            widget.setEnabled(not busy)

    def _on_failed(self, error: BaseException) -> None:
        self._finish()
        self._show_button()
        self._stopped.setVisible(self._controle is None)
        if isinstance(error, Afgebroken):  # the officer asked for it
            self.place.messages.notice(f"{error.wat} {error.behouden}")
        else:
            self.place.messages.show_exception(error)

    def _ask_where(self) -> None:
        name, kind = "afgekeurde-rijen.xlsx", "Excel-werkmap (*.xlsx)"
        if target := ask_where(self.place.messages, self, "Waar komen de rijen", name, kind):
            self.save_list(target)

    def save_list(self, target: Path) -> None:
        """Write the rows that are not taken in, with what is wrong with them, to be mended and read again."""
        lijst, controle = self._lijst, self._controle
        if lijst is None or controle is None:
            return
        told = partial(
            self.place.messages.notice,
            "De foute rijen zijn opgeslagen, elk met de reden. Er staan persoonsgegevens in: bewaar het bestand niet langer dan nodig.",
        )
        ctx, render = self.place.ctx, self._bank.schrijf_afgekeurd
        self.place.background.run(
            lambda: save_rejected(ctx, render, lijst, controle, target), lambda _: told(), owner=self
        )


def _looked(ctx: Context, velden: Invoervelden, lijst: Lijst, found: Controle) -> Gekeurd:
    """A judgement with all that is shown of it."""
    words = words_of(ctx, velden)
    unknown, streets = look_up_words(ctx, words, found, melder_names(lijst))
    told = "\n".join(filter(None, (left_empty(lijst, words), titles_left_out(lijst, words))))
    return Gekeurd(found, words, unknown, streets, with_words(found.bekend), told)
