"""The handelingskader to read, and two versions of it beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ivbdesk.actions.publiek.uitvoer import save_uitleg
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kader.kaderverschil import Verschil, compare
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.beheer.error_list import ErrorList
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.ladder.maatregel_blad import MaatregelBlad
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import FittingStack, clear, row, scrolling
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.sought_line import SoughtLine
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_SHIPPED = "meegeleverd"
_FILE = "handelingskader.toml"
_ON_DISK = "\0eigen exemplaar"
_NO_COPY = "Er staat geen eigen exemplaar naast het register. Maak er een met ‘Eigen exemplaar’."


class KaderTab(QWidget):
    """At the left the measures, at the right the chosen one in full; or a table of what differs."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place, self._own = place, place.desk.own_kader
        self._versions: list[tuple[str, str]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(8)
        self._told = Label("")
        self._fault = ErrorList("Fouten in het eigen exemplaar van het handelingskader")
        self._looked = False
        self._toast: QWidget | None = None
        outer.addWidget(self._told)
        outer.addWidget(self._fault)
        outer.addLayout(
            row(
                SecondaryButton("Eigen exemplaar", self.make_own),
                SecondaryButton("Nakijken", self.check_own),
                SecondaryButton("Uitleg voor bewoners …", self.save_explanation),
                LinkButton("Lezen", lambda: self.pages.turn_to(0)),
                LinkButton("Vergelijken", self.compare_versions),
            )
        )
        self.pages = FittingStack()
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
        self.search = SoughtLine("Zoek een middel, artikel of wie beslist", "Zoeken in het handelingskader")
        self.search.textChanged.connect(self._show_measures)
        self.measures = PlainTable[Maatregelsoort](
            self.place.theme,
            "Middelen van het handelingskader",
            (("Code", 7), ("Middel", 0), ("Trede", 14), ("Toetsing", 17)),
            "Geen middel gevonden.",
            key=lambda means: means.code,
        )
        self.measures.choice_changed.connect(self._show_chosen)
        self.search.leads_to(self.measures)
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
        self.older, self.newer = Chooser("Oudere versie", least=12), Chooser("Nieuwere versie", least=12)
        for combo in (self.older, self.newer):
            combo.currentIndexChanged.connect(self._compare)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        between = Label("Van", wrap=False), Label("naar", wrap=False)
        column.addLayout(row(between[0], self.older, between[1], self.newer, stretch=False))
        self._number = MutedLabel("", small=True)
        column.addWidget(self._number)
        self.differences = PlainTable[object](
            self.place.theme,
            "Verschillen tussen twee versies",
            (("Waarvan", 34), ("Wat", 22), ("Was", 0), ("Wordt", 0)),
            "Geen verschillen.",
        )
        column.addWidget(self.differences, 1)
        return page

    def reload(self) -> None:
        """Read the versions again, off the UI thread; the copy on disk only where it can be compared."""
        reads, comparing = self.place.ctx.reads, self.pages.index == 1

        def work() -> tuple[Sequence[Kaderversie], Handelingskader | None]:
            return reads.beheer.kaderversies(), self._own_on_disk() if comparing else None

        self.place.read(self, work, self._show, key="kaderversies")

    def compare_versions(self) -> None:
        """Show two versions beside each other; the own copy is read as it is on disk now."""
        self.pages.turn_to(1)
        self.reload()

    @property
    def _own_file(self) -> Path:
        return self.place.desk.register.folder.parent / _FILE

    def _own_on_disk(self) -> Handelingskader | None:
        """The own copy as it stands beside the register, where it could be taken into use."""
        try:
            return self._own.check()
        except KaderFout:
            return None  # "Nakijken" tells what is wrong with it

    def _show(self, found: tuple[Sequence[Kaderversie], Handelingskader | None]) -> None:
        choice, kader = self._own.keuze, self._kader
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
        if not self._looked:
            told = "Het eigen exemplaar naast het register is niet gebruikt:" if choice.fout else ""
            self._fault.tell(told, choice.fout)
        self._show_versions(*found)

    def _show_versions(self, versions: Sequence[Kaderversie], own: Handelingskader | None) -> None:
        names = [
            (v.versie, f"{v.versie} ({'eigen' if v.eigen else _SHIPPED}, sinds {short_date(v.sinds.date())})")
            for v in versions
        ]
        if own is not None and own.versie not in {versie for versie, _ in names}:
            names.append((_ON_DISK, f"{own.versie} (eigen exemplaar, nog niet in gebruik)"))
        if names != self._versions:
            self._versions = names
            for combo in (self.older, self.newer):
                combo.blockSignals(True)
                combo.clear()
                for versie, name in names:
                    combo.addItem(name, versie)
                combo.blockSignals(False)
            for combo, back in ((self.newer, 1), (self.older, 2)):
                combo.blockSignals(True)
                combo.setCurrentIndex(max(0, len(names) - back))
                combo.blockSignals(False)
            self._compare()
        elif _ON_DISK in (self.older.currentData(), self.newer.currentData()):
            self._compare()

    def _show_measures(self, text: str) -> None:
        wanted, kader, today = fold_letters(text).split(), self._kader, self.place.today()
        found = [m for m in kader.maatregelen.values() if all(word in _words(m) for word in wanted)]
        self.measures.show_rows(
            [(m, _measure_row(kader, m, kader.toetsing(m.gecontroleerd_op, today))) for m in found]
        )
        if found and not self.measures.chosen():
            self.measures.selectRow(0)
        # A row that was chosen already does not announce that another means now stands in it.
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.measures.chosen()
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
            old, new = (self._own_on_disk() if name == _ON_DISK else ctx.kaders(name) for name in names)
            return compare(old, new) if old is not None and new is not None else None

        self.place.read(self, work, self._show_differences, key="vergelijken")

    def _show_differences(self, found: tuple[Verschil, ...] | None) -> None:
        if found is None:
            self._number.setText(
                "Een van deze versies is niet te lezen: zij is voor een ander programma geschreven, of het eigen "
                "exemplaar is intussen veranderd. Kijk het na met ‘Nakijken’."
            )
            found = ()
        else:
            self._number.setText(count(len(found), "verschil", "verschillen"))
        self.differences.show_rows([(item, (item.waarvan, item.wat, item.was, item.wordt)) for item in found])

    def make_own(self) -> None:
        """Write a copy beside the register for the municipality to change; one that is there stays as it is."""
        self.place.background.run(self._own.make, self._made, self._not_made, owner=self)

    def _made(self, file: object) -> None:
        self._notice(
            f"‘{Path(str(file)).name}’ staat naast het register. Geef het een nieuwe versie; het geldt na opnieuw openen."
        )

    def _not_made(self, error: BaseException) -> None:
        if isinstance(error, KaderFout):
            self._notice(f"‘{_FILE}’ staat al naast het register. Er is niets aan veranderd.")
        else:
            self.place.messages.show_exception(error)

    def check_own(self) -> None:
        """Look whether the copy beside the register can be used as it is now."""
        file, own = self._own_file, self._own

        def work() -> str:
            return own.check().versie if file.exists() else ""

        self.place.background.run(work, self._checked, self._failed, owner=self)

    def _checked(self, version: object) -> None:
        self._looked = True
        if not version:
            self._fault.tell(_NO_COPY)
            self._notice(_NO_COPY)
            return
        self._fault.tell("")
        when = "is in gebruik" if version == self._kader.versie else "geldt zodra u ivbdesk opnieuw opent"
        self._notice(f"Versie {version} is in orde en {when}.")
        self.reload()

    def _failed(self, error: BaseException) -> None:
        self._forget_notice()
        if isinstance(error, KaderFout):
            self._looked = True
            wrong = count(len(error.fouten), "fout", "fouten")
            self._fault.tell(f"{wrong} in het eigen exemplaar naast het register:", str(error))
        else:
            self.place.messages.show_exception(error)

    def _notice(self, text: str) -> None:
        self._toast = self.place.messages.notice(text)

    def _forget_notice(self) -> None:
        """What was shown before holds no longer: it must not stand beside the mistakes."""
        if self._toast is not None and isValid(self._toast):
            self._toast.close()
        self._toast = None

    def save_explanation(self) -> None:
        """Write the plain-language explanation."""
        title, kind = "Waar komt de uitleg", "PDF (*.pdf)"
        target = ask_where(self.place.messages, self, title, "uitleg-bewoners.pdf", kind)
        if target is None:
            return
        ctx, druk = self.place.ctx, self.place.desk.drukkerij
        self.place.background.run(
            lambda: save_uitleg(ctx, druk, target),
            lambda _: self.place.messages.notice("De uitleg voor bewoners is opgeslagen."),
            owner=self,
        )


def _words(soort: Maatregelsoort) -> str:
    return fold_letters(f"{soort.code} {soort.naam} {soort.kort} {soort.grondslag} {soort.bevoegd}")


def _measure_row(kader: Handelingskader, soort: Maatregelsoort, review: str) -> tuple[str, str, str, str]:
    level = f"{soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "naast de ladder"
    state = "staat uit" if not soort.actief else review or "getoetst"
    return soort.code, f"{soort.naam}\n{soort.bevoegd}", level, state
