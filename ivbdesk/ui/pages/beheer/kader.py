"""The handelingskader to read, and two versions of it beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivbdesk.actions.uitvoer import save_uitleg
from ivbdesk.cases.fouten import KaderFout
from ivbdesk.cases.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kaderverschil import Verschil, compare
from ivbdesk.cases.kaderversie import Kaderversie
from ivbdesk.cases.nederlands import count, short_date
from ivbdesk.ui.doors import Opened
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import PageStack, clear, row, scrolling
from ivbdesk.ui.widgets.maatregel_blad import MaatregelBlad
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_SHIPPED = "meegeleverd"


class KaderTab(QWidget):
    """At the left the measures, at the right the chosen one in full; or a table of what differs."""

    def __init__(self, place: Workplace, register: Opened) -> None:
        super().__init__()
        self.place, self._register = place, register
        self._versions: list[Kaderversie] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(8)
        self._told = Label("")
        self._fault = Label("", "near")
        outer.addWidget(self._told)
        outer.addWidget(self._fault)
        outer.addLayout(
            row(
                SecondaryButton("Eigen exemplaar", self.make_own),
                SecondaryButton("Nakijken", self.check_own),
                SecondaryButton("Uitleg voor bewoners …", self.save_explanation),
                LinkButton("Lezen", lambda: self.pages.turn_to(0)),
                LinkButton("Vergelijken", lambda: self.pages.turn_to(1)),
            )
        )
        self.pages = PageStack()
        self.pages.add(self._reading())
        self.pages.add(self._comparing())
        outer.addWidget(self.pages, 1)
        self._show_measures("")

    @property
    def _kader(self) -> Handelingskader:
        return self.place.ctx.kader

    def _reading(self) -> QWidget:
        page = QWidget()
        both = QHBoxLayout(page)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(14)
        left = QVBoxLayout()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoek een middel, artikel of wie beslist")
        self.search.setAccessibleName("Zoeken in het handelingskader")
        self.search.textChanged.connect(self._show_measures)
        self.measures = PlainTable(
            self.place.theme,
            "Middelen van het handelingskader",
            (("Code", 8), ("Middel", 0), ("Trede", 16), ("Toetsing", 22)),
            "Geen middel gevonden.",
        )
        self.measures.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.measures.itemSelectionChanged.connect(self._show_chosen)
        left.addWidget(self.search)
        left.addWidget(self.measures, 1)
        both.addLayout(left, 3)
        sheet = QWidget()
        self._sheet = QVBoxLayout(sheet)
        self._sheet.setContentsMargins(0, 0, 6, 0)
        both.addWidget(scrolling(sheet), 2)
        return page

    def _comparing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.older, self.newer = QComboBox(), QComboBox()
        self.older.setAccessibleName("Oudere versie")
        self.newer.setAccessibleName("Nieuwere versie")
        for combo in (self.older, self.newer):
            combo.currentIndexChanged.connect(self._compare)
        column.addLayout(row(Label("Van", wrap=False), self.older, Label("naar", wrap=False), self.newer))
        self._number = MutedLabel("", small=True)
        column.addWidget(self._number)
        self.differences = PlainTable(
            self.place.theme,
            "Verschillen tussen twee versies",
            (("Waarvan", 34), ("Wat", 22), ("Was", 0), ("Wordt", 0)),
            "Geen verschillen.",
        )
        column.addWidget(self.differences, 1)
        return page

    def reload(self) -> None:
        """Read the versions again, off the UI thread."""
        self.place.read(self, self.place.ctx.reads.kaderversies, self._show, key="kaderversies")

    def _show(self, versions: Sequence[Kaderversie]) -> None:
        choice, kader = self._register.kaderkeuze, self._kader
        whose = "eigen exemplaar van de gemeente" if choice.eigen else _SHIPPED
        today = self.place.today()
        due = sum(bool(kader.toetsing(m.gecontroleerd_op, today)) for m in kader.maatregelen.values())
        review = (
            f"{count(due, 'middel', 'middelen')} te toetsen door een jurist"
            if due
            else "alle middelen getoetst"
        )
        self._told.setText(
            f"Versie {kader.versie} ({whose}): {count(len(kader.maatregelen), 'middel', 'middelen')}, {review}."
        )
        self._fault.setText(
            f"Het eigen exemplaar naast het register is niet gebruikt:\n{choice.fout}" if choice.fout else ""
        )
        self._fault.setVisible(bool(choice.fout))
        if [item.id for item in versions] == [item.id for item in self._versions]:
            return
        self._versions = list(versions)
        for combo in (self.older, self.newer):
            combo.blockSignals(True)
            combo.clear()
            for item in self._versions:
                name = "eigen" if item.eigen else _SHIPPED
                combo.addItem(f"{item.versie} ({name}, sinds {short_date(item.sinds.date())})", item.versie)
            combo.blockSignals(False)
        self.newer.setCurrentIndex(len(self._versions) - 1)
        self.older.setCurrentIndex(max(0, len(self._versions) - 2))
        self._compare()

    def _show_measures(self, text: str) -> None:
        wanted, kader, today = text.casefold().split(), self._kader, self.place.today()
        found = [m for m in kader.maatregelen.values() if all(word in _words(m) for word in wanted)]
        self.measures.show_rows(
            [(m, _measure_row(kader, m, kader.toetsing(m.gecontroleerd_op, today))) for m in found]
        )
        if found:
            self.measures.selectRow(0)
        # A row that was chosen already tells nobody that another means now stands in it.
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen: list[Maatregelsoort] = self.measures.chosen()
        clear(self._sheet)
        if chosen:
            self._sheet.addWidget(HeaderLabel(f"{chosen[0].code} {chosen[0].naam}", 2))
            self._sheet.addWidget(MaatregelBlad(self._kader, chosen[0], self.place.today()))
        self._sheet.addStretch(1)

    def _compare(self) -> None:
        names = self.older.currentData(), self.newer.currentData()
        ctx = self.place.ctx
        if None in names:
            return

        def work() -> tuple[Verschil, ...] | None:
            old, new = (ctx.kaders(name) for name in names)
            return compare(old, new) if old is not None and new is not None else None

        self.place.read(self, work, self._show_differences, key="vergelijken")

    def _show_differences(self, found: tuple[Verschil, ...] | None) -> None:
        if found is None:
            self._number.setText(
                "Een van deze versies is voor een ander programma geschreven en niet meer te lezen."
            )
            found = ()
        else:
            self._number.setText(count(len(found), "verschil", "verschillen"))
        self.differences.show_rows([(item, (item.waarvan, item.wat, item.was, item.wordt)) for item in found])

    def make_own(self) -> None:
        """Write a copy beside the register for the municipality to change."""
        self.place.background.run(
            self._register.make_own_kader,
            lambda file: self.place.messages.notice(
                f"‘{Path(str(file)).name}’ staat naast het register. Geef het een nieuwe versie; het geldt na opnieuw openen."
            ),
            self._failed,
            owner=self,
        )

    def check_own(self) -> None:
        """Look whether the copy beside the register can be used as it is now."""
        self.place.background.run(
            self._register.check_own_kader,
            lambda version: self.place.messages.notice(
                f"Versie {version} is in orde en geldt zodra u ivbdesk opnieuw opent."
            ),
            self._failed,
            owner=self,
        )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, KaderFout):
            self._fault.setText(f"Het eigen exemplaar naast het register:\n{error}")
            self._fault.show()
        else:
            self.place.messages.show_exception(error)

    def save_explanation(self) -> None:
        """Write the plain-language explanation."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Waar komt de uitleg", "uitleg-bewoners.pdf", "PDF (*.pdf)"
        )
        if not chosen:
            return
        ctx, druk, target = self.place.ctx, self._register.drukkerij, Path(chosen)
        self.place.background.run(
            lambda: save_uitleg(ctx, druk, target),
            lambda _: self.place.messages.notice("De uitleg voor bewoners is opgeslagen."),
            owner=self,
        )


def _words(soort: Maatregelsoort) -> str:
    return f"{soort.code} {soort.naam} {soort.kort} {soort.grondslag} {soort.bevoegd}".casefold()


def _measure_row(kader: Handelingskader, soort: Maatregelsoort, review: str) -> tuple[str, str, str, str]:
    level = f"{soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "naast de ladder"
    state = "staat uit" if not soort.actief else review or "getoetst"
    return soort.code, f"{soort.naam}\n{soort.bevoegd}", level, state
