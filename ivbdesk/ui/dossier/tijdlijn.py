"""The tijdlijn of a casus: what happened and what was done, newest first, with a quick line to add to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.zoeken.lijsten import Lijstbron, timeline_source
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.act import act
from ivbdesk.ui.dossier.event_box import EventBox
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.dossier.snelle_regel import SnelleRegel
from ivbdesk.ui.dossier.tijdlijn_model import ITEM_ROLE, TijdlijnModel
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.widgets.kept_rows import KeptRows
from ivbdesk.ui.widgets.list_hands import choose_many, shown_columns
from ivbdesk.ui.widgets.sought_line import SoughtLine
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.leaving_list import LeavingList


class TijdlijnTab(QWidget):
    """A quick line for a contact in half a minute, a filter, and the entries; Enter opens one to correct it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        self.model = TijdlijnModel(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(10)
        self.quick = SnelleRegel(place, self.new_item)
        self.events = EventBox(place)
        outer.addWidget(self.quick)
        outer.addWidget(self.events)
        self.table = self._make_table()
        self.leaving: LeavingList[Tijdlijnitem] = LeavingList(
            place, self.table, self._source, self.model.collect, opens="Openen"
        )
        outer.addLayout(self._make_filter())
        outer.addWidget(self.table, 1)

    def _make_filter(self) -> QHBoxLayout:
        self.filter = SoughtLine("Filter op woord", "Filter de tijdlijn op woord")
        self.filter.leads_to(self.table)
        self.kind = Chooser("Filter op soort")
        self.kind.addItem("Alle soorten", None)
        for soort in ItemSoort:
            self.kind.addItem(soort.label, soort)
        self.origin = Chooser("Filter op herkomst")
        self.origin.addItem("Elke herkomst", None)
        for herkomst in Herkomst:
            self.origin.addItem(herkomst.label, herkomst)
        self._count = MutedLabel("", small=True)
        row = QHBoxLayout()
        row.addWidget(self.filter, 3)
        row.addWidget(self.kind)
        row.addWidget(self.origin)
        row.addWidget(self._count, 2)
        row.addWidget(self.leaving.button)
        self.filter.textChanged.connect(lambda _: self._fill())
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.origin.currentIndexChanged.connect(lambda _: self._fill())
        return row

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        KeptRows(table, lambda: ((row, item.id) for row, item in enumerate(self.model.items))).follow(
            self.model
        )
        table.setAccessibleName("Tijdlijn, nieuwste eerst")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        choose_many(table)
        table.setTabKeyNavigation(False)
        fit_rows(table, TextDelegate(self.place.theme, table))
        say_when_empty(
            table, "Nog geen regels, of geen die bij het filter past. Typ hierboven wat er gebeurde."
        )
        header = table.horizontalHeader()
        em = table.fontMetrics().averageCharWidth()
        for column, width in enumerate((14, 20, 20)):
            table.setColumnWidth(column, em * width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._open)
        return table

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus; filter and place stay while the casus stays."""
        if self._blad is None or self._blad.casus.id != blad.casus.id:
            self.filter.clear()
        self._blad = blad
        self.quick.show_blad(blad)
        self.events.show_blad(blad)
        self._fill()

    def _fill(self) -> None:
        if self._blad is None:
            return
        shown = self.model.show_items(
            self._blad.casus.tijdlijn, self.filter.text(), self.kind.currentData(), self.origin.currentData()
        )
        self._count.setText(f"{shown} van {len(self._blad.casus.tijdlijn)} regels")

    @act(
        "Tijdlijn vastleggen", "regel notitie melding incident gesprek", needs=Recht.REGIEVOERDER, useful=True
    )
    def take_up(self) -> None:
        """Go to the line in which something is recorded at once."""
        self.quick.text.edit.setFocus()

    @act(
        "Tijdlijn vastleggen met alle velden",
        "regel notitie melding incident",
        needs=Recht.REGIEVOERDER,
        useful=True,
    )
    def new_item(self) -> None:
        """Record an entry with all its fields."""
        if self._blad is not None:
            ItemDialog(self.place, self._blad, None, self).start()

    def _source(self) -> Lijstbron[Tijdlijnitem]:
        assert self._blad is not None  # the tab is of a casus
        kind, origin, words = self.kind.currentData(), self.origin.currentData(), self.filter.text().strip()
        told = [chooser.currentText().lower() for chooser in (self.kind, self.origin)]
        told += [f"zoekwoord: {words}"] if words else []
        narrowed = kind is not None or origin is not None or bool(words)
        shown = [item.id for item in self.model.items]
        found = timeline_source(
            self.place.ctx, self._blad.casus, shown, "; ".join(told) if narrowed else "hele tijdlijn"
        )
        return found.with_columns(shown_columns(self.table))

    def _open(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if self._blad is not None and isinstance(item, Tijdlijnitem):
            ItemDialog(self.place, self._blad, item, self).start()
