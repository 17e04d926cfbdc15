"""The plan van aanpak: its goals, and the afspraken: who does what before when, and what came of it."""

from __future__ import annotations

from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.taal.nederlands import count, short_date, term
from ivbdesk.ui.act import act
from ivbdesk.ui.dossier.afspraak_dialog import AfrondDialog, AfspraakDialog, VerzetDialog
from ivbdesk.ui.dossier.beloften_block import BeloftenBlock
from ivbdesk.ui.dossier.doelen import DoelenBlock
from ivbdesk.ui.widgets.basics import HeaderLabel, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.list_hands import ListHands, choose_many
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty
from ivbdesk.ui.workplace import Workplace

_HEADS = ("Uiterlijk", "Wat", "Wie", "Leefgebied", "Staat", "Uitkomst")


class PlanTab(QWidget):
    """Above what was promised and the goals; below a table of afspraken, open ones first, where Enter finishes the chosen one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        self._rows: list[Afspraak] = []
        page, content = QVBoxLayout(self), QWidget()
        page.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(10)
        self.promised = BeloftenBlock(place)
        outer.addWidget(self.promised)
        self.goals = DoelenBlock(place)
        self.goals.table.setMinimumHeight(place.theme.px(150))
        outer.addWidget(self.goals, 2)
        outer.addSpacing(6)
        head = QHBoxLayout()
        self._summary = MutedLabel("")
        self.open_only = QCheckBox("Alleen lopende")
        self.open_only.toggled.connect(lambda _: self._fill())
        self.finish_button = SecondaryButton("Afronden", self.finish).needing(self.place)
        self.move_button = SecondaryButton("Verzetten", self.move_term).needing(self.place)
        head.addWidget(HeaderLabel("Afspraken", 2))
        head.addWidget(self._summary, 1)
        for widget in (
            self.open_only,
            self.move_button,
            self.finish_button,
            PrimaryButton("Nieuwe afspraak", self.new).needing(self.place),
        ):
            head.addWidget(widget)
        outer.addLayout(head)
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setAccessibleName("Afspraken")
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        choose_many(self.table)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        fit_rows(self.table, TextDelegate(place.theme, self.table))
        say_when_empty(self.table, "Nog geen afspraken. Leg vast wie wat doet, en vóór welke dag.")
        header = self.table.horizontalHeader()
        em = self.fontMetrics().averageCharWidth()
        for column, width in ((0, 15), (2, 17), (3, 20), (4, 12)):
            self.table.setColumnWidth(column, em * width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.table.cellActivated.connect(lambda *_: self.finish())
        self.table.itemSelectionChanged.connect(self._on_selected)
        place.theme.changed.connect(self._fill)
        self.table.setMinimumHeight(place.theme.px(190))
        outer.addWidget(self.table, 3)
        self.hands = ListHands(self.table, self.finish_button, self.move_button)
        page.addWidget(scrolling(content))
        self._on_selected()

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus."""
        self._blad = blad
        self._fill()

    def _fill(self) -> None:
        blad = self._blad
        if blad is None:
            return
        self.promised.show_beloften(blad.casus.beloften, {item.id: item.naam for item in blad.medewerkers})
        self.goals.show_blad(blad)
        chosen = self._chosen()
        shown = [a for a in blad.casus.afspraken if a.status.is_running or not self.open_only.isChecked()]
        self._rows = sorted(shown, key=lambda a: (not a.status.is_running, a.uiterlijk))
        self.table.setRowCount(len(self._rows))
        for number, item in enumerate(self._rows):
            self._fill_row(number, item, blad)
        running = sum(a.status.is_running for a in blad.casus.afspraken)
        late = sum(a.status.is_running and a.uiterlijk < self.place.today() for a in blad.casus.afspraken)
        self._summary.setText(f"{count(running, 'lopende afspraak', 'lopende afspraken')}, {late} te laat")
        if chosen is not None:
            same = next((n for n, a in enumerate(self._rows) if a.id == chosen.id), -1)
            self.table.selectRow(same)
        self._on_selected()

    def _fill_row(self, number: int, afspraak: Afspraak, blad: CasusBlad) -> None:
        today = self.place.today()
        partner = blad.partner(afspraak.partner_id)
        who = partner.kort if partner else ""
        area = self.place.ctx.naslag.gebieden.naam(afspraak.leefgebied) if afspraak.leefgebied else ""
        when = (
            term(afspraak.uiterlijk, today) if afspraak.status.is_running else short_date(afspraak.uiterlijk)
        )
        cells = (when, _what(afspraak, blad), f"{who}\n{afspraak.persoon}" if afspraak.persoon else who, area,
                 afspraak.status.label, afspraak.resultaat)  # fmt: skip
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if not afspraak.status.is_running:
                item.setForeground(QBrush(self.place.theme.colour("ink3")))
            elif column == 0 and afspraak.uiterlijk < today:
                strong = QFont(self.table.font())
                strong.setWeight(QFont.Weight.Bold)
                item.setFont(strong)
                item.setForeground(QBrush(self.place.theme.colour("bad")))
            self.table.setItem(number, column, item)

    def _chosen(self) -> Afspraak | None:
        """The one that is chosen; none where they are several."""
        row = self.table.currentRow()
        several = len(self.table.selectionModel().selectedRows()) > 1
        return self._rows[row] if 0 <= row < len(self._rows) and not several else None

    def _on_selected(self) -> None:
        chosen = self._chosen()
        can = chosen is not None and chosen.status.is_running
        self.finish_button.setEnabled(can)
        self.move_button.setEnabled(can)

    @act("Afspraak maken", "nieuwe actie taak", needs=Recht.REGIEVOERDER, useful=True)
    def new(self) -> None:
        """Make an afspraak."""
        if self._blad is not None:
            AfspraakDialog(self.place, self._blad, self).start()

    def finish(self) -> None:
        """Record what came of the chosen afspraak."""
        chosen = self._chosen()
        if self._blad is not None and chosen is not None and chosen.status.is_running:
            AfrondDialog(self.place, self._blad.casus.id, chosen, self).start()

    def move_term(self) -> None:
        """Give the chosen afspraak another date."""
        chosen = self._chosen()
        if self._blad is not None and chosen is not None and chosen.status.is_running:
            VerzetDialog(self.place, self._blad.casus.id, chosen, self).start()


def _what(afspraak: Afspraak, blad: CasusBlad) -> str:
    """What was agreed, with the goal that it serves below it."""
    goal = next((doel for doel in blad.casus.doelen if doel.id == afspraak.doel_id), None)
    return f"{afspraak.wat}\nVoor het doel: {goal.tekst}" if goal else afspraak.wat
