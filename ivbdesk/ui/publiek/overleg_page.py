"""The page of the casusoverleg: the meetings, and the differences of insight that are open."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.actions.publiek.uitvoer import Drukkerij
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.overleg import Overleg
from ivbdesk.cases.taal.nederlands import short_date, term, weekday_date
from ivbdesk.cases.zoeken.rijen import VerschilRij
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.publiek.overleg_dialog import OverlegDialog
from ivbdesk.ui.publiek.papieren import save_all_agreements
from ivbdesk.ui.publiek.voorbereiden import PreparationPage
from ivbdesk.ui.widgets.basics import EmptyState, HeaderLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.list_hands import ListHands, choose_many
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.workplace import Workplace

_ID = Qt.ItemDataRole.UserRole
_KINDS = {"overleg", "deelname", "aanwezigheid", "bespreking", "partner", "inzichtverschil", "visie"}

_LIST = 18


class OverlegPage(QWidget):
    """At the left the meetings, at the right the chosen one; `held` asks for the conference window."""

    held = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        drukkerij = place.desk.drukkerij
        self._overleggen: list[Overleg] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Overleg"), 1)
        head.addWidget(
            SecondaryButton(
                "Afspraken naar agenda (.ics) …", lambda: save_all_agreements(self.place, drukkerij, self)
            ).needing(self.place)
        )
        head.addWidget(PrimaryButton("Overleg plannen", self.plan).needing(self.place))
        outer.addLayout(head)
        self.tabs = Tabs("Onderdelen van overleg")
        self.tabs.add("Overleggen", self._meetings(drukkerij))
        self.tabs.add("Verschillen van inzicht", self._differences())
        outer.addWidget(self.tabs, 1)
        place.changed.connect(self._on_changed)
        self.reload()

    def _meetings(self, drukkerij: Drukkerij) -> QWidget:
        page = QWidget()
        both = QHBoxLayout(page)
        both.setContentsMargins(0, 12, 0, 0)
        both.setSpacing(16)
        self.list = QListWidget()
        self.list.setAccessibleName("Overleggen")
        self.list.setWordWrap(True)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LIST)
        choose_many(self.list)
        ListHands(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        both.addWidget(self.list, 7)
        self.detail = PreparationPage(self.place, drukkerij)
        self.detail.held.connect(self.held)
        self._empty = EmptyState(
            "Nog geen overleg",
            "Plan een overleg, kies de casussen die aandacht vragen, en zet bij elke casus één vraag.",
            PrimaryButton("Overleg plannen", self.plan).needing(self.place),
        )
        both.addWidget(self.detail, 23)
        both.addWidget(self._empty, 23)
        return page

    def _differences(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        self.differences = PlainTable[VerschilRij](
            self.place.theme,
            "Open verschillen van inzicht",
            (("Casus", 14), ("Waarover", 0), ("Sinds", 14), ("Gekozen", 0), ("Opnieuw bekijken", 20)),
            "Geen open verschillen van inzicht.",
        )
        self.differences.asked_open.connect(lambda *_: self._open_difference())
        column.addWidget(self.differences, 1)
        self.differences.offer(opens="Casus openen")
        column.addLayout(row(PrimaryButton("Casus openen", self._open_difference)))
        return page

    def _on_changed(self, changes: Changed) -> None:
        if _KINDS & changes.entiteiten:
            self.reload()

    def reload(self) -> None:
        """Read the meetings and the differences again, off the UI thread."""
        reads = self.place.ctx.reads

        def work() -> tuple[list[Overleg], list[VerschilRij]]:
            return reads.publiek.overleggen(), reads.keten.open_verschillen()

        self.place.read(self, work, self._show, key="overleggen")

    def _show(self, found: tuple[list[Overleg], list[VerschilRij]]) -> None:
        self._overleggen, differences = found
        chosen = self.chosen_id()
        open_first = sorted(self._overleggen, key=lambda o: (not o.status.is_open, _sooner(o)))
        self.list.blockSignals(True)
        self.list.clear()
        for overleg in open_first:
            clock = f" {overleg.tijd:%H:%M}" if overleg.tijd else ""
            words = f"{weekday_date(overleg.datum)}{clock}\n{overleg.soort.label} · {overleg.status.label.lower()}"
            item = QListWidgetItem(words)
            item.setData(_ID, overleg.id)
            self.list.addItem(item)
            if overleg.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and open_first:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._choose()
        self._show_differences(differences)

    def _show_differences(self, rows: Sequence[VerschilRij]) -> None:
        today = self.place.today()
        self.differences.show_rows(
            [
                (
                    line,
                    (
                        line.nummer,
                        line.onderwerp,
                        short_date(line.ontstaan_op),
                        line.gekozen or "nog niets gekozen",
                        term(line.opnieuw_op, today) if line.opnieuw_op else "nog geen datum",
                    ),
                )
                for line in rows
            ]
        )

    def chosen_id(self) -> UUID | None:
        """The id of the chosen meeting."""
        item = self.list.currentItem()
        found: UUID | None = item.data(_ID) if item is not None else None
        return found

    def _choose(self) -> None:
        chosen = next((o for o in self._overleggen if o.id == self.chosen_id()), None)
        self.detail.setVisible(chosen is not None)
        self._empty.setVisible(chosen is None)
        if chosen is not None:
            self.detail.show_overleg(chosen, self._overleggen)

    def plan(self) -> None:
        """Plan a meeting."""
        reads = self.place.ctx.reads

        def ask(partners: list[Partner]) -> None:
            dialog = OverlegDialog(self.place, partners, None, self, self._overleggen)
            dialog.saved.connect(self._go_to)
            dialog.start()

        self.place.read(self, reads.keten.partners, ask, key="uitnodigen")

    def show_overleg(self, overleg_id: UUID) -> None:
        """Choose this meeting in the list."""
        self.tabs.show_tab("Overleggen")
        self._go_to(overleg_id)

    def _go_to(self, overleg_id: UUID) -> None:
        for number in range(self.list.count()):
            if self.list.item(number).data(_ID) == overleg_id:
                self.list.setCurrentRow(number)
                return
        item = QListWidgetItem("")
        item.setData(_ID, overleg_id)
        self.list.addItem(item)
        self.list.setCurrentItem(item)
        self.reload()

    def _open_difference(self) -> None:
        chosen = self.differences.chosen()
        if chosen:
            self.place.open_casus(chosen[0].casus_id, "Keten")


def _sooner(overleg: Overleg) -> int:
    """Meetings to come by date, those that were held with the latest first."""
    days = overleg.datum.toordinal()
    return days if overleg.status.is_open else -days
