"""What is late, what is due, what has gone quiet, and where the chain has a gap."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.nederlands import count, long_date, term
from ivbdesk.cases.rijen import WerkRij
from ivbdesk.cases.werkvoorraad import OP_DATUM, AandachtSoort
from ivbdesk.ui.widgets.basics import Card, EmptyState, HeaderLabel, Label, LinkButton, MutedLabel
from ivbdesk.ui.widgets.concepten_card import ConceptenCard
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.widgets.layouts import Pair, clear, scrolling
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows
from ivbdesk.ui.widgets.toezicht_card import ToezichtCard
from ivbdesk.ui.workplace import Changed, Workplace

_CASES_SHOWN = 6
_QUIET_SHOWN = 6


class WerkvoorraadPage(QWidget):
    """The week of an officer: a table of what is due, beside it the gaps and the quiet cases."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Werkvoorraad"))
        self._summary = MutedLabel("")
        head.addSpacing(10)
        head.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        self.table = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "Niets te laat en niets deze week",
                "Hier komt wat moet gebeuren: afspraken, evaluaties en termijnen van alle casussen. "
                "Een nieuwe casus legt u vast met Ctrl+N.",
            )
        )
        columns.addWidget(self._stack, 17)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(14)
        self._drafts = ConceptenCard(place)
        self._oversight = ToezichtCard(place)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(self._drafts)
        column.addWidget(self._oversight)
        column.addWidget(side, 1)
        columns.addWidget(scrolling(beside), 10)
        outer.addLayout(columns, 1)
        self._freshness = Freshness(self, self.reload)
        place.changed.connect(self._on_changed)
        place.theme.changed.connect(self._freshness.expire)
        self.reload()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels(["Termijn", "Wat moet er gebeuren", "Casus", "Wie"])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        fit_rows(table, TextDelegate(self.place.theme, table))
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Werkvoorraad, wat te laat is of deze week moet")
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        em = self.fontMetrics().averageCharWidth()
        table.setColumnWidth(0, em * 15)
        table.setColumnWidth(3, em * 14)
        table.cellActivated.connect(lambda row, _: self._open(row))
        return table

    def showEvent(self, event: QShowEvent) -> None:
        """Drafts come and go without a unit of work, so they are read whenever the page is shown."""
        super().showEvent(event)
        self._drafts.reload()
        self._oversight.reload()

    def _on_changed(self, changes: Changed) -> None:
        if changes.casussen:
            self._freshness.expire()

    def reload(self) -> None:
        """Read the points of attention again, off the UI thread."""
        reads, today = self.place.ctx.reads, self.place.today()
        self.place.read(self, lambda: reads.werkvoorraad(today), self._show, key="werkvoorraad")

    def _show(self, rows: Sequence[WerkRij]) -> None:
        today = self.place.today()
        due = [row for row in rows if row.soort in OP_DATUM]
        quiet = [row for row in rows if row.soort is AandachtSoort.STIL]
        gaps = [row for row in rows if row.soort is AandachtSoort.GAT]
        lighter = [row for row in rows if row.soort is AandachtSoort.AFSCHALEN]
        late = sum(row.termijn is not None and row.termijn < today for row in due)
        self._summary.setText(
            f"{long_date(today)} · {late} te laat · {len(due) - late} deze week · "
            f"{count(len(gaps), 'gat', 'gaten')} in de keten · {len(quiet)} stil"
        )
        self._fill_table(due)
        self._stack.setCurrentIndex(0 if due else 1)
        clear(self._side)
        self._side.addWidget(self._gap_card(gaps))
        if lighter:
            self._side.addWidget(self._lighter_card(lighter))
        self._side.addWidget(self._quiet_card(quiet))
        self._side.addStretch(1)

    def _fill_table(self, rows: Sequence[WerkRij]) -> None:
        today = self.place.today()
        self.table.setRowCount(len(rows))
        strong = QFont(self.table.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for number, row in enumerate(rows):
            when = QTableWidgetItem(term(row.termijn, today) if row.termijn else "")
            if row.termijn and row.termijn < today:
                when.setForeground(QBrush(self.place.theme.colour("bad")))
                when.setFont(strong)
            elif row.termijn and (row.termijn - today).days <= 2:
                when.setForeground(QBrush(self.place.theme.colour("warn")))
                when.setFont(strong)
            what = QTableWidgetItem(row.wat if not row.toelichting else f"{row.wat}\n{row.toelichting}")
            what.setFont(strong)
            which = QTableWidgetItem(f"{row.titel}\n{row.nummer}")
            for column, item in enumerate((when, what, which, QTableWidgetItem(row.wie))):
                item.setData(Qt.ItemDataRole.UserRole, row.casus_id)
                self.table.setItem(number, column, item)

    def _gap_card(self, rows: Sequence[WerkRij]) -> Card:
        card = Card("Gaten in de keten")
        if not rows:
            card.add(MutedLabel("Geen gaten: overal waar een probleem is, is iemand aan zet."))
        by_casus: dict[UUID, list[WerkRij]] = {}
        for row in rows:
            by_casus.setdefault(row.casus_id, []).append(row)
        for casus_id, gaps in list(by_casus.items())[:_CASES_SHOWN]:
            told = "\n".join(f"◆ {gap.wat}. {gap.toelichting}." for gap in gaps)
            card.add(self._link(f"{gaps[0].nummer} {gaps[0].titel}", told, casus_id, "Keten"))
        if len(by_casus) > _CASES_SHOWN:
            rest = count(len(by_casus) - _CASES_SHOWN, "casus", "casussen")
            card.add(Label(f"En nog {rest}; zie Casussen, filter Gat in de keten.", "small"))
        return card

    def _lighter_card(self, rows: Sequence[WerkRij]) -> Card:
        """Where less may do: stepping down is as much work as stepping up (domein 1.5)."""
        card = Card("Kan het lichter?")
        for row in rows[:_QUIET_SHOWN]:
            card.add(self._link(f"{row.titel}: {row.wat.lower()}", row.toelichting, row.casus_id, "Ladder"))
        if len(rows) > _QUIET_SHOWN:
            card.add(Label(f"En nog {len(rows) - _QUIET_SHOWN}.", "small"))
        return card

    def _quiet_card(self, rows: Sequence[WerkRij]) -> Card:
        card = Card("Stil geworden")
        today = self.place.today()
        if not rows:
            card.add(MutedLabel("Met iedereen was de afgelopen vier weken contact."))
        oldest = sorted(rows, key=lambda row: row.termijn or today)
        for row in oldest[:_QUIET_SHOWN]:
            weeks = (today - row.termijn).days // 7 if row.termijn else 0
            card.add(
                self._link(row.titel, f"{row.nummer} · stil sinds {weeks} weken", row.casus_id, "Tijdlijn")
            )
        if len(rows) > _QUIET_SHOWN:
            card.add(Label(f"En nog {len(rows) - _QUIET_SHOWN}.", "small"))
        return card

    def _link(self, title: str, line: str, casus_id: UUID, tab: str) -> QWidget:
        text = Label(line, "small")
        text.setContentsMargins(5, 0, 0, 0)
        return Pair(LinkButton(title, lambda: self.place.open_casus(casus_id, tab)), text)

    def _open(self, row: int) -> None:
        item = self.table.item(row, 0)
        if item is not None:
            self.place.open_casus(item.data(Qt.ItemDataRole.UserRole))
